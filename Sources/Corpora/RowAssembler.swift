/// Turns records of named columns into rows.
struct RowAssembler: Sendable {
  /// What a caller needs of a row.
  enum Purpose: Sendable {
    /// A labelled corpus: labels must be strings and, in heads that declare theirs, among them; ids must differ.
    case corpus
    /// Statements to score: what is wrong with a label does not matter, and nothing is remembered from row to row.
    case statements
  }

  enum Outcome: Sendable {
    case row(Row)
    /// A condition does not hold.
    case filtered
  }

  /// All that one column is read as; a column may have several roles.
  private struct Roles: Sendable {
    var isText = false
    var isTarget = false
    var isGroup = false
    var isID = false
    var heads: [String] = []
  }

  /// The keys of a record and what they are read as. Most records have those of the one before, in the same order, and
  /// comparing them costs less than looking each up.
  private struct Keys: Sendable {
    var names: [String] = []
    var roles: [Roles?] = []
    /// The first that is one of those before it.
    var repeated: Int?

    func match(_ members: [JSONMember]) -> Bool {
      guard members.count == names.count else { return false }
      for index in names.indices where members[index].key != names[index] { return false }
      return true
    }
  }

  /// Columns in the order in which they first appeared (corpus only).
  private(set) var columns: [String] = []

  let purpose: Purpose
  private let options: ReadingOptions
  private let declared: [String: [String]]
  private let acceptedValues: [String: [String]]
  private var roles: [String: Roles] = [:]
  private var knownColumns: Set<String> = []
  private var lastKeys = Keys()
  private var locations: [String: SourceLocation] = [:]

  /// - Parameter declared: heads of corpus.json; nil for a bare file, whose heads the options or its columns name.
  init(purpose: Purpose, options: ReadingOptions, declared: [HeadDeclaration]? = nil) {
    self.purpose = purpose
    self.options = options
    self.declared = Dictionary(uniqueKeysWithValues: (declared ?? []).map { ($0.name, $0.labels) })
    acceptedValues = Dictionary(grouping: options.filters, by: \.column).mapValues { $0.map(\.value) }
    var columnOfHead = options.heads
    if let declared {
      for head in declared where columnOfHead[head.name] == nil { columnOfHead[head.name] = head.name }
    } else if columnOfHead.isEmpty {
      for head in LabelConventions.defaultHeads { columnOfHead[head] = head }
    }
    roles[options.textField, default: Roles()].isText = true
    roles[options.targetField, default: Roles()].isTarget = true
    roles[options.groupField, default: Roles()].isGroup = true
    roles[options.idField, default: Roles()].isID = true
    for head in columnOfHead.keys.sorted(by: LabelConventions.precedes) {
      roles[columnOfHead[head] ?? head, default: Roles()].heads.append(head)
    }
  }

  /// Columns that every delimited file must have. The files of a corpus folder need the text only: a column that none
  /// of them has is found once all are read.
  var columnsNeeded: [String] {
    switch purpose {
    case .corpus: [options.textField]
    case .statements: [options.textField] + options.fieldsAskedFor + options.filters.map(\.column)
    }
  }

  /// The row that a record's columns make.
  mutating func row(_ members: [JSONMember], source: SourceLocation) throws(RowProblem) -> Outcome {
    if !lastKeys.match(members) { readKeys(members) }
    guard passes(members) else { return .filtered }
    var row = Row(id: "", text: "", source: source)
    var hasText = false
    for (index, member) in members.enumerated() {
      if index == lastKeys.repeated { throw .repeatedKey(member.key) }
      guard let role = lastKeys.roles[index] else {
        row.fields[member.key] = member.value.fieldText
        continue
      }
      if role.isText {
        guard case .string(let text) = member.value else {
          throw .notAString(field: member.key, found: member.value.kind)
        }
        row.text = text
        hasText = true
      }
      if role.isTarget { row.target = try optionalString(member) }
      if role.isGroup { row.group = try scalar(member) }
      if role.isID { row.id = try scalar(member) ?? "" }
      for head in role.heads { try readLabel(member, head: head, into: &row) }
    }
    guard hasText else { throw .missingText(field: options.textField, keys: members.map(\.key)) }
    if row.id.isEmpty { row.id = row.defaultID }
    if purpose == .corpus {
      if let first = locations[row.id] { throw .duplicateID(row.id, first: first) }
      locations[row.id] = source
    }
    return .row(row)
  }

  private mutating func readKeys(_ members: [JSONMember]) {
    let names = members.map(\.key)
    if purpose == .corpus {
      for name in names where knownColumns.insert(name).inserted { columns.append(name) }
    }
    var seen = Set<String>(minimumCapacity: names.count)
    lastKeys = Keys(
      names: names, roles: names.map { roles[$0] }, repeated: names.firstIndex { !seen.insert($0).inserted })
  }

  private mutating func readLabel(_ member: JSONMember, head: String, into row: inout Row) throws(RowProblem) {
    do {
      row.labels[head] = try label(member, head: head)
    } catch {
      guard purpose == .statements else { throw error }
      row.fields[member.key] = member.value.fieldText
    }
  }

  /// The label of a head, or nil where there is none.
  private func label(_ member: JSONMember, head: String) throws(RowProblem) -> String? {
    guard let text = member.value.fieldText else { return nil }
    let written = trimmingWhitespace(text)
    let renamed = options.labelMaps[head]?[written]
    guard case .string = member.value else {
      // A map may give a name to a number or a truth value; nothing else makes it a label.
      guard let renamed else {
        throw .labelNotAString(head: head, field: member.key, found: member.value.kind, value: text)
      }
      return try checked(renamed, head: head)
    }
    return try checked(renamed ?? written, head: head)
  }

  private func checked(_ label: String, head: String) throws(RowProblem) -> String? {
    let folded = LabelConventions.folded(label, head: head)
    if folded.isEmpty { return nil }
    if purpose == .corpus, let labels = declared[head], !labels.contains(folded) {
      throw .undeclaredLabel(head: head, label: folded, declared: labels)
    }
    return folded
  }

  private func optionalString(_ member: JSONMember) throws(RowProblem) -> String? {
    switch member.value {
    case .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    default: throw .notAString(field: member.key, found: member.value.kind)
    }
  }

  /// A string, number or truth value as text; nil for null and for an empty string.
  private func scalar(_ member: JSONMember) throws(RowProblem) -> String? {
    switch member.value {
    case .array, .object: throw .notAString(field: member.key, found: member.value.kind)
    default: return member.value.fieldText.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  private func passes(_ members: [JSONMember]) -> Bool {
    acceptedValues.allSatisfy { column, accepted in
      guard let member = members.first(where: { $0.key == column }), let text = member.value.fieldText
      else { return false }
      if accepted.contains(text) { return true }
      return (roles[column]?.heads ?? []).contains { head in
        let written = trimmingWhitespace(text)
        let label = options.labelMaps[head]?[written] ?? written
        return accepted.contains(LabelConventions.folded(label, head: head))
      }
    }
  }
}
