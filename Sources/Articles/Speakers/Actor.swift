/// One person or body of an article, under all its names.
struct Actor {
  /// The fullest name, without "Mr" where a given name stands in it.
  var name: String
  /// The last word of a person's name.
  var surname: WordKey
  /// The first given name, or the first word of a body's name; 0 if there is one word only.
  var given: WordKey
  var gender: Gender
  var isPerson: Bool
  /// What the article says it is: the words of appositions and offices, nouns and their attributes alike.
  var roles: Set<WordKey> = []
  /// Whether the article shows that it is a person: by a title, a given name, an age, an office, or by speaking.
  var isShownAsPerson = false
  /// Whether it stands after "in" or "at" somewhere, as places do.
  var isPlace = false
  /// The digits of its age; 0 if the article does not give it.
  var age: WordKey = 0
  /// The words of the name in order, and as a set.
  var keys: [WordKey] = []
  var words: Set<WordKey> = []

  enum Gender {
    case unknown, female, male

    func allows(_ other: Gender) -> Bool { self == .unknown || other == .unknown || self == other }
  }
}

/// Where an article names an actor.
struct Mention {
  var token: Int
  var actor: Int
}
