internal import Algebra

extension PlainWriter {
  /// Factors with what joins them; only the first may be a product or quotient without brackets.
  func product(_ factors: [Expression], _ multiplication: Expression.Multiplication) -> String {
    var result = firstFactor(factors[0], multiplication)
    for index in factors.indices.dropFirst() {
      let factor = factors[index]
      switch multiplication {
      case .elementwise: result += "*" + text(factor, atLeast: .power)
      case .dot: result += (isEcho ? "·" : " · ") + text(factor, atLeast: .power)
      case .juxtaposed:
        if isEcho {
          result += "·" + text(factor, atLeast: .power)
        } else {
          result = juxtaposed(result, factors[index - 1], factor, isLast: index == factors.count - 1)
        }
      }
    }
    return result
  }

  private func firstFactor(_ factor: Expression, _ multiplication: Expression.Multiplication) -> String {
    switch factor.node {
    case .product(_, let inner) where isEcho || inner == multiplication || isLoose(factor):
      return "(" + text(factor) + ")"
    case .quotient where isEcho: return "(" + text(factor) + ")"
    default: return text(factor, atLeast: .product)
    }
  }

  /// `before` and `factor` side by side, so that no call, index or longer number comes about.
  private func juxtaposed(
    _ before: String, _ previous: Expression, _ factor: Expression, isLast: Bool
  ) -> String {
    var next = Self.isLoneD(factor) && !isLast ? "(d)" : text(factor, atLeast: .power)
    var left = before
    if Self.isLoneD(previous) && left == "d" { left = "(d)" }
    if let first = next.utf8.first, isDigit(first) || first == 0x2E { next = "(" + next + ")" }
    let opens = next.utf8.first == 0x28
    if opens && Self.endsInCallable(previous) {
      // Only the last factor stands in brackets where there are several.
      let shown = text(previous, atLeast: .power)
      if left.utf8.count >= shown.utf8.count {
        left = String(decoding: left.utf8.dropLast(shown.utf8.count), as: UTF8.self) + "(" + shown + ")"
      }
    }
    if opens && left.utf8.last == 0x29 { return left + next }
    if case .number = previous.node, left.utf8.last.map(isDigit) == true, next.utf8.first != 0x65,
      next.utf8.first != 0x45
    {
      return left + next
    }
    return left + " " + next
  }

  static func isLoneD(_ value: Expression) -> Bool { value.node == .symbol("d") }

  /// Whether a bracket behind the text of this factor would be read as its arguments.
  static func endsInCallable(_ value: Expression) -> Bool {
    switch value.node {
    case .symbol(let symbol): return isCallable(symbol.name)
    case .power(let base, _): return endsInCallable(base)
    case .derivative(_, by: let variables, partial: _): return variables.last.map(endsInCallable) ?? false
    default: return false
    }
  }

  private static func isCallable(_ name: String) -> Bool {
    if name.utf8.last == 0x27 { return true }
    let letters = name.utf8.prefix { isLetter($0) }
    switch String(decoding: letters, as: UTF8.self) {
    case "f", "g", "h", "p", "P", "Pr": return true
    case "": return name == "σ"
    default: return letters.count > 1 && letters.first != 0x64 || name.utf8.contains(0x5F)
    }
  }
}
