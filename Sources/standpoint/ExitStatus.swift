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
      self = .failure(status, message: error.description)
    case ModelError.file(let error): self = Self.of(error)
    case let error as ModelError: self = .failure(Self.badData, message: error.description)
    case let error as InputError:
      self = .failure(error.isMissing ? Self.noInput : Self.badData, message: error.description)
    case TrainingError.linearAlgebra(let error): self = .failure(Self.internalError, message: error.description)
    case let error as TrainingError: self = .failure(Self.badData, message: error.description)
    default: self = .parser
    }
  }

  private static func of(_ error: FileError) -> ExitStatus {
    switch error.operation {
    case .open: .failure(noInput, message: error.description)
    case .read: .failure(error.code == EISDIR ? noInput : inputOutput, message: error.description)
    case .create: .failure(cannotCreate, message: error.description)
    case .write, .replace: error.code == EPIPE ? .closedPipe : .failure(inputOutput, message: error.description)
    }
  }
}

/// What is wrong with an input as the command line sees it.
enum InputError: Error, CustomStringConvertible {
  case noModel(searched: [String])
  case invalidUTF8(path: String, offset: Int)
  case empty(path: String)
  case noStatements(path: String)
  case noCommonHead(model: [String], corpus: [String])
  case unknownLabel(head: String, label: String, known: [String], source: String)
  case tooFewGroups(field: String, groups: Int)
  case mismatch(String)

  var isMissing: Bool { if case .noModel = self { true } else { false } }

  var description: String {
    switch self {
    case .noModel(let searched):
      "no model: name one with -m or STANDPOINT_MODEL; looked for \(searched.joined(separator: ", "))"
    case .invalidUTF8(let path, let offset):
      "\(path): byte \(offset) is not UTF-8; convert the file, or use --on-error skip to read such bytes as U+FFFD"
    case .empty(let path): "\(path): is empty; there is nothing to classify"
    case .noStatements(let path): "\(path): no statement found; is it an article?"
    case .noCommonHead(let model, let corpus):
      "the model scores \(model.joined(separator: ", ")) and the corpus labels \(corpus.joined(separator: ", ")); "
        + "name the label column of a head with --head HEAD=COLUMN"
    case .unknownLabel(let head, let label, let known, let source):
      "\(source): head \(head) has label `\(label)`; the model knows \(known.joined(separator: ", ")). "
        + "Rename labels with --map \(head):\(label)=\(known[0])"
    case .tooFewGroups(let field, let groups):
      "--by \(field) gives \(groups) groups; leaving one out and choosing on the others needs three or more"
    case .mismatch(let what): what
    }
  }
}
