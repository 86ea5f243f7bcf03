extension WordClassTable {
  /// Given names that mostly one sex bears, of the languages that English-language news has most of.
  static let givenNames: [(WordClass, String)] = [
    (
      .femaleName,
      """
      abigail ada adaeze adele aisha aileen alexandra alice alison amanda amber amelia amina amy ana anastasia andrea
      angela angelina anita ann anna anne annabel annette annie anya aoife april ayesha barbara beatrice becky bella
      bernadette beth bethan bethany betty beverley blessing bonnie brenda bridget bronagh bronwen bryony caitlin camilla
      carla carmel carmen carol caroline carolyn catherine cathy cecilia celia charlotte chelsea cheryl chiara chloe
      christina christine ciara claire clara clare claudia colleen constance cora courtney cynthia daisy danielle daphne
      dawn deborah debbie deirdre delia denise diana diane dolores donna dora doreen dorothy ebony edith edna eileen elaine
      eleanor elena elin elisabeth eliza elizabeth ella ellen elsa elsie emilia emily emma erica erin esme esther ethel
      eva eve evelyn faith fatima faye fiona flora florence frances francesca freda freya gabrielle gail gemma genevieve
      georgia georgina geraldine gillian gina gloria grace greta gwen gwendolyn hannah harriet hazel heather heidi helen
      helena hermione hilary hilda holly hope ida imogen ines ingrid irene iris isabel isabella isla ivy jackie jacqueline
      jade jan jana jane janet janice jasmine jean jennifer jenny jessica jill jo joan joanna joanne jodie josephine joy
      joyce judith judy julia juliana julie juliet june kamala karen kate katherine kathleen kathryn kathy katie katrina
      katya kayla keira kelly kerry kim kirsten kirsty kristina lara laura lauren leah leanne leila lena leonie lesley
      leticia lillian lily linda lindsay lisa liv liz lois lorna lorraine louisa louise lucia lucy lydia lynn lynne mabel
      madeleine maeve magda maggie maisie mandy margaret margot maria marian marie marina marion marjorie marlene martha
      mary matilda maud maureen maxine meera megan melanie melissa mercy mia michelle mildred millie miranda miriam molly
      monica morag muriel myra nadia nadine nancy naomi natalia natalie natasha nell nella nessa niamh nicola nicole nina
      noor nora norah norma nuala octavia olga olive olivia oonagh orla padma paige pamela patience patricia paula pauline
      pearl peggy penelope penny petra philippa phoebe phyllis pippa polly pooja priscilla priya rachel rebecca rhian
      rhiannon rhoda rita roberta robin roisin rosa rosalind rose rosemary rosie rowena roxanne ruby ruth sabrina sadie
      sally samantha sandra sara sarah sasha saoirse selina shannon sharon sheila shirley sian sinead siobhan sofia sonia
      sophia sophie stacey stella stephanie sue susan susannah suzanne sylvia tamara tamsin tania tanya tara tatiana teresa
      tess tessa thea thelma theresa tina tracey tracy trudy una ursula valerie vanessa vera verity veronica vicky victoria
      viola violet virginia vivien vivienne wanda wendy wilma winifred xanthe yasmin yvette yvonne zainab zara zoe zofia
      """
    ),
    (
      .maleName,
      """
      aaron abdul abdullah abraham adam adrian ahmed aidan alan alasdair albert alec alejandro alexander alfie alfred ali
      alistair allan allen alun alvin amir anders andre andrei andrew andy angus anthony anton antonio archibald archie
      arjun arnold arthur asif austin barnaby barney barry basil ben benedict benjamin bernard bertrand bill billy bob boris
      brad bradley brendan brian bruce bryan bryn callum calvin cameron carl carlos cecil cedric charles charlie
      chris christian christopher ciaran clarence clement clifford clive colin conor conrad cormac craig cyril dafydd dale
      damian damien dan daniel darragh darren dave david dean declan deepak denis dennis derek dermot desmond dexter diarmuid
      dick diego dieter dimitri dmitri dominic donald donal douglas duncan dylan eamonn ed eddie edgar edmund eduardo edward
      edwin eli elliot elliott emeka emmanuel emlyn enrico eric ernest ethan euan eugene evan ewan felix fergus fernando finlay
      finn fintan francis francisco frank franklin fred freddie frederick gabriel gareth garry gary gavin geoff geoffrey
      george gerald gerard gerry gethin gilbert giles giovanni glen glenn godfrey gordon graeme graham grant greg gregory
      griff guy hamish hamza harold harry harvey hassan hector henry herbert horace howard hugh hugo humphrey hussein iain ian
      ibrahim idris igor isaac ivan ivor jack jacob jacques jake james jamie jason jed jeff jeffrey jeremy jerome jerry jim
      jimmy joe joel john johnny jon jonah jonathan jordan jorge jose joseph josh joshua juan julian justin karl keiran
      keith ken kenneth kevin khalid kieran kofi kurt kwame kyle lachlan lance lars laurence lawrence lee len leo leon leonard
      leroy leslie lewis liam lionel lloyd louis luca lucas luigi luis luke magnus malcolm manuel marco marcus mario mark
      martin mason mathew matt matthew maurice max maxwell melvin michael mick miguel mike miles mohamed mohammed muhammad
      murdo murray nathan nathaniel neil ned neville nicholas nick nicolas nigel noah noel norman oisin olaf oleg oliver olly
      omar oscar osman otto owain owen pablo paddy padraig patrick paul pavel pedro percy peter phil philip phillip pierre
      piers piet quentin rafael rahul raj rajesh ralph ramesh randolph raphael raymond reginald rex rhodri rhys ricardo
      richard rick rob robert roberto rodney roger roland ronald ronan rory ross rowan roy rufus rupert russell ryan salim sam
      samir samuel sanjay saul scott sean seamus sebastian seth shane shaun sidney simon solomon spencer stan stanley stefan
      stephen steve steven stewart stuart sunil sven ted terence terry theo theodore thomas tim timothy toby tom tomas tomasz
      tommy tony trevor tristan tunde tyler uwe vernon victor vikram vince vincent viktor vladimir wallace walter warren wayne
      wilfred will william winston wolfgang xavier yusuf yuri zach zachary
      """
    ),
  ]
}
