/// An object inside corpus.json, read key by key; every error names the file and the key.
struct ManifestObject {
  /// In the order written.
  let keys: [String]
  private let values: [String: JSONValue]
  private let path: String
  /// Where the object stands, for messages: "" or "target: ".
  private let place: String

  init(_ members: [JSONMember], path: String, place: String) throws(CorpusError) {
    keys = members.map(\.key)
    self.path = path
    self.place = place
    var values: [String: JSONValue] = [:]
    for member in members where values.updateValue(member.value, forKey: member.key) != nil {
      throw .badManifest(path: path, what: "\(place)the key \(quoted(member.key)) appears twice")
    }
    self.values = values.filter { $0.value != .null }
  }

  private func error(_ key: String, _ what: String) -> CorpusError {
    .badManifest(path: path, what: "\(place)\(quoted(key)) \(what)")
  }

  private func required(_ key: String) throws(CorpusError) -> JSONValue {
    guard let value = values[key] else {
      throw error(key, "is missing: \(NearNames.explanation(of: key, among: keys))")
    }
    return value
  }

  /// A string that must be there and not be empty.
  func string(_ key: String) throws(CorpusError) -> String {
    guard case .string(let text) = try required(key), !text.isEmpty else {
      throw error(key, "must be a string that is not empty")
    }
    return text
  }

  /// A string or a number as text.
  func optionalText(_ key: String) throws(CorpusError) -> String? {
    switch values[key] {
    case nil: return nil
    case .string(let text), .number(let text): return text
    case .some(let other): throw error(key, "must be a string, this is \(other.kind)")
    }
  }

  func strings(_ key: String) throws(CorpusError) -> [String]? {
    guard let value = values[key] else { return nil }
    guard case .array(let elements) = value else { throw error(key, "must be an array of strings") }
    return try elements.map { element throws(CorpusError) in
      guard case .string(let text) = element else { throw error(key, "must hold strings only, one is \(element.kind)") }
      return text
    }
  }

  func optionalObject(_ key: String) throws(CorpusError) -> ManifestObject? {
    guard let value = values[key] else { return nil }
    guard case .object(let members) = value else { throw error(key, "must be an object, this is \(value.kind)") }
    return try ManifestObject(members, path: path, place: "\(place)\(key): ")
  }

  /// An array of objects that must be there.
  func objects(_ key: String) throws(CorpusError) -> [ManifestObject] {
    guard case .array(let elements) = try required(key) else { throw error(key, "must be an array of objects") }
    return try elements.map { element throws(CorpusError) in
      guard case .object(let members) = element else {
        throw error(key, "must hold objects only, one is \(element.kind)")
      }
      return try ManifestObject(members, path: path, place: "\(place)\(key): ")
    }
  }
}
