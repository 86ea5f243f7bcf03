import Foundation
import Glibc
import Testing

/// What a person at a terminal sees: a table in its width, in color unless NO_COLOR says otherwise.
@Suite struct TerminalTests {
  private let model: String
  private let folder: TemporaryFolder
  private let article: String

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
    article = folder.write(
      "a.txt",
      "Meeting in Tarn\n\nThe families demanded a public inquiry at once, and the council refused to hold one. "
        + "One of them shouted that the mayor was a liar and a coward.\n")
  }

  /// Runs the program with a terminal of so many columns as its standard output, or as its standard error, and returns what
  /// it shows there.
  private func show(
    columns: UInt16, _ arguments: [String], environment: [String: String] = [:], errors: Bool = false
  ) throws -> String {
    var (main, terminal): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(unsafe openpty(&main, &terminal, nil, nil, &size) == 0)
    // Another test's child that inherited the other end would keep this one waiting.
    for end in [main, terminal] { try #require(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
    let process = Process()
    process.executableURL = URL(filePath: try Standpoint.path())
    process.arguments = arguments
    process.environment = ["TERM": "xterm", "STANDPOINT_MODEL": model].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = errors ? FileHandle.nullDevice : FileHandle(fileDescriptor: terminal)
    process.standardError = errors ? FileHandle(fileDescriptor: terminal) : FileHandle.nullDevice
    try process.run()
    close(terminal)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    // Reading the other end of a terminal that nobody holds open any more fails; that is its end.
    while true {
      let count = unsafe read(main, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    close(main)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  @Test func aLongRunOverFilesSaysHowFarItIs() throws {
    let quick = try show(columns: 80, ["classify", article, article], errors: true)
    #expect(quick.isEmpty, "a quick one says nothing")
    let pipe = folder.path("slow.txt")
    try #require(unsafe mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(filePath: "/bin/sh")
    writer.arguments = ["-c", "sleep 2; echo 'They met in the hall.' > \"$1\"", "sh", pipe]
    try writer.run()
    let slow = try show(columns: 80, ["classify", pipe, article, article], errors: true)
    writer.waitUntilExit()
    #expect(slow.hasPrefix("\r\u{1B}[K1 of 3 files"), "\(slow.debugDescription)")
    #expect(slow.hasSuffix("\r\u{1B}[K"), "and is gone at the end")
  }

  @Test(arguments: [60, 120])
  func theTableFitsTheWidth(_ columns: Int) throws {
    let shown = try show(columns: UInt16(columns), ["classify", article], environment: ["NO_COLOR": "1"])
    #expect(!shown.contains("\u{1B}"))
    let lines = shown.split(separator: "\n")
    let table = lines.filter { !$0.contains("a.txt: Meeting in Tarn") }
    #expect(table.allSatisfy { $0.count <= columns }, "\(shown)")
    #expect(try #require(table.map(\.count).max()) > columns / 2, "the width is used")
    #expect(lines.first?.hasPrefix("stance") == true && shown.contains("3 statements"))
    // Nothing of the text is lost to the wrapping.
    let words = Set(shown.split { $0 == " " || $0 == "\n" })
    for word in ["families", "once,", "refused", "coward."] { #expect(words.contains(Substring(word)), "\(word)") }
  }

  @Test func colorsAreForTerminalsThatWantThem() throws {
    let plain = try show(columns: 100, ["classify", article], environment: ["NO_COLOR": "1"])
    let colored = try show(columns: 100, ["classify", article])
    #expect(colored.contains("\u{1B}[1m") && colored.contains("\u{1B}[0m"))
    let codes = ["0", "1", "2", "31", "32", "33", "36"].map { "\u{1B}[\($0)m" }
    #expect(codes.reduce(colored) { $0.replacing($1, with: "") } == plain)
    #expect(try show(columns: 100, ["classify", article], environment: ["NO_COLOR": ""]) == colored)
    #expect(try show(columns: 100, ["classify", article], environment: ["TERM": "dumb"]) == plain)
  }

  @Test func aFormatThatIsAskedForIsGiven() throws {
    let shown = try show(columns: 80, ["classify", article, "--format", "jsonl"])
    #expect(shown.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    let file = folder.path("out.jsonl")
    #expect(try show(columns: 80, ["classify", article, "-o", file]).isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == shown)
  }

  @Test func explanationsAreTintedInTheWidth() throws {
    let plain = try show(columns: 70, ["explain", article], environment: ["NO_COLOR": "1"])
    #expect(!plain.contains("\u{1B}") && plain.contains("adds up"))
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 70 || $0.hasPrefix("/") }, "\(plain)")
    let colored = try show(columns: 70, ["explain", article])
    for code in ["1", "2", "36", "1;36", "33"] { #expect(colored.contains("\u{1B}[\(code)m"), "\(code)") }
  }
}
