import Evaluation
import Testing

@testable import LinearModels

/// A model file is hostile input: damage of any kind is refused or does no harm.
struct ModelFileDamageTests {
  private let model: LinearModel
  private let file: [UInt8]

  init() throws {
    model = try .small()
    file = ModelFile.encode(model)
  }

  @Test func everyFlippedByteIsRefused() {
    for index in file.indices {
      for flip: UInt8 in index % 2 == 0 ? [0x01, 0xFF] : [0x80, 0x20] {
        var bytes = file
        bytes[index] ^= flip
        #expect(ModelFile.refusal(of: bytes) != nil, "byte \(index) ^ \(flip)")
      }
    }
  }

  @Test func truncationAtEveryLengthIsRefused() {
    for length in 0..<file.count {
      #expect(ModelFile.refusal(of: Array(file.prefix(length))) != nil, "\(length) bytes")
    }
  }

  @Test func trailingBytesAreRefused() {
    for tail in [[0], [0x20], [UInt8](repeating: 0, count: 64), file] as [[UInt8]] {
      #expect(ModelFile.refusal(of: file + tail) != nil, "\(tail.count) bytes")
    }
  }

  /// Changes as storage and transfer make them; the checksum stands as it is.
  @Test func mutationsAreRefusedOrChangeNothing() throws {
    var random = SplitMix64(seed: 60)
    for number in 0..<14_000 {
      let bytes = mutated(file, &random)
      do throws(ModelError) {
        let contents = try ModelFile.decode(bytes)
        #expect(bytes == file && contents.model == model, "mutation \(number)")
      } catch {
        #expect(bytes != file, "mutation \(number): \(error)")
      }
    }
  }

  /// Changes as someone makes them who can compute a checksum: what is accepted is a whole model that scores.
  @Test func mutationsBehindTheChecksumDoNoHarm() throws {
    let parts = try ModelFileParts(file)
    var random = SplitMix64(seed: 61)
    var accepted = 0
    for _ in 0..<6_000 {
      var changed = parts
      switch random.index(below: 4) {
      case 0: changed.data = mutated(parts.data, &random)
      case 1:
        let json = mutated(Array(parts.metadata["standpoint"]!.utf8), &random)
        changed.metadata["standpoint"] = String(decoding: json, as: UTF8.self)
      case 2: mutate(&changed.tensors, &random)
      default:
        let bytes = ModelFileParts.withChecksum(mutated(file, &random))
        accepted += try surviveReading(bytes)
        continue
      }
      accepted += try surviveReading(changed.file)
    }
    // Both ways are taken: a changed weight is another model, a changed shape is none.
    #expect(accepted > 300 && accepted < 3_000)
  }

  /// 1 if the file is read; then it is the same after writing, and a scorer made of it can be used.
  private func surviveReading(_ bytes: [UInt8]) throws -> Int {
    guard let contents = try? ModelFile.decode(bytes) else { return 0 }
    #expect(try ModelFile.decode(ModelFile.encode(contents.model)).model == contents.model)
    let scorer = try Scorer(contents.model)
    var scratch = ScoringScratch(for: scorer)
    scorer.score(Array("Hold an inquiry, said no council".utf8).span, scratch: &scratch)
    #expect(scratch.predictions().count == contents.model.heads.count)
    return 1
  }

  private func mutate(_ tensors: inout [String: Safetensors.Tensor], _ random: inout SplitMix64) {
    let name = tensors.keys.sorted()[random.index(below: tensors.count)]
    let numbers = [0, 1, -1, 2, 3, 8, 24, Int.max, Int.min, 1 << 62, 1 << 61, file.count, random.index(below: 200)]
    let number = numbers[random.index(below: numbers.count)]
    switch random.index(below: 5) {
    case 0: tensors[name]?.dtype = ["F32", "U64", "U8", "U32", "", "f32"][random.index(below: 6)]
    case 1: tensors[name]?.shape[0] = number
    case 2: tensors[name]?.dataOffsets[random.index(below: 2)] = number
    case 3: tensors[name]?.shape.append(number)
    default: tensors[name] = tensors[tensors.keys.sorted()[random.index(below: tensors.count)]]
    }
  }

  /// One to four changes: a byte replaced, bits flipped, a piece removed, repeated or moved.
  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.index(below: 4) {
      guard bytes.count > 1 else { return bytes }
      let start = random.index(below: bytes.count)
      let end = min(bytes.count, start + 1 + random.index(below: 16))
      switch random.index(below: 6) {
      case 0: bytes[start] = UInt8(random.index(below: 256))
      case 1: bytes[start] ^= 1 << UInt8(random.index(below: 8))
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: random.index(below: bytes.count))
      case 4: bytes[start] = Array("0123456789\"{}[],:.-eE".utf8)[random.index(below: 21)]
      default: bytes.swapAt(start, random.index(below: bytes.count))
      }
    }
    return bytes
  }
}
