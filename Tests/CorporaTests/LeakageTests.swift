import Testing

@testable import Corpora

private func row(_ id: Int, _ text: String, group: String? = nil, _ fields: [String: String] = [:]) -> Row {
  Row(
    id: "\(id)", text: text, group: group, fields: fields, source: SourceLocation(file: "f", line: id + 1))
}

private func leaks(_ rows: [Row]) -> [Leak] {
  let corpus = Corpus(name: "c", heads: [], rows: rows)
  return corpus.leaks(RepeatedTexts(corpus))
}

@Suite struct LeakageTests {
  private let base = "the council must hold an inquiry into the fire"

  @Test func rowsOfOneGroupDoNotLeak() {
    #expect(leaks([row(0, base, group: "a"), row(1, base, group: "a"), row(2, base + " now", group: "a")]).isEmpty)
    #expect(leaks([row(0, base, group: "a"), row(1, "no", group: "b")]).isEmpty)
  }

  @Test func textsInSeveralGroupsOrSplits() {
    let rows = [
      row(0, base, group: "a"), row(1, base.uppercased(), group: "a", ["split": "train"]),
      row(2, base, group: "b", ["split": "test"]), row(3, base + " now", group: "c"),
    ]
    #expect(
      leaks(rows) == [
        Leak(bond: .equalTexts, division: .group, rows: 3, members: [0, 2]),
        // The first row is in no split, so it hides no leak between those that are.
        Leak(bond: .equalTexts, division: .split, rows: 3, members: [1, 2]),
        Leak(bond: .nearTexts, division: .group, rows: 4, members: [0, 2, 3]),
      ])
  }

  @Test func contrastPairsMayNotBeTornApart() {
    let rows = [
      row(0, base, group: "a", ["pair": "1"]), row(1, base + " now", group: "b", ["pair": "0"]),
    ]
    #expect(leaks(rows) == [Leak(bond: .nearTexts, division: .group, rows: 2, members: [0, 1])])
  }

  @Test func rowsWithoutGroupsAreGroupsOfTheirOwn() {
    #expect(leaks([row(0, "a"), row(1, "A")]).map(\.members) == [[0, 1]])
    #expect(leaks([row(0, "a", ["source": "paper"]), row(1, "b", ["source": "paper"])]).map(\.members) == [[0, 1]])
  }

  @Test func valuesThatAreSpread() {
    let rows = [
      row(0, "a", group: "1", ["source": "paper", "split": "train"]),
      row(1, "b", group: "2", ["source": "paper", "article": "x", "split": "train"]),
      row(2, "c", group: "2", ["source": "", "article": "x", "split": "test"]),
      row(3, "d", group: "3", ["source": ""]), row(4, "e", group: "3", ["source": "other"]),
    ]
    #expect(
      leaks(rows) == [
        Leak(bond: .value(field: "source", value: "paper"), division: .group, rows: 2, members: [0, 1]),
        Leak(bond: .value(field: "article", value: "x"), division: .split, rows: 2, members: [1, 2]),
        Leak(bond: .value(field: "group", value: "2"), division: .split, rows: 2, members: [1, 2]),
      ])
  }
}
