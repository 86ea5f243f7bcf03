import Articles
import Evaluation
import Testing

@testable import Reports

@Suite struct LedgerTests {
  static let articles = [
    Sample.article(
      [
        Sample.statement("One.", by: "Ines Calder", "favor"),
        Sample.statement("Two.", by: "INES  Calder", "favor", uncertain: true),
        Sample.statement("Three.", by: "Martin Oakes", "against", hostile: true),
        Sample.statement("Four.", "favor"),
        Sample.statement("Five.", "against", kind: .indirect),
        Sample.statement("Eight.", by: "one resident"),
      ], name: "a.txt"),
    Sample.article(
      [Sample.statement("Six.", by: "Ines Calder", "against"), Sample.statement("Nine.", by: "one resident")],
      name: "b.txt"),
    Sample.article(
      [
        Sample.statement("One.", by: "Ines Calder", "favor"),
        Sample.statement("Seven.", by: "Petra Lindqvist", "favor"),
      ], name: "c.txt", copyOf: 0),
  ]

  @Test func voicesAreCountedApart() throws {
    let ledger = Ledger(Sample.report(Self.articles))
    #expect(ledger.actors.map(\.name) == ["Ines Calder", "Martin Oakes", "Petra Lindqvist"])
    let calder = ledger.actors[0].tally
    #expect(calder.statements == 3 && calder.tinted == [1, 1, 0] && calder.uncertainTint == 1)
    #expect(calder.articles == 2 && calder.marked == 0)
    #expect(ledger.actors[1].tally.marked == 1)
    #expect(ledger.apart.map(\.voice) == [.described, .unknown, .narration])
    #expect(ledger.apart.map(\.tally.statements) == [2, 1, 1])
    #expect(ledger.total.statements == 8)
  }

  @Test func copiesAreCountedOnceAndBothTotalsAreGiven() {
    let report = Sample.report(Self.articles)
    let ledger = Ledger(report)
    #expect(ledger.actors[0].tally.inCopies == 1 && ledger.total.inCopies == 2)
    // Who speaks in a copy alone has a row, and nothing in it counts.
    #expect(ledger.actors[2].tally.statements == 0 && ledger.actors[2].tally.inCopies == 1)
    let text = MarkupChecker(Sample.page(report)).text
    #expect(text.contains("8 statements in 2 articles"))
    #expect(text.contains("With copies there are 10 statements in 3 articles."))
    #expect(text.contains("in 2 articles, 4 with copies"))
  }

  @Test func everyStatementIsInOneRow() {
    let ledger = Ledger(Sample.report(Self.articles))
    let places = (ledger.actors + ledger.apart).flatMap(\.places).map { [$0.article, $0.statement] }
    #expect(places.count == 10 && Set(places).count == 10)
  }

  @Test func looseRowsAreArticlesOfTheirOwn() {
    let rows = (0..<12).map { Sample.statement("Row \($0).", by: "Ines Calder", $0 % 2 == 0 ? "favor" : "against") }
    let ledger = Ledger(Sample.report([Sample.article(rows, isLooseRows: true)]))
    #expect(ledger.actors[0].tally.articles == 12 && ledger.actors[0].tally.method == .bootstrap)
    #expect(Ledger(Sample.report([Sample.article(rows)])).actors[0].tally.method == .wilson)
  }

  @Test func intervalsHoldTheirSharesAndHaveAWidth() throws {
    for articles in [1, 3, 10, 25] {
      for favor in [0, 1, articles] {
        let ledger = Ledger(
          Sample.report(
            (0..<articles).map { number in
              Sample.article([
                Sample.statement("A.", by: "Ines Calder", number < favor ? "favor" : "neither", hostile: number == 0),
                Sample.statement("B.", by: "Ines Calder", number < favor ? "favor" : "neither"),
              ])
            }))
        let tally = ledger.actors[0].tally
        for share in [tally.share(ofLabel: 0), tally.share(ofLabel: 1), tally.shareMarked] {
          let share = try #require(share)
          #expect(share.interval.lower <= share.value && share.value <= share.interval.upper)
          #expect(share.interval.upper - share.interval.lower > 0.01, "\(articles) articles, \(favor) in favor")
        }
      }
    }
  }
}
