internal import Algebra
internal import SourceText

extension Parser {
  /// A group, a matrix written out, or `floor` and `ceil` in their brackets.
  mutating func bracketed() throws(FormulaError) -> Expression {
    let opening = token
    let start = here
    let style = BracketStyle(rawValue: token.value) ?? .round
    if style == .round && startsBracketedDerivative { return try bracketedDerivative() }
    if style == .square, let rows = try listedMatrix() { return rows }
    if style == .curly && token(1).kind == .begin { return try curlyCases() }
    try enter()
    defer { leave() }
    advance()
    let savedBars = bars
    bars = 0
    var value = try content()
    if kind == .over { value = try divided(value, from: start) }
    bars = savedBars
    try expectClose(style, opened: opening)
    switch style {
    case .floor: return try make(.call(.floor, primes: 0, [value]), from: start, above: height)
    case .ceiling: return try make(.call(.ceil, primes: 0, [value]), from: start, above: height)
    case .angle: throw .unsupported("<…>", at: range(from: start))
    default: return Expression(value.node, at: range(from: start))
    }
  }

  /// `{a \over b}`
  private mutating func divided(_ above: Expression, from start: Int) throws(FormulaError) -> Expression {
    let highest = height
    advance()
    let below = try content()
    try refuseCondition(below)
    return try make(.quotient(above, below), from: start, above: max(highest, height))
  }

  /// Passes over the bracket that closes `opened`.
  mutating func expectClose(_ style: BracketStyle, opened: Token) throws(FormulaError) {
    if isClose(style, token) {
      advance()
      return
    }
    let closer = closingSign(style)
    switch kind {
    case .end:
      throw .unclosedBracket(
        closer: closer, opened: range(of: opened), at: SourceRange(at: source.origin(end)))
    case .close:
      throw .mismatchedBracket(
        found: original(range(of: token)), closer: closer, opened: range(of: opened), at: range(of: token))
    case .relation, .newline, .semicolon, .end_:
      throw .unclosedBracket(
        closer: closer, opened: range(of: opened), at: SourceRange(at: source.origin(end)))
    default: throw unexpectedNext
    }
  }

  private func closingSign(_ style: BracketStyle) -> String {
    switch style {
    case .round: ")"
    case .square: "]"
    case .brace: "}"
    case .curly: "\\}"
    case .floor: "\\rfloor"
    case .ceiling: "\\rceil"
    case .angle: "\\rangle"
    }
  }

  // MARK: Bars

  /// `|x|`. A bar opens where an operand must stand and closes where one has ended.
  mutating func absoluteValue() throws(FormulaError) -> Expression {
    if let norm = try doubledNorm() { return norm }
    let start = here
    let opening = token
    try enter()
    defer { leave() }
    advance()
    let savedBars = bars
    bars += 1
    let value = try sum()
    bars = savedBars
    try expectBar(.bar, opened: opening)
    return try make(.call(.abs, primes: 0, [value]), from: start, above: height)
  }

  private mutating func expectBar(_ wanted: Token.Kind, opened: Token) throws(FormulaError) {
    if take(wanted) { return }
    guard kind == .end || kind == .close || kind == .relation else { throw unexpectedNext }
    throw .unclosedBracket(
      closer: wanted == .bar ? "|" : "\\|", opened: range(of: opened), at: SourceRange(at: source.origin(end))
    )
  }

  /// `||x||`, typed with four bars; nil where the bars are absolute values one in the other.
  private mutating func doubledNorm() throws(FormulaError) -> Expression? {
    guard token(1).kind == .bar, !token(1).isSpaced, attempts > 0 else { return nil }
    attempts -= 1
    let saved = (cursor, offset, end, bars, depth)
    let start = here
    advance()
    advance()
    bars += 1
    depth += 1
    if depth < Parser.greatestDepth,
      let value = attempt({ (parser) throws(FormulaError) in try parser.sum() }),
      kind == .bar, token(1).kind == .bar, !token(1).isSpaced
    {
      bars = saved.3
      depth = saved.4
      let highest = height
      advance()
      advance()
      try skipNormMark()
      height = highest
      return try make(.call(.norm, primes: 0, [value]), from: start, above: height)
    }
    (cursor, offset, end, bars, depth) = saved
    return nil
  }

