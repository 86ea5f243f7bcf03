import Foundation
import Glibc
import Testing

/// The built program, run as a person would run it.
enum Standpoint {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of the output as JSON objects.
    func objects() throws -> [[String: Any]] {
      try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\($0)") }
    }

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
  }

  /// The program stands beside the test bundle, where the package manager puts it; the runner's arguments name the bundle.
  static func path() throws -> String {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let path = URL(filePath: bundle).deletingLastPathComponent().appending(path: "standpoint").path
    try #require(FileManager.default.isExecutableFile(atPath: path), "no program at \(path)")
    return path
  }

  static func run(_ arguments: String..., input: Data = Data(), environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, input: input, environment: environment)
  }

  static func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Outcome {
    try launch(try path(), arguments, input: input, environment: environment)
  }

  /// Runs a shell script in which `$STANDPOINT` is the program and `$1`, `$2`, … are the arguments.
  static func shell(_ script: String, _ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    let variables = ["STANDPOINT": try path()].merging(environment) { $1 }
    return try launch("/bin/sh", ["-c", script, "sh"] + arguments, input: Data(), environment: variables)
  }

  private static func launch(
    _ program: String, _ arguments: [String], input: Data, environment: [String: String]
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    var variables = ProcessInfo.processInfo.environment
    for name in ["STANDPOINT_MODEL", "NO_COLOR", "COLUMNS"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    // Files rather than pipes: neither side can wait for the other.
    process.standardInput = try FileHandle(forReadingFrom: folder.write("input", input))
    let output = folder.write("output", Data())
    let errors = folder.write("errors", Data())
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that goes with the value.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "standpoint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  @discardableResult
  func write(_ name: String, _ data: Data) -> URL {
    let file = url.appending(path: name)
    guard FileManager.default.createFile(atPath: file.path, contents: data) else {
      preconditionFailure("cannot write \(file.path)")
    }
    return file
  }

  func write(_ name: String, _ text: String) -> String { write(name, Data(text.utf8)).path }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}

/// A model trained once for all tests, on sentences made up for it.
enum TrainedModel {
  static let folder: Result<TemporaryFolder, any Error> = Result {
    // A static value is never released, so its folder goes when the process does.
    atexit { if let folder = try? TrainedModel.folder.get() { try? FileManager.default.removeItem(at: folder.url) } }
    return try TemporaryFolder()
  }

  static let rows: String = {
    let subjects = ["The council", "A minister", "The families", "The leader", "Two members", "A lawyer"]
    let favor = ["demanded a public inquiry", "called for a national inquiry at once", "welcomed the inquiry"]
    let against = ["refused to hold an inquiry", "rejected the inquiry as needless", "wants a review instead"]
    let neither = ["met on Tuesday in the hall", "read the report of the inquiry", "published the figures"]
    var lines: [String] = []
    for (number, subject) in (subjects + subjects).enumerated() {
      for (label, ends) in [("favor", favor), ("against", against), ("neither", neither)] {
        for (index, end) in ends.enumerated() {
          let isHostile = (number + index) % 4 == 0
          let text =
            "\(subject) \(end) in week \(number)\(isHostile ? ", and called the mayor a liar and a coward" : "")."
          lines.append(
            #"{"id":"\#(label)-\#(number)-\#(index)","text":"\#(text)","stance":"\#(label)","#
              + #""hostility":"\#(isHostile ? "hostile" : "civil")","group":"g\#(number)"}"#)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  /// The file of the rows.
  static let corpus: Result<String, any Error> = Result { try folder.get().write("rows.jsonl", rows) }

  static let path: Result<String, any Error> = Result {
    let folder = try Self.folder.get()
    let corpus = try Self.corpus.get()
    let model = folder.path("model.safetensors")
    let outcome = try Standpoint.run(
      "train", corpus, "--target", "We should hold a national inquiry", "-o", model)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return model
  }
}
