/// How wide a formula will be, in em of the text around it: an estimate, since the font is not known here.
///
/// The advances are those of Latin Modern Math, rounded up; STIX and Cambria are narrower.
enum MathWidth {
  static func estimate(_ piece: HTML) -> Double {
    width(of: piece, scale: 1)
  }

  static func estimate(_ pieces: [HTML]) -> Double {
    pieces.reduce(0) { $0 + estimate($1) }
  }

  private static func width(of piece: HTML, scale: Double) -> Double {
    switch piece {
    case .text(let text): text.unicodeScalars.reduce(0) { $0 + scale * advance($1) }
    case .several(let pieces): pieces.reduce(0) { $0 + width(of: $1, scale: scale) }
    case .raw: 0
    case .element(let element): width(of: element, scale: scale)
    }
  }

  private static func width(of element: HTML.Element, scale: Double) -> Double {
    let children = element.children
    let part = { (index: Int, scale: Double) -> Double in
      index < children.count ? width(of: children[index], scale: scale) : 0
    }
    let script = max(scale * 0.71, 0.5)
    switch element.tag.name {
    case "mo": return scale * operatorWidth(element)
    case "mspace": return scale * length(element["width"])
    case "msub", "msup": return part(0, scale) + part(1, script) + 0.06
    case "msubsup": return part(0, scale) + max(part(1, script), part(2, script)) + 0.06
    case "munder", "mover": return max(part(0, scale), part(1, script))
    case "munderover": return max(part(0, scale), part(1, script), part(2, script))
    // In a line of text its parts are set smaller; on its own they are not.
    case "mfrac": return max(part(0, scale), part(1, scale)) + 0.25 * scale
    case "msqrt": return children.reduce(0.9 * scale) { $0 + width(of: $1, scale: scale) }
    case "mroot": return part(0, scale) + 1.1 * scale
    case "mtable": return tableWidth(children, scale: scale)
    case "mrow":
      let share = fontSize(element["style"])
      return children.reduce(0) { $0 + width(of: $1, scale: scale * share) }
    default: return children.reduce(0) { $0 + width(of: $1, scale: scale) }
    }
  }

  /// `font-size:80%` as 0.8.
  private static func fontSize(_ style: String?) -> Double {
    guard let style, style.hasPrefix("font-size:"), style.hasSuffix("%") else { return 1 }
    return (Double(style.dropFirst(10).dropLast()) ?? 100) / 100
  }

  private static func tableWidth(_ rows: [HTML], scale: Double) -> Double {
    var columns: [Double] = []
    for case .element(let row) in rows {
      for (index, cell) in row.children.enumerated() {
        if index == columns.count { columns.append(0) }
        columns[index] = max(columns[index], width(of: cell, scale: scale))
      }
    }
    return columns.reduce(0, +) + 0.8 * scale * Double(columns.count)
  }

  private static func operatorWidth(_ element: HTML.Element) -> Double {
    let text = HTML.element(element).plainText
    let own = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    if element["lspace"] != nil || element["rspace"] != nil {
      return own + length(element["lspace"]) + length(element["rspace"])
    }
    guard let scalar = text.unicodeScalars.first, element["form"] ?? "infix" == "infix" else { return own }
    if isRelation(scalar) { return own + 0.56 }
    if isAdditive(scalar) || "·×÷∘⊙⋅*∗/".unicodeScalars.contains(scalar) { return own + 0.45 }
    return scalar == "," || scalar == ";" ? own + 0.17 : own
  }

  static func isRelation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3A, 0x3C...0x3E, 0x2190...0x21FF, 0x2208...0x220D, 0x2223...0x2226, 0x223C...0x228B,
      0x22A2...0x22AF, 0x27F5...0x27FF, 0x2A7D, 0x2A7E:
      true
    default: false
    }
  }

  static func isAdditive(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "+" || scalar == "-" || scalar == "−" || scalar == "±"
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x2060...0x2064, 0x0300...0x036F: 0
    case 0x30...0x39: 0.5
    case 0x20, 0xA0: 0.33
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x27, 0x2032, 0x7C, 0x2223: 0.28
    case 0x28, 0x29, 0x5B, 0x5D: 0.39
    case 0x69, 0x6A, 0x6C, 0x1D456...0x1D457: 0.38
    case 0x41...0x5A, 0x1D434...0x1D44D: 0.79
    case 0x61...0x7A: 0.53
    case 0x1D44E...0x1D467: 0.57
    case 0x370...0x3FF, 0x1D6FC...0x1D71B: 0.62
    case 0x2211, 0x220F: 1.45
    case 0x222B...0x222E: 0.7
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFD: 1
    default: 0.78
    }
  }

  /// `0.167em` as a number; units other than em count as none.
  private static func length(_ text: String?) -> Double {
    guard let text, text.hasSuffix("em") else { return 0 }
    return Double(text.dropLast(2)) ?? 0
  }
}

extension HTML.Element {
  subscript(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The element with an attribute more, or with another value of it.
  func with(_ attribute: Attribute) -> HTML.Element {
    var copy = self
    copy.attributes.removeAll { $0.name == attribute.name }
    copy.attributes.append(attribute)
    return copy
  }
}
