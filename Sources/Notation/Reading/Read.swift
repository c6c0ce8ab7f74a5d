public import Algebra
internal import SourceText

/// Reads one formula.
///
/// - Parameters:
///   - text: The formula, at most a megabyte.
///   - syntax: What the notations read differently; see `Syntax`.
///   - vocabulary: The names it may use.
/// - Complexity: Linear in the length of the text.
public func read(
  _ text: String, syntax: Syntax = .automatic, vocabulary: Vocabulary = .open
) throws(FormulaError) -> Expression {
  var parser = try Parser(text, syntax: syntax, vocabulary: vocabulary)
  return try parser.formula()
}

/// Reads one name into its canonical spelling: `W^{[1]}` is `W1`.
public func readName(_ text: String) throws(FormulaError) -> Symbol {
  // `w_1` and `theta` are the names that formulas have for them; what they would split or call is only a name.
  if let plain = try? read(text), case .symbol(let symbol) = plain.node { return symbol }
  let expression = try read(text, vocabulary: Vocabulary(names: [Symbol(text)]))
  switch expression.node {
  case .symbol(let symbol): return symbol
  case .constant(.e): return "e"
  case .constant(.pi): return "π"
  default: throw .unexpected(text, at: SourceRange(0, text.utf8.count))
  }
}

extension Parser {
  /// The whole text as one formula; a full stop or comma may end it.
  mutating func formula() throws(FormulaError) -> Expression {
    let start = here
    var value = try sum()
    if isKeyword(.if, token) { value = try conditional(value, from: start) }
    if kind == .and || isKeyword(.and, token) { value = try conjunction(from: value, start) }
    if kind == .relation {
      if isEqualsSign(token) || !isComparison(token) {
        throw equation
      }
      value = try comparison(from: value, start)
      if kind == .and || isKeyword(.and, token) { value = try conjunction(from: value, start) }
    }
    while kind == .period || kind == .comma || kind == .semicolon { advance() }
    guard kind == .end else { throw unexpectedNext }
    return value
  }

  private mutating func conjunction(
    from first: Expression, _ start: Int
  ) throws(FormulaError) -> Expression {
    var parts = [first]
    var tallest = height
    while kind == .and || isKeyword(.and, token) {
      advance()
      parts.append(try comparison())
      tallest = max(tallest, height)
    }
    return try make(.conjunction(parts), from: start, above: tallest)
  }

  private func isComparison(_ token: Token) -> Bool { algebraicRelation(token) != nil }

  /// An equation where a formula was wanted: everything up to its last relation could go.
  private var equation: FormulaError {
    let first = range(of: token)
    var last = token
    for index in cursor..<tokens.count where tokens[index].kind == .relation { last = tokens[index] }
    var upper = source.origin(Int(last.upper))
    if Int(last.upper) < bytes.count && bytes[Int(last.upper)] == 0x20 { upper += 1 }
    return .equation(left: SourceRange(0, upper), at: first)
  }
}
