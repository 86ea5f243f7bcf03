/// What the tints and marks of statements mean, or the colors of bars and pictures.
struct Legend {
  enum Kind { case statements, bars, pictures }

  let roles: HeadRoles
  let kind: Kind

  func write(_ html: inout HTMLWriter) {
    html.element("ul", ["class": "legend", "aria-label": "Legend"]) { html in
      if kind == .statements { statements(&html) } else { bars(&html) }
    }
  }

  private func statements(_ html: inout HTMLWriter) {
    for (label, role) in zip(roles.tintLabels, roles.tintRoles) {
      html.element("li") { $0.element("span", ["class": "s \(role.cssClass)"], text: label) }
    }
    if roles.tint != nil { html.element("li") { $0.element("span", ["class": "s n u"], text: "uncertain") } }
    if let mark = roles.markLabel {
      html.element("li") { $0.element("span", ["class": "s n h"], text: mark) }
      html.element("li") { $0.element("span", ["class": "s n v"], text: "perhaps \(mark)") }
    }
  }

  private func bars(_ html: inout HTMLWriter) {
    func key(_ tint: String, _ name: String) {
      html.element("li") { html in
        html.element("span", ["class": "key k\(tint)"]) { _ in }
        html.text(name)
      }
    }
    for (label, role) in zip(roles.tintLabels, roles.tintRoles) where role != .against { key(role.cssClass, label) }
    if roles.tint != nil { key("u", "uncertain") }
    for (label, role) in zip(roles.tintLabels, roles.tintRoles) where role == .against { key(role.cssClass, label) }
    if kind == .pictures, let mark = roles.markLabel { key("h", mark) }
  }
}
