import Testing

@testable import Articles

@Suite struct PublicationDateTests {
  @Test(arguments: [
    ("2026-11-24", "2026-11-24"), (" 2026-11-24T18:05:09Z\n", "2026-11-24T18:05:09Z"),
    ("2026-11-24T18:05:09.123+01:00", "2026-11-24T18:05:09+01:00"),
    ("2026-11-24T18:05:09+0130", "2026-11-24T18:05:09+01:30"),
    ("2026-11-24 18:05", "2026-11-24T18:05:00"), ("2026-11-24 18:05 UTC", "2026-11-24T18:05:00Z"),
    ("2026-11-24T18:05-05", "2026-11-24T18:05:00-05:00"), ("2026-11-24T18:05:00+00:00", "2026-11-24T18:05:00Z"),
    ("20261124", "2026-11-24"), ("2026/1/4", "2026-01-04"), ("2024-02-29", "2024-02-29"),
    ("Tue, 24 Nov 2026 18:05:09 GMT", "2026-11-24T18:05:09Z"), ("24 Nov 2026 18:05 -0500", "2026-11-24T18:05:00-05:00"),
    ("Tue, 24 Nov 2026", "2026-11-24"), ("24th November 2026", "2026-11-24"), ("November 24, 2026", "2026-11-24"),
    ("Published: Sept. 3, 2026 at 9:30 EST", "2026-09-03T09:30:00-05:00"),
  ])
  func datesAreRead(_ text: String, _ expected: String) { #expect(PublicationDate.normalized(text) == expected) }

  @Test(arguments: [
    "", "today", "2026", "24/11/2026", "11-24-2026", "2026-13-01", "2026-02-29", "2026-00-10", "31 November 2026",
    "May",
    "May 2026", "T", "2026-11", "١٢-٣-٤", "99999999999", "-", "2026-11-24".replacing("-", with: "–"),
  ])
  func whatIsNoDateIsNone(_ text: String) { #expect(PublicationDate.normalized(text) == nil) }

  @Test(arguments: [
    ("2026-11-24T25:00:00Z", "2026-11-24"), ("2026-11-24Tnoon", "2026-11-24"),
    ("2026-11-24T10:00+99:00", "2026-11-24T10:00:00"),
  ])
  func aBrokenTimeLeavesTheDay(_ text: String, _ expected: String) {
    #expect(PublicationDate.normalized(text) == expected)
  }
}
