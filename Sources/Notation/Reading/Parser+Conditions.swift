internal import Algebra
internal import SourceText

extension Parser {
  /// What brackets may hold: a condition, or `a if c else b`.
  mutating func content() throws(FormulaError) -> Expression {
    let start = here
    let value = try condition()
    guard isKeyword(.if, token) else { return value }
    return try conditional(value, from: start)
  }

  /// `a if c else b`, with `a` read.
  mutating func conditional(_ value: Expression, from start: Int) throws(FormulaError) -> Expression {
    let below = height
    advance()
    let condition = try self.condition()
    var tallest = max(below, height)
    guard isKeyword(.else, token) else {
      return try make(
        .piecewise([Expression.Branch(value, when: condition)], otherwise: nil), from: start, above: tallest)
    }
    try enter()
    defer { leave() }
    advance()
    let otherwise = try content()
    tallest = max(tallest, height)
    return try make(
      .piecewise([Expression.Branch(value, when: condition)], otherwise: otherwise), from: start,
      above: tallest)
  }

  /// Comparisons joined by `and`.
  mutating func condition() throws(FormulaError) -> Expression {
    let start = here
    let first = try comparison()
    guard startsAnd else { return first }
    var parts = [first]
    var tallest = height
    while startsAnd {
      advance()
      parts.append(try comparison())
      tallest = max(tallest, height)
    }
    return try make(.conjunction(parts), from: start, above: tallest)
  }

  private var startsAnd: Bool { kind == .and || isKeyword(.and, token) }

  /// A sum, or sums joined by relations.
  mutating func comparison() throws(FormulaError) -> Expression {
    let start = here
    let first = try sum()
    guard kind == .relation else { return first }
    return try comparison(from: first, start)
  }

  /// The relations behind a sum that is read: `0 < a < 1` is two comparisons.
  mutating func comparison(from first: Expression, _ start: Int) throws(FormulaError) -> Expression {
    var left = first
    var leftStart = start
    var tallest = height
    var parts: [Expression] = []
    while kind == .relation {
      guard let relation = algebraicRelation(token) else { throw unexpectedNext }
      advance()
      let rightStart = here
      let right = try sum()
      tallest = max(tallest, height)
      parts.append(Expression(.comparison(relation, left, right), at: range(from: leftStart)))
      left = right
      leftStart = rightStart
    }
    if parts.count == 1 {
      height = tallest + 1
      return parts[0]
    }
    return try make(.conjunction(parts), from: start, above: tallest + 1)
  }

  func algebraicRelation(_ token: Token) -> Expression.Relation? {
    switch RelationSign(rawValue: token.value) {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  // MARK: Cases

  /// `\begin{cases} a & c \\ … \end{cases}`, or a matrix.
  mutating func environment() throws(FormulaError) -> Expression {
    switch Environment(rawValue: token.value) {
    case .cases: return try cases()
    case .determinant:
      let start = here
      let value = try matrix()
      return try make(.call(.determinant, primes: 0, [value]), from: start, above: height)
    default: return try matrix()
    }
  }

  /// `\left\{ \begin{array}{ll} … \end{array} \right.`
  mutating func curlyCases() throws(FormulaError) -> Expression {
    let start = here
    advance()
    let value = try cases()
    if isClose(.curly, token) { advance() }
    return Expression(value.node, at: range(from: start))
  }

  private mutating func cases() throws(FormulaError) -> Expression {
    let start = here
    try enter()
    defer { leave() }
    advance()
    var branches = Branches()
    while kind != .end_ && kind != .end {
      if take(.newline) { continue }
      try branch(&branches)
      while kind == .comma || kind == .period || kind == .semicolon { advance() }
      guard kind == .newline || kind == .end_ else { throw unexpectedNext }
    }
    guard take(.end_), !branches.values.isEmpty || branches.otherwise != nil else { throw unexpectedHere }
    return try make(
      .piecewise(branches.values, otherwise: branches.otherwise), from: start, above: branches.tallest)
  }

  /// The branches of a piecewise formula while they are read.
  struct Branches {
    var values: [Expression.Branch] = []
    var otherwise: Expression?
    var tallest = 1
  }

  /// `a & if c`, `a, c`, `a otherwise`; `undefined` leaves the branch out.
  mutating func branch(_ branches: inout Branches) throws(FormulaError) {
    var value: Expression?
    if isKeyword(.undefined, token) || isWords(["未定义", "无定义", "\\text{未定义}"]) {
      advance()
    } else {
      value = try sum()
      branches.tallest = max(branches.tallest, height)
    }
    while kind == .ampersand || kind == .comma { advance() }
    if isKeyword(.otherwise, token) || isKeyword(.else, token) || isOtherwiseWords {
      advance()
      branches.otherwise = value
      return
    }
    while isKeyword(.if, token) || isKeyword(.for, token) || kind == .words || kind == .ampersand {
      advance()
    }
    guard kind != .newline && kind != .end_ && kind != .close else {
      branches.otherwise = value
      return
    }
    let condition = try self.condition()
    branches.tallest = max(branches.tallest, height)
    if let value { branches.values.append(Expression.Branch(value, when: condition)) }
  }

  /// `cases(1 if z > 0, 0 otherwise)`, `Piecewise((1, z > 0), (0, True))`.
  mutating func calledCases(from start: Int) throws(FormulaError) -> Expression {
    guard isOpen(.round, token) else { throw unexpectedHere }
    try enter()
    defer { leave() }
    let opening = token
    advance()
    var branches = Branches()
    while true {
      if isOpen(.round, token), let close = matchingClose(cursor), hasTopLevel(.comma, cursor + 1, close) {
        let inner = token
        advance()
        try pairedBranch(&branches)
        try expectClose(.round, opened: inner)
      } else {
        try branch(&branches)
      }
      guard take(.comma) || take(.semicolon) else { break }
    }
    try expectClose(.round, opened: opening)
    return try make(
      .piecewise(branches.values, otherwise: branches.otherwise), from: start, above: branches.tallest)
  }

  /// `1, z > 0` and `0, True` in brackets of their own.
  private mutating func pairedBranch(_ branches: inout Branches) throws(FormulaError) {
    let value = try sum()
    branches.tallest = max(branches.tallest, height)
    guard take(.comma) else { throw unexpectedNext }
    if kind == .word && token.wordKind == .truth && token.value == 1 {
      advance()
      branches.otherwise = value
      return
    }
    let condition = try self.condition()
    branches.tallest = max(branches.tallest, height)
    branches.values.append(Expression.Branch(value, when: condition))
  }

  private var isOtherwiseWords: Bool {
    guard kind == .words else { return false }
    let shown = text(of: token)
    return ["否则", "其他", "其它", "其余", "otherwise", "else"].contains { word in
      containsBytes(shown, word)
    }
  }

  private func isWords(_ options: [String]) -> Bool {
    kind == .words && options.contains(text(of: token))
  }
}

/// Whether a text has a part, byte for byte.
private func containsBytes(_ text: String, _ part: String) -> Bool {
  let bytes = Array(text.utf8)
  let wanted = Array(part.utf8)
  guard bytes.count >= wanted.count else { return false }
  for start in 0...bytes.count - wanted.count where bytes[start] == wanted[0] {
    if Array(bytes[start..<start + wanted.count]) == wanted { return true }
  }
  return false
}
