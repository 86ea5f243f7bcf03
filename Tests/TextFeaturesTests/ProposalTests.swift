import Testing

@testable import TextFeatures

/// What a proposal wants done, and to what.
struct ProposalTests {
  @Test(arguments: [
    // Setting up, in the active and the passive voice.
    "We should hold a national inquiry", "We should adopt the metric system", "Voting should be mandatory",
    "Whistles should be made mandatory", "We must legalize lotteries", "We need to build more bridges",
    "The council ought to fund libraries", "Museums should be subsidized", "We shall introduce tolls",
    "The harbor should always be kept open", "We should make helmets mandatory", "Lotteries should remain legal",
    "We should fully support cycling", "Orchards bring more good than trouble", "A royal commission into the flood",
    "Open a public inquiry", "Homework",
    // An ending-act that is not the verb belongs to the topic's description.
    "We should adopt a ban on fireworks",
    // Turned round.
    "We should not ban fireworks", "Fireworks should not be banned", "We should never abolish the senate",
    "We shouldn't end subsidies", "There should be no ban on kites", "Kites must not be prohibited",
    "Kites should no longer be banned", "No abolition of the senate", "Zoos do not bring more harm than good",
    "We mustn't close the library",
  ])
  func plus(_ proposal: String) { #expect(polarity(proposal) == .plus) }

  @Test(arguments: [
    "We should ban fireworks", "We should abolish the senate", "We should end subsidies", "We must prohibit kites",
    "We need to stop mining", "We should disband the orchestra", "We should immediately close the harbor",
    // Passive and other inflections.
    "Fireworks should be banned", "The senate should be abolished", "Mining should be stopped",
    "Kites must be forbidden",
    "Subsidies should be completely eliminated", "Dams should be removed", "The law ought to be repealed",
    "The treaty should be withdrawn", "Tolls should be restricted", "Kites should be made illegal",
    // Linked.
    "Fireworks should remain banned", "We should make kites illegal", "The museum must stay closed",
    // Noun form, without a modal.
    "The abolition of the senate", "Prohibition of kites", "A ban on fireworks", "The closure of the harbor",
    "Removal of dams", "Banning fireworks", "Ending subsidies", "The elimination of tolls",
    // Harm.
    "Zoos do more harm than good", "Kites bring more harm than good",
    // Turned round.
    "We should not hold an inquiry", "We should not adopt the metric system", "We should never build the bridge",
    "Helmets should not be mandatory", "We shouldn't fund orchestras",
    // Turned round twice.
    "We should not never fund orchestras but not ban them",
  ])
  func minus(_ proposal: String) {
    // "not never" cancels, and what follows the verb counts no more.
    let expected: Polarity = proposal.contains("not never") ? .plus : .minus
    #expect(polarity(proposal) == expected)
  }

  /// Every verb of the list, as an infinitive, a participle and a gerund.
  @Test(arguments: [
    "ban banned banning", "abolish abolished abolishing", "end ended ending", "prohibit prohibited prohibiting",
    "stop stopped stopping", "abandon abandoned abandoning", "eliminate eliminated eliminating",
    "disband disbanded disbanding", "repeal repealed repealing", "cancel cancelled cancelling",
    "cancel canceled canceling",
    "close closed closing", "remove removed removing", "withdraw withdrawn withdrawing", "outlaw outlawed outlawing",
    "block blocked blocking", "dissolve dissolved dissolving", "scrap scrapped scrapping", "halt halted halting",
    "cease ceased ceasing", "forbid forbidden forbidding", "dismantle dismantled dismantling",
    "boycott boycotted boycotting", "defund defunded defunding", "refuse refused refusing",
    "disallow disallowed disallowing", "discontinue discontinued discontinuing", "terminate terminated terminating",
    "revoke revoked revoking", "suspend suspended suspending", "reject rejected rejecting", "oppose opposed opposing",
    "limit limited limiting", "restrict restricted restricting", "reduce reduced reducing", "curb curbed curbing",
    "criminalize criminalized criminalizing", "eradicate eradicated eradicating", "combat combatted combatting",
    "prevent prevented preventing", "renounce renounced renouncing", "overturn overturned overturning",
    "shut shut shutting",
    "ditch ditched ditching", "exclude excluded excluding", "expel expelled expelling", "minimise minimised minimising",
    "decrease decreased decreasing", "demolish demolished demolishing",
  ])
  func everyInflectionOfAnEndingActEnds(_ inflections: String) {
    let forms = inflections.split(separator: " ")
    #expect(polarity("We should \(forms[0]) kites") == .minus)
    #expect(polarity("Kites should be \(forms[1])") == .minus)
    #expect(polarity("\(forms[2]) kites") == .minus)
    #expect(polarity("Kites should not be \(forms[1])") == .plus)
  }

  @Test(arguments: [
    ("We should hold a national inquiry", ["national", "inquiry"]),
    ("We should ban fireworks", ["fireworks"]),
    ("Fireworks should be banned", ["fireworks"]),
    ("The abolition of the senate", ["senate"]),
    ("Zoos do more harm than good", ["zoos"]),
    ("We should not go to it", []),
    ("We should end the use of coal", ["coal"]),
    ("", []),
  ])
  func topic(_ proposal: String, _ topic: [String]) {
    let words = TokenizedText.strings(proposal).map { Array($0.utf8) }
    #expect(Proposal(words: words).topic == topic.map { Array($0.utf8) })
  }

  /// The public way gives the same.
  private func polarity(_ text: String) -> Polarity {
    let words = TokenizedText.strings(text).map { Array($0.utf8) }
    let polarity = Proposal(words: words).polarity
    #expect(Target(text).polarity == polarity)
    return polarity
  }
}
