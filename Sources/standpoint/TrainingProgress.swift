import Evaluation
import Files
import Glibc
import TextFeatures
import Training

/// Tells of a training as it goes: a line on the terminal that the next replaces, and a trace in a file, one JSON object an
/// event.
struct TrainingProgress: ~Copyable {
  private let start = ContinuousClock.now
  private var headStart = ContinuousClock.now
  private var head = ""
  private var trace: Output?
  private var failure: (any Error)?

  /// - Parameter trace: the file; nil writes none.
  init(trace path: String?) throws {
    if let path { trace = try Output(path: path) } else { trace = nil }
  }

  mutating func observe(_ event: TrainingEvent) {
    if event.head != head {
      head = event.head
      headStart = .now
    }
    Diagnostics.progress(line(event))
    guard failure == nil, trace != nil else { return }
    let line = json(event)
    do {
      try trace?.write(line)
      // Who follows the file sees each event: they are seconds apart.
      try trace?.flush()
    } catch {
      failure = error
    }
  }

  /// Ends the line and keeps the trace.
  ///
  /// - Throws: what the trace could not be written for.
  consuming func finish() throws {
    Diagnostics.endProgress()
    if let failure { throw failure }
    try trace?.finish()
  }

  private func line(_ event: TrainingEvent) -> String {
    var parts = ["\(event.head): \(Self.name(event.stage))", event.blocks.map(\.rawValue).joined(separator: "+")]
    parts.append("lambda \(Figures.short(event.lambda))")
    if let score = event.macroF1 { parts.append("macro F1 \(Figures.fixed(score))") }
    if let iteration = event.iteration {
      parts.append("iteration \(iteration.number), objective \(Figures.short(iteration.objective))")
      parts.append("gradient \(Self.scientific(iteration.relativeGradient))")
    }
    if let left = Durations.left(elapsed: Durations.seconds(since: headStart), share: event.progress) {
      parts.append(left)
    }
    return parts.joined(separator: ", ")
  }

  private func json(_ event: TrainingEvent) -> String {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value("standpoint.trace/1")
    json.key("seconds")
    json.value(Durations.seconds(since: start))
    json.key("head")
    json.value(event.head)
    json.key("stage")
    json.value(event.stage.rawValue)
    json.key("blocks")
    json.beginArray()
    for block in event.blocks { json.value(block.rawValue) }
    json.endArray()
    json.key("lambda")
    json.value(event.lambda)
    json.key("macro_f1")
    json.value(event.macroF1)
    json.key("iteration")
    json.value((event.iteration?.number).map(Double.init))
    json.key("objective")
    json.value(event.iteration?.objective)
    json.key("relative_gradient")
    json.value(event.iteration?.relativeGradient)
    json.key("progress")
    json.value(event.progress)
    json.endObject()
    return json.text + "\n"
  }

  private static func name(_ stage: TrainingEvent.Stage) -> String {
    switch stage {
    case .blocks: "comparing blocks"
    case .penalties: "comparing penalties"
    case .nested: "predicting held-out groups"
    case .fit: "fitting"
    }
  }

  private static func scientific(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return "0" }
    let exponent = Int(log10(value).rounded(.down))
    return "\(Figures.decimal(value / pow(10, Double(exponent)), places: 1))e\(exponent)"
  }
}
