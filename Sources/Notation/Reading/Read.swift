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
  var parser = PlainParser(text)
  let expression = try parser.sum()
  guard parser.isAtEnd else {
    throw .unexpected("\(parser.current)", at: SourceRange(parser.at, parser.at + 1))
  }
  return expression
}

/// Reads formulas joined by relations: `dJ/db = dJ/dv * dv/db = 3*c`.
public func readChain(
  _ text: String, syntax: Syntax = .automatic, vocabulary: Vocabulary = .open
) throws(FormulaError) -> FormulaChain {
  var parser = PlainParser(text)
  var sides: [Expression] = []
  var links: [FormulaChain.Link] = []
  sides.append(try parser.sum())
  while parser.take("=") {
    links.append(FormulaChain.Link(.equal, at: SourceRange(parser.at - 1, parser.at)))
    sides.append(try parser.sum())
  }
  guard parser.isAtEnd else {
    throw .unexpected("\(parser.current)", at: SourceRange(parser.at, parser.at + 1))
  }
  return FormulaChain(sides: sides, links: links)
}

/// Reads what is known of names: `0 < a < 1`, `y in {0, 1}`, `m integer >= 1`, `a > 0, b > 0`.
public func readAssumptions(
  _ text: String, vocabulary: Vocabulary = .open
) throws(FormulaError) -> [Assumption] {
  throw .unexpected(text, at: SourceRange(0, text.utf8.count))
}

/// Reads a shape: `W1: n1 x n0`, `n1 x m`, `(n1, m)`, `scalar`.
public func readShape(_ text: String) throws(FormulaError) -> ShapeSpelling {
  throw .unexpected(text, at: SourceRange(0, text.utf8.count))
}

/// Reads one name into its canonical spelling: `W^{[1]}` is `W1`.
public func readName(_ text: String) throws(FormulaError) -> Symbol {
  let expression = try read(text)
  guard case .symbol(let symbol) = expression.node else {
    throw .unexpected(text, at: SourceRange(0, text.utf8.count))
  }
  return symbol
}

/// Arithmetic with one-letter names.
private struct PlainParser {
  let bytes: [UInt8]
  var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { at == bytes.count }
  var current: Unicode.Scalar { Unicode.Scalar(isAtEnd ? 0 : bytes[at]) }

  mutating func skipSpaces() {
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard at < bytes.count, UInt32(bytes[at]) == scalar.value else { return false }
    at += 1
    return true
  }

  mutating func sum() throws(FormulaError) -> Expression {
    var terms = [try term()]
    let start = terms[0].range.lower
    while true {
      if take("+") {
        terms.append(try term())
      } else if take("-") {
        let value = try term()
        terms.append(Expression(.negation(value), at: value.range))
      } else {
        return terms.count == 1 ? terms[0] : Expression(.sum(terms), at: SourceRange(start, at))
      }
    }
  }

  mutating func term() throws(FormulaError) -> Expression {
    if take("-") {
      let value = try term()
      return Expression(.negation(value), at: value.range)
    }
    var left = try power()
    while true {
      if take("*") {
        left = Expression(.product([left, try power()], .elementwise), at: SourceRange(left.range.lower, at))
      } else if take("/") {
        left = Expression(.quotient(left, try power()), at: SourceRange(left.range.lower, at))
      } else {
        return left
      }
    }
  }

  mutating func power() throws(FormulaError) -> Expression {
    let base = try atom()
    guard take("^") else { return base }
    return Expression(.power(base, try power()), at: SourceRange(base.range.lower, at))
  }

  mutating func atom() throws(FormulaError) -> Expression {
    skipSpaces()
    let start = at
    if take("(") {
      let inner = try sum()
      guard take(")") else {
        throw .unclosedBracket(")", opened: SourceRange(start, start + 1), at: SourceRange(at: at))
      }
      return inner
    }
    var value = 0
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
      value = value &* 10 &+ Int(bytes[at] - 0x30)
      at += 1
    }
    if at > start { return Expression(.number(Rational(value)), at: SourceRange(start, at)) }
    guard at < bytes.count, (0x41...0x5A).contains(bytes[at] & 0xDF) else {
      throw .expectedOperand(at: SourceRange(at: at))
    }
    at += 1
    return Expression(.symbol(Symbol(String(Unicode.Scalar(bytes[start])))), at: SourceRange(start, at))
  }
}
