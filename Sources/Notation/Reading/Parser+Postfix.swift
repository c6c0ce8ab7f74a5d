internal import Algebra
internal import SourceText

extension Parser {
  /// Everything behind an operand that is no name: `!`, `'`, `^T`, `_i`, `.T`, `[0, 1]`.
  mutating func postfix(_ operand: Expression, from start: Int) throws(FormulaError) -> Expression {
    var value = operand
    while true {
      switch kind {
      case .bang:
        advance()
        value = try make(.call(.factorial, primes: 0, [value]), from: start, above: height)
      case .prime: value = try primed(value, from: start)
      case .top:
        advance()
        value = try make(.transpose(value), from: start, above: height)
      case .percent where isNumber(value): throw .unexpected("%", at: range(of: token))
      case .period:
        guard token(1).kind == .word, !token(1).isSpaced else { return value }
        value = try attribute(of: value, from: start)
      case .underscore:
        value = try indexed(value, from: start)
      case .caret:
        guard try transposed(&value, from: start) else { return value }
      case .open where isOpen(.square, token) && !token.isSpaced:
        guard let entry = try entry(of: value, from: start) else { return value }
        value = entry
      default: return value
      }
    }
  }

  private func isNumber(_ value: Expression) -> Bool {
    if case .number = value.node { return true }
    return false
  }

  /// `f(x)'`: one more derivative of the function. Of anything else it would not say by what.
  private mutating func primed(_ value: Expression, from start: Int) throws(FormulaError) -> Expression {
    if case .symbol(let symbol) = value.node {
      var state = NameState(parts: NameParts(symbol), start: start)
      return try name(&state)
    }
    guard case .call(let function, let primes, let arguments) = value.node, arguments.count == 1,
      case .symbol = arguments[0].node
    else {
      throw .strayPrime(at: range(of: token))
    }
    let count = Int(token.value)
    advance()
    return try make(.call(function, primes: primes + count, arguments), from: start, above: height)
  }

  /// `(…)_i`
  private mutating func indexed(_ value: Expression, from start: Int) throws(FormulaError) -> Expression {
    if case .symbol(let symbol) = value.node {
      var state = NameState(parts: NameParts(symbol), start: start)
      return try name(&state)
    }
    var state = NameState(parts: NameParts(letters: ""), start: start)
    let below = height
    try subscript_(&state)
    var indices = state.subscripts
    if let number = state.parts.number ?? state.parts.sub {
      guard let count = Int(number) else { throw .expectedIndex(at: range(from: start)) }
      indices.append(.subscript(Expression(.number(Rational(count)), at: range(from: start))))
    }
    guard !indices.isEmpty else { return value }
    if case .element(let base, let first) = value.node {
      return try make(.element(base, first + indices), from: start, above: below)
    }
    return try make(.element(value, indices), from: start, above: below)
  }

  /// `(…)^T`; false where the superscript is a power.
  private mutating func transposed(
    _ value: inout Expression, from start: Int
  ) throws(FormulaError) -> Bool {
    switch value.node {
    case .number, .constant: return false
    case .symbol(let symbol):
      // A name in braces: `{w_1}^{[2]}`.
      var state = NameState(parts: NameParts(symbol), start: start)
      guard try superscript(&state) else { return false }
      value = try name(&state)
      return true
    case .call(.unknown, primes: _, _), .transpose, .element: break
    default: break
    }
    var state = NameState(parts: NameParts(letters: ""), start: start)
    let below = height
    guard isTransposing, try superscript(&state) else { return false }
    for _ in 0..<state.transposes { value = try make(.transpose(value), from: start, above: below) }
    if !state.examples.isEmpty {
      value = try make(.element(value, state.examples), from: start, above: below)
    }
    return true
  }

  /// Whether the superscript here can be anything but a power.
  private var isTransposing: Bool {
    switch token(1).kind {
    case .top: return true
    case .word: return isTransposeHead(token(1))
    case .open:
      guard isOpen(.brace, token(1)) else { return false }
      let inner = token(2)
      return inner.kind == .top || (inner.kind == .word && isTransposeMark(inner)) && token(3).kind == .close
    default: return false
    }
  }

  /// `(…)[0, 1]`; nil where the bracket is a factor.
  private mutating func entry(of value: Expression, from start: Int) throws(FormulaError) -> Expression? {
    // Numbers have no entries, and what begins with another bracket is a matrix: `10[[1, 2], [3, 4]]`.
    guard let close = matchingClose(cursor), !isNumber(value), !isOpen(.square, self.token(1)) else {
      return nil
    }
    let isEntry = hasTopLevel(.comma, cursor + 1, close) || hasTopLevel(.colon, cursor + 1, close)
    guard isEntry || isNumpy else { return nil }
    let below = height
    var state = NameState(parts: NameParts(letters: ""), start: start)
    let opening = token
    advance()
    while true {
      if take(.colon) {
        state.entries.append(.all)
      } else {
        state.entries.append(.entry(try sum()))
      }
      guard take(.comma), kind != .close else { break }
    }
    try expectClose(.square, opened: opening)
    if case .element(let base, let first) = value.node {
      return try make(.element(base, first + state.entries), from: start, above: below)
    }
    return try make(.element(value, state.entries), from: start, above: below)
  }
}
