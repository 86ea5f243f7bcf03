import Evaluation
import Files
import LinearModels
import Testing
import TextFeatures

@testable import Training

@Suite struct WordVectorsTests {
  private static func read(_ text: String) throws(WordVectorsError) -> WordVectors {
    try WordVectors(reading: Array(text.utf8))
  }

  private static func row(_ vectors: WordVectors, _ word: String) -> [Double] {
    var featurizer = Featurizer()
    var sum = [Double](repeating: 0, count: vectors.dimensions)
    guard let id = featurizer.identity(ofWord: Array(word.utf8).span) else { return [] }
    _ = vectors.table.add(id, to: &sum)
    return sum
  }

  /// With and without the line of word2vec and fastText that states the sizes.
  @Test(arguments: ["", "4 2\n"])
  func textIsReadCenteredAndWeighed(_ header: String) throws {
    let vectors = try Self.read(header + "storm 1 0\nRain -1 0\r\nriver 0 2e0\nsea 0 -2\n")
    #expect((vectors.words, vectors.dimensions, vectors.skipped) == (4, 2, 0))
    // The mean is zero and the mean squared length 2.5; what differs is the weight of the rank.
    let total = (0..<4).reduce(0.0) { $0 + 1 / Double($1 + 5) }
    func weight(_ rank: Int) -> Double {
      5 / 2.5.squareRoot() * 1e-4 / (1e-4 + 1 / Double(rank + 5) / total)
    }
    for (word, expected) in [
      ("storm", [weight(0), 0]), ("rain", [-weight(1), 0]), ("river", [0, 2 * weight(2)]),
      ("Sea", [0, -2 * weight(3)]),
    ] {
      for (value, wanted) in zip(Self.row(vectors, word), expected) { #expect(abs(value - wanted) < 1e-8, "\(word)") }
    }
    #expect(Self.row(vectors, "hail") == [0, 0])
  }

  @Test func whatIsNoWordOfItsOwnIsSkippedAndCounted() throws {
    let vectors = try Self.read("storm 1 0\nof the 2 2\n. 3 1\nSTORM 9 9\nrain 0 1\n")
    #expect((vectors.words, vectors.skipped) == (2, 3))
  }

  @Test func badTablesAreRefusedWithTheirLine() {
    func problem(_ text: String) -> WordVectorsError? {
      do throws(WordVectorsError) {
        _ = try Self.read(text)
        return nil
      } catch { return error }
    }
    #expect(problem("") == .empty)
    #expect(problem("3 2\n\n") == .empty)
    #expect(problem("storm 1 0\nrain 1\n") == .line(2, "1 numbers follow the word, not 2"))
    #expect(problem("storm 1 0\nrain 1 x\n") == .line(2, "`x` is not a finite number"))
    #expect(problem("storm 1 nan\n") == .line(1, "`nan` is not a finite number"))
    #expect(problem("storm\n") == .line(1, "0 numbers follow the word, not 0"))
  }

  /// Each way to break the compact table is an error, never a crash.
  @Test func damagedCompactTablesAreRefused() throws {
    let file = Self.compact(words: ["storm", "rain"], dimensions: 3)
    #expect(try WordVectors(reading: file).words == 2)
    for length in stride(from: 9, to: file.count, by: 7) {
      #expect(throws: WordVectorsError.self) { try WordVectors(reading: Array(file[..<length])) }
    }
    #expect(throws: WordVectorsError.self) { try WordVectors(reading: file + [0]) }
    #expect(throws: WordVectorsError.self) { try WordVectors(reading: Self.compact(words: [], dimensions: 3)) }
    #expect(throws: WordVectorsError.self) { try WordVectors(reading: Self.compact(words: ["a", "a"], dimensions: 3)) }
    var generator = SplitMix64(seed: 5)
    for _ in 0..<500 {
      var damaged = file
      damaged[generator.index(below: file.count)] = UInt8(generator.index(below: 256))
      _ = try? WordVectors(reading: damaged)
    }
  }

  @Test func theShippedTableKnowsLikeWords() throws {
    let path = #filePath.replacing(
      "Tests/TrainingTests/WordVectorsTests.swift", with: "Models/vectors/english.safetensors")
    let vectors = try WordVectors(reading: try FileDescriptor.readAll(path: path))
    #expect((vectors.words, vectors.dimensions, vectors.skipped) == (49_476, 128, 0))
    func cosine(_ one: String, _ other: String) -> Double {
      let (x, y) = (Self.row(vectors, one), Self.row(vectors, other))
      func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
      return product(x, y) / (product(x, x) * product(y, y)).squareRoot()
    }
    #expect(cosine("minister", "secretary") > cosine("minister", "river") + 0.1)
    #expect(cosine("shameful", "disgraceful") > cosine("shameful", "october") + 0.1)
  }

  private static func compact(words: [String], dimensions: Int) -> [UInt8] {
    let scales = words.flatMap { _ in [0, 0, 0, 0x3F] as [UInt8] }
    var offsets: [UInt8] = [0, 0, 0, 0]
    var end = 0
    for word in words {
      end += word.utf8.count
      offsets += [UInt8(end), 0, 0, 0]
    }
    let bytes = Array(words.joined().utf8)
    let rows = (0..<(words.count * dimensions)).map { UInt8($0 + 1) }
    let parts: [(String, String, [Int], [UInt8])] = [
      ("scales", "F32", [words.count], scales), ("words.offsets", "U32", [words.count + 1], offsets),
      ("words.bytes", "U8", [bytes.count], bytes), ("vectors", "I8", [words.count, dimensions], rows),
    ]
    var position = 0
    var entries = [#""__metadata__":{"license":"none"}"#]
    var data: [UInt8] = []
    var named: [(String, String)] = []
    for (name, type, shape, values) in parts {
      named.append(
        (
          name,
          #""\#(name)":{"data_offsets":[\#(position),\#(position + values.count)],"dtype":"\#(type)","shape":[\#(shape.map(String.init).joined(separator: ","))]}"#
        ))
      position += values.count
      data += values
    }
    entries += named.sorted { $0.0 < $1.0 }.map(\.1)
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    while header.count % 8 != 0 { header.append(0x20) }
    return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + data
  }
}
