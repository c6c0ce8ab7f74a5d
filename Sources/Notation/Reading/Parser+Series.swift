internal import Algebra
internal import SourceText

/// The limits of a sum while they are read.
private struct Limits {
  var index: String?
  var lower: Expression?
  var upper: Expression?
}

extension Parser {
  /// `\sum_{i=1}^m …`: the sum covers the product that follows.
  ///
  /// A start that is left out is 1, an end that is left out is m for i and n for other indexes. Without any
  /// limits it is the sum over the index that the body uses, or over all entries.
  mutating func series(_ series: Expression.Series) throws(FormulaError) -> Expression {
    let start = here
    try enter()
    defer { leave() }
    advance()
    var limits = Limits()
    var tallest = 1
    while kind == .underscore || kind == .caret {
      let isBelow = kind == .underscore
      advance()
      if isBelow {
        try lowerLimit(&limits, from: start)
      } else {
        limits.upper = try upperLimit(mayHaveSubscript: limits.index != nil)
      }
      tallest = max(tallest, height)
    }
    guard let index = limits.index else { return try unlimited(series, limits, from: start) }
    return try finish(series, index, limits, from: start, above: tallest)
  }

  private mutating func finish(
    _ series: Expression.Series, _ index: String, _ limits: Limits, from start: Int, above tallest: Int
  ) throws(FormulaError) -> Expression {
    bound.append(index)
    defer { bound.removeLast() }
    let savedBars = bars
    let body = try term()
    bars = savedBars
    return try made(series, index, limits, body, from: start, above: max(tallest, height))
  }

  private mutating func made(
    _ series: Expression.Series, _ index: String, _ limits: Limits, _ body: Expression, from start: Int,
    above tallest: Int
  ) throws(FormulaError) -> Expression {
    let place = range(from: start)
    let upper = limits.upper ?? Expression(.symbol(index == "i" ? "m" : "n"), at: place)
    return try make(
      .series(
        series, index: Symbol(index), lower: limits.lower ?? Expression(.number(1), at: place), upper: upper,
        body: body),
      from: start, above: tallest)
  }

  /// `i=1`, `{i=1}`, `{i}`, `i`, `{1 \le i \le m}`.
  private mutating func lowerLimit(_ limits: inout Limits, from start: Int) throws(FormulaError) {
    guard isOpen(.brace, token) || isOpen(.round, token), let close = matchingClose(cursor) else {
      limits.index = try indexName()
      guard isRelation(.equal, token) else { return }
      advance()
      // `sum_i=1^m`: the power belongs to the sign of the sum.
      limits.lower = kind == .number ? try number() : try indexSum()
      return
    }
    advance()
    if isIndexed(close) {
      limits.index = try indexName()
      if kind == .relation {
        guard isRelation(.equal, token) else { throw .expectedIndex(at: range(of: token)) }
        advance()
        limits.lower = try sum()
        if kind == .ellipsis || kind == .comma {
          while kind == .ellipsis || kind == .comma { advance() }
          limits.upper = try sum()
        }
      } else if kind == .member {
        throw .unsupported("a sum over a set", at: range(of: token))
      }
    } else if isOpen(.brace, token(close - cursor + 2)) || token(close - cursor + 1).kind == .caret {
      try throwIfSwapped(close, from: start)
      throw .expectedIndex(at: range(of: token))
    } else {
      try betweenLimits(&limits)
    }
    guard cursor == close else { throw .expectedIndex(at: range(of: token)) }
    advance()
  }

  /// Whether an index name begins the limit that closes at `close`.
  private func isIndexed(_ close: Int) -> Bool {
    guard kind == .word || kind == .letter else { return false }
    guard cursor + 1 < close else {
      // `_{m}^{i=1}` has its limits the wrong way round.
      return !(token(2).kind == .caret && isOpen(.brace, token(3)) && isRelation(.equal, token(5)))
    }
    return token(1).kind == .relation && isRelation(.equal, token(1)) || token(1).kind == .member
  }

