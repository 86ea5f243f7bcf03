internal import Evaluation

/// A report as one page of HTML: nothing is fetched, no script but its own runs, and without scripts all of it can be read.
public enum ReportPage {
  /// The bytes of the page: the same for the same report.
  public static func html(_ report: Report) -> [UInt8] {
    let ledger = Ledger(report)
    var html = HTMLWriter()
    html.raw("<!DOCTYPE html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { head(report, &$0) }
      html.newline()
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#ledger"], text: "Skip to who says what")
        OpeningSection(report: report, ledger: ledger).write(&html)
        html.element("main") { html in
          LedgerSection(report: report, ledger: ledger).write(&html)
          PictureSection(report: report, ledger: ledger).write(&html)
          ArticleSection(report: report, ledger: ledger).write(&html)
          ModelSection(report: report, ledger: ledger).write(&html)
        }
        ClosingSection(report: report, ledger: ledger).write(&html)
        html.element("div", ["id": "card", "role": "tooltip", "hidden": ""]) { _ in }
        html.newline()
        html.element("script", ["type": "application/json", "id": "data"]) { $0.json(data(report, ledger)) }
        html.element("script") { $0.raw(Script.text) }
      }
    }
    html.newline()
    return html.bytes
  }

  private static func head(_ report: Report, _ html: inout HTMLWriter) {
    html.void("meta", ["charset": "utf-8"])
    html.element("title", text: report.title)
    html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.void("meta", ["name": "generator", "content": "standpoint \(report.run.version)"])
    html.void("meta", ["name": "color-scheme", "content": "light dark"])
    // A second lock: were a text ever to get out of its place, it could neither run nor fetch anything.
    html.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; script-src '\(Script.digest)'; base-uri 'none'",
      ])
    html.element("style") { $0.raw(Style.text) }
  }

  /// What the script needs and the page does not say.
  private static func data(_ report: Report, _ ledger: Ledger) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("coverage")
    json.value(report.run.coverage)
    json.key("heads")
    json.beginArray()
    for head in report.model.heads {
      json.beginObject()
      json.key("name")
      json.value(head.name)
      json.key("labels")
      json.beginArray()
      for label in head.labels { json.value(label) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("tint")
    if let tint = ledger.roles.tint { json.value(tint) } else { json.null() }
    json.key("mark")
    if let mark = ledger.roles.mark { json.value(mark.head) } else { json.null() }
    json.key("actors")
    json.beginArray()
    for name in ledger.registry.names { json.value(name) }
    json.endArray()
    json.key("cues")
    json.beginArray()
    for cue in SpeakerCues(report).all {
      json.beginArray()
      json.value(cue.rule)
      json.value(cue.confidence)
      json.value(cue.words)
      json.endArray()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }
}
