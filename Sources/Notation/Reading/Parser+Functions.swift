internal import Algebra
internal import SourceText

/// The arguments of a call.
struct Arguments {
  var values: [Expression] = []
  var axis: Int?
  var isAxisGiven = false
  var keepsDimensions = false
  /// A shape such as `(n, 1)` given as one argument.
  var shape: [Expression] = []
}

extension Parser {
  /// A function whose name is read, with its scripts and its argument.
  mutating func function(
    _ named: Operation, named name: String, from start: Int
  ) throws(FormulaError) -> Expression {
    var operation = named
    var primes = 0
    var exponent: Expression?
    var base: Expression?
    var tallest = 1
    scripts: while true {
      switch kind {
      case .prime:
        primes += Int(token.value)
        advance()
      case .underscore:
        guard operation == .log || operation == .max || operation == .min else { break scripts }
        guard operation == .log else { throw .unsupported(name + "_", at: range(of: token)) }
        base = try logarithmBase()
        tallest = max(tallest, height)
      case .caret:
        if let found = try functionScript() {
          primes += found
          continue scripts
        }
        advance()
        if let inverse = try inverseMark(operation, name, from: start) {
          operation = inverse
        } else {
          exponent = try self.exponent()
          tallest = max(tallest, height)
        }
      default: break scripts
      }
    }
    if let exponent, operation == .exp, !opensArguments(token), !startsArgument(token) {
      // `exp^{-z}`, a slip of the pen for `e^{-z}`.
      let e = Expression(.constant(.e), at: range(from: start))
      return try make(.power(e, exponent), from: start, above: tallest)
    }
    var value: Expression
    if let base {
      let argument = try oneArgument(name)
      value = try logarithm(argument, base, from: start, above: max(tallest, height))
    } else {
      value = try call(operation, named: name, primes: primes, from: start)
    }
    if let exponent { value = try make(.power(value, exponent), from: start, above: max(tallest, height)) }
    return value
  }

  /// A prime or a layer above a function name; the number of primes, nil where it is a power.
  private mutating func functionScript() throws(FormulaError) -> Int? {
    if token(1).kind == .prime {
      advance()
      let count = Int(token.value)
      advance()
      return count
    }
    guard isOpen(.brace, token(1)), let close = matchingClose(cursor + 1) else { return nil }
    var primes = 0
    for index in cursor + 2..<close {
      guard tokens[index].kind == .prime else { return nil }
      primes += Int(tokens[index].value)
    }
    while cursor <= close { advance() }
    return primes
  }

  /// `sin^-1`: the inverse function; nil where the superscript is a power.
  private mutating func inverseMark(
    _ operation: Operation, _ name: String, from start: Int
  ) throws(FormulaError) -> Operation? {
    // `-1` in up to two pairs of brackets.
    var open = 0
    while open < 2 && token(open).kind == .open { open += 1 }
    guard token(open).kind == .minus, token(open + 1).kind == .number, text(of: token(open + 1)) == "1"
    else { return nil }
    for place in 0..<open where token(open + 2 + place).kind != .close { return nil }
    guard let inverse = operation.inverseOperation else {
      throw .unsupported(name + "^-1", at: range(from: start))
    }
    for _ in 0..<2 * open + 2 { advance() }
    return inverse
  }

  /// The base of `\log_2`; nil where the braces are empty.
  private mutating func logarithmBase() throws(FormulaError) -> Expression? {
    advance()
    let start = here
    switch kind {
    case .open:
      if matchingClose(cursor) == cursor + 1 {
        advance()
        advance()
        return nil
      }
      return try bracketed()
    case .number: return try number()
    case .letter:
      let name = letterText(token)
      advance()
      return leaf(.symbol(Symbol(name)), from: start)
    case .word:
      consume(1)
      let letter = text(start, end)
      let isConstant = letter == "e" && !vocabulary.names.contains("e")
      return leaf(isConstant ? .constant(.e) : .symbol(Symbol(letter)), from: start)
    default: throw unexpectedHere
    }
  }

  mutating func logarithm(
    _ argument: Expression, _ base: Expression, from start: Int, above below: Int
  ) throws(FormulaError) -> Expression {
    switch base.node {
    case .constant(.e): return try make(.call(.log, primes: 0, [argument]), from: start, above: below)
    case .number(2): return try make(.call(.log2, primes: 0, [argument]), from: start, above: below)
    case .number(10): return try make(.call(.log10, primes: 0, [argument]), from: start, above: below)
    default: return try make(.call(.logBase, primes: 0, [argument, base]), from: start, above: below)
    }
  }

  // MARK: Arguments

  /// The call of an operation whose name is read.
  mutating func call(
    _ operation: Operation, named name: String, primes: Int, from start: Int
  ) throws(FormulaError) -> Expression {
    if operation == .random { throw .unsupported(name, at: range(from: start)) }
    if operation == .sum || operation == .product, let series = try calledSeries(operation, from: start) {
      return series
    }
    if operation == .piecewise { return try calledCases(from: start) }
    if opensArguments(token) {
      let arguments = try self.arguments(of: name)
      return try built(operation, named: name, primes: primes, arguments, from: start)
    }
    var arguments = Arguments()
    arguments.values = [try openArgument(name)]
    return try built(operation, named: name, primes: primes, arguments, from: start)
  }

