import Testing

@testable import LinearModels

/// One file for each way to be wrong; what lies behind the checksum has a right one.
struct ModelFileErrorTests {
  private let file: [UInt8]
  private let parts: ModelFileParts

  init() throws {
    file = ModelFile.encode(try .small())
    parts = try ModelFileParts(file)
  }

  /// The refusal of the file with one thing changed.
  private func refusal(_ change: (inout ModelFileParts) -> Void) -> ModelError? {
    var changed = parts
    change(&changed)
    return ModelFile.refusal(of: changed.file)
  }

  /// A header of this JSON, padded as the format demands.
  private static func padded(_ json: String) -> [UInt8] {
    let text = Array(json.utf8)
    let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
    let bytes = Array(text[..<end])
    return bytes + [UInt8](repeating: 0x20, count: max((8 - end % 8) % 8, end == 0 ? 8 : 0))
  }

  @Test func tooShort() {
    for length in [0, 1, 8, 52] {
      #expect(ModelFile.refusal(of: Array(file.prefix(length))) == .tooShort(bytes: length))
    }
  }

  @Test func headerLength() {
    for stated in [UInt64(file.count - 7), .max, 1 << 63, 1 << 40] {
      var bytes = file
      for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: stated >> UInt64(8 * index)) }
      #expect(ModelFile.refusal(of: bytes) == .headerLength(stated: stated, available: file.count - 8))
    }
    // A header as large as is stated, but larger than any is.
    let stated = UInt64(Safetensors.maximumHeader + 1)
    let huge =
      (0..<8).map { UInt8(truncatingIfNeeded: stated >> UInt64(8 * $0)) }
      + [UInt8](repeating: 0x20, count: Int(stated))
    #expect(ModelFile.refusal(of: huge) == .headerLength(stated: stated, available: Int(stated)))
  }

  @Test func headerNotJSON() {
    for text in [
      "", "  ", "{", "[]", "null", "{\"__metadata__\":{\"checksum\":1}}", "{\"a\":{\"dtype\":1}}", "\u{0}",
    ] {
      let header = Array(text.utf8) + [UInt8](repeating: 0x20, count: 64 - text.utf8.count)
      guard case .headerNotJSON(let why)? = ModelFile.refusal(of: parts.file(header: header)) else {
        Issue.record("\(text)")
        continue
      }
      #expect(!why.isEmpty)
    }
    // Brackets within brackets, which would exhaust a parser that recurses without bound.
    let nested = [UInt8](repeating: UInt8(ascii: "["), count: 80_000)
    guard case .headerNotJSON? = ModelFile.refusal(of: parts.file(header: nested)) else {
      Issue.record("nesting")
      return
    }
  }

  @Test func headerNotCanonical() {
    let json = String(decoding: parts.header, as: UTF8.self)
    let headers: [[UInt8]] = [
      // Padding beyond what aligns, and what does not align.
      parts.header + [UInt8](repeating: 0x20, count: 8), parts.header + [0x20],
      // White space, an escape that need not be, keys out of order.
      Self.padded(" " + json), Self.padded(json.replacing("\"dtype\":\"U8\"", with: "\"dtype\": \"U8\"")),
      Self.padded(json.replacing("\"dtype\":\"U8\"", with: "\"dtype\":\"\\u00558\"")),
      Self.padded("{\"z\":{\"data_offsets\":[0,0],\"dtype\":\"U8\",\"shape\":[0]}," + json.dropFirst()),
      // A key twice: which one counts is a parser's choice.
      Self.padded(json.replacing("\"dtype\":\"U8\"", with: "\"dtype\":\"I8\",\"dtype\":\"U8\"")),
    ]
    for header in headers {
      #expect(
        ModelFile.refusal(of: parts.file(header: header)) == .headerNotCanonical,
        "\(String(decoding: header, as: UTF8.self))")
    }
  }

  @Test func noMetadata() {
    for key in ["sha256", "standpoint"] {
      #expect(refusal { $0.metadata[key] = nil } == .noMetadata(key: key))
    }
    #expect(refusal { $0.metadata["checksum"] = nil } == .noMetadata(key: "checksum"))
    let header = Self.padded("{\"words.ids\":{\"data_offsets\":[0,0],\"dtype\":\"U8\",\"shape\":[0]}}")
    #expect(ModelFile.refusal(of: parts.file(header: header)) == .noMetadata(key: "__metadata__"))
  }

  @Test func checksum() throws {
    let stated = try #require(parts.metadata["checksum"])
    var bytes = file
    bytes[file.count - 1] ^= 1
    let right = try #require(try ModelFileParts(ModelFileParts.withChecksum(bytes)).metadata["checksum"])
    #expect(ModelFile.refusal(of: bytes) == .checksum(stated: stated, found: right))
    // A key in front moves the digits from their place.
    guard case .checksum? = refusal({ $0.metadata["a"] = "in front" }) else {
      Issue.record("a checksum out of its place")
      return
    }
  }

  @Test func unknownVersion() {
    #expect(
      refusal { parts in
        parts.metadata["standpoint"] = parts.metadata["standpoint"]?.replacing(
          "\"formatVersion\":1", with: "\"formatVersion\":2")
      } == .unknownVersion(2))
  }

  @Test(arguments: ["", "{}", "[]", "{\"formatVersion\":1}", "{\"formatVersion\":\"1\"}", "{\"formatVersion\":1e99}"])
  func metadata(_ text: String) {
    guard case .metadata(let why)? = refusal({ $0.metadata["standpoint"] = text }) else {
      Issue.record("\(text)")
      return
    }
    #expect(!why.isEmpty)
  }

  /// Found by `make fuzz`: such a file was read, and was another one when written again.
  @Test func metadataNotCanonical() throws {
    let json = try #require(parts.metadata["standpoint"])
    let changed = [
      " " + json, json.replacing(",", with: ", "), json.dropLast() + ",\"zone\":1}",
      json.replacing("head1", with: "\\u0068ead1"),
      json.replacing("0.1,", with: "1e-1,"), json.replacing("\"CC0-1.0\"", with: "null"),
      json.replacing("\"seed\":7", with: "\"seed\":7,\"seed\":7"),
    ]
    for text in changed {
      #expect(refusal { $0.metadata["standpoint"] = String(text) } == .metadataNotCanonical, "\(text)")
    }
  }

  @Test func unexpectedMetadata() {
    #expect(refusal { $0.metadata["format"] = "pt" } == .unexpectedMetadata(key: "format"))
  }

  @Test func missingAndUnexpectedTensor() {
    for name in parts.tensors.keys {
      #expect(refusal { $0.tensors[name] = nil } == .missingTensor(name))
    }
    let more = Safetensors.Tensor(dtype: "U8", shape: [0], dataOffsets: [parts.data.count, parts.data.count])
    #expect(refusal { $0.tensors["more"] = more } == .unexpectedTensor("more"))
    // An entry that is no tensor.
    let json = String(decoding: parts.header, as: UTF8.self)
    let header = json[...(json.lastIndex(of: "}") ?? json.startIndex)].dropLast() + ",\"zzz\":{\"a\":\"b\"}}"
    #expect(ModelFile.refusal(of: parts.file(header: Self.padded(String(header)))) == .unexpectedTensor("zzz"))
  }

  @Test func tensorType() {
    #expect(
      refusal { $0.tensors["words.idf"]?.dtype = "F16" } == .tensorType("words.idf", expected: "F32", found: "F16"))
  }

  @Test func tensorShape() throws {
    let rows = try #require(parts.tensors["maskedWords.weights"]?.shape.first)
    for shape in [[], [rows], [rows, 2], [rows, 3, 1], [-1, 3], [3, rows + 1]] {
      let expected = [shape.first ?? 0, 3]
      #expect(
        refusal { $0.tensors["maskedWords.weights"]?.shape = shape }
          == .tensorShape("maskedWords.weights", expected: expected, found: shape))
    }
  }

  @Test func tensorRange() throws {
    let tensor = try #require(parts.tensors["words.idf"])
    let (begin, end) = (tensor.dataOffsets[0], tensor.dataOffsets[1])
    for offsets in [[begin + 4, end + 4], [begin, end + 4], [begin, end, end], [0, end - begin]] {
      #expect(
        refusal { $0.tensors["words.idf"]?.dataOffsets = offsets }
          == .tensorRange(
            "words.idf", begin: offsets[0], end: offsets[offsets.count - 1], expectedBegin: begin, expectedEnd: end))
    }
    #expect(
      refusal { $0.tensors["words.idf"]?.dataOffsets = [] }
        == .tensorRange("words.idf", begin: -1, end: -1, expectedBegin: begin, expectedEnd: end))
    // Sizes whose product overflows, and one that no file has.
    for rows in [Int.max, Int.max / 4 + 1, 1 << 40] {
      guard case .tensorRange("words.idf", begin, end, begin, _)? = refusal({ $0.tensors["words.idf"]?.shape = [rows] })
      else {
        Issue.record("\(rows)")
        continue
      }
    }
    // A size that is right but for its overflow: 2^62 more rows of 4 bytes, or of 3 columns of them.
    let beyond = tensor.shape[0] + (1 << 62)
    #expect(
      refusal { $0.tensors["words.idf"]?.shape = [beyond] }
        == .tensorRange("words.idf", begin: begin, end: end, expectedBegin: begin, expectedEnd: .max))
    let weights = try #require(parts.tensors["maskedWords.weights"])
    let offsets = weights.dataOffsets
    #expect(
      refusal { $0.tensors["maskedWords.weights"]?.shape[0] += 1 << 62 }
        == .tensorRange(
          "maskedWords.weights", begin: offsets[0], end: offsets[1], expectedBegin: offsets[0], expectedEnd: .max))
  }

  @Test func trailingBytes() {
    for count in [1, 8, 64] {
      #expect(refusal { $0.data += [UInt8](repeating: 0, count: count) } == .trailingBytes(count))
    }
  }

  @Test func digest() throws {
    let invented = String(repeating: "0", count: 64)
    var changed = parts
    changed.metadata["sha256"] = invented
    let contents = try ModelFile.decode(changed.file)
    let stated = try #require(parts.metadata["sha256"])
    #expect(throws: ModelError.digest(stated: invented, found: stated)) { try ModelFile.verifyDigest(contents) }
    // Neither may a weight change, nor a word of the metadata.
    changed = parts
    let end = try #require(parts.tensors["words.weights"]?.dataOffsets[1])
    changed.data[end - 4] ^= 1
    let reweighted = try ModelFile.decode(changed.file)
    #expect(throws: ModelError.self) { try ModelFile.verifyDigest(reweighted) }
    changed = parts
    changed.metadata["standpoint"] = parts.metadata["standpoint"]?.replacing("synthetic", with: "sympathic")
    let renamed = try ModelFile.decode(changed.file)
    #expect(throws: ModelError.self) { try ModelFile.verifyDigest(renamed) }
  }

  @Test func everyErrorSaysWhatAndWhere() {
    let texts: [(ModelError, String)] = [
      (.tooShort(bytes: 7), "7 bytes"), (.headerLength(stated: 99, available: 12), "99 bytes of the 12"),
      (.headerNotCanonical, "canonical"), (.headerNotJSON("brace"), "brace"),
      (.noMetadata(key: "sha256"), "lacks `sha256` in `__m"),
      (.noMetadata(key: "__metadata__"), "lacks `__metadata__`;"),
      (.checksum(stated: "aa", found: "bb"), "bb"), (.unknownVersion(9), "version 9"), (.metadata("why"), "why"),
      (.metadataNotCanonical, "canonical"), (.unexpectedMetadata(key: "k"), "key `k` in"),
      (.missingTensor("t"), "`t`"), (.unexpectedTensor("t"), "`t`"),
      (.tensorType("t", expected: "F32", found: "I8"), "I8, not F32"),
      (.tensorShape("t", expected: [2], found: [3]), "[3], not [2]"),
      (.tensorRange("t", begin: 1, end: 2, expectedBegin: 3, expectedEnd: 4), "1..<2, not at 3..<4"),
      (.trailingBytes(5), "5 bytes"), (.digest(stated: "aa", found: "bb"), "is bb, the file states aa"),
      (.inconsistent("what"), "what"), (.tooManyColumns(200, maximum: 128), "200 columns"),
    ]
    for (error, text) in texts { #expect(error.description.contains(text), "\(error)") }
  }
}
