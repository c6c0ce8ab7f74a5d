internal import Algebra

extension PlainWriter {
  /// Factors with what joins them; only the first may be a product or quotient without brackets.
  func product(_ factors: [Expression], _ multiplication: Expression.Multiplication) -> String {
    if multiplication == .juxtaposed && !isEcho { return juxtaposed(factors) }
    var result = firstFactor(factors[0], multiplication)
    for factor in factors.dropFirst() {
      switch multiplication {
      case .elementwise: result += "*" + text(factor, atLeast: .power)
      case .dot: result += (isEcho ? "·" : " · ") + text(factor, atLeast: .power)
      case .juxtaposed: result += "·" + text(factor, atLeast: .power)
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

  /// Factors side by side, bracketed so that no call, index or longer number comes about.
  private func juxtaposed(_ factors: [Expression]) -> String {
    var pieces = factors.indices.map { index in
      let factor = factors[index]
      if Self.isLoneD(factor) && index < factors.count - 1 { return "(d)" }
      if index == 0 { return firstFactor(factor, .juxtaposed) }
      let piece = text(factor, atLeast: .power)
      guard let first = piece.utf8.first, isDigit(first) || first == 0x2E else { return piece }
      return "(" + piece + ")"
    }
    // From the end, because brackets around one factor are arguments to the name before it.
    for index in factors.indices.dropLast().reversed()
    where pieces[index + 1].utf8.first == 0x28
      && (index == 0 ? Self.firstEndsInCallable(factors[0]) : Self.endsInCallable(factors[index]))
    {
      pieces[index] = "(" + pieces[index] + ")"
    }
    var result = pieces[0]
    for index in factors.indices.dropFirst() {
      let next = pieces[index]
      let isTight =
        switch factors[index - 1].node {
        case .number:
          result.utf8.last.map(isDigit) == true && next.utf8.first != 0x65 && next.utf8.first != 0x45
        default: false
        }
      let areBrackets = next.utf8.first == 0x28 && result.utf8.last == 0x29
      result += (isTight || areBrackets ? "" : " ") + next
    }
    return result
  }

  static func isLoneD(_ value: Expression) -> Bool { value.node == .symbol("d") }

  /// Whether a bracket behind the text of this factor would be read as its arguments.
  static func endsInCallable(_ value: Expression) -> Bool {
    switch value.node {
    case .symbol(let symbol): return isCallable(symbol.name)
    case .power(let base, let exponent): return endsInCallable(base) || endsInCallable(exponent)
    case .derivative(_, by: let variables, partial: _): return variables.last.map(endsInCallable) ?? false
    default: return false
    }
  }

  /// The same of a first factor, which may be a product or quotient without brackets.
  private static func firstEndsInCallable(_ value: Expression) -> Bool {
    switch value.node {
    case .quotient(_, let below): endsInCallable(below)
    case .product(let factors, _): factors.last.map(endsInCallable) ?? false
    default: endsInCallable(value)
    }
  }

  private static func isCallable(_ name: String) -> Bool {
    if name.utf8.last == 0x27 { return true }
    let letters = name.utf8.prefix { isLetter($0) }
    switch String(decoding: letters, as: UTF8.self) {
    case "f", "g", "h", "p", "P", "Pr", "J": return true
    case "": return name == "σ" || name == "ℓ"
    default: return letters.count > 1 && letters.first != 0x64 || name.utf8.contains(0x5F)
    }
  }
}
