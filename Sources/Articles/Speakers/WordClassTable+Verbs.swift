extension WordClassTable {
  /// Verbs by what they do. "calls" may be a noun and so is in two lists.
  static let verbs: [(WordClass, String)] = [
    (
      .saying,
      """
      rule disagreed disagrees said says say told tells tell asked asks ask added adds add replied replies argued argues argue claimed claims
      claim warned warns warn insisted insists insist declared declares declare stated states announced announces
      announce explained explains explain shouted shouts wrote writes tweeted tweets posted posts continued admitted
      admits admit conceded concedes concede confirmed confirms confirm denied denies deny urged urges urge suggested
      suggests suggest noted notes remarked remarks commented comments concluded concludes conclude responded responds
      answered answers recalled recalls stressed stresses stress acknowledged acknowledges complained complains
      complain alleged alleges allege asserted asserts maintained maintains maintain reiterated reiterates repeated
      repeats joked jokes whispered cried screamed begged pleaded pleads testified testifies promised promises promise
      vowed vows vow pledged pledges pledge predicted predicts predict revealed reveals observed observes emphasised
      emphasises emphasized emphasizes believe believes believed agreed agrees disputed
      disputes contended pointed points scoffed scoffs expects expected jeered heckled puts put reckons reckoned retorts enthused enthuses confesses confessed
      giggled giggles stormed spilled forecasts laughs undertook trumpeted gushed moaned groaned grumbled joshed ranted
      contends quipped countered counters retorted mused lamented laments boasted boasts
      bemoaned described describes describe called calls call branded brands dubbed labelled labels labeled hinted
      hints indicated indicates signalled signals signaled estimated estimates estimate found finds reported reports
      report ruled rules read reads shot snapped hoped hopes hope feared fears fear wondered wonders speculated guessed
      interjected interrupted chimed opined volunteered recounted remembered remembers accepted accepts accept
      clarified clarifies proclaimed proclaims cautioned cautions caution advised advises advise reminded reminds
      assured assures disclosed discloses testify vented fumed thundered yelled roared
      sighed laughed smiled grinned nodded shrugged began begins summed reflected reflects thanked thanks
      apologised apologises apologized apologizes challenged challenges blogged texted emailed
      """
    ),
    (
      .stance,
      """
      backed backs back supported supports support rejected rejects reject refused refuses refuse opposed opposes
      oppose welcomed welcomes welcome dismissed dismisses dismiss criticised criticises criticise criticized
      criticizes criticize condemned condemns condemn accused accuses accuse demanded demands demand endorsed endorses
      endorse ruled rules defended defends defend denounced denounces denounce praised praises praise blamed blames
      blame attacked attacks attack resisted resists resist favoured favours favored favors favour favor applauded
      applauds applaud hailed hails hail called calls call slammed slams blasted blasts lambasted rebuffed rebuffs
      rebuked championed champions urged urges urge pressed presses press campaigned campaigns campaign voted votes
      vote sided sides petitioned petitions lobbied lobbies declined declines decline rounded hit hits ridiculed mocked
      mocks scorned questioned questions question doubted doubts doubt wants want wanted pushed pushes advocated
      advocates advocate recommended recommends recommend proposed proposes propose approved approves approve ordered
      orders order pledged pledges vowed vows promised promises threatened threatens regretted regrets lauded
      commended commends deplored deplores decried decries protested protests objected objects object urge poured
      turned turns rule threw throws distanced stood stands ditched shelved rubbished seconded stopped stops throw seek seeks tore likened compared compares expressed expresses voiced voices echoed echoes
      """
    ),
    (
      .participle,
      """
      saying telling asking adding replying arguing claiming warning insisting declaring stating announcing explaining
      shouting writing admitting conceding confirming denying urging suggesting noting remarking commenting concluding
      complaining alleging asserting maintaining describing calling branding accusing demanding rejecting backing
      recommending seeking refusing proposing pushing backing dismissing criticising criticizing condemning blaming opposing supporting vowing promising pledging recalling
      stressing questioning wondering writing tweeting posting joking shouting pointing blaming
      """
    ),
    (
      .nounLike,
      """
      calls call claims claim demands demand backs back supports support warns reports report notes states comments
      comment remarks promises promise pledges pledge vows vow votes vote questions question doubts doubt attacks
      attack blames blame praise protests protest objects object orders order rules finds hits hit champions champion
      campaigns campaign presses press sides labels brands posts post tweets jokes fears fear hopes hope answers
      counters estimates estimate thanks challenges welcome welcomes wants want advocate advocates turns rebuffs favours favors favour favor
      objects proposes laments regrets stands points puts put cautions caution stress stresses signals complaint disputes
      reads read shot found advocate advocates turns turned rule
      """
    ),
    (
      .passive,
      """
      accused backed supported rejected opposed welcomed dismissed criticised criticized condemned demanded endorsed
      defended denounced praised blamed attacked resisted applauded hailed slammed championed urged described branded
      called told asked warned claimed alleged suggested denied proposed recommended mocked ridiculed questioned
      challenged dubbed labelled labeled ordered approved announced requested lambasted rebuked
      """
    ),
    (
      [.auxiliary, .being],
      "is are was were be been being isn't aren't wasn't weren't"
    ),
    (
      .auxiliary,
      """
      has have had having will would can could may might must shall should do does did hasn't haven't hadn't won't
      wouldn't can't couldn't mustn't shouldn't don't doesn't didn't cannot ought
      """
    ),
    (
      .otherVerb,
      """
      came comes come went goes go got gets get met meets made makes make took takes take gave gives give saw sees see
      knew knows know left leaves led leads lead held holds hold kept keeps keep won wins win lost loses lose ran runs
      run sat sits sit spoke speaks speak stood became becomes become rose rises fell falls fall died dies resigned
      resigns quit quits began started starts ended ends moved moves lived lives worked works played plays joined joins
      visited visits attended attends appeared appears arrived arrives returned returns faced faces showed shows showed
      sent sends put puts set sets brought brings bought sold paid pays built builds broke breaks wore wears heard hears
      felt feels feel seemed seems seem remained remains stayed stays turned turns opened opens closed closes watched
      waited waits used uses tried tries needed needs served serves received receives represents represented chairs
      chaired heads headed founded owns owned published publishes launched launches signed signs received killed
      seen written given known shown drawn convicted jailed sentenced arrested charged elected appointed hired sacked suspended
      """
    ),
  ]
}
