internal import Articles

/// Who says what: the statements of a report by whose words they are.
struct Ledger {
  struct Entry {
    var voice: Voice
    var name: String
    var tally: Tally
    /// Articles and numbers of its statements, those of copies among them.
    var places: [Place]
  }

  struct Place {
    var article: Int
    var statement: Int
  }

  /// Actors, those with most statements first.
  private(set) var actors: [Entry]
  /// People without a name, speakers that were not found, and narration, those of them that there are.
  private(set) var apart: [Entry]
  let total: Tally
  let notes: [String]
  let registry: Actors
  let roles: HeadRoles

  init(_ report: Report) {
    let roles = HeadRoles(report.model.heads)
    let registry = Actors(
      speakers: report.articles.lazy.flatMap {
        $0.statements.compactMap(\.speaker).filter { !$0.isDescribed }.map(\.name)
      })
    let empty = Tally(labels: roles.tintLabels.count)
    var total = empty
    var tallies: [Voice: Tally] = [:]
    var places: [Voice: [Place]] = [:]
    // Rows that belong to no article are numbered behind the articles.
    var loose = report.articles.count
    for (number, article) in report.articles.enumerated() {
      for (index, statement) in article.statements.enumerated() {
        if article.isLooseRows { loose += 1 }
        let cluster = article.isLooseRows ? loose : number
        let voice = Voice(statement, registry)
        let isCopy = article.copyOf != nil
        total.add(statement, cluster: cluster, isCopy: isCopy, roles)
        tallies[voice, default: empty].add(statement, cluster: cluster, isCopy: isCopy, roles)
        places[voice, default: []].append(Place(article: number, statement: index))
      }
    }
    func entry(_ voice: Voice, _ name: String) -> Entry? {
      tallies[voice].map { Entry(voice: voice, name: name, tally: $0, places: places[voice] ?? []) }
    }
    actors = registry.names.enumerated().compactMap { entry(.actor($0), $1) }.sorted {
      ($1.tally.statements, $0.name.lowercased(), $0.name) < ($0.tally.statements, $1.name.lowercased(), $1.name)
    }
    apart = [
      entry(.described, "People without a name"), entry(.unknown, "Speaker not found"),
      entry(.narration, "The articles’ own words"),
    ].compactMap { $0 }
    self.total = total
    notes = registry.notes
    self.registry = registry
    self.roles = roles
  }
}
