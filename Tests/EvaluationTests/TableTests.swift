import Evaluation
import Testing

struct TableTests {
  @Test func wholeTableWithoutIntervals() {
    // Four rows in one group: two sure and right, one sure and wrong, one unsure and right.
    let predictions = HeadPredictions(
      labels: ["favor", "against", "neither"], gold: [0, 1, 2, 0], predicted: [0, 1, 0, 0],
      probabilities: [0.95, 0.05, 0, 0.05, 0.95, 0, 0.95, 0, 0.05, 0.75, 0.25, 0], groups: [5, 5, 5, 5])
    let expected = """
      label    precision  recall     F1  support
      favor        0.667   1.000  0.800        2
      against      1.000   1.000  1.000        1
      neither          -   0.000  0.000        1

      rows 4, groups 1
      macro F1           0.600
      accuracy           0.750
      F average          0.900
      calibration error  0.275

      gold \\ predicted  favor  against  neither
      favor                 2        0        0
      against               0        1        0
      neither               1        0        0

      confidence  rows   mean  accuracy  # accuracy, | confidence
      0.7-0.8        1  0.750     1.000  #######################|######
      0.8-0.9        0      -         -
      0.9-1.0        3  0.950     0.667  ####################        |

      warning: 1 group: intervals need at least 10, so none are given

      """
    #expect(evaluate(predictions).table() == expected)
  }

  @Test func intervalsStandBesideTheirFigures() throws {
    let result = evaluate(
      randomPredictions(rows: 60, groups: 20, seed: 1), bootstrap: BootstrapOptions(resamples: 50, confidence: 0.9))
    let lines = result.table().split(separator: "\n")
    #expect(lines[0].hasPrefix("label ") && lines[2].contains("[") && lines.contains { $0.contains("90 % interval") })
    let macro = try #require(lines.first { $0.hasPrefix("macro F1") })
    let fields = macro.split { " [],".contains($0) }.compactMap { Double($0) }
    #expect(isClose(fields[0], result.macroF1.value, within: 0.0005001))
    #expect(isClose(fields[1], result.macroF1.interval?.lower, within: 0.0005001))
    #expect(isClose(fields[2], result.macroF1.interval?.upper, within: 0.0005001))
    for name in ["set coverage", "abstained", "accuracy of the rest"] {
      #expect(lines.contains { $0.hasPrefix(name) && $0.hasSuffix("]") })
    }
    // Beside a label's figures stands their number of rows, below them their intervals.
    #expect(lines[0].hasSuffix("in set  support") && lines[2].split(separator: "[").count == 5)
  }

  @Test func columnsAreFlushAsAsked() {
    var table = TextTable(leftColumns: [1])
    table.append(["rank", "id", "margin"])
    table.append(["1", "a", "-0.5"])
    #expect(table.lines == ["rank  id  margin", "   1  a     -0.5"])
    #expect(table.text == "rank  id  margin\n   1  a     -0.5\n")
  }

  @Test func labelsCannotDriveATerminal() {
    let predictions = HeadPredictions(
      labels: ["a\u{1B}[2J", "b\nc", "d\u{9B}"], gold: [0], predicted: [0], probabilities: nil, groups: [0])
    let table = evaluate(predictions).table()
    #expect(!table.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B })
    #expect(table.contains("b\u{FFFD}c"))
  }

  @Test func noRowsStillMakeATable() {
    let empty = HeadPredictions(labels: ["a", "b"], gold: [], predicted: [], probabilities: [], groups: [])
    let table = evaluate(empty).table()
    #expect(table.contains("macro F1"))
    #expect(table.contains("warning: no rows are labeled for this head"))
  }
}
