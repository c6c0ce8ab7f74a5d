internal import Experiments

/// How a number is set: a minus that is one, powers of ten as powers, points that can be lined up.
enum NumberSetting {
  /// The number as running text: `−0.5`, `4.54·10⁻⁵`.
  static func text(_ value: Double, _ style: NumberStyle) -> String {
    let (digits, exponent) = parts(value, style)
    return exponent.isEmpty ? digits : "\(digits)·10\(exponent.map(superscript).joined())"
  }

  /// The number with its power of ten raised by markup.
  static func html(_ value: Double, _ style: NumberStyle) -> [HTML] {
    let (digits, exponent) = parts(value, style)
    if exponent.isEmpty { return [.text(digits)] }
    return [.text(digits + " × 10"), .element(.sup, [], exponent)]
  }

  /// Places behind the point that a cell takes, the point counted; 0 where it has none.
  static func fraction(of cell: Table.Cell) -> Int {
    guard case .number(let value, let style) = cell else { return 0 }
    let (digits, exponent) = parts(value, style)
    guard exponent.isEmpty, let point = digits.firstIndex(of: ".") else { return 0 }
    return digits.distance(from: point, to: digits.endIndex)
  }

  /// The number followed by as much invisible text as brings its point under that of the longest fraction.
  static func aligned(_ value: Double, _ style: NumberStyle, fraction: Int) -> [HTML] {
    let missing = fraction - NumberSetting.fraction(of: .number(value, style))
    let (digits, exponent) = parts(value, style)
    guard missing > 0, exponent.isEmpty, value.isFinite, !digits.hasSuffix("%") else {
      return html(value, style)
    }
    let hasPoint = digits.contains(".")
    let padding = (hasPoint ? "" : ".") + String(repeating: "0", count: hasPoint ? missing : missing - 1)
    return [.text(digits), .element(.span, [.class("padding"), .isHidden], padding)]
  }

  /// A whole number as raised digits.
  static func raised(_ exponent: Int) -> String {
    (exponent < 0 ? "−\(-exponent)" : "\(exponent)").map(superscript).joined()
  }

  private static func parts(_ value: Double, _ style: NumberStyle) -> (digits: String, exponent: String) {
    let text = style.text(value).replacingMinus
    guard value.isFinite, let mark = text.firstIndex(of: "e") else { return (text, "") }
    var exponent = text[text.index(after: mark)...]
    let isNegative = exponent.hasPrefix("−")
    exponent = exponent.drop { $0 == "−" || $0 == "+" || $0 == "0" }
    return (String(text[..<mark]), (isNegative ? "−" : "") + exponent)
  }

  private static func superscript(_ character: Character) -> String {
    switch character {
    case "−": "⁻"
    case "0": "⁰"
    case "1": "¹"
    case "2": "²"
    case "3": "³"
    case "4": "⁴"
    case "5": "⁵"
    case "6": "⁶"
    case "7": "⁷"
    case "8": "⁸"
    case "9": "⁹"
    default: String(character)
    }
  }
}

extension String {
  /// The same with a real minus in place of the hyphen.
  fileprivate var replacingMinus: String {
    String(map { $0 == "-" ? "−" : $0 })
  }
}
