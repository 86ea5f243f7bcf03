import ArgumentParser
import Evaluation
import Files
import LinearModels
import TextFeatures

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Look into a model file, verify it, or print its card.",
    subcommands: [Info.self, Verify.self, Card.self])

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Heads, labels, feature blocks and training record.")

    @Argument(help: "Model file; default: the shipped model.")
    var model: String?

    @Flag(help: "Print as JSON.")
    var json = false

    func run() throws {
      let path = try ModelOption(path: model).path()
      let contents = try ModelOption.read(path)
      var output = try Output(path: nil)
      if json {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("schema")
        writer.value("standpoint.model/1")
        writer.key("name")
        writer.value(contents.model.metadata.name)
        writer.key("sha256")
        writer.value(contents.sha256)
        writer.key("path")
        writer.value(path)
        contents.model.writeTraining(to: &writer)
        writer.endObject()
        try output.write(writer.text + "\n")
      } else {
        try output.write(Self.text(contents, path: path))
      }
      try output.finish()
    }

    private static func text(_ contents: ModelFile.Contents, path: String) -> String {
      let model = contents.model
      var text = "\(model.metadata.name)\n  file      \(path)\n  sha256    \(contents.sha256)\n"
      if let target = model.metadata.target { text += "  target    \(target.text)\n" }
      text += "  words     \(model.vocabulary.count)\n"
      for block in model.usedBlocks {
        text += "  \(block.rawValue): \(model.blocks[block]?.ids.count ?? 0) features\n"
      }
      text += "  trained   on \(model.metadata.training.corpora.joined(separator: ", ")), "
      text += "\(model.metadata.training.rows) rows\n"
      for head in model.heads {
        text += "\n\(head.name): \(head.labels.joined(separator: ", "))\n"
        text += "  blocks    \(head.blocks.map(\.rawValue).joined(separator: ", "))\n"
        guard let record = model.metadata.training.heads[head.name] else { continue }
        text +=
          "  rows      \(record.rows) in \(record.groups) groups; \(record.solver), lambda \(Figures.short(record.lambda))\n"
        if let macroF1 = record.nestedMacroF1 { text += "  macro F1  \(Figures.fixed(macroF1)) held out by group\n" }
        text += "  sets      \(head.conformal.method)\n            \(head.conformal.promise)\n"
      }
      return text
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check every byte, recompute the digest, and hold the compiled scorer to the plain one.")

    @Argument(help: "Model file; default: the shipped model.")
    var model: String?

    func run() throws {
      let path = try ModelOption(path: model).path()
      let contents = try ModelOption.read(path)
      do {
        try ModelFile.verifyDigest(contents)
      } catch {
        throw InputError.model(path: path, error)
      }
      let difference = try ScorerVerification.largestDifference(contents.model, statements: 2_000)
      guard difference <= ScorerVerification.tolerance else {
        throw Defect(what: "\(path): the compiled scorer is off by \(difference)")
      }
      var output = try Output(path: nil)
      try output.write(
        "\(path): checksum and sha256 are right; 2000 statements score the same compiled and plain (largest difference \(difference))\n"
      )
      try output.finish()
    }
  }

  struct Card: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the model card.")

    @Argument(help: "Model file; default: the shipped model.")
    var model: String?

    func run() throws {
      let contents = try ModelOption(path: model).open()
      var output = try Output(path: nil)
      try output.write(ModelCard.text(contents))
      try output.finish()
    }
  }
}

extension ModelOption {
  init(path: String?) {
    self.init()
    model = path
  }
}
