internal import FoundationEssentials

/// The safetensors container: an 8-byte little-endian header length, a JSON header, tensors one after another.
///
/// This reader and writer are stricter than the format:
/// - the header MUST be canonical: keys sorted, no white space, no duplicates, padded with spaces to a multiple of 8;
/// - tensors MUST follow each other in the order of the model's own layout, without holes or overlap, to the end;
/// - `__metadata__` MUST hold `checksum` (first, at a fixed place), `sha256` and `standpoint`, and nothing else;
/// - `standpoint` MUST be canonical JSON too. So a file that is read and written again is the same file.
package enum Safetensors {
  package struct Tensor: Codable, Equatable {
    var dtype: String
    package var shape: [Int]
    var dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  enum Entry: Codable, Equatable {
    case metadata([String: String])
    case tensor(Tensor)

    init(from decoder: any Decoder) throws {
      if let metadata = try? [String: String](from: decoder) {
        self = .metadata(metadata)
      } else {
        self = .tensor(try Tensor(from: decoder))
      }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .metadata(let metadata): try metadata.encode(to: encoder)
      case .tensor(let tensor): try tensor.encode(to: encoder)
      }
    }
  }

  static let metadataKey = "__metadata__"
  private static let opening = #"{"__metadata__":{"checksum":""#
  /// Where the digits of the checksum stand in the file: sorted keys put them first.
  static let checksumRange = (8 + opening.utf8.count)..<(8 + opening.utf8.count + 16)
  static let maximumHeader = 64 << 20

  /// The header of these tensors as the file's first bytes.
  static func header(metadata: [String: String], tensors: [String: Tensor]) -> [UInt8] {
    var entries = tensors.mapValues(Entry.tensor)
    entries[metadataKey] = .metadata(metadata)
    let json = canonical(entries)
    let padding = [UInt8](repeating: 0x20, count: (8 - json.count % 8) % 8)
    let length = UInt64(json.count + padding.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(8 * $0)) } + json + padding
  }

  private static func canonical(_ entries: [String: Entry]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(entries) else { preconditionFailure("strings and integers always encode") }
    return Array(json)
  }

  /// The metadata and tensors of a file, and where its data begin.
  package static func parse(
    _ bytes: RawSpan
  ) throws(ModelError) -> (metadata: [String: String], tensors: [String: Tensor], dataStart: Int) {
    guard bytes.byteCount >= checksumRange.upperBound else { throw .tooShort(bytes: bytes.byteCount) }
    let length = UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let available = bytes.byteCount - 8
    guard length <= UInt64(min(available, maximumHeader)) else {
      throw .headerLength(stated: length, available: available)
    }
    let header = bytes.array(of: UInt8.self, from: 8, count: Int(length))
    let entries: [String: Entry]
    do {
      entries = try JSONDecoder().decode([String: Entry].self, from: Data(header))
    } catch {
      throw .headerNotJSON("\(error)")
    }
    let json = header[..<(header.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0)]
    guard json.elementsEqual(canonical(entries)), length % 8 == 0, header.count - json.count < 8 else {
      throw .headerNotCanonical
    }
    guard case .metadata(let metadata)? = entries[metadataKey] else { throw .noMetadata(key: metadataKey) }
    var tensors: [String: Tensor] = [:]
    for (name, entry) in entries where name != metadataKey {
      guard case .tensor(let tensor) = entry else { throw .unexpectedTensor(name) }
      tensors[name] = tensor
    }
    return (metadata, tensors, 8 + Int(length))
  }
}

extension RawSpan {
  /// A copy of `count` little-endian values from a byte offset; the caller has checked the bounds.
  func array<Element: BitwiseCopyable>(of type: Element.Type, from offset: Int, count: Int) -> [Element] {
    let size = MemoryLayout<Element>.stride
    let piece = extracting(offset..<(offset + count * size))
    return unsafe [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe piece.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      initialized = count
    }
  }
}
