/// Words as the figures about a corpus count them: lower-cased runs of letters, digits and inner apostrophes.
///
/// This is a measure of variety, not the tokenizer of the models. Every non-ASCII byte counts as part of a word, except
/// those of typographic punctuation (U+2000 to U+206F), no-break spaces and guillemets; a curly apostrophe is read as a
/// straight one.
enum Words {
  /// The words of a text as UTF-8, in order.
  static func lowercased(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    func end() {
      while word.last == apostrophe { word.removeLast() }
      if !word.isEmpty { words.append(word) }
      word.removeAll(keepingCapacity: true)
    }
    let bytes = Array(text.lowercased().utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isSpaceOrGuillemet(bytes, at: index) {
        end()
        index += 2
      } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81 {
        let isApostrophe = bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
        if isApostrophe, !word.isEmpty { word.append(apostrophe) } else { end() }
        index += 3
      } else {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: word.append(byte)
        case apostrophe where !word.isEmpty: word.append(byte)
        default: end()
        }
        index += 1
      }
    }
    end()
    return words
  }

  /// Hashes of the runs of `length` words, in order; none if there are fewer words. 64 bits: among a million runs two
  /// different ones share a hash with a probability of 3e-8.
  static func ngramHashes(_ words: [[UInt8]], length: Int) -> [UInt64] {
    precondition(length > 0, "a run has at least one word")
    guard words.count >= length else { return [] }
    let hashes = words.map(hash)
    return (0...(words.count - length)).map { start in
      hashes[start..<(start + length)].reduce(0x9E37_79B9_7F4A_7C15) { mixed($0 ^ $1) }
    }
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// U+00A0, U+00AB or U+00BB.
  private static func isSpaceOrGuillemet(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] == 0xC2, index + 1 < bytes.count else { return false }
    return bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB
  }

  /// FNV-1a (Fowler, Noll, Vo), mixed.
  private static func hash(_ word: [UInt8]) -> UInt64 {
    mixed(word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  /// The finalizer of MurmurHash3: a one-to-one map in which every input bit moves every output bit.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ (value >> 33)
  }
}
