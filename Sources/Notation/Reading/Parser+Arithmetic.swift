internal import Algebra
internal import SourceText

extension Parser {
  /// Terms joined by `+` and `-`.
  mutating func sum() throws(FormulaError) -> Expression {
    let start = here
    let first = try term()
    guard kind == .plus || kind == .minus else { return first }
    var terms = [first]
    var tallest = height
    while true {
      if kind == .plus {
        advance()
        terms.append(try term())
      } else if kind == .minus {
        let sign = here
        advance()
        let value = try term()
        terms.append(try make(.negation(value), from: sign, above: height))
      } else {
        return try make(.sum(terms), from: start, above: tallest)
      }
      tallest = max(tallest, height)
    }
  }

  /// A product with its signs; a leading minus covers the whole product.
  mutating func term() throws(FormulaError) -> Expression {
    guard kind == .minus || kind == .plus else { return try product() }
    let signs = takeSigns()
    return try negated(signs, try product())
  }

  /// The places of the minus signs that stand here; plus signs are passed over.
  private mutating func takeSigns() -> [Int] {
    var signs: [Int] = []
    while true {
      if kind == .minus {
        signs.append(here)
      } else if kind != .plus {
        return signs
      }
      advance()
    }
  }

  private mutating func negated(_ signs: [Int], _ value: Expression) throws(FormulaError) -> Expression {
    var result = value
    for sign in signs.reversed() { result = try make(.negation(result), from: sign, above: height) }
    return result
  }

  /// Factors joined by any multiplication or division, left to right.
  mutating func product() throws(FormulaError) -> Expression {
    let start = here
    var left = try factor()
    var tallest = height
    var factors: [Expression] = []
    var multiplication = Expression.Multiplication.juxtaposed
    while true {
      let next: Expression.Multiplication?
      switch kind {
      case .star: next = .elementwise
      case .dot: next = .dot
      case .slash: next = nil
      default:
        guard startsFactor else {
          if factors.isEmpty {
            height = tallest
            return left
          }
          return try make(.product(factors, multiplication), from: start, above: tallest)
        }
        if kind == .number && cursor > 0 && tokens[cursor - 1].kind == .number {
          throw .missingOperator(at: range(of: token))
        }
        next = .juxtaposed
      }
      let isJuxtaposed = next == .juxtaposed
      if !factors.isEmpty && (next == nil || next != multiplication) {
        left = try make(.product(factors, multiplication), from: start, above: tallest)
        tallest = height
        factors = []
      }
      if !isJuxtaposed { advance() }
      let right = isJuxtaposed ? try factor() : try signedFactor()
      tallest = max(tallest, height)
      guard let next else {
        try refuseCondition(right)
        left = try make(.quotient(left, right), from: start, above: tallest)
        tallest = height
        continue
      }
      if factors.isEmpty {
        factors = [left, right]
        multiplication = next
      } else {
        factors.append(right)
      }
    }
  }

  /// Nothing is divided by a statement.
  func refuseCondition(_ divisor: Expression) throws(FormulaError) {
    switch divisor.node {
    case .comparison, .conjunction: throw .unsupported(original(divisor.range), at: divisor.range)
    default: break
    }
  }

  /// A factor behind an operator: its signs cover it alone.
  private mutating func signedFactor() throws(FormulaError) -> Expression {
    guard kind == .minus || kind == .plus else { return try factor() }
    let signs = takeSigns()
    return try negated(signs, try factor())
  }

  /// A power; `a^b^c` is `a^(b^c)`.
  mutating func factor() throws(FormulaError) -> Expression {
    let start = here
    let base = try operand()
    guard kind == .caret else { return base }
    return try power(of: base, from: start)
  }

  /// The exponent behind a base that is read, and the power.
  mutating func power(of base: Expression, from start: Int) throws(FormulaError) -> Expression {
    let below = height
    let isNumPy = token.upper - token.lower == 2
    advance()
    let exponent = try self.exponent()
    let power = try make(.power(base, exponent), from: start, above: max(below, height))
    return isNumPy ? power.ofEntries : power
  }

  /// What stands above: a group, or one operand with its signs and its own power.
  mutating func exponent() throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let signs = takeSigns()
    return try negated(signs, try factor())
  }

  /// Whether a factor may begin here without an operator before it.
  var startsFactor: Bool {
    switch kind {
    case .number, .letter, .function, .fraction, .root, .radical, .sum, .product, .partial, .infinity,
      .accent,
      .brace, .begin, .unknownCommand:
      return true
    case .word:
      if isAssumptionWord { return false }
      return offset > 0 || token.wordKind != .keyword || vocabulary.names.contains(wordSymbol)
    case .open: return token.value != BracketStyle.angle.rawValue
    case .bar, .doubleBar: return bars == 0 && token.value != 2
    default: return false
    }
  }

  private var wordSymbol: Symbol { Symbol(text(of: token)) }
}

extension Expression {
  /// The same power, of every entry.
  var ofEntries: Expression { Expression(node, at: range, actsOnEntries: true) }
}
