import ArgumentParser

@main
struct StandpointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standpoint",
    abstract: "Who stands where, and how civil are they? Scores statements in news, speeches and posts.",
    discussion: """
      Cuts articles into statements and scores each for stance toward a proposal and for hostility, offline.

        standpoint classify article.txt                     a table of the statements of an article
        standpoint classify rows.csv -o scored.csv          one row out for each row in
        standpoint train rows.csv -o my.safetensors         a model of your own, from a CSV with a text column
        standpoint evaluate rows.csv --cross-validate       how well that would do, with intervals

      Data goes to standard output, everything else to standard error. Exit codes: 0 success, 1 failure, 64 usage,
      65 bad data, 66 no such input, 70 internal error, 73 cannot create output, 74 read or write error.
      """,
    version: "0.1.0",
    subcommands: [
      TrainCommand.self, EvaluateCommand.self, ClassifyCommand.self, BenchmarkCommand.self, ModelCommand.self,
    ])

  static func main() async {
    ProcessSignals.ignoreBrokenPipe()
    do {
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
}
