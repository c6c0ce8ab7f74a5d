internal import Algebra
internal import SourceText

/// Reads a shape: `W1: n1 x n0`, `n1 × m`, `(n1, m)`, `n1 by m`, `scalar`.
public func readShape(_ text: String, vocabulary: Vocabulary = .open) throws(FormulaError) -> ShapeSpelling {
  var parser = try Parser(text, syntax: .plain, vocabulary: vocabulary)
  return try parser.shape(of: text)
}

extension Parser {
  mutating func shape(of text: String) throws(FormulaError) -> ShapeSpelling {
    let name = try shapeName()
    let first = cursor
    if kind == .word, token(1).kind == .end, isScalarWord(self.text(of: token)) {
      return ShapeSpelling(name: name, .scalar)
    }
    var last = tokens.count - 1
    // One pair of brackets around the whole shape counts for nothing.
    var lower = first
    if kind == .open, let close = matchingClose(cursor), close == last - 1 {
      lower += 1
      last = close
      if close == lower { return ShapeSpelling(name: name, .scalar) }
    }
    let between = lower + 1..<max(lower + 1, last - 1)
    // `64*64*3 by m`: a sign of multiplication parts the sizes only where nothing clearer does.
    let separator = between.first { isSizeSeparator($0) && !isMultiplication($0) }
    if let index = separator ?? between.first(where: isSizeSeparator) {
      return ShapeSpelling(name: name, try sizes(lower, index, index + 1, last))
    }
    if let spelling = try gluedSizes(lower, last) { return ShapeSpelling(name: name, spelling) }
    throw .expectedShape(at: range(of: tokens[first]))
  }

  /// The name before the colon.
  private mutating func shapeName() throws(FormulaError) -> Symbol? {
    guard let colon = tokens.firstIndex(where: { $0.kind == .colon }) else { return nil }
    let value = try operand()
    guard cursor == colon, case .symbol(let symbol) = value.node else {
      throw .expectedShape(at: value.range)
    }
    advance()
    return symbol
  }

  private func isScalarWord(_ word: String) -> Bool {
    word == "scalar" || word == "number" || word == "real"
  }

  /// `x`, `X`, `×`, `*`, `by` or a comma between two sizes.
  private func isSizeSeparator(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .comma, .dot, .star: return true
    case .word:
      let word = text(of: token)
      return token.isSpaced && tokens[index + 1].isSpaced && (word == "x" || word == "X" || word == "by")
    default: return false
    }
  }

  private func isMultiplication(_ index: Int) -> Bool {
    tokens[index].kind == .dot || tokens[index].kind == .star
  }

  private func sizes(
    _ lower: Int, _ middle: Int, _ next: Int, _ upper: Int
  ) throws(FormulaError) -> ShapeSpelling.Shape {
    let rows = try size(lower, middle)
    let columns = try size(next, upper)
    return .matrix(rows: rows, columns: columns)
  }

  /// The tokens in `lower..<upper` as a size, read by themselves: the parser would take `3 x 4` for a product.
  private func size(_ lower: Int, _ upper: Int) throws(FormulaError) -> Expression {
    guard lower < upper else { throw .expectedShape(at: range(of: tokens[min(lower, tokens.count - 1)])) }
    let start = Int(tokens[lower].lower)
    let end = Int(tokens[upper - 1].upper)
    guard let value = try? read(text(start, end), syntax: .plain, vocabulary: vocabulary) else {
      throw .expectedShape(at: SourceRange(start, end))
    }
    return value
  }

  /// `3x4`, `n1xm`: the one `x` that leaves a size on both sides.
  private func gluedSizes(_ first: Int, _ last: Int) throws(FormulaError) -> ShapeSpelling.Shape? {
    let lower = Int(tokens[first].lower)
    let upper = Int(tokens[max(first, last - 1)].upper)
    var found: ShapeSpelling.Shape?
    var index = lower + 1
    while index + 1 < upper {
      if bytes[index] == 0x78 || bytes[index] == 0x58, let rows = lone(lower, index),
        let columns = lone(index + 1, upper)
      {
        guard found == nil else { return nil }
        found = .matrix(rows: rows, columns: columns)
      }
      index += 1
    }
    return found
  }

  /// A number or a name, and nothing else.
  private func lone(_ lower: Int, _ upper: Int) -> Expression? {
    guard let value = try? read(text(lower, upper), syntax: .numpy, vocabulary: vocabulary) else {
      return nil
    }
    switch value.node {
    case .number, .symbol: return value
    default: return nil
    }
  }
}
