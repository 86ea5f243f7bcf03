import Testing

@testable import Corpora

private func row(
  _ id: Int, _ text: String, _ labels: [String: String] = ["stance": "favor"], _ fields: [String: String] = [:]
) -> Row {
  Row(id: "\(id)", text: text, labels: labels, fields: fields, source: SourceLocation(file: "f", line: id + 1))
}

private func pairs(_ rows: [Row]) -> [RepeatedText] { RepeatedTexts(Corpus(name: "c", heads: [], rows: rows)).pairs }

@Suite struct RepeatedTextsTests {
  @Test(arguments: [
    ("“Don’t,” she said", "\"don't,\"  SHE\tsaid "), ("«Non», dit-elle", "\"non\", dit-elle"), ("", "  \n"),
    ("café", "CAFE\u{301}"), ("‹a› ‘b’ 5′ 6″", "'a' 'b' 5' 6\""), ("a\u{A0}b", "a b"),
  ])
  func foldingHidesTypography(_ one: String, _ other: String) {
    #expect(FoldedText.of(one) == FoldedText.of(other))
    #expect(FoldedText.of(FoldedText.of(one)) == FoldedText.of(one))
  }

  @Test(arguments: [("a b", "ab"), ("a, b", "a b"), ("don't", "dont"), ("a-b", "a b")])
  func foldingKeepsTheRest(_ one: String, _ other: String) { #expect(FoldedText.of(one) != FoldedText.of(other)) }

  private let base = "the council must hold an inquiry into the fire"

  @Test func kindsAndOrder() {
    let found = pairs([
      row(0, base), row(1, base + " now"), row(2, "Nothing like it."), row(3, base.uppercased(), ["stance": "against"]),
    ])
    #expect(
      found == [
        RepeatedText(kind: .equal, first: 0, second: 3, overlap: 1, disagreeingHeads: ["stance"]),
        // The copy of row 0 that contradicts row 1 speaks for both.
        RepeatedText(kind: .near, first: 1, second: 3, overlap: 7.0 / 8.0, disagreeingHeads: ["stance"]),
      ])
  }

  @Test func anUnlabelledFirstRowHidesNothing() {
    let found = pairs([row(0, "x", [:]), row(1, "x"), row(2, "X", ["stance": "against"])])
    #expect(found.map { [$0.first, $0.second] } == [[1, 2], [0, 1]])
    #expect(found.map(\.disagreeingHeads) == [["stance"], []])
  }

