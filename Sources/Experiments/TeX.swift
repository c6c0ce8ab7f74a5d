/// LaTeX for the numbers and names that an experiment puts into a formula.
enum TeX {
  /// `0.524979`, `-2`, `4.54 \times 10^{-5}`.
  static func number(_ value: Double, _ style: NumberStyle = .significant(6)) -> String {
    if value.isNaN { return "\\text{NaN}" }
    if value.isInfinite { return value < 0 ? "-\\infty" : "\\infty" }
    let text = style.text(value)
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
      return text.hasSuffix("%") ? text.dropLast() + "\\%" : text
    }
    return "\(text[..<mark]) \\times 10^{\(exponent)}"
  }

  /// The number as a factor or a later term: a negative one in brackets.
  static func factor(_ value: Double, _ style: NumberStyle = .significant(6)) -> String {
    value < 0 ? "(\(number(value, style)))" : number(value, style)
  }

  /// `\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}`.
  static func matrix(_ rows: [[Double]], _ style: NumberStyle = .significant(6)) -> String {
    let lines = rows.map { row in row.map { number($0, style) }.joined(separator: " & ") }
    return "\\begin{bmatrix} " + lines.joined(separator: " \\\\ ") + " \\end{bmatrix}"
  }

  /// A name of a graph: `w1` is `w_{1}`, `ŷ` is `\hat{y}`, a word is upright.
  static func symbol(_ name: String) -> String {
    let letters = name.prefix { $0.isLetter }
    let rest = name.dropFirst(letters.count)
    let base =
      switch letters {
      case "ŷ": "\\hat{y}"
      default: letters.count <= 1 ? String(letters) : prime(String(letters))
      }
    if rest.isEmpty { return base }
    if rest.allSatisfy(\.isNumber) { return "\(base)_{\(rest)}" }
    if rest.hasPrefix("["), let close = rest.firstIndex(of: "]") {
      let layer = rest[rest.index(after: rest.startIndex)..<close]
      let index = rest[rest.index(after: close)...].drop { $0 == "_" }
      return "\(base)^{[\(layer)]}" + (index.isEmpty ? "" : "_{\(index)}")
    }
    return "\(base)_{\(rest.drop { $0 == "_" })}"
  }

  /// `dw` is the course's short name of a derivative; other words of several letters are upright.
  private static func prime(_ letters: String) -> String {
    letters.count == 2 && letters.hasPrefix("d") ? letters : "\\mathrm{\(letters)}"
  }
}
