/// Rows of cells lined up for a terminal: words flush left, figures flush right, two spaces between.
///
/// Widths are counted in characters; scripts whose characters take two cells of a terminal are not lined up.
public struct TextTable {
  private var rows: [[String]] = []
  private let leftColumns: Set<Int>

  /// - Parameter leftColumns: the columns that are flush left; all others are flush right.
  public init(leftColumns: Set<Int> = [0]) { self.leftColumns = leftColumns }

  /// Adds a row. Control characters in cells, which a terminal would obey, are shown as U+FFFD: labels come from files.
  public mutating func append(_ cells: [String]) {
    rows.append(cells.map(Self.printable))
  }

  /// The lines, each with its newline.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// A line a row, without spaces at its end. Rows may have different lengths.
  public var lines: [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += (column == 0 ? "" : "  ") + (leftColumns.contains(column) ? cell + padding : padding + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A text whose control characters are shown as U+FFFD.
  public static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
      scalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}

/// A number with exactly `digits` decimals, halves away from zero; "-" for one that is undefined. Magnitudes are those
/// of figures: below 10^12.
func decimal(_ number: Double?, digits: Int = 3) -> String {
  guard let number, number.isFinite else { return "-" }
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let scaled = nearestCount(abs(number) * Double(scale))
  let fraction = String(scaled % scale)
  let sign = number < 0 && scaled > 0 ? "-" : ""
  guard digits > 0 else { return "\(sign)\(scaled)" }
  return "\(sign)\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// A number with at most `digits` decimals, without zeros at its end.
func shortest(_ number: Double, digits: Int = 3) -> String {
  var text = decimal(number, digits: digits)
  guard text.contains(".") else { return text }
  while text.last == "0" { text.removeLast() }
  if text.last == "." { text.removeLast() }
  return text
}

/// The whole number nearest to a number that is not negative, halves up. Unlike `rounded()`, which calls the C library's
/// mathematics, it leaves a program that links nothing but the standard library linkable.
func nearestCount(_ number: Double) -> Int {
  Int(number + 0.5)
}
