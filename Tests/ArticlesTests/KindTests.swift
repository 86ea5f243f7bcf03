import Testing

@testable import Articles

@Suite struct KindTests {
  @Test(arguments: [
    "\"We will hold an inquiry.\"",
    "\"We will hold an inquiry,\" she said.",
    "“We will hold one,” said Mr Thorne, the leader of the council.",
    "‘It’s over,’ he added.",
    "She said: \"It is over.\"",
    "Nora Marlow: \"It is over.\"",
    "He told members: “We were wrong, and we have said so.”",
    "\"We were wrong,\" she said, \"and we have said so.\"",
    "«C'est fini», said Ms Obi.",
    "„Es ist vorbei“, said Ms Obi.",
    "»Es ist vorbei«, said Ms Obi.",
    "\"It was 'a long wait' for us,\" he said.",
    "‘The survivors’ group was right,’ she said.",
    "'The boys' club must open its books,' she said.",
    "“It is a long quotation of many words that goes on and on and is never closed",
    "She said “it is a shame.”",
  ])
  func direct(_ text: String) { #expect(kinds(of: text) == [.direct]) }

  @Test(arguments: [
    "The leader called it \"shameful\".",
    "The \"inquiry\" was a meeting of three people in a small room, she said.",
    "Mr Thorne, who has led the council for eleven years and will go in May, said \"no\".",
    "The survivors' group spoke of 'a wall of silence' in the town hall.",
    "Its report, “The Long Wait”, was published in May.",
  ])
  func mixed(_ text: String) { #expect(kinds(of: text) == [.mixed]) }

  @Test(arguments: [
    "She said that the inquiry would go on.",
    "He told members that he was sorry.",
    "According to the panel, nobody was asked.",
    "She said it was over.",
    "The bridge was unsafe, she said.",
    "The families' lawyer argued yesterday that it was too late.",
    "He asked whether the papers were lost.",
  ])
  func indirect(_ text: String) { #expect(kinds(of: text) == [.indirect]) }

  @Test(arguments: [
    "The council met on Monday.",
    "The survivors' group and the boys' club don't agree.",
    "In the '90s it was 'til then a ford.",
    "The beam was 6\" wide and 9' long.",
    "The town's bridge is older than its neighbours' bridges.",
    "He saw the “ mark in the margin of the report.",
    "An odd mark closed” it.",
    "They said nothing.",
    "What did they say to that?",
    "As you say, it was late.",
    "It was late, as you say.",
  ])
  func narration(_ text: String) { #expect(kinds(of: text) == [.narration]) }

  @Test func aQuotationRunsOverSentences() {
    #expect(
      kinds(of: "\"We failed. We know it. We are sorry,\" she said. She left.") == [
        .direct, .direct, .direct, .narration,
      ])
  }

  @Test func anUnclosedQuotationAtTheStartIsQuotedToItsEndAndNoFurther() {
    #expect(kinds(of: "\"We failed. We know it.\n\nThe hall was quiet.") == [.direct, .direct, .narration])
  }

  @Test func anOddMarkSpoilsOneParagraphAtMost() {
    let clean = kinds(of: "The council met.\n\n\"It is over,\" she said. She left.")
    let spoiled = kinds(of: "The \"council met.\n\n\"It is over,\" she said. She left.")
    #expect(clean == [.narration, .direct, .narration])
    #expect(spoiled.suffix(2) == clean.suffix(2))
  }

  @Test func spansHoldTheirMarks() {
    let text = Array("He said “no”, then 'yes, it's so'.".utf8)
    let spans = QuotationScanner(text: text).quotations(of: text.indices)
    #expect(spans.map { String(decoding: text[$0], as: UTF8.self) } == ["“no”", "'yes, it's so'"])
  }

  @Test func nestedGuillemetsAreOneQuotation() {
    let text = Array("Elle a dit « il a dit « non » hier » et rien.".utf8)
    let spans = QuotationScanner(text: text).quotations(of: text.indices)
    #expect(spans.map { String(decoding: text[$0], as: UTF8.self) } == ["« il a dit « non » hier »"])
  }
}
