extension WordClassTable {
  /// What people and bodies are called.
  static let nouns: [(WordClass, String)] = [
    (
      .role,
      """
      leader deputy chair chairman chairwoman chairperson president secretary minister mayor councillor councilor mp
      senator governor ambassador commissioner director executive chief boss manager head officer spokesman spokeswoman
      spokesperson representative campaigner activist survivor victim mother father mum dad parent brother sister son
      daughter wife husband widow widower partner nurse doctor surgeon midwife consultant paramedic teacher headteacher
      headmaster headmistress principal lecturer professor academic researcher scientist expert analyst economist
      historian author writer poet journalist reporter editor columnist broadcaster presenter actor actress singer
      musician artist lawyer solicitor barrister prosecutor judge magistrate coroner detective inspector superintendent
      constable sergeant sheriff officer investigator inquirer inspector auditor accountant banker trader farmer
      fisherman fisherwoman shopkeeper landlord landlady tenant resident neighbor neighbour villager passenger driver
      pilot engineer builder architect planner surveyor worker employee employer owner founder co-founder trustee
      treasurer clerk official adviser advisor aide ally source insider negotiator delegate organiser organizer
      convener convenor steward captain coach trainer striker goalkeeper defender player midfielder referee fan
      supporter critic opponent rival candidate voter member colleague friend relative grandmother grandfather
      granddaughter grandson aunt uncle niece nephew cousin man woman boy girl teenager student pupil pensioner veteran
      soldier general colonel admiral bishop archbishop vicar priest imam rabbi reverend pastor whistleblower witness
      defendant lawmaker congressman congresswoman congressperson politician statesman premier chancellor treasurer
      whip frontbencher backbencher peer ombudsman chemist physicist biologist geologist botanist
      ecologist meteorologist doctor vet veterinarian pharmacist dentist psychologist psychiatrist therapist counsellor
      counselor carer caregiver cleaner cook chef baker butcher waiter waitress bartender publican brewer curator
      librarian archivist conservator director producer composer conductor choreographer dancer designer developer
      programmer entrepreneur investor shareholder tycoon heiress newcomer incumbent predecessor successor
      lead counsel commander guard ranger warden lifeguard firefighter sailor skipper crewman docker miner
      nominee mogul lobbyist strategist pollster moderator host speaker diplomat envoy person somebody someone figure celebrity blogger fundraiser volunteer helper user reader viewer listener
      customer buyer seller shopper commuter cyclist motorist pedestrian walker rider jockey athlete swimmer runner rower
      boxer cricketer footballer umpire hydrologist astronomer amateur bailiff warden matron registrar bursar provost
      dean lecturer rector premier monarch baker welder electrician plumber mechanic postman postwoman courier jeweller tailor gardener novelist playwright
      """
    ),
    (
      .body,
      """
      council government department ministry office party committee commission board trust union association
      federation society charity group foundation institute institution university college school academy hospital
      clinic company firm corporation bank agency authority service air airlines electric energy water power gas rail media radio records books police force constabulary church court tribunal
      inquiry panel parliament senate congress house assembly cabinet opposition administration campaign coalition
      network alliance club team league regulator watchdog ombudsman treasury bureau body organisation organization
      forum centre center collective consortium partnership congregation embassy consulate museum gallery theatre
      theater newspaper magazine broadcaster station channel network website airline railway operator utility supplier
      manufacturer retailer supermarket chain brewery developer contractor insurer lender fund think-tank thinktank
      ltd plc inc corp llc ag gmbh nv bv spa nhs foods holdings partners securities industries systems works motors airways
      authorities alliance chamber survivors republicans democrats labour conservatives greens liberals downing whitehall kremlin
      family household couple community village town city county state nation country public crowd jury bench
      """
    ),
    (
      .people,
      """
      families relatives survivors victims campaigners activists residents neighbours neighbors villagers parents
      mothers fathers patients nurses doctors teachers students pupils workers staff employees unions members ministers
      mps peers councillors councilors lawmakers senators officials officers police prosecutors lawyers solicitors
      barristers judges experts scientists researchers economists analysts academics historians critics opponents
      supporters fans players organisers organizers protesters demonstrators voters farmers fishermen traders
      shopkeepers tenants landlords passengers commuters drivers pilots engineers builders bosses managers directors
      executives leaders investors shareholders trustees governors friends colleagues neighbours sources insiders allies
      aides advisers advisors rivals republicans democrats conservatives tories liberals greens nationalists unionists
      labour people others commentators people individuals developers demonstrators advocates lobbyists strategists reporters journalists crews chiefs rivals diplomats volunteers helpers users readers viewers customers motorists cyclists athletes persons
      figures insiders passers-by owners employers carers clerks astronomers observers regulators inspectors detectives firefighters paramedics midwives
      consultants surgeons carers veterans soldiers bishops clergy counsel representatives spokespeople authorities
      charities businesses companies firms councils schools hospitals universities churches groups bereaved
      """
    ),
    (
      .utterance,
      """
      statement letter report motion amendment petition minutes document memo email e-mail review audit study survey poll
      leaflet notice sign placard banner post tweet message editorial ruling judgment judgement verdict draft bill
      guidance email note submission
      """
    ),
    (
      [.female],
      """
      mother mum wife widow daughter grandmother granddaughter aunt niece woman girl actress spokeswoman chairwoman
      landlady waitress headmistress businesswoman congresswoman policewoman councilwoman midwife heiress fisherwoman
      postwoman queen princess duchess stepmother mother-in-law
      """
    ),
    (
      [.male],
      """
      father dad husband widower son grandfather grandson uncle nephew man boy actor spokesman chairman landlord
      headmaster businessman congressman policeman councilman fisherman postman king prince stepfather father-in-law
      """
    ),
  ]
}
