import Corpora
import Foundation
import LinearModels
import Training

/// What the benchmarks run on: the repository's own corpus and model.
struct Workload: Sendable {
  let statements: [[UInt8]]
  let bytes: Int
  let contents: ModelFile.Contents
  let modelPath: String
  /// The first rows of the corpus, whole groups, for training.
  let training: TrainingSet

  static func load() -> Workload {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized.path
    do {
      let corpus = try Corpus.read(paths: ["\(root)/Corpora/national-inquiry"])
      let modelPath = "\(root)/Models/national-inquiry/national-inquiry.safetensors"
      let statements = corpus.rows.map { Array($0.text.utf8) }
      let rows = corpus.rows.prefix(600)
      let training = TrainingSet(
        heads: corpus.heads.map { .init(name: $0.name, labels: $0.labels) },
        statements: rows.map { .init(text: $0.text, labels: $0.labels, target: $0.target, group: $0.group ?? $0.id) },
        target: corpus.target.map { TargetDescription(text: $0.text, phrases: $0.phrases, rivals: $0.rivals) })
      return Workload(
        statements: statements, bytes: statements.reduce(0) { $0 + $1.count },
        contents: try ModelFile.read(path: modelPath),
        modelPath: modelPath, training: training)
    } catch {
      fatalError("the benchmarks need the repository's corpus and model: \(error)")
    }
  }
}
