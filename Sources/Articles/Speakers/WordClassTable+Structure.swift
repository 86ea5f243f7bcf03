extension WordClassTable {
  /// The small words that hold a sentence together.
  static let structure: [(WordClass, String)] = [
    (
      .adverb,
      """
      also later then never always often repeatedly publicly privately previously recently now today yesterday tonight
      again already still even just only simply merely once further earlier soon finally eventually initially
      originally consistently strongly firmly flatly angrily bluntly quietly loudly simply reportedly apparently
      bitterly openly immediately personally briefly formally unanimously long first last twice rightly wrongly
      meanwhile instead therefore however not both all so far since nevertheless nonetheless thus himself herself itself
      themselves too sometimes generally broadly largely fully duly until yet ever
      """
    ),
    (
      .preposition,
      """
      of to in on at by for from with without about against between among during within into through under over near
      outside inside behind beyond before after since until despite across around along towards toward upon per via
      regarding concerning amid amidst following alongside beside besides like unlike as ahead than including
      """
    ),
    (
      .determiner,
      """
      the a an his her its their our my your this these those some many several few two three four five six seven eight
      nine ten dozens hundreds thousands no every each any another other both most more one all
      """
    ),
    (
      .clauseOpener,
      """
      that which who whom whose when where while whereas because if although though unless whether but so why how what
      or nor yet as than lest once since until after before
      """
    ),
    (.he, "he"), (.she, "she"), (.they, "they"), (.it, "it"),
    (.otherPronoun, "i we you us me him them himself herself themselves itself what this that these those there"),
    (
      .title,
      """
      mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl rev reverend revd fr father brother cr clr ald
      sister cllr councillor councilor judge justice sgt sergeant det detective insp inspector supt superintendent
      constable capt captain col colonel gen general lt lieutenant maj major cmdr commander adm admiral hon sen sens senator
      rep congressman congresswoman gov governor mayor president king queen prince princess duke duchess pope bishop
      archbishop canon imam rabbi pc dc ds dci di
      """
    ),
    (
      .suffix,
      "kc qc mp mps msp ms am mla td obe mbe cbe kbe phd md jr sr esq iii ii cbe dbe frs"
    ),
    (.female, "mrs ms miss dame lady baroness sister queen princess duchess congresswoman"),
    (.male, "mr sir lord baron viscount earl fr king prince duke congressman pope"),
    (
      .temporal,
      """
      monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
      september october november december mon tue wed thu fri sat sun jan feb aug sept oct nov dec yesterday today
      tomorrow tonight night morning afternoon evening week month year later earlier noon midnight weekend hour hours
      minutes days weeks months years ago time
      """
    ),
    (.particle, "de da di du del della van von der den ter ten la le al el bin ibn ap mac o' y dos das ben abu ul"),
    (.and, "and &"),
    (
      .common,
      """
      the a an it its he she they we you i his her their our my this that these those there here but and or nor so yet
      if when while after before since because although though however in on at by for from with without as to under
      over during until what who why how where which whether no not yes one some many most all both each every another
      other others now then today yesterday tomorrow more few two three several meanwhile instead still only even once
      just despite among between is are was were do does did has have had would can could should let please asked
      speaking according following earlier later last next first second third finally also addressing writing responding
      replying commenting told about around nearly almost hundreds dozens thousands twenty thirty forty fifty sixty
      seventy eighty ninety hundred four five six seven eight nine ten eleven twelve such nobody everyone someone
      anyone nothing something everything perhaps maybe well oh of outside inside like unlike amid back calls call
      plans plan demands pressure fears concerns new old public national local independent inquiry review report
      update summary analysis comment opinion exclusive breaking watch read listen live video photo image note
      late early thank thanks good dear sorry yes no okay inside behind beyond never always never again
      """
    ),
  ]
}
