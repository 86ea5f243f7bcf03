import Files
import Glibc
import Synchronization

/// Standard error: messages, and progress when it is a terminal.
enum Diagnostics {
  static func error(_ message: String) { tell(message) }

  static func warning(_ message: String) { tell("warning: \(message)") }

  static func note(_ message: String) { tell(message) }

  /// A line that the next one replaces; only on a terminal.
  static func progress(_ message: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    isShowingProgress.store(!message.isEmpty, ordering: .relaxed)
    write("\r\u{1B}[K\(message)")
  }

  static func endProgress() { progress("") }

  /// Whether the cursor stands behind a line of progress, which a message must not be written after.
  private static let isShowingProgress = Atomic(false)

  private static func tell(_ message: String) {
    if isShowingProgress.load(ordering: .relaxed) { endProgress() }
    write("standpoint: \(printable(message))\n")
  }

  /// One line without control characters: a message may quote an input, which must not steer the terminal.
  private static func printable(_ message: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in message.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      scalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

enum ProcessSignals {
  /// A closed pipe then shows as an error of `write`, and the run can end quietly.
  static func ignoreBrokenPipe() { signal(SIGPIPE, SIG_IGN) }
}

/// What the terminal of standard output is like.
struct Terminal {
  let isTerminal: Bool
  let isColored: Bool
  let width: Int

  /// Whether standard input is a person at a keyboard.
  static var isInputInteractive: Bool { isatty(STDIN_FILENO) == 1 }

  init() {
    isTerminal = isatty(STDOUT_FILENO) == 1
    isColored = isTerminal && Environment["NO_COLOR"] == nil && Environment["TERM"] != "dumb"
    var size = winsize()
    let hasSize = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = hasSize ? Int(size.ws_col) : Environment["COLUMNS"].flatMap { Int($0) } ?? 100
  }
}

enum Environment {
  /// A variable's value; one that is set to nothing counts as not set.
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Bytes of memory that the system has to give, if it says so.
  static var availableMemory: Int? {
    guard let bytes = try? FileDescriptor.readAll(path: "/proc/meminfo") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("MemAvailable:") }) else { return nil }
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
  }
}
