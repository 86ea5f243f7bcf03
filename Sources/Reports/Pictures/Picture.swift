/// A picture with its headline, its words for those who do not see it, and its data as a table.
///
/// Pictures are drawn for the width of a phone, so that their type can be read there; a wider page puts them side by side.
struct Picture {
  static let width = 380.0

  let id: String
  let title: String
  /// What is to be seen, in a sentence or two: read out in place of the drawing.
  let description: String
  var caption: String?
  let height: Double
  let table: DataTable
  let draw: (inout HTMLWriter) -> Void

  func write(_ html: inout HTMLWriter) {
    html.element("figure", ["class": "pic", "aria-labelledby": "\(id)-head"]) { html in
      html.element("figcaption") { html in
        html.element("h3", ["id": "\(id)-head"], text: title)
        if let caption { html.element("p", text: caption) }
      }
      html.element(
        "svg",
        [
          "viewBox": "0 0 \(Self.width.coordinate) \(height.coordinate)", "role": "img",
          "aria-labelledby": "\(id)-title \(id)-desc",
        ]
      ) { html in
        html.element("title", ["id": "\(id)-title"], text: title)
        html.element("desc", ["id": "\(id)-desc"], text: description)
        draw(&html)
      }
      html.element("details", ["class": "data"]) { html in
        html.element("summary", text: "The data of this picture")
        table.write(title, &html)
      }
    }
    html.newline()
  }
}

/// The data of a picture: its first column names the rows.
struct DataTable {
  var columns: [String]
  var rows: [[String]] = []

  func write(_ caption: String, _ html: inout HTMLWriter) {
    html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "\(caption): data"]) {
      html in
      html.element("table") { html in
        html.element("caption", ["class": "vh"], text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for column in columns { html.element("th", ["scope": "col"], text: column) }
          }
        }
        html.element("tbody") { html in
          for row in rows {
            html.element("tr") { html in
              html.element("th", ["scope": "row"], text: row[0])
              for cell in row.dropFirst() { html.element("td", text: cell) }
            }
          }
        }
      }
    }
  }
}

extension HTMLWriter {
  /// A line of a picture.
  mutating func line(_ cssClass: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    element(
      "line",
      ["class": cssClass, "x1": x1.coordinate, "y1": y1.coordinate, "x2": x2.coordinate, "y2": y2.coordinate]
    ) { _ in }
  }

  mutating func rectangle(_ cssClass: String, x: Double, y: Double, width: Double, height: Double) {
    element(
      "rect",
      [
        "class": cssClass, "x": x.coordinate, "y": y.coordinate, "width": max(0, width).coordinate,
        "height": max(0, height).coordinate,
      ]
    ) { _ in }
  }

  mutating func circle(_ cssClass: String, x: Double, y: Double, radius: Double) {
    element("circle", ["class": cssClass, "cx": x.coordinate, "cy": y.coordinate, "r": radius.coordinate]) { _ in }
  }

  /// Words in a picture; `anchor` is start, middle or end.
  mutating func label(_ text: String, x: Double, y: Double, anchor: String = "start", cssClass: String? = nil) {
    element(
      "text",
      [
        "class": cssClass, "x": x.coordinate, "y": y.coordinate, "text-anchor": anchor == "start" ? nil : anchor,
      ], text: text)
  }
}
