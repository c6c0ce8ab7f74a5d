internal import Algebra
internal import SourceText

extension Parser {
  /// An operand with everything behind it that binds tighter than a power.
  mutating func operand() throws(FormulaError) -> Expression {
    let start = here
    let isBraced = isOpen(.brace, token)
    let value = try atom()
    // A name in braces goes on as if it had none: `\mathcal{L}(a, y)`, `{w}^{[1]}`.
    if isBraced, case .symbol(let symbol) = value.node {
      let name = try name(symbol, from: start)
      return isPostfix ? try postfix(name, from: start) : name
    }
    return isPostfix ? try postfix(value, from: start) : value
  }

  private var isPostfix: Bool {
    switch kind {
    case .prime, .bang, .percent, .top, .underscore, .period, .caret: true
    case .open: isOpen(.square, token) && !token.isSpaced
    default: false
    }
  }

  private mutating func atom() throws(FormulaError) -> Expression {
    let start = here
    switch kind {
    case .number: return try number()
    case .word: return try word()
    case .letter: return try letter()
    case .function:
      let operation = Operation(rawValue: token.value) ?? .named
      let name = text(of: token)
      advance()
      return try function(operation, named: name, from: start)
    case .open: return try bracketed()
    case .bar: return try absoluteValue()
    case .doubleBar: return try norm()
    case .fraction: return try fraction()
    case .root: return try root()
    case .radical: return try radical()
    case .sum, .product: return try series(kind == .sum ? .sum : .product)
    case .partial:
      guard startsDerivative else {
        advance()
        throw .missingVariable(at: range(of: token))
      }
      return try derivative()
    case .infinity:
      advance()
      return leaf(.constant(.infinity), from: start)
    case .accent: return try accented()
    case .brace: return try braced()
    case .begin: return try environment()
    default: throw unexpectedHere
    }
  }

  // MARK: Numbers

  mutating func number() throws(FormulaError) -> Expression {
    let start = here
    let upper = Int(token.upper)
    advance()
    let node = try Numeral.node(bytes, start, upper, at: range(from: start))
    guard kind == .percent, !startsFactor(after: 1) else { return leaf(node, from: start) }
    advance()
    guard case .number(let value) = node else { return leaf(node, from: start) }
    return leaf(.number(value / 100), from: start)
  }

  private func startsFactor(after distance: Int) -> Bool {
    switch token(distance).kind {
    case .number, .word, .letter, .open: true
    default: false
    }
  }

  // MARK: Words and letters

  private mutating func word() throws(FormulaError) -> Expression {
    if offset == 0 && token.wordKind == .keyword && !vocabulary.names.contains(Symbol(text(of: token))) {
      throw unexpectedHere
    }
    if startsDerivative { return try derivative() }
    let start = here
    switch piece() {
    case .name(let length):
      consume(length)
      if length == 1 && bytes[start] == 0x64, let differential = try lettered(from: start) {
        return differential
      }
      if length == 1 && isLoneConstant(start) { return leaf(.constant(.e), from: start) }
      if length == 1 && !isScript && !vocabulary.isClosed { return oneLetter(start) }
      // A declared name may reach over its own scripts: `keep_prob`.
      let whole = text(start, start + length)
      if whole.utf8.contains(0x5F) {
        return try name(Symbol(whole), from: start)
      }
      return try name(whole, from: start)
    case .letter(let letter, let length):
      consume(length)
      return try greek(letter, from: start)
    case .function(let operation, let length):
      let name = text(start, start + length)
      consume(length)
      if operation == .sigmoid && isPrimedName { return try self.name("σ", from: start) }
      return try function(operation, named: name, from: start)
    case .indexed:
      consume(1)
      let letters = text(start, end)
      let indexStart = here
      consume(1)
      var state = NameState(parts: NameParts(letters: letters), start: start)
      state.subscripts = [.subscript(leaf(.symbol(Symbol(text(indexStart, end))), from: indexStart))]
      return try name(&state)
    case .infinity:
      advance()
      return leaf(.constant(.infinity), from: start)
    case .truth(let value):
      advance()
      return leaf(.number(value ? 1 : 0), from: start)
    case .namespace: return try namespaced()
    }
  }

  /// `dθ`, `d\hat{y}`, `\mathrm{d}w`, `d{w}_1`: the name of a derivative, of which only the `d` is read.
  private mutating func lettered(from start: Int) throws(FormulaError) -> Expression? {
    guard !token.isSpaced, !vocabulary.names.contains("d") else { return nil }
    switch kind {
    case .letter:
      guard token.value != 0x3C3 || token(1).kind != .open else { return nil }
      let letters = letterText(token)
      advance()
      return try name("d" + letters, from: start)
    case .word:
      guard offset == 0, tokens[cursor - 1].isUpright, !token.isUpright, token.wordKind == .none else {
        return nil
      }
      let first = here
      consume(1)
      return try name("d" + text(first, end), from: start)
    case .accent:
      let saved = (cursor, offset, end)
      let value = try accented()
      if case .symbol(let symbol) = value.node { return try name(Symbol("d" + symbol.name), from: start) }
      (cursor, offset, end) = saved
      return nil
    default: return try bracedDifferential(from: start)
    }
  }

  /// `d{w}_1`, `d{{w}_{1}}`: the name `dw1` in the braces that some editors write.
  private mutating func bracedDifferential(from start: Int) throws(FormulaError) -> Expression? {
    guard isOpen(.brace, token), !token.isSpaced, let close = matchingClose(cursor),
      !hasTopLevel(.plus, cursor + 1, close), !hasTopLevel(.minus, cursor + 1, close)
    else { return nil }
    let saved = (cursor, offset, end)
    let value = try bracketed()
    guard case .symbol(let symbol) = value.node else {
      (cursor, offset, end) = saved
      return nil
    }
    return try name(Symbol("d" + symbol.name), from: start)
  }

