public import Files

/// Why a model cannot be read or made: one case for each way to be wrong.
public enum ModelError: Error, Equatable, Sendable, CustomStringConvertible {
  case file(FileError)
  case tooShort(bytes: Int)
  case headerLength(stated: UInt64, available: Int)
  case headerNotCanonical
  case headerNotJSON(String)
  case noMetadata(key: String)
  case checksum(stated: String, found: String)
  case unknownVersion(Int)
  case metadata(String)
  case metadataNotCanonical
  case unexpectedMetadata(key: String)
  case missingTensor(String)
  case unexpectedTensor(String)
  case tensorType(String, expected: String, found: String)
  case tensorShape(String, expected: [Int], found: [Int])
  case tensorRange(String, begin: Int, end: Int, expectedBegin: Int, expectedEnd: Int)
  case trailingBytes(Int)
  case digest(stated: String, found: String)
  case inconsistent(String)
  case tooManyColumns(Int, maximum: Int)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .tooShort(let bytes): "not a model file: \(bytes) bytes are too few for a header"
    case .headerLength(let stated, let available):
      "not a model file, or a truncated one: its header claims \(stated) bytes of the \(available) that follow"
    case .headerNotCanonical: "the model's header is not in the canonical form (sorted keys, no duplicates)"
    case .headerNotJSON(let why): "not a model file: its header is not JSON (\(why))"
    case .noMetadata(let key):
      "the model's header lacks `\(key)`\(key == "__metadata__" ? "" : " in `__metadata__`"); is it a Standpoint model?"
    case .checksum(let stated, let found):
      "the model file is damaged: its bytes give checksum \(found), the file states \(stated); fetch or train it again"
    case .unknownVersion(let version): "the model has format version \(version); this program reads version 1"
    case .metadata(let why): "the model's metadata cannot be read: \(why)"
    case .metadataNotCanonical:
      "the model's metadata are not in the canonical form (sorted keys, no white space, no unknown or repeated keys)"
    case .unexpectedMetadata(let key): "the model's header has an unknown key `\(key)` in `__metadata__`"
    case .missingTensor(let name): "the model lacks the tensor `\(name)`"
    case .unexpectedTensor(let name): "the model has a tensor `\(name)` that its metadata does not call for"
    case .tensorType(let name, let expected, let found): "tensor `\(name)` has type \(found), not \(expected)"
    case .tensorShape(let name, let expected, let found): "tensor `\(name)` has shape \(found), not \(expected)"
    case .tensorRange(let name, let begin, let end, let expectedBegin, let expectedEnd):
      "tensor `\(name)` lies at \(begin)..<\(end), not at \(expectedBegin)..<\(expectedEnd)"
    case .trailingBytes(let count): "the model file has \(count) bytes after its last tensor"
    case .digest(let stated, let found): "the model's sha256 is \(found), the file states \(stated)"
    case .inconsistent(let what): "the model does not fit together: \(what)"
    case .tooManyColumns(let count, let maximum):
      "the heads need \(count) columns; the scorer has \(maximum). Train heads with many labels apart"
    }
  }
}