  /// `\sum_{m}^{i=1}`
  private func throwIfSwapped(_ close: Int, from start: Int) throws(FormulaError) {
    guard close + 2 < tokens.count, tokens[close + 1].kind == .caret, isOpen(.brace, tokens[close + 2]),
      let end = matchingClose(close + 2), hasTopLevel(.relation, close + 3, end)
    else { return }
    let below = text(Int(token.lower), Int(tokens[close].lower))
    let above = text(Int(tokens[close + 3].lower), Int(tokens[end].lower))
    let place = SourceRange(
      source.origin(Int(tokens[cursor - 2].lower)), source.origin(Int(tokens[end].upper)))
    throw .swappedLimits(at: place, mended: "_{" + above + "}^{" + below + "}")
  }

  /// `1 \le i \le m`
  private mutating func betweenLimits(_ limits: inout Limits) throws(FormulaError) {
    limits.lower = try sum()
    guard isRelation(.lessOrEqual, token) else { throw .expectedIndex(at: range(of: token)) }
    advance()
    limits.index = try indexName()
    guard isRelation(.lessOrEqual, token) else { throw .expectedIndex(at: range(of: token)) }
    advance()
    limits.upper = try sum()
  }

  private mutating func indexName() throws(FormulaError) -> String {
    switch kind {
    case .word where offset == 0:
      let length = token.isUpright ? Int(token.upper - token.lower) : 1
      let start = here
      consume(length)
      return text(start, end)
    case .letter:
      let name = letterText(token)
      advance()
      return name
    default: throw .expectedIndex(at: range(of: token))
    }
  }

  /// `m`, `{m-1}`, `n_x`; without braces one name or number.
  private mutating func upperLimit(mayHaveSubscript: Bool) throws(FormulaError) -> Expression {
    if kind == .open { return try bracketed() }
    if kind == .number { return try number() }
    let start = here
    guard kind == .word else { return try operand() }
    consume(1)
    var state = NameState(parts: NameParts(letters: text(start, end)), start: start)
    if kind == .underscore && mayHaveSubscript && !isLatex { try subscript_(&state) }
    return try finish(state)
  }

  /// No limits: the index that the body uses, or all entries of an array.
  private mutating func unlimited(
    _ series: Expression.Series, _ limits: Limits, from start: Int
  ) throws(FormulaError) -> Expression {
    let savedBars = bars
    let body = try term()
    bars = savedBars
    let below = height
    if let index = IndexFinder.index(in: body) {
      return try made(series, index, limits, body, from: start, above: below)
    }
    guard series == .sum, limits.upper == nil else { throw .expectedIndex(at: range(from: start)) }
    return try make(
      .reduction(.sum, body, axis: nil, keepsDimensions: false), from: start, above: below)
  }

  // MARK: Sums that are called

  /// `sum(i=1..m, a_i)`, `sum(a_i, i=1..m)`, `sum(a_i, i, 1, m)`, `sum(a_i for i in range(m))`;
  /// nil where the brackets hold an array.
  mutating func calledSeries(
    _ operation: Operation, from start: Int
  ) throws(FormulaError) -> Expression? {
    let series: Expression.Series = operation == .sum ? .sum : .product
    if kind == .underscore || kind == .caret {
      cursor -= 1
      return try self.series(series)
    }
    guard let close = matchingClose(cursor), isOpen(.round, token) else {
      return opensArguments(token) ? nil : try looseSeries(series, from: start)
    }
    let isFirst = token(1).kind == .word && isEqualsSign(token(2))
    let isCalled =
      isFirst || hasTopLevel(.ellipsis, cursor + 1, close) || hasGenerator(close) || hasFourParts(close)
    guard isCalled else {
      if operation == .product { throw .expectedIndex(at: range(of: token)) }
      return nil
    }
    try enter()
    defer { leave() }
    let opening = token
    advance()
    var limits = Limits()
    var tallest = 1
    var body: Expression?
    if isFirst {
      try calledLimits(&limits, &tallest)
      guard take(.comma) || take(.semicolon) else { throw unexpectedNext }
      bound.append(limits.index ?? "")
      defer { bound.removeLast() }
      body = try content()
    } else {
      body = try content()
      tallest = max(tallest, height)
      try trailingLimits(&limits, &tallest)
    }
    tallest = max(tallest, height)
    try expectClose(.round, opened: opening)
    guard let body, let index = limits.index else { throw .expectedIndex(at: range(from: start)) }
    return try made(series, index, limits, body, from: start, above: tallest)
  }