  private mutating func name(_ symbol: Symbol, from start: Int) throws(FormulaError) -> Expression {
    var state = NameState(parts: NameParts(symbol), start: start)
    return try name(&state)
  }

  /// `sigmoid` without an argument, as in `dsigmoid/dz`.
  private var isPrimedName: Bool { kind == .slash }

  private func isLoneConstant(_ start: Int) -> Bool {
    guard bytes[start] == 0x65, !vocabulary.names.contains("e") else { return false }
    switch kind {
    case .underscore, .mark: return false
    case .number: return token.isSpaced || Int(token.lower) != end
    case .open: return token.value != BracketStyle.square.rawValue || token.isSpaced
    default: return true
    }
  }

  /// Whether the token here could belong to a name before it.
  private var isScript: Bool {
    switch kind {
    case .number, .mark, .underscore, .caret, .prime, .top, .open: true
    case .word: false
    default: false
    }
  }

  private mutating func oneLetter(_ start: Int) -> Expression {
    leaf(OneLetterNames.node(bytes[start]) ?? .symbol(Symbol(text(start, end))), from: start)
  }

  private mutating func letter() throws(FormulaError) -> Expression {
    let start = here
    guard let letter = Unicode.Scalar(UInt32(token.value)) else { throw unexpectedHere }
    if letter == "Σ" || letter == "Π", isSeriesSign(letter) {
      return try series(letter == "Σ" ? .sum : .product)
    }
    advance()
    return try greek(letter, from: start)
  }

  /// `Σ_{i=1}^m` is a sum, a lone `Σ` a name.
  private func isSeriesSign(_ letter: Unicode.Scalar) -> Bool {
    guard !vocabulary.names.contains(Symbol(String(Character(letter)))) else { return false }
    switch token(1).kind {
    case .underscore: return true
    case .caret: return tokens[scriptEnd(cursor + 1)].kind == .underscore
    case .word, .letter, .open: return letter == "Σ"
    default: return false
    }
  }

  private mutating func greek(_ letter: Unicode.Scalar, from start: Int) throws(FormulaError) -> Expression {
    let name = String(Character(letter))
    if letter == "π" && !vocabulary.names.contains("π") {
      switch kind {
      case .underscore, .mark: break
      case .number where Int(token.lower) == end: break
      default: return leaf(.constant(.pi), from: start)
      }
    }
    // `Δw` is one name, the change of w.
    if letter == "Δ" && kind == .word && token.wordKind == .none && !vocabulary.names.contains("Δ") {
      let first = here
      consume(1)
      return try self.name(name + text(first, end), from: start)
    }
    return try self.name(name, from: start)
  }

  /// `\hat{y}`, `\bar x`, `\underline{dw_1}`.
  private mutating func accented() throws(FormulaError) -> Expression {
    let start = here
    let accent = Accent(rawValue: token.value) ?? .plain
    advance()
    let value = try argument()
    guard accent != .plain else {
      guard case .symbol(let symbol) = value.node else { return value }
      return try name(symbol, from: start)
    }
    switch value.node {
    case .symbol(let symbol):
      var parts = NameParts(symbol)
      parts.add(accent)
      var state = NameState(parts: parts, start: start)
      return try name(&state)
    case .element(let base, let indices):
      guard case .symbol(let symbol) = base.node else { break }
      var parts = NameParts(symbol)
      parts.add(accent)
      var state = NameState(parts: parts, start: start)
      for index in indices {
        if case .example = index { state.examples.append(index) } else { state.subscripts.append(index) }
      }
      return try name(&state)
    default: break
    }
    if accent == .bar { return value }
    throw .unsupported("\\hat", at: range(from: start))
  }

  /// `\underbrace{…}_{…}`: the note counts for nothing.
  private mutating func braced() throws(FormulaError) -> Expression {
    advance()
    let value = try argument()
    if kind == .underscore || kind == .caret {
      advance()
      skipGroup()
    }
    return value
  }

  private mutating func skipGroup() {
    guard let close = matchingClose(cursor) else {
      advance()
      return
    }
    while cursor <= close { advance() }
  }

  // MARK: Errors

  /// Why nothing can begin with the token here.
  var unexpectedHere: FormulaError {
    let range = self.range(of: token)
    switch kind {
    case .end:
      return cursor == 0 || end == 0
        ? .empty(at: SourceRange(source.origin(0), range.upper))
        : .expectedOperand(at: SourceRange(at: source.origin(end)))
    case .unknownCommand:
      return .unknownCommand(text(of: token), at: range, nearest: nil)
    case .unsupported, .ellipsis: return .unsupported(original(range), at: range)
    case .words: return .words(original(range), at: range)
    case .close:
      return .expectedOperand(at: SourceRange(at: source.origin(end)))
    case .star, .dot, .slash, .caret, .comma, .bang, .relation:
      return .expectedOperand(at: range, stray: original(range))
    default: return .expectedOperand(at: range)
    }
  }

  /// Why the formula cannot go on with the token here.
  var unexpectedNext: FormulaError {
    let range = self.range(of: token)
    switch kind {
    case .close: return .unopenedBracket(original(range), at: range)
    case .unknownCommand, .unsupported, .ellipsis, .words: return unexpectedHere
    default: return .unexpected(original(range), at: range)
    }
  }

  /// The source text of a range.
  func original(_ range: SourceRange) -> String {
    String(decoding: source.original[range.lower..<max(range.lower, range.upper)], as: UTF8.self)
  }
}
