@testable import LinearModels

/// Arbitrary bytes as a model file: refused, or a model that is written as the same bytes and scores.
///
/// What begins as a JSON object stands for the metadata of a small model, in a file with everything else right. Any other
/// input is a file, read once as it is and once with the right checksum, which no mutation finds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModel(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if bytes.first == UInt8(ascii: "{") {
    var parts = parts
    parts.metadata["standpoint"] = String(decoding: bytes, as: UTF8.self)
    read(parts.file)
  } else {
    read(bytes)
    read(ModelFileParts.withChecksum(bytes))
  }
  return 0
}

/// Of a small model's file.
private let parts: ModelFileParts = {
  do { return try ModelFileParts(ModelFile.encode(.small())) } catch { fatalError("\(error)") }
}()

private func read(_ file: [UInt8]) {
  guard let contents = try? ModelFile.decode(file) else { return }
  do {
    let written = ModelFile.encode(contents.model)
    guard try comparable(written) == comparable(file) else { fatalError("another file: \(written), read \(file)") }
    let again = try ModelFile.decode(written)
    try ModelFile.verifyDigest(again)
    guard again.model == contents.model else { fatalError("another model: \(again.model), read \(contents.model)") }
    try score(contents.model)
  } catch ModelError.tooManyColumns {
    // More labels than a row holds are the scorer's to refuse.
  } catch {
    fatalError("\(error)")
  }
}

private func score(_ model: LinearModel) throws(ModelError) {
  let scorer = try Scorer(model)
  var scratch = ScoringScratch(for: scorer)
  for target in [nil, "We should end the inquiry"] {
    scorer.score(Array("Hold an inquiry, said no council".utf8).span, target: target, scratch: &scratch)
    guard scratch.predictions().count == model.heads.count else { fatalError("predictions are missing") }
  }
}

/// A file without its digests, which a reader does not compare, or only on demand.
private func comparable(_ file: [UInt8]) throws -> [UInt8] {
  var parts = try ModelFileParts(file)
  parts.metadata["checksum"] = ""
  parts.metadata["sha256"] = ""
  return parts.file
}
