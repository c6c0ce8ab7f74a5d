internal import Algebra
internal import SourceText

/// `dJ/db`, `∂L/∂w_1`, `d/dz(…)`, `d²J/dz²`.
///
/// A quotient is a derivative where both sides begin with `d` or `∂` and the lower one is made of such names
/// only; `dw` on its own is a name.
extension Parser {
  // MARK: Recognising

  /// Whether a derivative begins here, seen from the tokens alone.
  var startsDerivative: Bool {
    guard let numerator = differentialEnd(cursor, offset), tokens[numerator].kind == .slash else {
      return false
    }
    return startsDifferential(numerator + 1) || isBracketedDifferential(numerator + 1)
  }

  /// `(dJ)/(db)`
  var startsBracketedDerivative: Bool {
    guard isBracketedDifferential(cursor), let close = matchingClose(cursor), tokens[close + 1].kind == .slash
    else { return false }
    return isBracketedDifferential(close + 2)
  }

  /// `\frac{dJ}{db}`
  var startsFractionDerivative: Bool {
    guard isOpen(.brace, token(1)), let close = matchingClose(cursor + 1), isOpen(.brace, tokens[close + 1]),
      let last = matchingClose(close + 1), differentialEnd(cursor + 2, 0) == close
    else { return false }
    return areDifferentials(close + 2, last)
  }

  private func isBracketedDifferential(_ index: Int) -> Bool {
    guard isOpen(.round, tokens[index]), let close = matchingClose(index), close > index + 1 else {
      return false
    }
    return startsDifferential(index + 1) && differentialEnd(index + 1, 0) == close
  }

  /// Whether only differentials of names stand in `lower..<upper`.
  private func areDifferentials(_ lower: Int, _ upper: Int) -> Bool {
    var index = lower
    while index < upper {
      guard startsDifferential(index), let end = differentialEnd(index, 0), end <= upper else { return false }
      index = end
    }
    return index == upper && lower < upper
  }

  /// Whether the token is `∂`, or a word that begins with `d` and has no meaning of its own.
  private func startsDifferential(_ index: Int) -> Bool { isHead(tokens[index], 0) }

  private func isHead(_ token: Token, _ offset: Int) -> Bool {
    if token.kind == .partial { return true }
    guard token.kind == .word, bytes[Int(token.lower) + offset] == 0x64 else { return false }
    if offset > 0 { return true }
    switch token.wordKind {
    case .none, .name: return true
    default: return false
    }
  }

  /// The token behind `d^2 J`, `∂L`, `dW^{[1]}`, `dL(a, y)` or a lone `d`; nil where none of them stands there.
  private func differentialEnd(_ start: Int, _ offset: Int) -> Int? {
    guard isHead(tokens[start], offset) else { return nil }
    var index = start + 1
    let isWord = tokens[start].kind == .word
    var hasOperand = isWord && Int(tokens[start].upper - tokens[start].lower) - offset > 1
    if !hasOperand {
      if tokens[index].kind == .caret { index = scriptEnd(index) }
      switch tokens[index].kind {
      case .slash, .close: return index
      case .word, .letter, .infinity:
        hasOperand = true
        index += 1
        index = functionOperandEnd(index)
      case .function, .accent:
        hasOperand = true
        index = functionOperandEnd(index + 1)
      case .open:
        guard let close = matchingClose(index) else { return nil }
        hasOperand = true
        index = close + 1
      default: return nil
      }
    } else {
      index = functionOperandEnd(index)
    }
    while true {
      switch tokens[index].kind {
      case .underscore, .caret: index = scriptEnd(index)
      case .number where !tokens[index].isSpaced: index += 1
      case .prime, .mark: index += 1
      case .open where isOpen(.round, tokens[index]) || isOpen(.square, tokens[index]):
        guard let close = matchingClose(index) else { return nil }
        index = close + 1
      default: return index
      }
    }
  }

  /// Behind a function word: its argument without brackets (`d log a`), or nothing.
  private func functionOperandEnd(_ index: Int) -> Int {
    let before = tokens[index - 1]
    let isFunction = before.kind == .function || before.kind == .accent || before.wordKind == .function
    guard isFunction else { return index }
    switch tokens[index].kind {
    case .word, .letter, .number: return index + 1
    case .open: return matchingClose(index).map { $0 + 1 } ?? index
    default: return index
    }
  }

