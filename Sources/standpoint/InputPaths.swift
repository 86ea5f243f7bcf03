import Corpora
import Files
import Glibc

/// The files that the inputs of a command line stand for: folders with all in them, and patterns that the shell left alone.
enum InputPaths {
  /// What inputs stand for, in their order, each folder's files by name.
  struct Expansion {
    var paths: [String] = []
    /// What should be told, a line each.
    var notes: [String] = []
  }

  /// Expands folders and patterns; every other input, `-` too, stands for itself.
  ///
  /// - Parameter isKnown: whether a file of a folder is read, by its name. Hidden files and folders never are.
  /// - Throws: `InputError` for a pattern without a match and a folder without such a file, `FileError` for a folder that may
  ///   not be read.
  static func expanding(_ inputs: [String], isKnown: (String) -> Bool) throws -> Expansion {
    var expansion = Expansion()
    for input in inputs {
      for path in try matches(of: input) {
        if isFolder(path) {
          try expand(folder: path, isKnown: isKnown, into: &expansion)
        } else {
          expansion.paths.append(path)
        }
      }
    }
    return expansion
  }

  // MARK: - Patterns

  /// The paths that a pattern matches, by name; a path that is there, or has no sign of a pattern, itself.
  private static func matches(of input: String) throws(InputError) -> [String] {
    guard input != "-", input.contains(where: { $0 == "*" || $0 == "?" }), unsafe access(input, F_OK) != 0 else {
      return [input]
    }
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    guard unsafe glob(input, 0, nil, &found) == 0 else { throw .noMatch(pattern: input) }
    return (0..<Int(unsafe found.gl_pathc)).compactMap { index in
      unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
    }
  }

  // MARK: - Folders

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func expand(folder: String, isKnown: (String) -> Bool, into expansion: inout Expansion) throws {
    let base = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var pending = [base]
    /// Folders by device and inode: a link may lead back up.
    var seen: Set<[UInt64]> = []
    var files: [String] = []
    var others: [String: Int] = [:]
    while let next = pending.popLast() {
      var status = stat()
      guard unsafe stat(next, &status) == 0 else { throw FileError(.open, next, code: errno) }
      guard seen.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { continue }
      for name in try names(in: next) where !name.hasPrefix(".") {
        let path = next == "/" ? "/" + name : "\(next)/\(name)"
        if isFolder(path) {
          pending.append(path)
        } else if isKnown(name) {
          files.append(path)
        } else {
          others[ending(of: name), default: 0] += 1
        }
      }
    }
    let endings = others.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if files.isEmpty { throw InputError.nothingInFolder(path: folder, endings: endings) }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    expansion.paths += files
    let passedOver = others.values.reduce(0, +)
    if passedOver > 0 {
      let kinds = endings.prefix(5).joined(separator: ", ") + (endings.count > 5 ? ", …" : "")
      expansion.notes.append(
        "\(folder): \(passedOver) file\(passedOver == 1 ? "" : "s") of other kinds passed over (\(kinds))")
    }
  }

  private static func names(in folder: String) throws -> [String] {
    guard let stream = unsafe opendir(folder) else { throw FileError(.open, folder, code: errno) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  private static func ending(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[$0...]) } ?? "no ending"
  }
}