  /// What a reading gives, nil where it fails.
  private mutating func attempt(
    _ reading: (inout Parser) throws(FormulaError) -> Expression
  ) -> Expression? {
    do throws(FormulaError) {
      return try reading(&self)
    } catch {
      return nil
    }
  }

  /// `‖x‖`
  mutating func norm() throws(FormulaError) -> Expression {
    let start = here
    let opening = token
    try enter()
    defer { leave() }
    advance()
    let savedBars = bars
    bars += 1
    let value = try sum()
    bars = savedBars
    try expectBar(.doubleBar, opened: opening)
    try skipNormMark()
    return try make(.call(.norm, primes: 0, [value]), from: start, above: height)
  }

  /// `‖w‖_2` and `‖A‖_F` are the length all the same.
  private mutating func skipNormMark() throws(FormulaError) {
    guard kind == .underscore, token(1).kind == .number || token(1).kind == .word else { return }
    let name = text(of: token(1))
    guard name == "2" || name == "F" else { throw .unsupported("‖…‖_" + name, at: range(of: token(1))) }
    advance()
    advance()
  }

  // MARK: Fractions and roots

  /// `\frac{a}{b}`, `\frac12`.
  mutating func fraction() throws(FormulaError) -> Expression {
    if startsFractionDerivative { return try fractionDerivative() }
    let start = here
    advance()
    let above = try argument()
    let highest = height
    let below = try argument()
    try refuseCondition(below)
    return try make(.quotient(above, below), from: start, above: max(highest, height))
  }

  /// What TeX takes as an argument: a group in braces, one digit, one letter or one command.
  mutating func argument() throws(FormulaError) -> Expression {
    let start = here
    switch kind {
    case .open where isOpen(.brace, token): return try bracketed()
    case .number:
      // Only the first digit: `\frac12` is a half. The rest is the next argument or factor.
      guard offset < Int(token.upper - token.lower), Int(token.upper - token.lower) > 1 else {
        return try number()
      }
      let digit = bytes[here]
      guard isDigit(digit) else { return try number() }
      offset += 1
      end = Int(token.lower) + offset
      if end == Int(token.upper) { advance() }
      return leaf(.number(Rational(Int(digit & 0xF))), from: start)
    case .word where !token.isUpright && token.wordKind == .none:
      let first = here
      consume(1)
      let letter = text(first, end)
      if letter == "e" && !vocabulary.names.contains("e") { return leaf(.constant(.e), from: start) }
      return try finish(NameState(parts: NameParts(letters: letter), start: start))
    case .end, .close, .comma: throw unexpectedHere
    case .open, .letter:
      return try operandWithoutScripts()
    default: return try operandWithoutScripts()
    }
  }

  private mutating func operandWithoutScripts() throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    return try operand()
  }

  /// `\sqrt{x}`, `\sqrt[3]{x}`.
  mutating func root() throws(FormulaError) -> Expression {
    let start = here
    advance()
    guard isOpen(.square, token) else {
      let value = try argument()
      return try make(.call(.sqrt, primes: 0, [value]), from: start, above: height)
    }
    let opening = token
    advance()
    let index = try sum()
    try expectClose(.square, opened: opening)
    let highest = height
    let value = try argument()
    return try rooted(value, index, from: start, above: max(height, highest))
  }

  /// `√x`, `∛x`: the root of the next operand alone.
  mutating func radical() throws(FormulaError) -> Expression {
    let start = here
    let index = Int(token.value)
    try enter()
    defer { leave() }
    advance()
    let value = try operand()
    let degree = Expression(.number(Rational(index)), at: range(from: start))
    return try rooted(value, degree, from: start, above: height)
  }

  mutating func rooted(
    _ value: Expression, _ index: Expression, from start: Int, above below: Int
  ) throws(FormulaError) -> Expression {
    switch index.node {
    case .number(2): return try make(.call(.sqrt, primes: 0, [value]), from: start, above: below)
    case .number(3): return try make(.call(.cbrt, primes: 0, [value]), from: start, above: below)
    default:
      let one = Expression(.number(1), at: index.range)
      let exponent = Expression(.quotient(one, index), at: index.range)
      return try make(.power(value, exponent), from: start, above: below + 1)
    }
  }
}
