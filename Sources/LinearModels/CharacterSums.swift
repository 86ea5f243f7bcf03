import TextFeatures

/// What the character n-grams of a word add to a row. The n-grams are those of `CharacterNGrams`; here they are hashed
/// straight from the word's bytes, four lengths a load, since an unknown word or a word of the vocabulary has about thirty.
struct CharacterSums: Sendable {
  private let index: AscendingIndex
  /// What an occurrence adds: a number a column, and zeros behind the last feature, for what is unknown.
  private let values: [Double]
  /// The columns of a row that n-grams add to.
  private let columns: [Int]

  init(_ block: BlockContributions) {
    index = AscendingIndex(block.ids)
    (columns, values) = block.flattened()
  }

  /// The storage of one word's n-grams.
  struct Scratch: Sendable {
    fileprivate var bytes = [UInt8](repeating: 0, count: 64 + 2 + 16)
    fileprivate var general = CharacterNGrams()
    fileprivate var ids = [UInt64](repeating: 0, count: 4 * 66)
    fileprivate var count = 0
  }

  /// Adds the n-grams of a word, given as folded bytes, to a row.
  func add(_ word: Span<UInt8>, to row: inout RowSum, _ scratch: inout Scratch) {
    Self.list(word, &scratch)
    Self.add(scratch.ids, scratch.count, index, values, columns, to: &row.values)
  }

  /// Lists the ids of a word's n-grams.
  private static func list(_ word: Span<UInt8>, _ scratch: inout Scratch) {
    var isASCII = true
    for index in 0..<word.count { isASCII = isASCII && word[index] < 0x80 }
    guard isASCII, word.count <= CharacterNGrams.maximumScalars else {
      let bytes = (0..<word.count).map { word[$0] }
      scratch.general.read(bytes[...])
      scratch.ids.replaceSubrange(0..<min(scratch.general.ids.count, scratch.ids.count), with: scratch.general.ids)
      scratch.count = scratch.general.ids.count
      return
    }
    scratch.count = listASCII(word, &scratch.bytes, &scratch.ids)
  }

  private static func listASCII(_ word: Span<UInt8>, _ bytes: inout [UInt8], _ ids: inout [UInt64]) -> Int {
    let length = word.count + 2
    do {
      var bytes = bytes.mutableSpan
      bytes[0] = CharacterNGrams.boundary
      for index in 0..<word.count { bytes[1 + index] = word[index] }
      bytes[length - 1] = CharacterNGrams.boundary
      for index in length..<(length + 8) { bytes[index] = 0 }
    }
    let raw = unsafe bytes.span.bytes
    var ids = ids.mutableSpan
    var count = 0
    for start in 0..<(length - 1) {
      let eight = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      // Those that reach beyond the end are written and overwritten by the next.
      let available = length - start
      ids[count] = id(eight & 0xFFFF)
      ids[count + 1] = id(eight & 0xFF_FFFF)
      ids[count + 2] = id(eight & 0xFFFF_FFFF)
      ids[count + 3] = id(eight & 0xFF_FFFF_FFFF)
      count += min(available, CharacterNGrams.lengths.upperBound) - 1
    }
    return count
  }

  @inline(__always)
  private static func id(_ bytes: UInt64) -> UInt64 {
    FeatureHash.hash(low: bytes, high: 0, seed: FeatureHash.characterSeed)
  }

  private static func add(
    _ ids: [UInt64], _ count: Int, _ index: AscendingIndex, _ values: [Double], _ columns: [Int],
    to row: inout [Double]
  ) {
    let (ids, index, values, columns) = (ids.span, index.view, values.span, columns.span)
    var row = row.mutableSpan
    let width = columns.count
    let none = values.count - width
    if width == 2 {
      // One decision column and its norm, as most models have: the sums stay in registers.
      var sums = (0.0, 0.0)
      for number in 0..<count {
        let position = index.position(of: ids[number])
        let first = position < 0 ? none : 2 &* position
        sums.0 += values[first]
        sums.1 += values[first + 1]
      }
      row[columns[0]] += sums.0
      row[columns[1]] += sums.1
      return
    }
    for number in 0..<count {
      let position = index.position(of: ids[number])
      guard position >= 0 else { continue }
      for column in 0..<width { row[columns[column]] += values[position * width + column] }
    }
  }
}
