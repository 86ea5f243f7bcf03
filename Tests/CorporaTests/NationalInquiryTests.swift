import Corpora
import Foundation
import Testing

/// The committed corpus keeps what its guide and its README promise.
@Suite struct NationalInquiryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Corpora/national-inquiry").standardized.path
  private static let corpus = Result { try Corpus.read(paths: [folder]) }

  private func rows() throws -> [Row] { try Self.corpus.get().rows }

  @Test func everyRowHasBothLabelsAndItsPlace() throws {
    let forms: Set = [
      "quote tag after", "quote tag before", "quote tag inside", "bare quote", "reported clause", "scrap quote",
      "headline",
      "standfirst", "caption", "live blog", "post", "letter", "motion clause", "question", "answer", "spokesperson",
      "interview", "column", "survivor", "relative", "petition", "poll", "background", "narration", "speech", "hearing",
    ]
    var met = Set<String>()
    for row in try rows() {
      #expect(row.labels["stance"] != nil && row.labels["hostility"] != nil, "\(row.id)")
      #expect(row.group != nil && row.fields["inquiry"] != nil, "\(row.id)")
      let form = try #require(row.fields["form"], "\(row.id)")
      #expect(forms.contains(form), "\(row.id): \(form)")
      met.insert(form)
    }
    #expect(met == forms)
  }

  /// `composition.tsv` has three columns: a field, its value, and the count of statements.
  @Test func compositionIsThatOfTheCommittedTable() throws {
    let rows = try rows()
    let table = try String(contentsOfFile: Self.folder + "/composition.tsv", encoding: .utf8)
    let lines = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.count > 10)
    var counted: [String: Int] = [:]
    for field in ["stance", "hostility", "inquiry", "form", "hard"] {
      for count in Composition.counts(rows, by: field) { counted["\(field)\t\(count.value)"] = count.count }
    }
    for row in rows {
      counted["stance x hostility\t\(row.labels["stance"]!) \(row.labels["hostility"]!)", default: 0] += 1
    }
    counted["all\tstatements"] = rows.count
    counted["all\tgroups"] = Set(rows.compactMap(\.group)).count
    counted["all\tpairs"] = rows.count { $0.fields["pair"] != nil } / 2
    for line in lines { #expect(counted["\(line[0])\t\(line[1])"] == Int(line[2]), "\(line)") }
  }

  @Test func sharesAreThoseThatWereWanted() throws {
    let rows = try rows()
    let count = Double(rows.count)
    func share(_ head: String, _ label: String) -> Double { Double(rows.count { $0.labels[head] == label }) / count }
    #expect(rows.count >= 6_000)
    #expect((0.28...0.32).contains(share("stance", "favor")))
    #expect((0.20...0.26).contains(share("stance", "against")))
    #expect((0.45...0.50).contains(share("stance", "neither")))
    #expect(rows.count { $0.labels["hostility"] == "hostile" } >= 1_000)
    #expect(rows.count { $0.fields["pair"] != nil } >= 1_000)
    #expect((0.09...0.12).contains(Double(rows.count { $0.fields["hard"] != nil }) / count))
    // What a bare mention of an inquiry says is nothing: half of what takes no position names one.
    let neither = rows.filter { $0.labels["stance"] == "neither" }
    let names = ["inquir", "review", "commission", "tribunal", "investigation", "audit"]
    let naming = neither.count { row in names.contains { row.text.lowercased().contains($0) } }
    #expect(Double(naming) >= 0.5 * Double(neither.count))
    #expect(Set(rows.compactMap { $0.fields["inquiry"] }).count >= 16)
    #expect(Double(rows.count { $0.fields["inquiry"] == "grooming gangs" }) <= 0.6 * count)
    #expect(rows.allSatisfy { $0.fields["hard"] == nil || $0.labels["hostility"] == "civil" })
    for stance in ["favor", "against", "neither"] {
      #expect(rows.count { $0.labels["stance"] == stance && $0.labels["hostility"] == "hostile" } >= 120)
    }
    let lengths = Composition.wordLengthQuantiles(rows.map(\.text), [0.05, 0.5, 0.95, 1])
    #expect(lengths[0] <= 12 && (20...30).contains(lengths[1]) && (33...48).contains(lengths[2]) && lengths[3] <= 75)
  }

  /// `second-labels.tsv` holds what a second reader, blind to the first labels, made of 600 statements drawn at random.
  @Test func theSecondLabellingAgreesAsTheReadmeSays() throws {
    let byID = Dictionary(uniqueKeysWithValues: try rows().map { ($0.id, $0) })
    let table = try String(contentsOfFile: Self.folder + "/second-labels.tsv", encoding: .utf8)
    let lines = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    #expect(lines.count == 600 && Set(lines.map { $0[0] }).count == 600)
    for (column, head) in [(1, "stance"), (2, "hostility")] {
      let disagreements = try lines.count { try #require(byID[$0[0]]?.labels[head]) != $0[column] }
      #expect(disagreements <= 5, "\(head)")
    }
  }

  @Test func pairsAreMutualInOneGroupAndDifferInALabel() throws {
    let rows = try rows()
    let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    for row in rows {
      guard let name = row.fields["pair"] else { continue }
      let partner = try #require(byID[name], "\(row.id)")
      #expect(
        partner.fields["pair"] == row.id && partner.group == row.group && partner.labels != row.labels, "\(row.id)")
    }
  }

  @Test func statementsDoNotRepeatEachOther() throws {
    let rows = try rows()
    // The second member of a pair repeats the first by design.
    let distinct = rows.filter { row in row.fields["pair"].map { row.id < $0 } ?? true }
    let texts = distinct.map(\.text)
    for pair in Variety.nearDuplicates(texts) {
      Issue.record("\(distinct[pair.first].id) and \(distinct[pair.second].id) share \(pair.overlap) of their 3-grams")
    }
    let openings = Variety.openingCounts(texts, words: 4)
    #expect(openings.allSatisfy { Double($0.count) <= 0.01 * Double(texts.count) })
    #expect(try #require(Variety.distinctRatio(texts, length: 4)) >= 0.9)
    #expect(Variety.vocabularySize(texts) >= 7_500)
  }
}
