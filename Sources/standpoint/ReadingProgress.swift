import Glibc

/// Tells on a terminal how far a run over files has come, once it takes long enough to ask.
struct ReadingProgress {
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private let files: Int
  /// Bytes of all files; nil if one of them is a pipe.
  private let bytes: Int?
  private var filesDone = 0
  private var bytesDone = 0
  /// Bytes of the file that is being read, counted piece by piece.
  private var bytesOfFile = 0

  private static let quietTime = 1.5
  private static let interval = 0.2
  /// One file below this size is done before anybody wonders.
  private static let bigFile = 16 << 20

  init(paths: [String]) {
    files = paths.count
    let sizes = paths.map(Self.size)
    bytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// The size of a regular file.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard path != "-", unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Notes that so many more bytes of a file are done, or that it is done altogether.
  mutating func advance(bytes count: Int, endOf path: String?) {
    bytesDone += count
    bytesOfFile += count
    if let path {
      filesDone += 1
      // What was not counted on the way.
      bytesDone += max(0, (Self.size(path) ?? 0) - bytesOfFile)
      bytesOfFile = 0
    }
    show()
  }

  private mutating func show() {
    guard files > 1 || (bytes ?? 0) > Self.bigFile else { return }
    let elapsed = Durations.seconds(since: start)
    guard elapsed > Self.quietTime, lastShown.map({ Durations.seconds(since: $0) > Self.interval }) ?? true else {
      return
    }
    lastShown = .now
    Diagnostics.progress(line(elapsed: elapsed))
  }

  func line(elapsed: Double) -> String {
    var parts: [String] = []
    if files > 1 { parts.append("\(filesDone) of \(files) files") }
    if let bytes, bytes > 0 {
      let share = min(1, Double(bytesDone) / Double(bytes))
      parts.append("\(Int(share * 100)) %")
      if let left = Durations.left(elapsed: elapsed, share: share) { parts.append(left) }
    }
    return parts.joined(separator: ", ")
  }

  /// Takes the line away.
  func end() { if lastShown != nil { Diagnostics.endProgress() } }
}