  /// One argument, in brackets or not.
  private mutating func oneArgument(_ name: String) throws(FormulaError) -> Expression {
    guard opensArguments(token) else { return try openArgument(name) }
    let start = here
    let arguments = try self.arguments(of: name)
    guard arguments.values.count == 1 else {
      throw .wrongArgumentCount(
        function: name, expected: 1, found: arguments.values.count, at: range(from: start))
    }
    return arguments.values[0]
  }

  /// Arguments in any brackets, with `axis=` and `keepdims=`; `height` becomes that of the highest.
  mutating func arguments(of name: String) throws(FormulaError) -> Arguments {
    try enter()
    defer { leave() }
    let opening = token
    let style = BracketStyle(rawValue: token.value) ?? .round
    advance()
    let savedBars = bars
    // Between `p(` and its bracket a bar says "given".
    bars = name == "p" || name == "P" || name == "Pr" ? 1 : 0
    defer { bars = savedBars }
    var arguments = Arguments()
    var tallest = 1
    if isClose(style, token) {
      guard name != "", tokens[cursor - 1].kind == .open else { throw unexpectedHere }
      throw .missingArgument(function: name, at: SourceRange(at: source.origin(end)))
    }
    while true {
      if try !keyword(&arguments) { try positional(&arguments) }
      tallest = max(tallest, height)
      if kind == .comma || kind == .semicolon || (bars == 1 && kind == .bar) || kind == .given {
        advance()
        if isClose(style, token) { break }
        continue
      }
      break
    }
    try expectClose(style, opened: opening)
    height = tallest
    return arguments
  }

  private mutating func positional(_ arguments: inout Arguments) throws(FormulaError) {
    // `(n, 1)` is a shape; any other bracket begins a formula.
    if isOpen(.round, token), let close = matchingClose(cursor), hasTopLevel(.comma, cursor + 1, close),
      tokens[close + 1].kind == .comma || tokens[close + 1].kind == .close
    {
      let opening = token
      advance()
      while kind != .close {
        arguments.shape.append(try sum())
        guard take(.comma) else { break }
      }
      try expectClose(.round, opened: opening)
      return
    }
    arguments.values.append(try content())
  }

  /// `axis=1`, `keepdims=True`; false where a formula stands.
  private mutating func keyword(_ arguments: inout Arguments) throws(FormulaError) -> Bool {
    guard kind == .word, offset == 0, isEqualsSign(token(1)) else {
      return false
    }
    switch text(of: token) {
    case "axis", "dim":
      let start = here
      advance()
      advance()
      arguments.axis = try axis(from: start)
      arguments.isAxisGiven = true
    case "keepdims", "keepdim", "keep_dims":
      advance()
      advance()
      guard kind == .word && token.wordKind == .truth || kind == .number else { throw unexpectedHere }
      arguments.keepsDimensions = kind == .number ? text(of: token) != "0" : token.value == 1
      advance()
    case "dtype", "out", "ord":
      advance()
      advance()
      _ = try sum()
    default: return false
    }
    return true
  }

  /// 0, 1, -1, -2, None or (0, 1) behind `axis=`.
  private mutating func axis(from start: Int) throws(FormulaError) -> Int? {
    if kind == .word && token.wordKind == .truth {
      advance()
      return nil
    }
    if isOpen(.round, token) {
      guard let close = matchingClose(cursor) else { throw unexpectedHere }
      while cursor <= close { advance() }
      return nil
    }
    let isNegative = take(.minus)
    guard kind == .number, let value = Int(text(of: token)), value <= 2 else { throw unexpectedHere }
    advance()
    let axis = isNegative ? 2 - value : value
    guard axis == 0 || axis == 1 else { throw .unsupported("axis=\(value)", at: range(from: start)) }
    return axis
  }

  /// An argument without brackets: `sin 2x`, `log a`. It ends before the next function, bracket or operator.
  private mutating func openArgument(_ name: String) throws(FormulaError) -> Expression {
    try enter()
    defer { leave() }
    let start = here
    if kind == .minus || kind == .plus {
      let isMinus = kind == .minus
      advance()
      let value = try openArgument(name)
      return isMinus ? try make(.negation(value), from: start, above: height) : value
    }
    guard startsFactor else {
      throw .missingArgument(function: name, at: SourceRange(at: source.origin(end)))
    }
    var isNumber = kind == .number
    var factors = [try factor()]
    var tallest = height
    while continuesArgument(isNumber) {
      isNumber = false
      factors.append(try factor())
      tallest = max(tallest, height)
    }
    guard factors.count > 1 else {
      height = tallest
      return factors[0]
    }
    return try make(.product(factors, .juxtaposed), from: start, above: tallest)
  }

  private func continuesArgument(_ isBehindNumber: Bool) -> Bool {
    switch kind {
    case .letter:
      let isCalled = token(1).kind == .open || token(1).kind == .prime
      return !isCalled || letterText(token) != "σ"
    case .radical, .root, .infinity, .accent: return true
    case .fraction: return isBehindNumber && !startsFractionDerivative
    case .open: return isBehindNumber && isOpen(.round, token)
    case .word:
      guard startsFactor, !startsDerivative else { return false }
      switch piece() {
      case .function, .namespace, .truth: return false
      case .name(let length):
        let isWhole = Int(token.lower) + offset + length >= Int(token.upper)
        guard isWhole, opensArguments(token(1)) else { return true }
        // `log a f(x)`: a function ends the argument.
        return token(1).value != BracketStyle.round.rawValue
          || !isFunction(NameParts(letters: text(here, here + length)))
      default: return true
      }
    default: return false
    }
  }
}
