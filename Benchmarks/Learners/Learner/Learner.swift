import Glibc
import LinearAlgebra
import Training

/// Fits a binary classifier to a file in LIBSVM's format and times the fit alone: reading and writing are outside.
///
///     learner FILE WEIGHTS LOSS C TOLERANCE [ROUNDS]
///     learner path FILE ROUNDS
///
/// LOSS is squared, squared-hinge or logistic; C is LIBLINEAR's. Prints a line a round: seconds, iterations, steps, residual.
@main
enum Learner {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "path" {
      return try PathTiming.run(path: arguments[2], rounds: Int(arguments[3]) ?? 1)
    }
    guard arguments.count >= 6, let loss = Loss(rawValue: arguments[3]), let c = Double(arguments[4]),
      let tolerance = Double(arguments[5])
    else {
      fatalError("usage: learner FILE WEIGHTS squared|squared-hinge|logistic C TOLERANCE [ROUNDS]")
    }
    BLASThreads.fix(1)
    let rounds = arguments.count > 6 ? Int(arguments[6]) ?? 1 : 1
    let isTold = arguments.count > 7
    for round in 0..<rounds {
      // Each round reads anew: the fit takes the storage over.
      var reader = LIBSVMReader(path: arguments[1])
      let labels = reader.labels
      let matrix = reader.takeMatrix()
      let start = now()
      let problem = LinearProblem(
        matrix, labels: labels, labelCount: 2, classWeights: [Double](repeating: 1, count: labels.count))
      let prepared = now()
      let solution = problem.newton(loss, lambda: 0.5 / c, tolerance: tolerance) { iteration in
        if isTold {
          print(
            "  \(iteration.number) f \(c * iteration.objective) |g| \(iteration.relativeGradient) cg \(iteration.steps) at",
            now() - prepared)
        }
      }
      let end = now()
      print(
        end - start, prepared - start, solution.iterations, solution.steps, solution.residual, solution.hasConverged)
      if round == rounds - 1 { write(solution.weights[0], to: arguments[2]) }
    }
  }

  /// CPU seconds of the process.
  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The weights as little-endian doubles.
  private static func write(_ weights: [Double], to path: String) {
    guard let file = unsafe fopen(path, "wb") else { fatalError("\(path) cannot be written") }
    unsafe fwrite(weights, MemoryLayout<Double>.stride, weights.count, file)
    unsafe fclose(file)
  }
}
