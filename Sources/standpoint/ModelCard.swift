import Evaluation
import LinearModels
import TextFeatures

/// The card that goes with a model: front matter as Hugging Face reads it, what it is for, where it comes from, its
/// numbers and its limits. Everything in it is in the model file.
enum ModelCard {
  static func path(besideModel path: String) -> String {
    let folder = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let stem = path[folder...].lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    return stem + ".md"
  }

  static func text(_ contents: ModelFile.Contents) -> String {
    let model = contents.model
    let training = model.metadata.training
    var card = """
      ---
      license: \(training.license.map { $0.lowercased() } ?? "other")
      language: en
      library_name: standpoint
      pipeline_tag: text-classification
      tags: [stance-detection, hostility, linear-model]
      ---

      # \(model.metadata.name)

      A linear model that scores single statements of news, speeches and posts. sha256 `\(contents.sha256)`.


      """
    if let target = model.metadata.target {
      card += "Stance is toward the proposal: *\(target.text)*.\n\n"
    }
    card += """
      ## Intended use

      To find and count statements for reading: by journalists, media monitors, researchers and moderation teams who check
      what they publish. It scores words, not people: a label says how a sentence reads, not what its speaker is. Do not use
      it to decide about anybody without a person reading the text.

      ## Training

      Corpus: \(training.corpora.joined(separator: ", "))\(training.guide.map { ", annotation guide \($0)" } ?? ""); \
      \(training.rows) rows.

      | head | labels | rows | groups | solver | feature blocks | lambda |
      |---|---|---|---|---|---|---|

      """
    for head in model.heads {
      guard let record = training.heads[head.name] else { continue }
      card +=
        "| \(head.name) | \(head.labels.joined(separator: ", ")) | \(record.rows) | \(record.groups) | \(record.solver) "
      card += "| \(head.blocks.map(\.rawValue).joined(separator: ", ")) | \(Figures.short(record.lambda)) |\n"
    }
    card += """

      ## Numbers

      On the training corpus, each group predicted by a model that has seen nothing of it; penalty, feature blocks and
      calibration chosen without it too. Intervals: 95 % bootstrap over groups. Text of another kind does worse: measure it
      with `standpoint evaluate` on rows of your own.

      | head | macro F1 | 95 % interval | F1 by label | calibration error |
      |---|---|---|---|---|

      """
    for head in model.heads {
      guard let record = training.heads[head.name] else { continue }
      let labels = head.labels.map { "\($0) \(record.nestedF1[$0].map(Figures.fixed) ?? "-")" }.joined(separator: ", ")
      let interval = record.nestedInterval.map { "\(Figures.fixed($0[0])) to \(Figures.fixed($0[1]))" } ?? "-"
      card += "| \(head.name) | \(record.nestedMacroF1.map(Figures.fixed) ?? "not measured") | \(interval) | \(labels) "
      card += "| \(record.expectedCalibrationError.map(Figures.fixed) ?? "-") |\n"
    }
    card += """

      ## Limits

      - Word and character n-grams miss irony, allusion and what only the context says.
      - English first; other languages are read and mostly unknown (`known` in the output says how much of a statement the
        model has seen).
      - Stance is learned toward the proposal above. What it says about another proposal (`--target`) is measured by nobody
        but you.
      - Probabilities are calibrated to the corpus's own mix of labels; labels are chosen with the classes balanced, so a
        label can stand with a probability under one half.

      ## Prediction sets

      A set holds every label that cannot be ruled out at the coverage asked for. The guarantee is for a statement from a new
      group that is exchangeable with the corpus's groups: real news is not promised anything, and neither are statements
      that were selected by their scores. There coverage is to be measured (`standpoint evaluate`).

      | head | thresholds | guarantee where coverage 0.9 is asked for |
      |---|---|---|

      """
    for head in model.heads {
      let guaranteed = Figures.trimmed(head.conformal.guaranteed(coverage: 0.9))
      card +=
        "| \(head.name) | \(head.conformal.method) | P(label in set \\| label) >= \(guaranteed) for each label |\n"
    }
    return card
  }
}

extension LinearModel {
  /// Writes heads and training record into an open object.
  func writeTraining(to json: inout JSONWriter) {
    json.key("rows")
    json.value(metadata.training.rows)
    json.key("words")
    json.value(vocabulary.count)
    json.key("features")
    json.beginObject()
    for block in usedBlocks {
      json.key(block.rawValue)
      json.value(blocks[block]?.ids.count ?? 0)
    }
    json.endObject()
    json.key("target")
    if let target = metadata.target { json.value(target.text) } else { json.null() }
    json.key("heads")
    json.beginObject()
    for head in heads {
      json.key(head.name)
      write(head, to: &json)
    }
    json.endObject()
  }

  private func write(_ head: Head, to json: inout JSONWriter) {
    json.beginObject()
    json.key("labels")
    json.strings(head.labels)
    json.key("blocks")
    json.strings(head.blocks.map(\.rawValue))
    json.key("conformal")
    json.beginObject()
    json.key("method")
    json.value(head.conformal.promise(coverage: 0.9).method.rawValue)
    json.key("guaranteed_at_0.9")
    json.value(head.conformal.guaranteed(coverage: 0.9))
    json.key("split_groups")
    if let groups = head.conformal.splitGroups {
      json.beginObject()
      for (label, count) in zip(head.labels, groups) {
        json.key(label)
        json.value(count)
      }
      json.endObject()
    } else {
      json.null()
    }
    json.endObject()
    if let record = metadata.training.heads[head.name] {
      json.key("rows")
      json.value(record.rows)
      json.key("groups")
      json.value(record.groups)
      json.key("solver")
      json.value(record.solver)
      json.key("loss")
      json.value(orNull: record.loss)
      json.key("solver_reason")
      json.value(orNull: record.solverReason)
      json.key("lambda")
      json.value(record.lambda)
      json.key("selection_macro_f1")
      json.value(record.selectionMacroF1)
      json.key("macro_f1")
      json.value(record.nestedMacroF1)
      json.key("macro_f1_interval")
      if let interval = record.nestedInterval {
        json.beginArray()
        for bound in interval { json.value(bound) }
        json.endArray()
      } else {
        json.null()
      }
      json.key("expected_calibration_error")
      json.value(record.expectedCalibrationError)
      json.key("candidates")
      json.beginArray()
      for candidate in record.candidates {
        json.beginObject()
        json.key("blocks")
        json.strings(candidate.blocks)
        json.key("loss")
        json.value(orNull: candidate.loss)
        json.key("lambda")
        json.value(candidate.lambda)
        json.key("macro_f1")
        json.value(candidate.macroF1)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func value(orNull string: String?) {
    if let string { value(string) } else { null() }
  }

  mutating func strings(_ strings: [String]) {
    beginArray()
    for string in strings { value(string) }
    endArray()
  }
}
