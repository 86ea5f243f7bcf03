import Testing

@testable import Corpora

private func row(_ text: String, _ labels: [String: String] = [:], _ fields: [String: String] = [:]) -> Row {
  Row(id: text, text: text, labels: labels, fields: fields, source: SourceLocation(file: "f", line: 1))
}

private func words(_ text: String) -> [String] {
  Words.lowercased(text).map { String(decoding: $0, as: UTF8.self) }
}

@Suite struct CompositionTests {
  @Test func wordsOfAText() {
    #expect(words("“We can’t,” said O'Dell — at 10:30…") == ["we", "can't", "said", "o'dell", "at", "10", "30"])
    #expect(words("ÉCOLE «naïve»\u{A0}café's' 'x'") == ["école", "naïve", "café's", "x"])
    #expect(words("a\0b") == ["a", "b"])
    #expect(words(" -- ’ ") == [])
    #expect(words("truncated \u{2019}") == ["truncated"])
  }

  @Test func countsByAnyName() {
    let rows = [
      row("a", ["stance": "favor"], ["inquiry": "fire"]), row("b", ["stance": "against"], ["inquiry": "flood"]),
      row("c", ["stance": "favor"], ["inquiry": "flood"]), row("d", [:], ["form": "letter"]),
    ]
    #expect(
      Composition.counts(rows, by: "inquiry")
        == [ValueCount(value: "flood", count: 2), ValueCount(value: "fire", count: 1)])
    #expect(
      Composition.counts(rows, by: "stance")
        == [ValueCount(value: "favor", count: 2), ValueCount(value: "against", count: 1)])
    #expect(Composition.counts(rows, by: "group").isEmpty)
    #expect(Composition.counts(rows, by: "form") == [ValueCount(value: "letter", count: 1)])
  }

  @Test func labelsAgainstEachOther() {
    let rows = [
      row("a", ["stance": "neither", "hostility": "civil"]), row("b", ["stance": "favor", "hostility": "hostile"]),
      row("c", ["stance": "favor", "hostility": "civil"]), row("d", ["stance": "favor", "hostility": "civil"]),
      row("e", ["stance": "against"]),
    ]
    #expect(
      Composition.crossTable(rows, "stance", "hostility")
        == CrossTable(
          rowValues: ["favor", "neither"], columnValues: ["hostile", "civil"], counts: [[1, 2], [0, 1]]))
  }

  @Test func quantilesOfLength() {
    let texts = (1...20).map { String(repeating: "w ", count: $0) }.reversed()
    #expect(Composition.wordLengthQuantiles(Array(texts), [0, 0.05, 0.5, 0.95, 1]) == [1, 1, 10, 19, 20])
    #expect(Composition.wordLengthQuantiles(["one two three"], [0, 0.5, 1]) == [3, 3, 3])
    #expect(Composition.wordLengthQuantiles([], [0.5]).isEmpty)
  }

  @Test func varietyOfTexts() {
    let texts = ["The report is late.", "the report, is long!", "A report is late.", "", "No"]
    #expect(Variety.vocabularySize(texts) == 7)
    #expect(
      Variety.openingCounts(texts)
        == [
          ValueCount(value: "the report", count: 2), ValueCount(value: "a report", count: 1),
          ValueCount(value: "no", count: 1),
        ])
    #expect(Variety.openingCounts(texts, words: 1).first == ValueCount(value: "the", count: 2))
    // "report is late" stands in two of the six runs of three words.
    #expect(Variety.distinctRatio(texts, length: 3) == 4.0 / 6.0)
    #expect(Variety.distinctRatio(texts, length: 4) == 1)
    #expect(Variety.distinctRatio(texts, length: 5) == nil)
  }
}

@Suite struct NearDuplicateTests {
  /// Every pair, compared by sets of word triples as strings.
  private func naive(_ texts: [String]) -> [NearDuplicate] {
    let sets = texts.map { text -> Set<[String]> in
      let all = words(text)
      guard all.count >= 3 else { return all.isEmpty ? [] : [all] }
      return Set((0...(all.count - 3)).map { Array(all[$0..<($0 + 3)]) })
    }
    func isFirst(_ i: Int) -> Bool { sets.firstIndex(of: sets[i]) == i }
    var pairs: [NearDuplicate] = []
    for j in texts.indices where !sets[j].isEmpty {
      if let first = sets[..<j].firstIndex(of: sets[j]) {
        pairs.append(NearDuplicate(first: first, second: j, overlap: 1))
        continue
      }
      for i in 0..<j where isFirst(i) && !sets[i].isEmpty {
        let shared = sets[i].intersection(sets[j]).count
        let larger = max(sets[i].count, sets[j].count)
        if 2 * shared > larger {
          pairs.append(NearDuplicate(first: i, second: j, overlap: Double(shared) / Double(larger)))
        }
      }
    }
    return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }

  @Test func agreesWithComparingEveryPair() {
    var random = SplitMix64(seed: 5)
    var found = 0
    for round in 0..<60 {
      let vocabulary = (0..<(3 + round % 10)).map { "w\($0)" }
      var texts: [String] = []
      for _ in 0..<40 {
        if let earlier = texts.randomElement(using: &random), Bool.random(using: &random) {
          var copy = earlier.split(separator: " ").map(String.init)
          for _ in 0..<Int.random(in: 0...3, using: &random) where !copy.isEmpty {
            copy[Int.random(in: 0..<copy.count, using: &random)] = vocabulary.randomElement(using: &random) ?? ""
          }
          texts.append(copy.joined(separator: " "))
        } else {
          let count = Int.random(in: 0...12, using: &random)
          texts.append((0..<count).map { _ in vocabulary.randomElement(using: &random) ?? "" }.joined(separator: " "))
        }
      }
      let pairs = Variety.nearDuplicates(texts)
      #expect(pairs == naive(texts))
      found += pairs.count
    }
    #expect(found > 500)
  }

  @Test func capitalsAndPunctuationDoNotHide() {
    let texts = [
      "The council must hold an inquiry now.", "A bridge was built in spring.",
      "“The council must hold an inquiry, now,” he said.", "THE COUNCIL MUST HOLD AN INQUIRY NOW",
    ]
    #expect(
      Variety.nearDuplicates(texts) == [
        NearDuplicate(first: 0, second: 2, overlap: 5.0 / 7.0), NearDuplicate(first: 0, second: 3, overlap: 1),
      ])
  }

  /// A phrase that all texts share, and many copies of one text, must not make the work quadratic.
  @Test(.timeLimit(.minutes(5))) func commonPhrasesAreCheap() {
    var random = SplitMix64(seed: 6)
    let texts = (0..<10_000).map { index -> String in
      let own = (0..<20).map { _ in "w\(Int.random(in: 0..<5_000, using: &random))" }.joined(separator: " ")
      return index % 2 == 0 ? "we call for a full national inquiry " + own : "one text that is always the same"
    }
    #expect(Variety.nearDuplicates(texts).count == 4_999)
  }
}
