import ArgumentParser
import Corpora
import Files
import Glibc
import LinearAlgebra
import LinearModels
import Training

/// The one table of exit codes, after sysexits.h.
enum ExitStatus {
  /// The reader of our output went away: no failure of ours.
  case closedPipe
  case failure(Int32, message: String)
  /// Usage, help and version are the argument parser's.
  case parser

  /// What ends a run whose inputs have all been told to hold nothing to score.
  static let nothingScored = ExitCode(badData)

  private static let generalFailure: Int32 = 1
  private static let badData: Int32 = 65
  private static let noInput: Int32 = 66
  private static let internalError: Int32 = 70
  private static let cannotCreate: Int32 = 73
  private static let inputOutput: Int32 = 74

  init(of error: any Error) {
    switch error {
    case let error as FileError: self = Self.of(error)
    case let error as CorpusError:
      let status = error.isMissingInput ? Self.noInput : error.isReadFailure ? Self.inputOutput : Self.badData
      self = .failure(status, message: error.description + Self.appended(error.advice))
    case ModelError.file(let error): self = Self.of(error)
    case let error as ModelError: self = .failure(Self.badData, message: error.description)
    case let error as InputError:
      self = .failure(error.isMissing ? Self.noInput : Self.badData, message: error.description)
    case let error as Defect: self = .failure(Self.internalError, message: error.description)
    case let error as TrainingError: self = Self.of(error)
    default: self = .parser
    }
  }

  private static func of(_ error: FileError) -> ExitStatus {
    let message = error.description + appended(error.advice)
    return switch error.operation {
    case .open: .failure(noInput, message: message)
    case .read: .failure(error.code == EISDIR ? noInput : inputOutput, message: message)
    case .create: .failure(cannotCreate, message: message)
    case .write, .replace: error.code == EPIPE ? .closedPipe : .failure(inputOutput, message: message)
    }
  }

  private static func of(_ error: TrainingError) -> ExitStatus {
    switch error {
    case .linearAlgebra: .failure(internalError, message: error.description)
    // The rows are good: the machine or the solver was not up to them.
    case .memory, .notConverged: .failure(generalFailure, message: error.description)
    default: .failure(badData, message: error.description)
    }
  }

  private static func appended(_ advice: String?) -> String { advice.map { "; \($0)" } ?? "" }
}

/// An answer that contradicts another one of ours: no input may cause it.
struct Defect: Error, CustomStringConvertible {
  var what: String

  var description: String { "\(what); this is a defect of the program, please report it" }
}
