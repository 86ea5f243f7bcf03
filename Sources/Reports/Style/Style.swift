/// The page's style, in parts by subject. It is text in the program: a program copied elsewhere has all it needs.
enum Style {
  static let text = [palette, typography, layout, ledger, statements, card, pictures, print].joined(separator: "\n")
}
