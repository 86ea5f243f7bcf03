/// What corpus.json says: the description of a corpus folder.
///
/// An object with `name` and `files` ([{"path", "sha256"}], the digest optional) and, as far as known, `heads`
/// ({head: [label]}), `target` ({"text", "phrases", "rivals"}), `license` and `guide` (the version of the annotation
/// guide). Other keys are left alone.
struct CorpusManifest: Equatable, Sendable {
  /// One file of rows.
  struct File: Equatable, Sendable {
    /// Relative to the folder and inside it.
    var path: String
    var sha256: String?
  }

  static let fileName = "corpus.json"

  var name: String
  /// In the order written; nil: found in the rows, as for a bare file.
  var heads: [HeadDeclaration]?
  var target: TargetDeclaration?
  var license: String?
  var guide: String?
  var files: [File]
  /// Keys that mean nothing here.
  var unknownKeys: [String]

  private static let keys = ["name", "heads", "target", "license", "guide", "files"]

  /// Reads the corpus.json of a folder.
  init(folder: String) throws(CorpusError) {
    let path = FilePaths.join(folder, CorpusManifest.fileName)
    try self.init(CorpusManifest.object(folder: folder), path: path)
  }

  /// The members of corpus.json's object as they stand there.
  private static func object(folder: String) throws(CorpusError) -> [JSONMember] {
    let path = FilePaths.join(folder, fileName)
    var bytes: [UInt8]
    do {
      bytes = try FileInput.contents(ofFile: path)
    } catch .notFound {
      throw .noManifest(folder: folder)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.isEmpty { throw .emptyFile(path: path) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .badManifest(path: path, what: "invalid UTF-8 at byte offset \(error.byteOffsets.lowerBound)")
    }
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(bytes)
    } catch {
      let before = bytes[..<min(error.offset, bytes.count)]
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
      throw .badManifest(path: path, what: "invalid JSON at line \(line), byte \(column): \(error.what)")
    }
    guard case .object(let members) = value else {
      throw .badManifest(path: path, what: "an object is needed, this is \(value.kind)")
    }
    return members
  }

  private init(_ members: [JSONMember], path: String) throws(CorpusError) {
    let object = try ManifestObject(members, path: path, place: "")
    name = try object.string("name")
    heads = try object.optionalObject("heads").map { heads throws(CorpusError) in
      try heads.keys.map { head throws(CorpusError) in
        try HeadDeclaration(name: head, labels: CorpusManifest.labels(of: head, in: heads, path: path))
      }
    }
    target = try object.optionalObject("target").map { target throws(CorpusError) in
      TargetDeclaration(
        text: try target.string("text"), phrases: try target.strings("phrases") ?? [],
        rivals: try target.strings("rivals") ?? [])
    }
    license = try object.optionalText("license")
    guide = try object.optionalText("guide")
    files = try object.objects("files").map { file throws(CorpusError) in
      let entry = File(path: try file.string("path"), sha256: try file.optionalText("sha256")?.lowercased())
      guard FilePaths.staysInside(entry.path) else {
        let what = "files: \(quoted(entry.path)) must be a relative path inside the folder"
        throw CorpusError.badManifest(path: path, what: what)
      }
      return entry
    }
    if files.isEmpty { throw .badManifest(path: path, what: "files: lists no file") }
    unknownKeys = object.keys.filter { !CorpusManifest.keys.contains($0) }
  }

  private static func labels(
    of head: String, in heads: ManifestObject, path: String
  ) throws(CorpusError) -> [String] {
    let labels = (try heads.strings(head) ?? []).map { LabelConventions.folded($0, head: head) }
    let what: String? =
      if labels.count < 2 {
        "needs at least two labels"
      } else if labels.contains("") {
        "has an empty label"
      } else if Set(labels).count < labels.count {
        "has a label twice (spellings of one label count as one): \(labels.joined(separator: ", "))"
      } else {
        nil
      }
    if let what { throw .badManifest(path: path, what: "heads: \(quoted(head)) \(what)") }
    return labels
  }

  /// The text of a folder's corpus.json with the digest of every listed file as it is now; all else, the order of keys
  /// included, stays, and the layout becomes two spaces a level.
  static func textWithDigests(folder: String) throws(CorpusError) -> String {
    var members = try object(folder: folder)
    let manifest = try CorpusManifest(members, path: FilePaths.join(folder, fileName))
    let entries = try manifest.files.map { file throws(CorpusError) in
      try FileInput.sha256(ofFile: FilePaths.join(folder, file.path))
    }
    for index in members.indices where members[index].key == "files" {
      guard case .array(let files) = members[index].value else { continue }
      members[index].value = .array(zip(files, entries).map { file, digest in file.setting("sha256", to: digest) })
    }
    return JSONValue.object(members).indentedText
  }
}

extension JSONValue {
  /// The object with a string under a key, in its place if the key is there and else at the end.
  fileprivate func setting(_ key: String, to text: String) -> JSONValue {
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = .string(text)
    } else {
      members.append(JSONMember(key: key, value: .string(text)))
    }
    return .object(members)
  }
}
