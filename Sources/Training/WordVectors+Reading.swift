public import LinearModels

extension WordVectors {
  /// Reads the text format of word2vec, GloVe and fastText (`.vec`), or the compact one; which one shows in the bytes.
  ///
  /// Text: a word and its numbers a line, separated by spaces, the most frequent word first; a first line of two numbers
  /// (words, dimensions) may stand before. Compact: a safetensors file with `scales` (F32, a word), `words.offsets` (U32),
  /// `words.bytes` (U8) and `vectors` (I8, words x dimensions); a word's vector is its scale times its row.
  public init(reading bytes: [UInt8]) throws(WordVectorsError) {
    if bytes.count > 8, bytes[7] == 0, bytes[8] == UInt8(ascii: "{") {
      do {
        try self.init(compact: bytes)
      } catch let error as ModelError {
        throw .compact(error)
      } catch {
        throw .empty
      }
    } else {
      try self.init(text: bytes)
    }
  }

  private init(compact bytes: [UInt8]) throws {
    let raw = unsafe bytes.span.bytes
    let (_, tensors, dataStart) = try Safetensors.parse(raw)
    let dimensions = tensors["vectors"]?.shape.last ?? 0
    var reader = TensorReader(bytes: raw, tensors: tensors, dataStart: dataStart)
    let scales = try reader.next("scales", "F32", of: Float.self)
    let offsets = try reader.next("words.offsets", "U32", of: UInt32.self)
    let vocabulary = try Vocabulary(bytes: try reader.next("words.bytes", "U8", of: UInt8.self), offsets: offsets)
    let quantized = try reader.next("vectors", "I8", of: Int8.self, columns: dimensions)
    try reader.finish()
    guard scales.count == vocabulary.count, quantized.count == vocabulary.count * dimensions else {
      throw ModelError.inconsistent(
        "\(vocabulary.count) words, \(scales.count) scales and \(quantized.count) numbers of \(dimensions) a word")
    }
    guard dimensions > 0, vocabulary.count > 0 else { throw WordVectorsError.empty }
    guard scales.allSatisfy(\.isFinite) else { throw ModelError.inconsistent("a scale is not a finite number") }
    var vectors = [Float](repeating: 0, count: quantized.count)
    for word in scales.indices {
      for index in (word * dimensions)..<((word + 1) * dimensions) {
        vectors[index] = scales[word] * Float(quantized[index])
      }
    }
    self.init(
      words: (0..<vocabulary.count).map { Array(vocabulary.word($0)) }, vectors: vectors, dimensions: dimensions)
  }

  private init(text bytes: [UInt8]) throws(WordVectorsError) {
    var words: [[UInt8]] = []
    var vectors: [Float] = []
    var dimensions = 0
    var number = 0
    var numbers: [Float] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let fields = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
      if fields.isEmpty || (number == 1 && Self.isHeader(fields)) { continue }
      if dimensions == 0 { dimensions = fields.count - 1 }
      // A word of some tables holds a space; the numbers stand at the end.
      guard dimensions > 0, fields.count > dimensions else {
        throw .line(number, "\(fields.count - 1) numbers follow the word, not \(dimensions)")
      }
      numbers.removeAll(keepingCapacity: true)
      for field in fields.suffix(dimensions) {
        guard let value = Float(String(decoding: field, as: UTF8.self)), value.isFinite else {
          throw .line(number, "`\(String(decoding: field, as: UTF8.self))` is not a finite number")
        }
        numbers.append(value)
      }
      words.append(Array(fields[..<(fields.count - dimensions)].joined(separator: [UInt8(ascii: " ")])))
      vectors += numbers
    }
    guard !words.isEmpty else { throw .empty }
    self.init(words: words, vectors: vectors, dimensions: dimensions)
  }

  private static func isHeader(_ fields: [ArraySlice<UInt8>]) -> Bool {
    fields.count == 2 && fields.allSatisfy { Int(String(decoding: $0, as: UTF8.self)) != nil }
  }
}

/// Why a file of word vectors cannot be read.
public enum WordVectorsError: Error, Equatable, Sendable, CustomStringConvertible {
  case empty
  /// From 1, and what is wrong.
  case line(Int, String)
  case compact(ModelError)

  public var description: String {
    switch self {
    case .empty: "there is no word vector in it; a line is a word and its numbers, separated by spaces"
    case .line(let number, let what): "line \(number): \(what); a line is a word and its numbers, separated by spaces"
    case .compact(let error): "as a compact table of word vectors: \(error.description)"
    }
  }
}
