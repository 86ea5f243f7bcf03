import Articles
import Testing

@testable import Reports

@Suite struct ActorsTests {
  @Test func capitalsAndSpacesDoNotDivideAnActor() {
    let actors = Actors(speakers: ["Ines  Calder", "ines calder", "Martin Oakes"])
    #expect(actors.names == ["Ines Calder", "Martin Oakes"])
    #expect(actors.number(of: "INES CALDER") == 0 && actors.notes.isEmpty)
  }

  @Test func aBareSurnameJoinsTheOnlyFullName() {
    let actors = Actors(speakers: ["Oakes", "Martin Oakes"])
    #expect(actors.names == ["Martin Oakes"])
    #expect(actors.number(of: "oakes") == 0)
    #expect(actors.notes == ["“Oakes” is counted as Martin Oakes: no other full name ends so."])
  }

  @Test func aBareSurnameOfTwoStaysByItself() {
    let actors = Actors(speakers: ["Martin Oakes", "Oakes", "Sara Oakes"])
    #expect(actors.names == ["Martin Oakes", "Sara Oakes", "Oakes"])
    #expect(actors.number(of: "Oakes") == 2 && actors.notes.count == 1)
  }

  @Test func aNameThatNobodySpeaksUnderHasNoNumber() {
    #expect(Actors(speakers: ["Ines Calder"]).number(of: "Calder") == nil)
  }

  @Test func aTitleBeforeAFullNameDoesNotCount() {
    let actors = Actors(speakers: ["Prof. Adaeze Obi", "Adaeze Obi", "Mr Oakes", "Sara Oakes"])
    #expect(actors.names == ["Adaeze Obi", "Mr Oakes", "Sara Oakes"])
    #expect(actors.notes == ["“Prof. Adaeze Obi” is counted as Adaeze Obi."])
  }

  @Test(arguments: [
    ("one resident", Speaker.Rule.quotation, true), ("a spokesperson for the Council", .reported, true),
    ("Ines Calder", .quotation, false), ("van der Berg", .quotation, false), ("al-Rashid", .stance, false),
    ("eBay", .reported, false), ("anna99", .row, false), ("a resident", .turn, false), ("", .quotation, false),
  ])
  func descriptionsAreNoNames(_ name: String, _ rule: Speaker.Rule, _ isDescribed: Bool) {
    let speaker = Speaker(name: name, cue: "", cueRange: nil, rule: rule, confidence: 1)
    #expect(speaker.isDescribed == isDescribed)
  }
}
