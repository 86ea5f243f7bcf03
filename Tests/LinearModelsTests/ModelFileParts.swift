import Evaluation
import FeatureOracle
import TextFeatures

@testable import LinearModels

/// A model file taken apart, so that a test can spoil one thing and put it together with everything else right, the
/// checksum included.
struct ModelFileParts {
  var metadata: [String: String]
  var tensors: [String: Safetensors.Tensor]
  var data: [UInt8]

  init(_ file: [UInt8]) throws {
    let (metadata, tensors, dataStart) = try unsafe Safetensors.parse(file.span.bytes)
    self.metadata = metadata
    self.tensors = tensors
    data = Array(file[dataStart...])
  }

  /// The file, with a checksum that is right where it is in its place.
  var file: [UInt8] { Self.withChecksum(Safetensors.header(metadata: metadata, tensors: tensors) + data) }

  /// A file with a header of any bytes.
  func file(header: [UInt8]) -> [UInt8] {
    let length = UInt64(header.count)
    return Self.withChecksum((0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(8 * $0)) } + header + data)
  }

  /// The JSON of the header and its padding.
  var header: [UInt8] { Array(file.dropLast(data.count).dropFirst(8)) }

  /// The bytes with the right checksum, if they have a place for it.
  static func withChecksum(_ bytes: [UInt8]) -> [UInt8] {
    let range = Safetensors.checksumRange
    let key = Array("\"checksum\":\"".utf8)
    var bytes = bytes
    guard bytes.count >= range.upperBound, bytes[..<range.lowerBound].suffix(key.count) == key[...] else {
      return bytes
    }
    let checksum = unsafe Checksum.hexadecimal(of: bytes.span.bytes, blank: range)
    bytes.replaceSubrange(range, with: checksum.utf8)
    return bytes
  }
}

extension ModelFile {
  static func decode(_ bytes: [UInt8]) throws(ModelError) -> Contents { try unsafe decode(bytes.span.bytes) }

  /// Why a file is refused; nil if it is not.
  static func refusal(of bytes: [UInt8]) -> ModelError? {
    do throws(ModelError) {
      _ = try decode(bytes)
      return nil
    } catch {
      return error
    }
  }
}

extension LinearModel {
  /// A model of a few features, whose file has some 3,000 bytes.
  static func small() throws -> LinearModel {
    let model = try SyntheticModel(
      [(3, [.maskedWords, .position]), (2, [.words])], texts: [Array("Hold an inquiry".utf8)], own: .inquiry, seed: 50
    ).model
    let heads = model.heads.map { head in
      Head(
        name: head.name, labels: head.labels, blocks: head.blocks, intercepts: head.intercepts,
        calibration: head.calibration, conformal: ConformalThresholds(quantiles: head.labels.map { _ in [] }))
    }
    return try LinearModel(
      metadata: .synthetic(heads, target: model.metadata.target), blocks: model.blocks, vocabulary: model.vocabulary)
  }
}