  /// The token behind a `^` or `_` at `index` and what it holds.
  func scriptEnd(_ index: Int) -> Int {
    if tokens[index + 1].kind == .open { return matchingClose(index + 1).map { $0 + 1 } ?? index + 1 }
    return tokens[index + 1].kind == .end ? index + 1 : index + 2
  }

  // MARK: Reading

  mutating func derivative() throws(FormulaError) -> Expression {
    let start = here
    try enter()
    defer { leave() }
    var isPartial = kind == .partial
    let (order, operand) = try numerator()
    advance()
    if isOpen(.round, token) && isBracketedDifferential(cursor) {
      advance()
      let (variables, partial) = try denominator(order: order, isBraced: true)
      advance()
      isPartial = isPartial || partial
      return try finish(operand, order, variables, isPartial, from: start)
    }
    let (variables, partial) = try denominator(order: order, isBraced: false)
    return try finish(operand, order, variables, isPartial || partial, from: start)
  }

  mutating func bracketedDerivative() throws(FormulaError) -> Expression {
    let start = here
    try enter()
    defer { leave() }
    advance()
    var isPartial = kind == .partial
    let (order, operand) = try numerator()
    advance()
    advance()
    advance()
    let (variables, partial) = try denominator(order: order, isBraced: true)
    advance()
    isPartial = isPartial || partial
    return try finish(operand, order, variables, isPartial, from: start)
  }

  mutating func fractionDerivative() throws(FormulaError) -> Expression {
    let start = here
    try enter()
    defer { leave() }
    advance()
    advance()
    var isPartial = kind == .partial
    let (order, operand) = try numerator()
    advance()
    advance()
    let (variables, partial) = try denominator(order: order, isBraced: true)
    advance()
    isPartial = isPartial || partial
    return try finish(operand, order, variables, isPartial, from: start)
  }

  /// `d^2 J`: its order and what is differentiated; nil for a lone `d`.
  private mutating func numerator() throws(FormulaError) -> (Int, Expression?) {
    takeHead()
    var order = 1
    if kind == .caret && offset == 0 { order = try self.order() }
    guard kind != .slash && kind != .close else { return (order, nil) }
    return (order, try differentialOperand())
  }

  private mutating func takeHead() {
    if kind == .partial { advance() } else { consume(1) }
  }

  private mutating func order() throws(FormulaError) -> Int {
    advance()
    let isBraced = isOpen(.brace, token)
    if isBraced { advance() }
    guard kind == .number, let order = Int(text(of: token)), order > 0, order <= 20 else {
      throw .unsupported("a derivative of this order", at: range(of: token))
    }
    advance()
    if isBraced { try expectClose(.brace, opened: token) }
    return order
  }

  /// What stands behind the `d`: a name, a call, or a bracket.
  private mutating func differentialOperand() throws(FormulaError) -> Expression {
    let start = here
    let value = try barelyDifferentialOperand()
    // `dJ(w)`: whatever stands in brackets behind the name, it is a call here.
    guard isOpen(.round, token), case .symbol(let name) = value.node else { return value }
    let arguments = try self.arguments(of: name.name)
    return try make(.call(.unknown(name), primes: 0, arguments.values), from: start, above: height)
  }

  private mutating func barelyDifferentialOperand() throws(FormulaError) -> Expression {
    guard kind == .word else {
      height = 0
      return try operand()
    }
    if offset > 0 { return try gluedOperand() }
    if startsLoneFunction(token, token(1)) {
      let start = here
      let name = text(of: token)
      advance()
      return leaf(.symbol(Symbol(name)), from: start)
    }
    return try operand()
  }

  /// The name that is glued to its `d`: `dJ`, `dcost`, `dtheta`, `dsigmoid(z)`.
  private mutating func gluedOperand() throws(FormulaError) -> Expression {
    let start = here
    let upper = Int(token.upper)
    let meaning = KnownWords.table.meaning(of: bytes, start, upper)
    switch meaning.kind {
    case .letter:
      consume(upper - start)
      if let letter = Unicode.Scalar(UInt32(meaning.value)) {
        if letter == "σ" && kind != .open { return try finishSigmoidName(from: start) }
        return try name(String(Character(letter)), from: start)
      }
    case .function, .bracketedFunction:
      guard let operation = Operation(rawValue: meaning.value) else { break }
      let name = text(start, upper)
      consume(upper - start)
      if kind == .slash || kind == .close { return leaf(.symbol(Symbol(name)), from: start) }
      return try function(operation, named: name, from: start)
    default: break
    }
    consume(upper - start)
    return try name(text(start, upper), from: start)
  }

