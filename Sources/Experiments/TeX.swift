internal import Algebra
internal import Notation

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

  /// A name: `w1` is `w_{1}`, `W1` is `W^{[1]}`, `ŷ` is `\hat{y}`.
  static func symbol(_ name: String) -> String {
    write(Expression(.symbol(Symbol(name))), as: .latex)
  }
}
