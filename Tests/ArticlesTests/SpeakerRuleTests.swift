import Testing

@testable import Articles

/// One small article a habit of reporters: who says its last statement, and by which rule.
@Suite struct SpeakerRuleTests {
  private func speakers(_ source: String) -> [Speaker?] {
    Article(parsing: Array(source.utf8), markup: .plainText).statements.map(\.speaker)
  }

  private static let cases: [(source: String, name: String?, rule: Speaker.Rule?)] = [
    ("“We were wrong,” said Nora Marlow.", "Nora Marlow", .quotation),
    ("“We were wrong,” Nora Marlow, the leader of the council, said.", "Nora Marlow", .quotation),
    ("“We were wrong,” she said, “and late,” said Nora Marlow.", "Nora Marlow", .quotation),
    ("Nora Marlow said: 'It's over, and we're glad.'", "Nora Marlow", .quotation),
    ("«It is over», said Nora Marlow.", "Nora Marlow", .quotation),
    ("Nora Marlow, who led the council for ten years, said that it was over.", "Nora Marlow", .reported),
    ("The bridge was unsafe, said Nora Marlow.", "Nora Marlow", .reported),
    ("Nora Marlow told Piet Okafor that he was late.", "Nora Marlow", .reported),
    ("The bridge was unsafe, according to Nora Marlow.", "Nora Marlow", .accordingTo),
    ("Nora Marlow backed the inquiry.", "Nora Marlow", .stance),
    ("The council has ruled out an inquiry.", "The council", .stance),
    ("The plan was rejected by Nora Marlow.", "Nora Marlow", .passive),
    ("Nora Marlow resigned on Monday, saying that she was tired.", "Nora Marlow", .participle),
    (
      "Nora Marlow and Piet Okafor said in a joint statement that it was over.", "Nora Marlow and Piet Okafor",
      .reported
    ),
    ("A spokesperson for Harrowmoor Council said it was over.", "a spokesperson for Harrowmoor Council", .reported),
    ("The leader of the council, Martin Oakes, accused her of lying.", "Martin Oakes", .stance),
    ("“We were wrong,” said its chair, Nora Marlow.", "Nora Marlow", .quotation),
    // Pronouns, surnames and offices.
    ("Nora Marlow met Piet Okafor. She said that it was over.", "Nora Marlow", .reported),
    ("Nora Marlow spoke first. Ms Marlow said that it was over.", "Nora Marlow", .reported),
    ("Nora Marlow, the schools minister, came late. The minister said that it was over.", "Nora Marlow", .reported),
    ("Ines Calder, 43, is a nurse. The 43-year-old said that it was over.", "Ines Calder", .reported),
    // Quotations without a tag.
    ("“We were wrong,” said Nora Marlow. “We are sorry.”", "Nora Marlow", .sameQuotation),
    ("Nora Marlow said: “We were wrong.\n\n“We are sorry.”", "Nora Marlow", .runOn),
    ("“We were wrong,” said Nora Marlow.\n\n“We are sorry.”", "Nora Marlow", .continuation),
    ("It rained.\n\nNora Marlow was unmoved. “We were right.”", "Nora Marlow", .introduction),
    ("@westerby: “It rained.”", "@westerby", .label),
    // Nobody.
    ("“We are sorry.”", nil, nil),
    ("A sign at the gate said “closed”.", nil, nil),
    ("It was said that the bridge was unsafe.", nil, nil),
    ("Calls for an inquiry grew.", nil, nil),
    ("Martin Oakes spoke.\n\nSomebody said that he was late.", nil, nil),
    ("Nora Marlow said nothing.", nil, nil),
    // A dog that attacks takes no position.
    ("The dog attacked the postman.", nil, nil),
  ]

  @Test(arguments: cases)
  func theLastStatementIs(_ source: String, _ name: String?, _ rule: Speaker.Rule?) {
    let speaker = speakers(source).last ?? nil
    #expect(speaker?.name.lowercased() == name?.lowercased())
    #expect(speaker?.rule == rule)
  }

  @Test func aTranscriptGivesItsNames() {
    let found = speakers(
      """
      Nora Marlow (Westerby) (Independent): I beg to ask. When will it open?

      The Minister for Bridges (Piet Okafor): In May. I am sure of it.

      Nora Marlow: Thank you.
      """)
    #expect(
      found.map { $0?.name } == ["Nora Marlow", "Nora Marlow", "Piet Okafor", "Piet Okafor", "Nora Marlow"])
    #expect(found.allSatisfy { $0?.rule == .turn })
  }

  @Test func aMotionIsTheHouses() {
    let found = speakers("That this House notes the report; believes that it is late; and calls for an inquiry.")
    #expect(found.allSatisfy { $0?.name == "this House" && $0?.rule == .motion })
  }

  /// Named by the chair of one body, a chair of another must not be taken for the last man who spoke.
  @Test func anOfficeOfAnotherIsNobodys() {
    let source = """
      Martin Oakes, the leader of the council, said that it was late. One resident said that he was a liar. The chair asked \
      him to leave.
      """
    #expect(speakers(source).last??.name != "Martin Oakes")
  }

  @Test func theCueStandsInTheSource() throws {
    for source in ["“We were wrong.” It rained. Nora Marlow said: “No.”", "Zoë\u{301} said that it was over."] {
      let statements = Article(parsing: Array(source.utf8), markup: .plainText).statements
      let speaker = try #require(statements.last?.speaker)
      let range = try #require(speaker.cueRange)
      #expect(String(decoding: Array(source.utf8)[range], as: UTF8.self) == speaker.cue)
    }
  }

  @Test func anOddMarkSpoilsOneParagraph() {
    let source = "He saw the ” mark “ twice.\n\n“We were wrong,” said Nora Marlow."
    #expect(speakers(source).last??.name == "Nora Marlow")
  }
}