  private mutating func finishSigmoidName(from start: Int) throws(FormulaError) -> Expression {
    try name("σ", from: start)
  }

  private func startsLoneFunction(_ token: Token, _ next: Token) -> Bool {
    token.wordKind == .function && (next.kind == .slash || next.kind == .close)
  }

  /// `db`, `dz^2`, `∂x ∂y`: the variables in turn, and whether a `∂` stands among them.
  private mutating func denominator(
    order: Int, isBraced: Bool
  ) throws(FormulaError) -> ([Expression], Bool) {
    var variables: [Expression] = []
    var isPartial = false
    let start = here
    while isHead(token, offset), isBraced ? kind != .close : variables.count < order {
      if kind == .partial { isPartial = true }
      takeHead()
      let variable = try variable(order: order - variables.count)
      var count = 1
      if kind == .caret && offset == 0 && order > 1 { count = try self.order() }
      for _ in 0..<count { variables.append(variable) }
    }
    guard !variables.isEmpty else { throw .missingVariable(at: range(of: token)) }
    guard variables.count == order else {
      throw .unequalOrders(above: order, below: variables.count, at: range(from: start))
    }
    if kind == .caret && !isBraced {
      throw .unequalOrders(above: order, below: order + 1, at: range(from: start))
    }
    return (variables, isPartial)
  }

  private mutating func variable(order: Int) throws(FormulaError) -> Expression {
    guard kind == .word else {
      guard startsFactor else { throw .missingVariable(at: SourceRange(at: source.origin(end))) }
      return try operand()
    }
    let start = here
    // `dxdy`: one letter each where more than one is wanted.
    if offset > 0, order > 1, Int(token.upper) - start > 1 {
      consume(1)
      return try name(text(start, end), from: start)
    }
    return offset > 0 ? try gluedOperand() : try operand()
  }

  private mutating func finish(
    _ operand: Expression?, _ order: Int, _ variables: [Expression], _ isPartial: Bool, from start: Int
  ) throws(FormulaError) -> Expression {
    guard let operand else {
      let value = try operatorOperand()
      return try make(
        .derivative(quantity(value), by: variables, partial: isPartial), from: start, above: height)
    }
    if variables.count == order, case .symbol(let symbol) = operand.node,
      let function = loneFunction(symbol), let variable = variables.first,
      variables.allSatisfy({ $0 == variable })
    {
      return try make(.call(function, primes: order, [variable]), from: start, above: 2)
    }
    return try make(
      .derivative(quantity(operand), by: variables, partial: isPartial), from: start, above: height)
  }

  /// `dσ/dz`: a function that is only named.
  private func loneFunction(_ symbol: Symbol) -> Function? {
    guard !vocabulary.names.contains(symbol) else { return nil }
    if symbol.name == "σ" { return .sigmoid }
    let bytes = Array(symbol.name.utf8)
    let meaning = KnownWords.table.meaning(of: bytes, 0, bytes.count)
    guard meaning.kind == .function else { return nil }
    return Operation(rawValue: meaning.value)?.function
  }

  /// `J(w, b)` as the quantity J, unless J is a function that is only known by name.
  private func quantity(_ value: Expression) -> Expression {
    guard case .call(.unknown(let name), primes: 0, _) = value.node else { return value }
    if vocabulary.functions.contains(name) { return value }
    switch name.name {
    case "f", "g", "h", "p", "P": return value
    default: return Expression(.symbol(name), at: value.range)
    }
  }

  /// What `d/dx` is applied to: a bracket with its powers, or the factors up to the next operator.
  private mutating func operatorOperand() throws(FormulaError) -> Expression {
    let start = here
    if kind == .minus {
      advance()
      return try make(.negation(try operatorOperand()), from: start, above: height)
    }
    guard startsFactor else {
      throw .missingArgument(function: "d/dx", at: SourceRange(at: source.origin(end)))
    }
    let isBracket = kind == .open
    let first = try factor()
    guard !isBracket else { return first }
    var factors = [first]
    var tallest = height
    while startsFactor && !startsDerivative && !(kind == .fraction && startsFractionDerivative) {
      factors.append(try factor())
      tallest = max(tallest, height)
    }
    guard factors.count > 1 else {
      height = tallest
      return first
    }
    return try make(.product(factors, .juxtaposed), from: start, above: tallest)
  }
}
