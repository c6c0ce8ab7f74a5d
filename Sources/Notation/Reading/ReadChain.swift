internal import Algebra
internal import SourceText

/// Reads one line of formulas joined by relations: `dJ/db = dJ/dv * dv/db = 3*c`.
///
/// The line may begin with a relation (`= 3c`), with a label (`(2)`, `1.`) or with words (`so`, `因此`); it may end
/// with a comment (`# …`, `// …`).
public func readChain(
  _ text: String, syntax: Syntax = .automatic, vocabulary: Vocabulary = .open
) throws(FormulaError) -> FormulaChain {
  let chains = try readChains(text, syntax: syntax, vocabulary: vocabulary)
  guard let first = chains.first else {
    throw .empty(at: SourceRange(0, text.utf8.count))
  }
  guard chains.count == 1 else {
    let place = chains[1].sides.first?.range ?? SourceRange(at: text.utf8.count)
    throw .unexpected("a second equation", at: place)
  }
  return first
}

/// Reads all the equations of a text: one a line, or several on a line with `,`, `;` or `\quad` between them.
///
/// LaTeX environments of lines (`aligned`) and `\\` separate lines; `&` counts for nothing. Lines without a
/// formula leave no chain.
public func readChains(
  _ text: String, syntax: Syntax = .automatic, vocabulary: Vocabulary = .open
) throws(FormulaError) -> [FormulaChain] {
  var parser = try Parser(text, syntax: syntax, vocabulary: vocabulary, keepsLines: true)
  return try parser.chains()
}

extension Parser {
  mutating func chains() throws(FormulaError) -> [FormulaChain] {
    var chains: [FormulaChain] = []
    var skipped = comments.map { SourceRange($0.lower, $0.upper) }
    while true {
      skipSeparators()
      guard kind != .end else { break }
      if let chain = try chain(&skipped) { chains.append(chain) }
      guard isSeparator || kind == .end else { throw unexpectedNext }
    }
    guard let last = chains.popLast() else { return [] }
    // Comments stand behind the formulas they belong to; the last chain reports what is left over.
    chains.append(
      FormulaChain(
        leading: last.leading, sides: last.sides, links: last.links, skipped: last.skipped + skipped))
    return chains
  }

  private var isSeparator: Bool {
    switch kind {
    case .newline, .comma, .semicolon, .period: true
    default: false
    }
  }

  private mutating func skipSeparators() {
    while isSeparator { advance() }
  }

  /// One chain; nil where only words stood.
  private mutating func chain(_ waiting: inout [SourceRange]) throws(FormulaError) -> FormulaChain? {
    var skipped: [SourceRange] = []
    skipLabel(&skipped)
    skipWords(&skipped)
    var leading: FormulaChain.Link?
    if kind == .relation {
      leading = FormulaChain.Link(try chainRelation(), at: range(of: token))
      advance()
    }
    guard !isSeparator && kind != .end else {
      if let leading { throw .expectedOperand(at: SourceRange(at: leading.range.upper)) }
      waiting += skipped
      return nil
    }
    var sides = [try side()]
    var links: [FormulaChain.Link] = []
    skipWords(&skipped)
    skipWideSpace()
    while kind == .relation {
      links.append(FormulaChain.Link(try chainRelation(), at: range(of: token)))
      advance()
      sides.append(try side())
      skipWords(&skipped)
      skipWideSpace()
    }
    return FormulaChain(leading: leading, sides: sides, links: links, skipped: skipped)
  }

  /// `\quad` before a relation separates nothing.
  private mutating func skipWideSpace() {
    while isWideSpace(token) && (token(1).kind == .relation || isWideSpace(token(1))) { advance() }
  }

  private mutating func side() throws(FormulaError) -> Expression {
    while isWideSpace(token) { advance() }
    let start = here
    let value = try sum()
    return isKeyword(.if, token) && hasElse ? try conditional(value, from: start) : value
  }

  /// `a if c else b` has its `else`; a lone `if` begins words.
  private var hasElse: Bool {
    var index = cursor
    while index < tokens.count && tokens[index].kind != .newline {
      if isKeyword(.else, tokens[index]) { return true }
      index += 1
    }
    return false
  }

  private func chainRelation() throws(FormulaError) -> FormulaChain.Relation {
    switch RelationSign(rawValue: token.value) {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .approximately: .approximately
    case .defined: .defined
    case .implies: .implies
    case .update, nil: throw .unexpected(original(range(of: token)), at: range(of: token))
    }
  }

  /// Words, `so`, `hence` and what LaTeX draws between formulas.
  private mutating func skipWords(_ skipped: inout [SourceRange]) {
    while kind == .words || isKeyword(.filler, token) || isKeyword(.and, token) || isKeyword(.if, token)
      || isWhere
    {
      skipped.append(range(of: token))
      advance()
      // `第 1 步`
      if kind == .number && token(1).kind == .words { advance() }
      if kind == .colon { advance() }
    }
  }

  /// `where` between formulas is no function.
  private var isWhere: Bool {
    kind == .word && offset == 0 && token.value == Operation.choose.rawValue
      && token.wordKind == .bracketedFunction && !opensArguments(token(1))
  }

  /// `(1)`, `1)`, `1.`, `1:` or `step 1:` at the beginning of a line, with something behind it.
  private mutating func skipLabel(_ skipped: inout [SourceRange]) {
    let start = here
    let isStep = kind == .word && token(1).kind == .number && isStepWord(text(of: token))
    let first = isStep ? 1 : 0
    let length: Int
    if isOpen(.round, token), token(1).kind == .number, isClose(.round, token(2)),
      token(2).upper - token.lower <= 4, token(3).isSpaced || isWideSpace(token(3)), token(3).kind != .end,
      !isSeparatorKind(token(3).kind) || isWideSpace(token(3))
    {
      length = 3
    } else if token(first).kind == .number, token(first).upper - token(first).lower <= 3 {
      let next = token(first + 1)
      let hasPoint = bytes[Int(token(first).upper) - 1] == 0x2E && next.isSpaced
      guard isStep || hasPoint || next.kind == .close || next.kind == .colon else { return }
      length = first + (next.kind == .close || next.kind == .colon || next.kind == .period ? 2 : 1)
    } else {
      return
    }
    for _ in 0..<length { advance() }
    skipped.append(range(from: start))
    while isWideSpace(token) { advance() }
  }

  private func isStepWord(_ word: String) -> Bool {
    switch word {
    case "step", "Step", "line", "Line": true
    default: false
    }
  }

  private func isWideSpace(_ token: Token) -> Bool { token.kind == .newline && token.value == 1 }

  private func isSeparatorKind(_ kind: Token.Kind) -> Bool {
    kind == .newline || kind == .comma || kind == .semicolon
  }
}
