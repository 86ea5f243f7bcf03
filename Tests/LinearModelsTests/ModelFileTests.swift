import FeatureOracle
import Files
import FoundationEssentials
import Testing
import TextFeatures

@testable import LinearModels

/// Writing a model and reading it back.
struct ModelFileTests {
  @Test(arguments: SyntheticModel.shapes.keys.sorted())
  func aModelComesBackAsItWas(_ name: String) throws {
    let shape = try #require(SyntheticModel.shapes[name])
    let model = try SyntheticModel(shape, texts: SyntheticModel.texts(12, seed: 51), seed: 52).model
    let file = ModelFile.encode(model)
    let contents = try ModelFile.decode(file)
    #expect(contents.model == model)
    #expect(ModelFile.encode(contents.model) == file)
    try ModelFile.verifyDigest(contents)
    #expect(contents.sha256.utf8.count == 64)
  }

  /// A cross model has no key for the groups of a split, so that files written before there were splits stay as they were.
  @Test func groupsOfASplitComeBackAndAreAbsentWithoutOne() throws {
    func model(_ groups: [Int]?) throws -> LinearModel {
      let small = try LinearModel.small()
      let heads = small.heads.map { head in
        Head(
          name: head.name, labels: head.labels, blocks: head.blocks, intercepts: head.intercepts,
          calibration: head.calibration,
          conformal: ConformalThresholds(
            quantiles: head.labels.map { _ in [Double](repeating: 0.5, count: 101) },
            splitGroups: groups.map { groups in head.labels.indices.map { groups[$0 % groups.count] } }))
      }
      return try LinearModel(
        metadata: ModelMetadata(
          name: small.metadata.name, heads: heads, target: small.metadata.target, training: small.metadata.training),
        blocks: small.blocks, vocabulary: small.vocabulary)
    }
    let (split, cross) = (ModelFile.encode(try model([7, 9])), ModelFile.encode(try model(nil)))
    #expect(try ModelFile.decode(split).model.heads[0].conformal.splitGroups?.first == 7)
    #expect(try ModelFile.decode(cross).model.heads[0].conformal.splitGroups == nil)
    #expect(String(decoding: split, as: UTF8.self).contains("splitGroups"))
    #expect(!String(decoding: cross, as: UTF8.self).contains("splitGroups"))
  }

  @Test func aModelWithoutFeaturesComesBack() throws {
    let shape = try #require(SyntheticModel.shapes["four heads"])
    let model = try SyntheticModel(shape, texts: [], own: nil, seed: 53).model
    #expect(try ModelFile.decode(ModelFile.encode(model)).model == model)
  }

  /// Hashed collections differ from process to process; here at least from value to value.
  @Test func encodingIsDeterministic() throws {
    let shape = try #require(SyntheticModel.shapes["four heads"])
    let texts = SyntheticModel.texts(8, seed: 54)
    let files = try (0..<4).map { _ in ModelFile.encode(try SyntheticModel(shape, texts: texts, seed: 55).model) }
    #expect(Set(files).count == 1)
    let other = ModelFile.encode(try SyntheticModel(shape, texts: texts, seed: 56).model)
    #expect(other != files[0])
    #expect(try ModelFile.decode(other).sha256 != ModelFile.decode(files[0]).sha256)
  }

  /// What the format promises to readers in other languages.
  @Test func theFileIsSafetensorsWithAlignedTensors() throws {
    let file = ModelFile.encode(try .small())
    let length = file[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length % 8 == 0 && file[8] == UInt8(ascii: "{"))
    let parts = try ModelFileParts(file)
    let names = parts.tensors.sorted { $0.value.dataOffsets[0] < $1.value.dataOffsets[0] }.map(\.key)
    #expect(
      names == [
        "words.ids", "maskedWords.ids", "position.ids", "words.idf", "words.weights", "maskedWords.idf",
        "maskedWords.weights", "position.idf", "position.weights", "vocabulary.offsets", "vocabulary.bytes",
      ])
    let sizes = ["U64": 8, "F32": 4, "U32": 4, "U8": 1]
    for (name, tensor) in parts.tensors {
      let size = try #require(sizes[tensor.dtype])
      #expect((8 + length + tensor.dataOffsets[0]) % size == 0, "\(name)")
      #expect(tensor.dataOffsets[1] - tensor.dataOffsets[0] == tensor.shape.reduce(size, *), "\(name)")
    }
    #expect(parts.file == file)
    #expect(file[Safetensors.checksumRange].allSatisfy { "0123456789abcdef".utf8.contains($0) })
  }

  @Test func theChecksumIsPinned() {
    // Frozen with the format: another number makes every file unreadable.
    let bytes = (0..<200).map { UInt8($0) }
    let checksum = unsafe Checksum.hexadecimal(of: bytes.span.bytes, blank: 10..<26)
    #expect(checksum == "2402c0f1adb79b39")
    var blank = bytes
    blank.replaceSubrange(10..<26, with: repeatElement(UInt8(ascii: "0"), count: 16))
    #expect(unsafe Checksum.hexadecimal(of: blank.span.bytes, blank: 0..<0) == checksum)
  }

  @Test func writingIsAtomicAndReadingGivesTheModel() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/model.safetensors"
    let first = try LinearModel.small()
    try ModelFile.write(first, to: path)
    #expect(try ModelFile.read(path: path).model == first)
    let second = try SyntheticModel([(2, [.words])], texts: [Array("No".utf8)], seed: 57).model
    try ModelFile.write(second, to: path)
    #expect(try ModelFile.read(path: path).model == second)
    #expect(try folder.names() == ["model.safetensors"])
  }

  @Test func filesThatCannotBeOpenedOrWrittenAreNamed() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path + "/none/model"
    let (noEntry, isFolder): (Int32, Int32) = (2, 21)
    #expect(throws: ModelError.file(FileError(.open, missing, code: noEntry))) { try ModelFile.read(path: missing) }
    #expect(throws: ModelError.file(FileError(.read, folder.path, code: isFolder))) {
      try ModelFile.read(path: folder.path)
    }
    #expect(throws: ModelError.file(FileError(.create, missing, code: noEntry))) {
      try ModelFile.write(try .small(), to: missing)
    }
    #expect(try folder.names() == [])
  }
}

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "models-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
