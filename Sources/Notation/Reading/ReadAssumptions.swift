public import Algebra
internal import SourceText

/// Reads what is known of names: `0 < a < 1`, `y in {0, 1}`, `m integer >= 1`, `z != 0`, `a > 0, b > 0`.
///
/// `a, b > 0` speaks of both; `a in (0, 1)` is an interval, `x positive` and `x real` are understood.
public func readAssumptions(
  _ text: String, syntax: Syntax = .automatic, vocabulary: Vocabulary = .open
) throws(FormulaError) -> [Assumption] {
  var parser = try Parser(text, syntax: syntax, vocabulary: vocabulary, keepsLines: true)
  parser.isAssumption = true
  return try parser.assumptions()
}

extension Parser {
  mutating func assumptions() throws(FormulaError) -> [Assumption] {
    var result: [Assumption] = []
    while kind != .end {
      if isBreak {
        advance()
        continue
      }
      try assumption(into: &result)
      guard kind == .end || isBreak else { throw .expectedAssumption(at: range(of: token)) }
    }
    guard !result.isEmpty else { throw .expectedAssumption(at: range(of: token)) }
    return result
  }

  private var isBreak: Bool {
    switch kind {
    case .comma, .semicolon, .newline, .and, .period: true
    default: isKeyword(.and, token) || isKeyword(.filler, token)
    }
  }

  /// One assumption, about one formula or a list of names: `a, b > 0`.
  private mutating func assumption(into result: inout [Assumption]) throws(FormulaError) {
    if let kind = property(token), token.wordKind == .none || token.wordKind == .name {
      advance()
      repeat { try add(kind, try sum(), to: &result) } while take(.comma)
      return
    }
    var subjects = [try sum()]
    while kind == .comma && isListed {
      advance()
      subjects.append(try sum())
    }
    while isCopula(token) { advance() }
    guard kind != .end && !isBreak else { throw .expectedAssumption(at: range(of: token)) }
    if kind == .member || isKeyword(.in, token) {
      advance()
      try membership(subjects, into: &result)
      return
    }
    var found = false
    while let kind = property(token) {
      advance()
      for subject in subjects { try add(kind, subject, to: &result) }
      found = true
    }
    if kind == .relation {
      try relations(subjects, into: &result)
      found = true
      while let kind = property(token) {
        advance()
        for subject in subjects { try add(kind, subject, to: &result) }
      }
    }
    guard found else { throw .expectedAssumption(at: range(of: token)) }
  }

  /// Whether the comma here goes on with a list of names rather than with the next assumption.
  private var isListed: Bool {
    var index = cursor + 1
    guard tokens[index].kind == .word || tokens[index].kind == .letter else { return false }
    index += 1
    while tokens[index].kind == .number && !tokens[index].isSpaced { index += 1 }
    return true
  }

  private mutating func relations(
    _ subjects: [Expression], into result: inout [Assumption]
  ) throws(FormulaError) {
    var left = subjects
    while kind == .relation {
      guard let relation = algebraicRelation(token) else { throw .expectedAssumption(at: range(of: token)) }
      advance()
      let right = try sum()
      for value in left { result.append(.relation(relation, value, right)) }
      left = [right]
    }
  }

  // MARK: Sets

  /// `{0, 1}`, `(0, 1)`, `[0, 1]`, `ℝ`, `ℕ`, `ℤ`.
  private mutating func membership(
    _ subjects: [Expression], into result: inout [Assumption]
  ) throws(FormulaError) {
    if let kind = setName(token) {
      advance()
      for subject in subjects { try add(kind, subject, to: &result) }
      return
    }
    guard kind == .open, let style = BracketStyle(rawValue: token.value) else {
      throw .expectedAssumption(at: range(of: token))
    }
    let opening = token
    advance()
    var values = [try sum()]
    while take(.comma) { values.append(try sum()) }
    if style == .brace || style == .curly {
      try expectClose(style, opened: opening)
      for subject in subjects { result.append(.oneOf(try name(of: subject), try numbers(values))) }
      return
    }
    guard values.count == 2, kind == .close, token.value <= BracketStyle.square.rawValue else {
      throw .expectedAssumption(at: range(of: token))
    }
    let isClosedAbove = isClose(.square, token)
    advance()
    for subject in subjects {
      if !isInfinite(values[0]) {
        result.append(.relation(style == .square ? .greaterOrEqual : .greater, subject, values[0]))
      }
      if !isInfinite(values[1]) {
        result.append(.relation(isClosedAbove ? .lessOrEqual : .less, subject, values[1]))
      }
    }
  }

