import Corpora
import Files
import Glibc

// What to do about an error, in the options of this program: the libraries that report it do not know them.

extension CorpusError {
  /// The option that helps, as a clause to put after the description; nil where the description says it all.
  var advice: String? {
    switch self {
    case .badRow(let row): row.problem.advice
    case .missingColumn(_, "text", _): "name the column of the text with --text-field"
    case .labelConflict: "a label map is --map HEAD:OLD=NEW"
    case .noRows(_, _, _, let columns) where !columns.isEmpty: "--where compares values as they are written"
    default: nil
    }
  }
}

extension RowProblem {
  fileprivate var advice: String {
    switch self {
    case .missingText: "that is --text-field, or use --on-error skip to leave such rows out"
    case .invalidUTF8: "that is --on-error skip"
    case .labelNotAString: "that is --map"
    case .undeclaredLabel(let head, let label, _):
      "rename it with --map \(head):\(label)=NEW, or use --on-error skip to leave such rows out"
    case .duplicateID: "name another column with --id-field, or use --on-error skip to leave such rows out"
    default: "mend the row, or use --on-error skip (and --rejects FILE) to go on without it"
    }
  }
}

extension FileError {
  /// What the system's own words leave open.
  var advice: String? {
    switch (operation, code) {
    case (.create, ENOENT): "make its folder first"
    case (.create, ENOTDIR): "a part of this path is a file where a folder is needed"
    case (.create, EISDIR), (.read, EISDIR): "name a file in it"
    case (.create, EACCES), (.create, EROFS): "choose a place that you may write to"
    case (.write, ENOSPC): "what was written is not whole"
    default: nil
    }
  }
}
