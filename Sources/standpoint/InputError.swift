import LinearModels
import Pages
import Training

/// What is wrong with an input as the command line sees it.
enum InputError: Error, CustomStringConvertible {
  case noModel(searched: [String])
  case model(path: String, ModelError)
  case invalidUTF8(path: String, offset: Int)
  case otherEncoding(path: String, encoding: String)
  case jsonArticle(path: String)
  case empty(path: String)
  case noStatements(path: String)
  case page(path: String, PageProblem)
  case noMatch(pattern: String)
  case nothingInFolder(path: String, endings: [String])
  case noRows(path: String, isFiltered: Bool)
  case lexicon(path: String, LexiconError)
  case vectors(path: String, WordVectorsError)
  case noCommonHead(model: [String], corpus: [String])
  case nothingToCompare(first: String, second: String)
  case unknownLabel(head: String, label: String, known: [String], source: String)
  case fewerRowsThanLabels(head: String, rows: Int, labels: [String])
  case noSuchHead(option: String, known: [String])
  case noSuchField(String, known: [String])
  case tooFewGroups(field: String, groups: Int)
  case noPulls(path: String, problems: [String], isOther: Bool)
  case evaluation(path: String)

  /// The input is not there (66).
  var isMissing: Bool {
    switch self {
    case .noModel, .noMatch, .nothingInFolder: true
    default: false
    }
  }

  /// Whether one input of several may be left out for it: there is nothing to score, and nothing is wrong with the rest.
  var isUnscorable: Bool {
    switch self {
    case .empty, .noStatements, .page: true
    default: false
    }
  }

  var description: String {
    switch self {
    case .noModel(let searched):
      "no model: name one with -m or STANDPOINT_MODEL, or train one; looked for \(searched.joined(separator: ", "))"
    case .model(let path, let error): "\(path): \(error.description)"
    case .invalidUTF8(let path, let offset):
      "\(path): byte \(offset) is not UTF-8; convert the file, or use --on-error skip to read such bytes as U+FFFD"
    case .otherEncoding(let path, let encoding):
      "\(path): the file is \(encoding); convert it to UTF-8 (iconv -f \(encoding) -t UTF-8)"
    case .jsonArticle(let path):
      "\(path): the name says JSON, which is no article; if it holds an object or an array of them, "
        + "each with an article as its text, use --input articles; rows are written one object a line (--input jsonl)"
    case .empty(let path): "\(path): is empty; there is nothing to classify"
    case .noStatements(let path): "\(path): no statement found; is it an article?"
    case .noMatch(let pattern):
      "\(pattern): no file matches; * stands for anything within a name, and a folder is read with all in it"
    case .nothingInFolder(let path, let endings):
      "\(path): no file in the folder has an ending that is read"
        + (endings.isEmpty
          ? "; it is empty" : " (there are \(endings.joined(separator: ", "))); name the files with --input")
    case .page(let path, let problem): "\(path): \(problem.description)"
    case .noRows(let path, let isFiltered):
      isFiltered
        ? "\(path): no row passes --where; values are compared as they are written"
        : "\(path): there are no rows; there is nothing to classify"
    case .lexicon(let path, let error): "\(path), \(error.description)"
    case .vectors(let path, let error): "\(path): \(error.description)"
    case .noCommonHead(let model, let corpus):
      "the model scores \(model.joined(separator: ", ")) and "
        + (corpus.isEmpty ? "no row has a label" : "the rows are labelled for \(corpus.joined(separator: ", "))")
        + "; name the label column of a head with --head \(model[0])=COLUMN"
    case .nothingToCompare(let first, let second):
      "\(first) and \(second) have no head in common that the rows are labelled for, with the same labels; "
        + "evaluate each by itself"
    case .unknownLabel(let head, let label, let known, let source):
      "\(source): head \(head) has label `\(label)`; the model knows \(known.joined(separator: ", ")). "
        + "Rename labels with --map \(head):\(label)=NEW, or drop them with --map \(head):\(label)="
    case .fewerRowsThanLabels(let head, let rows, let labels):
      "head \(head): \(rows) labelled rows for the \(labels.count) labels \(labels.joined(separator: ", ")); "
        + "a model needs several rows of each"
    case .noSuchHead(let option, let known):
      known.isEmpty
        ? "\(option): no row has a label; name the label column of a head with --head NAME=COLUMN"
        : "\(option): no head has this name; there are \(known.joined(separator: ", "))"
    case .noSuchField(let field, let known):
      "--by \(field): no row has this field; there are \(known.joined(separator: ", "))"
    case .noPulls(let path, let problems, let isOther):
      "\(path): no training rows to show; \(problems.joined(separator: "; "))"
        + (isOther ? ". Its files are not those that the model records (see `model info --json`)" : "")
    case .tooFewGroups(let field, let groups):
      "--by \(field) gives \(groups) groups; leaving one out and choosing on the others needs three or more"
    case .evaluation(let path):
      "\(path): these are no figures of one model; make them with standpoint evaluate ROWS -m MODEL --json > FILE"
    }
  }
}