  private func isInfinite(_ value: Expression) -> Bool {
    switch value.node {
    case .constant(.infinity): true
    case .negation(let inner): isInfinite(inner)
    default: false
    }
  }

  private func numbers(_ values: [Expression]) throws(FormulaError) -> [Rational] {
    var result: [Rational] = []
    for value in values {
      guard let number = number(value) else { throw .expectedAssumption(at: value.range) }
      result.append(number)
    }
    return result
  }

  private func number(_ value: Expression) -> Rational? {
    switch value.node {
    case .number(let number): return number
    case .negation(let inner): return number(inner).map { -$0 }
    case .quotient(let above, let below):
      guard let a = number(above), let b = number(below), !b.isZero else { return nil }
      return a / b
    default: return nil
    }
  }

  private func name(of subject: Expression) throws(FormulaError) -> Symbol {
    switch subject.node {
    case .symbol(let symbol): return symbol
    case .element(let base, _):
      if case .symbol(let symbol) = base.node { return symbol }
    default: break
    }
    throw .expectedAssumption(at: subject.range)
  }

  // MARK: Properties

  private enum Property {
    case integer, natural, real, positive, negative, nonnegative, nonzero
  }

  private func property(_ token: Token) -> Property? {
    guard token.kind == .word || token.kind == .words else { return nil }
    switch text(of: token) {
    case "integer", "integers", "int", "whole", "整数": return .integer
    case "natural": return .natural
    case "real", "实数": return .real
    case "positive", "正数": return .positive
    case "negative", "负数": return .negative
    case "nonnegative", "非负": return .nonnegative
    case "nonzero", "非零": return .nonzero
    default: return nil
    }
  }

  /// `ℕ`, `\mathbb{N}`.
  private func setName(_ token: Token) -> Property? {
    var name = text(of: token)
    if isOpen(.brace, token), self.token(1).kind == .word, isClose(.brace, self.token(2)) {
      name = text(of: self.token(1))
    }
    switch name {
    case "N", "ℕ": return .natural
    case "Z", "ℤ": return .integer
    case "R", "ℝ": return .real
    default: return nil
    }
  }

  /// Whether the word here says something about a name: it is no factor of a formula.
  var isAssumptionWord: Bool {
    guard isAssumption, offset == 0, token.kind == .word else { return false }
    if property(token) != nil { return true }
    switch text(of: token) {
    case "is", "are", "be", "an": return true
    default: return false
    }
  }

  private func isCopula(_ token: Token) -> Bool {
    guard token.kind == .word else { return token.kind == .words && text(of: token) == "是" }
    switch text(of: token) {
    case "is", "are", "a", "an", "be": return true
    default: return false
    }
  }

  private func add(
    _ property: Property, _ subject: Expression, to result: inout [Assumption]
  ) throws(FormulaError) {
    let zero = Expression(.number(0), at: subject.range)
    switch property {
    case .integer: result.append(.integer(try name(of: subject)))
    case .natural:
      result.append(.integer(try name(of: subject)))
      result.append(.relation(.greaterOrEqual, subject, zero))
    case .real: break
    case .positive: result.append(.relation(.greater, subject, zero))
    case .negative: result.append(.relation(.less, subject, zero))
    case .nonnegative: result.append(.relation(.greaterOrEqual, subject, zero))
    case .nonzero: result.append(.relation(.notEqual, subject, zero))
    }
  }
}
