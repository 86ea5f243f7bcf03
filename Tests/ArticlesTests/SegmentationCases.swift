/// Hand-written cases of segmentation: a broken bar marks where a statement ends. The bar is taken out of the input.
enum SegmentationCases {
  static let sentences = [
    "The council met on Monday.¦ It voted at once.",
    "Will there be an inquiry?¦ Nobody knows.",
    "What a day!¦ The bridge is open.",
    "Did she say so?!¦ Yes.",
    "The vote was close.¦ 12 members stayed away.",
    "The cost is known.¦ £3.5 million was set aside.",
    "We want answers.¦ #Inquiry now.",
    "We want answers.¦ @marlow has none.",
    "Élodie Marlow spoke.¦ Érik Obi did not.",
    "The report came out.¦ (It was late.)¦ Nobody read it.",
    "Nobody had read it (the report was late) by then.",
    "He asked [the clerk].¦ [She] said nothing.",
    "the bridge fell. nobody came.¦ But we did.",
    "A headline without a full stop",
    "It ended there.[12]¦ Then it began again.",
    "The total was 1.5 times that of 2019.¦ It fell later.",
    "Read it at example.org or on data.example.net today.",
    "Read it at example.org.¦ The page is short.",
    "He waited... and waited.",
    "He waited...¦ Then the door opened.",
    "We were told … well, nothing.",
    "We … I mean the families … heard nothing.",
    "They had . . . nothing to add.",
    "Nothing at all…¦ The hall was empty.",
    "It was late .¦ The hall was empty.",
    "The bridge — our bridge — fell.¦ We saw it.",
  ]

  static let abbreviations = [
    "Mr. Thorne met Mrs. Obi and Ms. Marlow.¦ Dr. Ash came too.",
    "Prof. Ash and Rev. Obi agreed.¦ Gen. Marlow did not.",
    "The Rt. Hon. Nora Marlow spoke.¦ Col. Thorne and Sgt. Obi listened.",
    "She lives near St. Mary's Church.¦ It is old.",
    "They met at No. 10 on Friday.¦ Nos. 4 and 5 were shut.",
    "Will you resign?¦ No.¦ I will stay.",
    "See p. 12 and para. 4 of the report.¦ The rest is new.",
    "Thorne v. Marlow was heard first.¦ Obi vs. Ash came next.",
    "Some bodies, e.g. Westerby Council, agreed, i.e. They signed.",
    "It sells pipes, pumps, etc. to builders.",
    "It sells pipes, pumps, etc.¦ Builders like it.",
    "The Rivers (Amendment etc.) (Wales) Order was approved.",
    "It was founded on Jan. 5 by a baker.",
    "It was founded in Jan.¦ The baker left in Feb. 2019.",
    "Marlow Bridges Ltd. Holdings paid nothing.",
    "He worked for Marlow Bridges Ltd.¦ The firm paid nothing.",
    "The hearing begins at 5 p.m. on Monday.",
    "The hearing ended at 5 p.m.¦ Families left in silence.",
    "The hearing is at 9 a.m. Monday.",
    "The U.S. Senate met.¦ The U.K. Government did not.",
    "She moved to the U.S.¦ The family stayed.",
    "J. R. Thorne wrote to D.C. Marlow.¦ A. B. Obi replied.",
    "The report by A. Marlow says little.¦ It is short.",
    "They chose plan B.¦ The first plan had failed.",
    "She has a Ph.D. in law.",
    "Members heard Cllr. Obi.¦ Supt. Ash was away.",
  ]

  static let quotations = [
    "\"We will not hold one.\"¦ The minister left.",
    "\"Why did nobody act?\" she asked.",
    "\"Go away!\" he said.¦ She went.",
    "\"No!\" Mr Thorne shouted.",
    "\"Will you resign?\" Nora Marlow asked the minister on Monday in a crowded hall.",
    "\"No.\" Mr Thorne said.",
    "\"We failed them.\"¦ Councillors of all parties in the town then said that more money was needed there.",
    "“We failed. ¦We know it,” she said.",
    "“Why?¦ Why was nobody told?” he asked.",
    "He said: “We failed.¦ We know it.”¦ Then he left.",
    "‘It’s a scandal,’ she said.¦ ‘Nobody’s been told.’",
    "'It isn't over.'¦ The families agreed.",
    "«Nous voulons une enquête.»¦ Le maire a refusé.",
    "„Wir wollen Antworten.“¦ Der Rat schwieg.",
    "“She told me, ‘Do not come back.’”¦ He paused.",
    "She stood up. ¦\"we need the truth,\" she said.",
    "(\"It is over.\")¦ The hall emptied.",
    "\"… and then nothing happened.\"¦ The inquiry heard more.",
    "“The U.S. should act,” he said.¦ “It has not.”",
    "The rule is \"no talk, no notes.\"¦ Members broke it.",
  ]

  static let clauses = [
    """
    That this House notes the report of the panel;¦ believes that its remit was narrow;¦ and calls on the Government to \
    hold an inquiry.
    """,
    """
    This Council recognises the work of the staff;¦ further notes the delay;¦ and therefore urges the Leader to act.
    """,
    "It declines to read the Bill because it is unclear;¦ because it is costly;¦ and because it is late.",
    "A Bill to establish an inquiry;¦ to give it powers;¦ and to set its terms.",
    "The duties are: (a) to meet;¦ (b) to report;¦ and (c) to publish.",
    "The panel met; it heard nobody; it closed.",
    "The panel met; and calls went unanswered.",
    "You were there; is that right; or were you away?",
    "It is concerned by the delay;¦ is further concerned by the cost;¦ regrets both.",
  ]

  /// Line ends in these are as they stand.
  static let lines = [
    "Inquiry ordered\n¦\nMinisters announced it on Monday.",
    "Inquiry ordered into collapse\n¦Ministers announced on Monday that they would hold one into the fall of the bridge.",
    "Ministers announced on Monday that they would\nhold a full inquiry into the collapse of the\nbridge at Westerby.",
    "Ministers announced on Monday that Mr.\nThorne would lead the inquiry into the\nbridge. ¦He accepted.",
    "Council refuses inquiry\n¦Leader says no\n¦Families march",
    "The families asked for three things:\n¦- an inquiry\n¦- an apology\n¦- the papers",
    "The families asked for three things:\n¦1. An inquiry\n¦2. An apology\n¦3. The papers",
    "• An inquiry with powers\n¦• An apology",
    "Nora Marlow (Westerby) (Ind): We asked for this\n¦Mr Thorne: I agree, and I have said so.",
    "Q. Did you read the report?\n¦A. I did. ¦It was short.",
    "Q. Did you read the report?¦ A. I did.",
    "*MR THORNE (sworn).*\n¦**Ms Marlow**: Did you know -- \n¦**Mr Thorne**: No.",
    "Resolved,\nThat the draft Order be approved.",
    "(a) a report;\n¦(b) a reply;\n¦(c) a debate.",
    "First line\r\n¦\r\nSecond paragraph.\r\n¦\r\nThird.",
    "The panel sat for the whole of the summer and\nnobody -\nnot even the clerk - was told about it at all.",
  ]

  static let all = sentences + abbreviations + quotations + clauses + lines
}
