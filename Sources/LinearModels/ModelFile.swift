internal import Files
internal import FoundationEssentials
internal import TextFeatures

/// A model as a file.
///
/// Tensors, in this order: for each used block `BLOCK.ids` (U64, ascending); for each used block `BLOCK.idf` (F32) and
/// `BLOCK.weights` (F32, features x columns); `vocabulary.offsets` (U32); `vocabulary.bytes` (U8). The widest come first,
/// so that each is aligned to its own size.
public enum ModelFile {
  /// What is read from a file: the model, and the digest by which outputs name it.
  public struct Contents: Sendable {
    public let model: LinearModel
    /// SHA-256 over metadata and tensors, as stored at training.
    public let sha256: String
  }

  private static let metadataKeys = ["checksum", "sha256", "standpoint"]

  private struct Layout {
    var name: String
    var dtype: String
    var shape: [Int]
    var bytes: [UInt8]
  }

  /// The bytes of a model's file: the same for the same model.
  public static func encode(_ model: LinearModel) -> [UInt8] {
    let tensors = tensors(of: model)
    let metadata = encodeMetadata(model.metadata)
    var data: [UInt8] = []
    var entries: [String: Safetensors.Tensor] = [:]
    for tensor in tensors {
      let begin = data.count
      data += tensor.bytes
      entries[tensor.name] = Safetensors.Tensor(
        dtype: tensor.dtype, shape: tensor.shape, dataOffsets: [begin, data.count])
    }
    let digits = [
      "checksum": String(repeating: "0", count: 16), "sha256": digest(metadata: metadata, tensors: tensors),
      "standpoint": metadata,
    ]
    var file = Safetensors.header(metadata: digits, tensors: entries) + data
    let range = Safetensors.checksumRange
    let checksum = Checksum.hexadecimal(of: unsafe file.span.bytes, blank: range)
    file.replaceSubrange(range, with: checksum.utf8)
    return file
  }

  /// Writes a model so that a reader finds the old file or the whole new one.
  public static func write(_ model: LinearModel, to path: String) throws(ModelError) {
    do {
      let file = try AtomicFile(replacing: path)
      try file.write(encode(model))
      try file.commit()
    } catch {
      throw .file(error)
    }
  }

  /// Opens a model file. Its checksum and every length are verified.
  public static func read(path: String) throws(ModelError) -> Contents {
    let file: MappedFile
    do {
      file = try MappedFile(path: path)
    } catch {
      throw .file(error)
    }
    return try decode(file.bytes)
  }

  /// Reads a model from a file's bytes, which may be anything.
  public static func decode(_ bytes: RawSpan) throws(ModelError) -> Contents {
    let (strings, entries, dataStart) = try Safetensors.parse(bytes)
    func string(_ key: String) throws(ModelError) -> String {
      guard let value = strings[key] else { throw .noMetadata(key: key) }
      return value
    }
    let stated = try string("checksum")
    let found = Checksum.hexadecimal(of: bytes, blank: Safetensors.checksumRange)
    guard stated == found else { throw .checksum(stated: stated, found: found) }
    if let key = strings.keys.filter({ !metadataKeys.contains($0) }).min() { throw .unexpectedMetadata(key: key) }
    let metadata = try decodeMetadata(try string("standpoint"))

    var reader = TensorReader(bytes: bytes, tensors: entries, dataStart: dataStart)
    let used = LinearModel.usedBlocks(of: metadata.heads)
    var ids: [FeatureBlock: [UInt64]] = [:]
    for block in used { ids[block] = try reader.next("\(block.rawValue).ids", "U64", of: UInt64.self) }
    var blocks: [FeatureBlock: BlockWeights] = [:]
    for block in used {
      let columns = LinearModel.columns(of: block, heads: metadata.heads)
      blocks[block] = BlockWeights(
        ids: ids[block]!, inverseDocumentFrequencies: try reader.next("\(block.rawValue).idf", "F32", of: Float.self),
        weights: try reader.next("\(block.rawValue).weights", "F32", of: Float.self, columns: columns))
    }
    let offsets = try reader.next("vocabulary.offsets", "U32", of: UInt32.self)
    let vocabulary = try Vocabulary(
      bytes: try reader.next("vocabulary.bytes", "U8", of: UInt8.self), offsets: offsets)
    try reader.finish()
    let model = try LinearModel(metadata: metadata, blocks: blocks, vocabulary: vocabulary)
    return Contents(model: model, sha256: try string("sha256"))
  }

  /// Recomputes the digest that the file states.
  public static func verifyDigest(_ contents: Contents) throws(ModelError) {
    let found = digest(metadata: encodeMetadata(contents.model.metadata), tensors: tensors(of: contents.model))
    guard found == contents.sha256 else { throw .digest(stated: contents.sha256, found: found) }
  }

  private static func tensors(of model: LinearModel) -> [Layout] {
    let used = model.usedBlocks.map {
      ($0.rawValue, model.blocks[$0]!, LinearModel.columns(of: $0, heads: model.heads))
    }
    var tensors = used.map { name, weights, _ in
      Layout(name: "\(name).ids", dtype: "U64", shape: [weights.ids.count], bytes: littleEndian(weights.ids))
    }
    for (name, weights, columns) in used {
      let count = weights.ids.count
      tensors.append(
        Layout(
          name: "\(name).idf", dtype: "F32", shape: [count], bytes: littleEndian(weights.inverseDocumentFrequencies)))
      tensors.append(
        Layout(name: "\(name).weights", dtype: "F32", shape: [count, columns], bytes: littleEndian(weights.weights)))
    }
    let vocabulary = model.vocabulary
    tensors.append(
      Layout(
        name: "vocabulary.offsets", dtype: "U32", shape: [vocabulary.offsets.count],
        bytes: littleEndian(vocabulary.offsets)))
    tensors.append(
      Layout(name: "vocabulary.bytes", dtype: "U8", shape: [vocabulary.bytes.count], bytes: vocabulary.bytes))
    return tensors
  }

  private static func littleEndian<Element: BitwiseCopyable>(_ values: [Element]) -> [UInt8] {
    unsafe values.withUnsafeBytes { unsafe Array($0) }
  }

  private static func digest(metadata: String, tensors: [Layout]) -> String {
    var digest = SHA256Digest()
    digest.update(Array(metadata.utf8))
    for tensor in tensors {
      digest.update(Array("\n\(tensor.name) \(tensor.dtype) \(tensor.shape)\n".utf8))
      digest.update(tensor.bytes)
    }
    return digest.hexadecimal()
  }

  private static func encodeMetadata(_ metadata: ModelMetadata) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(metadata) else { preconditionFailure("metadata holds finite numbers only") }
    return String(decoding: json, as: UTF8.self)
  }

  private static func decodeMetadata(_ json: String) throws(ModelError) -> ModelMetadata {
    struct Version: Decodable { let formatVersion: Int }
    do {
      let data = Data(json.utf8)
      let version = try JSONDecoder().decode(Version.self, from: data).formatVersion
      guard version == ModelMetadata.currentFormatVersion else { throw ModelError.unknownVersion(version) }
      let metadata = try JSONDecoder().decode(ModelMetadata.self, from: data)
      // One file a model: unknown or repeated keys, of which writing it again would make another file, are refused.
      guard encodeMetadata(metadata).utf8.elementsEqual(json.utf8) else { throw ModelError.metadataNotCanonical }
      return metadata
    } catch let error as ModelError {
      throw error
    } catch {
      throw .metadata("\(error)")
    }
  }
}