  private mutating func looseSeries(
    _ series: Expression.Series, from start: Int
  ) throws(FormulaError) -> Expression {
    try unlimited(series, Limits(), from: start)
  }

  /// `i=1..m`, `i=1:m`, `i=1 to m`.
  private mutating func calledLimits(_ limits: inout Limits, _ tallest: inout Int) throws(FormulaError) {
    limits.index = try indexName()
    guard isRelation(.equal, token) else { throw .expectedIndex(at: range(of: token)) }
    advance()
    limits.lower = try sum()
    tallest = max(tallest, height)
    guard kind == .ellipsis || kind == .colon || isKeyword(.to, token) else { throw unexpectedNext }
    advance()
    limits.upper = try sum()
    tallest = max(tallest, height)
  }

  private mutating func trailingLimits(_ limits: inout Limits, _ tallest: inout Int) throws(FormulaError) {
    if isKeyword(.for, token) {
      try generator(&limits, &tallest)
      return
    }
    guard take(.comma) || take(.semicolon) else { throw unexpectedNext }
    if isRelation(.equal, token(1)) {
      try calledLimits(&limits, &tallest)
      return
    }
    limits.index = try indexName()
    guard take(.comma) else { throw unexpectedNext }
    limits.lower = try sum()
    tallest = max(tallest, height)
    guard take(.comma) else { throw unexpectedNext }
    limits.upper = try sum()
    tallest = max(tallest, height)
  }

  /// `for i in range(m)` counts from 0 to m - 1, as Python does.
  private mutating func generator(_ limits: inout Limits, _ tallest: inout Int) throws(FormulaError) {
    advance()
    limits.index = try indexName()
    guard isKeyword(.in, token) || kind == .member else { throw unexpectedNext }
    advance()
    guard kind == .word, text(of: token) == "range" else { throw unexpectedHere }
    advance()
    let start = here
    let arguments = try self.arguments(of: "range")
    tallest = max(tallest, height + 2)
    let place = range(from: start)
    guard let last = arguments.values.last, arguments.values.count <= 2 else {
      throw .wrongArgumentCount(function: "range", expected: 1, found: arguments.values.count, at: place)
    }
    let one = Expression(.negation(Expression(.number(1), at: place)), at: place)
    limits.lower = arguments.values.count == 2 ? arguments.values[0] : Expression(.number(0), at: place)
    limits.upper = Expression(.sum([last, one]), at: place)
  }

  private func hasGenerator(_ close: Int) -> Bool {
    var index = cursor + 1
    while index < close {
      if isKeyword(.for, tokens[index]) { return true }
      index = (matchingClose(index) ?? index) + 1
    }
    return false
  }

  /// `sum(a_i, i, 1, m)`: a name second, four parts in all.
  private func hasFourParts(_ close: Int) -> Bool {
    var commas: [Int] = []
    var index = cursor + 1
    while index < close && commas.count < 4 {
      if tokens[index].kind == .comma { commas.append(index) }
      index = (matchingClose(index) ?? index) + 1
    }
    return commas.count == 3 && commas[1] == commas[0] + 2 && tokens[commas[0] + 1].kind == .word
  }
}

/// Finds the index that counts the entries in the body of a sum without limits.
private enum IndexFinder {
  static func index(in expression: Expression) -> String? {
    switch expression.node {
    case .element(_, let indices):
      for index in indices {
        switch index {
        case .subscript(let value), .example(let value), .entry(let value):
          if case .symbol(let symbol) = value.node { return symbol.name }
        case .all: break
        }
      }
      return nil
    case .sum(let parts), .product(let parts, _), .call(_, primes: _, let parts), .conjunction(let parts):
      for part in parts {
        if let found = index(in: part) { return found }
      }
      return nil
    case .negation(let value), .transpose(let value): return index(in: value)
    case .quotient(let a, let b), .power(let a, let b), .comparison(_, let a, let b):
      return index(in: a) ?? index(in: b)
    default: return nil
    }
  }
}
