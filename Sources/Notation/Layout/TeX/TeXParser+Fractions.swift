/// Fractions, binomials and roots.
extension TeXParser {
  mutating func fractionOrRoot(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .sqrt:
      var degree: MathTree?
      if nextByte() == UInt8(ascii: "[") {
        position += 1
        degree = try body(until: .bracket)
        guard nextByte() == UInt8(ascii: "]") else { throw missingArgument(start) }
        position += 1
      }
      return .root(try argument(of: start), degree: degree)
    case .root:
      // Plain TeX: `\root 3 \of x`.
      var degree: [MathTree] = []
      while nextByte() != nil, peekCommand() != "of" {
        guard let item = try scriptedItem() else { break }
        degree.append(item)
      }
      guard commandName() == "of" else { throw missingArgument(start) }
      return .root(try argument(of: start), degree: .row(degree))
    case .genfrac: return try generalFraction(start)
    default:
      if command == .cfrac { _ = rawOption() }
      let numerator = try argument(of: start)
      let denominator = try argument(of: start)
      var fraction = MathTree.Fraction(numerator: numerator, denominator: denominator)
      switch command {
      case .dfrac, .cfrac, .dbinom: fraction.style = .display
      case .tfrac, .tbinom: fraction.style = .text
      case .nicefrac, .sfrac:
        return .row([numerator, .symbol(MathSymbol("/", .ordinary)), denominator])
      default: break
      }
      switch command {
      case .binom, .dbinom, .tbinom:
        (fraction.opening, fraction.closing) = ("(", ")")
        fraction.hasBar = false
      default: break
      }
      return .fraction(fraction)
    }
  }

  /// `\genfrac{(}{)}{0pt}{}{a}{b}`.
  private mutating func generalFraction(_ start: Int) throws(LayoutFault) -> MathTree {
    let opening = delimiterArgument()
    let closing = delimiterArgument()
    let thickness = rawGroup() ?? ""
    let style = rawArgument().map { String(decoding: $0, as: UTF8.self) }
    var fraction = MathTree.Fraction(numerator: try argument(of: start), denominator: .empty)
    fraction.denominator = try argument(of: start)
    fraction.opening = opening
    fraction.closing = closing
    fraction.hasBar = thickness.utf8.first != UInt8(ascii: "0")
    fraction.style = style == "0" ? .display : style == "1" ? .text : .automatic
    if !fraction.hasBar, opening == nil, closing == nil {
      return MathTable.stack([fraction.numerator.items, fraction.denominator.items])
    }
    return .fraction(fraction)
  }

  private mutating func delimiterArgument() -> Unicode.Scalar? {
    guard let raw = rawArgument(), !raw.isEmpty else { return nil }
    var inner = TeXParser(String(decoding: raw, as: UTF8.self))
    return inner.delimiter() ?? nil
  }
}
