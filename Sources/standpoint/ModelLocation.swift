import ArgumentParser
import Files
import Glibc
import LinearModels

/// The option that names a model, and where one is looked for without it.
struct ModelOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help:
      "Model file. Default: STANDPOINT_MODEL, else ../share/standpoint beside the program, else the package's Models/.")
  var model: String?

  private static let defaultName = "national-inquiry/national-inquiry.safetensors"

  /// Opens the model. What is wrong with it is told with its path, which the reader may not have named.
  func open() throws -> ModelFile.Contents { try Self.read(path()) }

  static func read(_ path: String) throws -> ModelFile.Contents {
    do {
      return try ModelFile.read(path: path)
    } catch .file(let error) {
      throw error
    } catch {
      throw InputError.model(path: path, error)
    }
  }

  func path() throws -> String {
    if let named = model ?? Environment["STANDPOINT_MODEL"] { return named }
    let candidates = Self.defaultPaths
    guard let found = candidates.first(where: { unsafe access($0, R_OK) == 0 }) else {
      throw InputError.noModel(searched: candidates)
    }
    return found
  }

  /// Installed: share/standpoint beside bin. In a checkout: Models/ in a folder above the program's build folder.
  private static var defaultPaths: [String] {
    guard let resolved = unsafe realpath("/proc/self/exe", nil) else { return [] }
    defer { unsafe free(resolved) }
    var folders = unsafe String(cString: resolved).split(separator: "/").map(String.init)
    folders.removeLast()
    func path(_ folders: some Sequence<String>, _ rest: String) -> String {
      "/" + folders.joined(separator: "/") + "/" + rest
    }
    var paths = [path(folders.dropLast(), "share/standpoint/\(defaultName)")]
    if let build = folders.lastIndex(where: { $0.hasPrefix(".build") }) {
      paths.append(path(folders[..<build], "Models/\(defaultName)"))
    }
    return paths
  }
}
