import ArgumentParser
import Glibc

@main
struct StandpointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standpoint",
    abstract: "Who stands where, and how civil are they? Scores statements in news, speeches and posts.",
    discussion: """
      Cuts articles into statements and scores each for stance toward a proposal and for hostility, offline.

        standpoint classify article.txt                  the statements of an article
        standpoint classify rows.csv -o scored.csv       one row out for each row in
        standpoint explain --text "They refused again."  which words drove each label
        standpoint report *.html -o report.html          a page of who says what
        standpoint train rows.csv -o my.safetensors      a model of your own
        standpoint evaluate rows.csv --cross-validate    how well that would do
        standpoint audit rows.csv                        which labels look wrong

      Data goes to standard output, everything else to standard error. Exit codes: 0 success, 1 failure, 64 usage, \
      65 bad data, 66 no such input, 70 internal error, 73 cannot create output, 74 read or write error.
      """,
    version: "0.1.0",
    subcommands: [
      TrainCommand.self, EvaluateCommand.self, AuditCommand.self, ClassifyCommand.self, ExplainCommand.self,
      ReportCommand.self, BenchmarkCommand.self, ModelCommand.self,
    ])

  static func main() async {
    ProcessSignals.ignoreBrokenPipe()
    do {
      try validateCommandName(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      switch ExitStatus(of: error) {
      case .closedPipe: return
      case .failure(let status, let message):
        Diagnostics.error(message)
        exit(withError: ExitCode(status))
      case .parser: exit(withError: error)
      }
    }
  }
  /// Says what a first word should have been: the parser would only call it, and all after it, unexpected.
  private static func validateCommandName(_ word: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
    throw ValidationError(
      unsafe access(word, F_OK) == 0
        ? "'\(word)' is a file, not a command; to score it: standpoint classify \(word)"
        : "there is no command '\(word)'; there are \(names.joined(separator: ", "))")
  }
}