  @Test func contrastPairsAreNotDuplicates() {
    func kind(_ one: Row, _ other: Row) -> RepeatedText.Kind? { pairs([one, other]).first?.kind }
    let against = ["stance": "against"]
    let favor = ["stance": "favor"]
    #expect(kind(row(0, base, favor, ["pair": "1"]), row(1, base + " now", against, ["pair": "0"])) == .contrastPair)
    #expect(
      kind(row(0, base, favor, ["pair": "1"]), row(1, base + " now", favor, ["pair": "0"])) == .pairWithEqualLabels)
    // Nothing is known of unlabelled rows, and a pair that only one of two declares is none.
    #expect(kind(row(0, base, [:], ["pair": "1"]), row(1, base + " now", favor, ["pair": "0"])) == .contrastPair)
    #expect(kind(row(0, base, favor, ["pair": "1"]), row(1, base + " now", against)) == .near)
    #expect(kind(row(0, base, favor, ["pair": "1"]), row(1, base + " now", against, ["pair": "7"])) == .near)
    // The same words with two labels are an error in a pair too.
    #expect(kind(row(0, base, favor, ["pair": "1"]), row(1, base, against, ["pair": "0"])) == .equal)
    // A copy of one half does not make the pair suspect.
    let copied = pairs([
      row(0, base, favor), row(1, base, favor, ["pair": "2"]), row(2, base + " now", against, ["pair": "1"]),
    ])
    #expect(copied.map(\.kind) == [.contrastPair, .equal])
    #expect(copied.map(\.isDuplicate) == [false, true])
  }

  /// Every pair of rows compared, on texts of few words: equal ones by a folding of its own, near ones by sets of word
  /// triples.
  @Test func agreesWithComparingEveryPair() {
    var random = SplitMix64(seed: 11)
    var found = 0
    for _ in 0..<60 {
      var texts: [String] = []
      for _ in 0..<30 {
        if let earlier = texts.randomElement(using: &random), Bool.random(using: &random) {
          let words = earlier.split(separator: " ").map(String.init)
          var copy = words
          if !copy.isEmpty, Bool.random(using: &random) { copy[copy.count - 1] = "changed" }
          if !copy.isEmpty, Bool.random(using: &random) { copy[0] = copy[0].uppercased() }
          texts.append(copy.joined(separator: Bool.random(using: &random) ? "  " : " "))
        } else {
          let count = Int.random(in: 0...9, using: &random)
          texts.append((0..<count).map { _ in "w\(Int.random(in: 0..<5, using: &random))" }.joined(separator: " "))
        }
      }
      let rows = texts.enumerated().map { index, text in
        row(index, text, [[:], ["stance": "favor"], ["stance": "against"]].randomElement(using: &random)!)
      }
      let all = pairs(rows)
      found += all.count
      #expect(Set(all.map { [$0.first, $0.second] }).count == all.count)
      checkEqual(rows, all.filter { $0.kind == .equal })
      checkNear(rows, all.filter { $0.kind == .near })
    }
    #expect(found > 500)
  }

  private func words(_ row: Row) -> [String] { row.text.lowercased().split(separator: " ").map(String.init) }

  private func contradict(_ one: Row, _ other: Row) -> Bool {
    guard let first = one.labels["stance"], let second = other.labels["stance"] else { return false }
    return first != second
  }

  private func checkEqual(_ rows: [Row], _ found: [RepeatedText]) {
    var expected: Set<[Int]> = []
    for (second, row) in rows.enumerated() {
      let equal = (0..<second).filter { words(rows[$0]) == words(row) }
      guard let first = equal.first(where: { contradict(rows[$0], row) }) ?? equal.first else { continue }
      expected.insert([first, second])
    }
    #expect(Set(found.map { [$0.first, $0.second] }) == expected)
    for pair in found {
      #expect((pair.disagreeingHeads == ["stance"]) == contradict(rows[pair.first], rows[pair.second]))
    }
  }

  private func checkNear(_ rows: [Row], _ found: [RepeatedText]) {
    func grams(_ row: Row) -> Set<[String]> {
      let all = words(row)
      guard all.count >= 3 else { return all.isEmpty ? [] : [all] }
      return Set((0...(all.count - 3)).map { Array(all[$0..<($0 + 3)]) })
    }
    // By the texts: which rows speak for them is checked below.
    var expected: Set<Set<[String]>> = []
    for (second, row) in rows.enumerated() {
      let own = grams(row)
      for first in 0..<second where words(rows[first]) != words(row) {
        let other = grams(rows[first])
        // Of different texts with the same triples only the first is compared with others.
        let isFirst = { (text: [String], set: Set<[String]>) in rows.first { grams($0) == set }.map(words) == text }
        let isNear = 2 * own.intersection(other).count > max(own.count, other.count)
        guard isNear, isFirst(words(rows[first]), other), own == other || isFirst(words(row), own) else { continue }
        expected.insert([words(rows[first]), words(row)])
      }
    }
    #expect(Set(found.map { [words(rows[$0.first]), words(rows[$0.second])] }) == expected)
    for pair in found {
      let (one, other) = (rows[pair.first], rows[pair.second])
      #expect((pair.disagreeingHeads == ["stance"]) == contradict(one, other))
      let someContradict = rows.contains { copy in
        words(copy) == words(one) && rows.contains { words($0) == words(other) && contradict(copy, $0) }
      }
      #expect(someContradict == !pair.disagreeingHeads.isEmpty)
    }
  }

  /// Many copies, a phrase that all share, and near pairs of both must not make the work quadratic.
  @Test(.timeLimit(.minutes(5))) func twentyThousandRowsAreCheap() {
    var random = SplitMix64(seed: 12)
    let rows = (0..<20_000).map { index -> Row in
      let own = (0..<8).map { _ in "w\(Int.random(in: 0..<5_000, using: &random))" }.joined(separator: " ")
      let text = index % 2 == 0 ? "we call for a full national inquiry " + own : "one text that is always the same"
      return row(index, text, ["stance": index % 3 == 0 ? "favor" : "against"])
    }
    let corpus = Corpus(name: "c", heads: [], rows: rows)
    let texts = RepeatedTexts(corpus)
    let equal = texts.pairs.count { $0.kind == .equal }
    #expect(equal == 9_999)
    // Chance makes a few of the others alike.
    let near = texts.pairs.count - equal
    #expect(near < 20)
    let leaks = corpus.leaks(texts).count
    #expect(leaks == near + 1)
  }
}
