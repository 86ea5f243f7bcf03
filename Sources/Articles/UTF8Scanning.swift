// Classes of bytes and of UTF-8 sequences. Every look-up reads at most four bytes, so a loop over them is linear.

extension UInt8 {
  var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var isASCIILowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isASCIILetter: Bool { (self | 0x20).isASCIILowercase }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIIWhiteSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
  var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
  var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIILetter && !isASCIIDigit }
}

extension [UInt8] {
  var byteOrderMarkLength: Int {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? 3 : 0
  }

  /// The length of the white space character that starts at `index`, or 0 if none does. (Unicode's White_Space.)
  func whiteSpaceLength(at index: Int) -> Int {
    let byte = self[index]
    if byte < 0x80 { return byte.isASCIIWhiteSpace ? 1 : 0 }
    switch byte {
    case 0xC2:
      guard index + 1 < count else { return 0 }
      return self[index + 1] == 0x85 || self[index + 1] == 0xA0 ? 2 : 0
    case 0xE1, 0xE2, 0xE3:
      guard index + 2 < count else { return 0 }
      let second = self[index + 1]
      let third = self[index + 2]
      switch (byte, second) {
      case (0xE1, 0x9A), (0xE3, 0x80): return third == 0x80 ? 3 : 0
      case (0xE2, 0x80):
        return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
      case (0xE2, 0x81): return third == 0x9F ? 3 : 0
      default: return 0
      }
    default: return 0
    }
  }

  /// The length of the white space character that ends before `index`, or 0; looks no further back than `start`.
  func whiteSpaceLength(before index: Int, from start: Int) -> Int {
    guard index > start else { return 0 }
    if self[index - 1] < 0x80 { return self[index - 1].isASCIIWhiteSpace ? 1 : 0 }
    for length in 2...3 where index - length >= start && whiteSpaceLength(at: index - length) == length {
      return length
    }
    return 0
  }

  func skippingWhiteSpace(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let length = whiteSpaceLength(at: index)
      if length == 0 { break }
      index += length
    }
    return Swift.min(index, end)
  }

  func trimmingWhiteSpace(_ range: Range<Int>) -> Range<Int> {
    let start = skippingWhiteSpace(from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while true {
      let length = whiteSpaceLength(before: end, from: start)
      if length == 0 { return start..<end }
      end -= length
    }
  }

  /// Whether the ASCII letters of `prefix` (in lower case) stand at `index`, in any case.
  func hasPrefix(_ prefix: String, at index: Int, to end: Int) -> Bool {
    guard index + prefix.utf8.count <= end else { return false }
    var position = index
    for byte in prefix.utf8 {
      if self[position].asciiLowercased != byte { return false }
      position += 1
    }
    return true
  }

  /// Where `bytes` next stand at or after `start`, or nil.
  func firstIndex(ofASCII bytes: String, from start: Int, to end: Int) -> Int? {
    guard let first = bytes.utf8.first else { return nil }
    var index = start
    while index < end {
      if self[index].asciiLowercased == first, hasPrefix(bytes, at: index, to: end) { return index }
      index += 1
    }
    return nil
  }

  /// The scalar at `index` and its length. Ill-formed bytes give U+FFFD, one at a time.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = self[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, index + length <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  /// Whether the three bytes of a character of the block General Punctuation, U+2000 + `low`, stand at `index`.
  func isGeneralPunctuation(_ low: UInt8, at index: Int) -> Bool {
    index + 2 < count && self[index] == 0xE2 && self[index + 1] == 0x80 | (low >> 6)
      && self[index + 2] == 0x80 | (low & 0x3F)
  }
}
