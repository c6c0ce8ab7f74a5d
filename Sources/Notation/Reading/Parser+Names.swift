internal import Algebra
internal import SourceText

/// A name and everything that hangs on it, until something ends it.
struct NameState {
  var parts: NameParts
  var subscripts: [Expression.Index] = []
  var examples: [Expression.Index] = []
  var entries: [Expression.Index] = []
  var transposes = 0
  let start: Int

  var isSymbol: Bool { subscripts.isEmpty && examples.isEmpty && entries.isEmpty && transposes == 0 }
}

extension Parser {
  /// A name with its layer, indexes, primes and transposition, or the call of a function of that name.
  mutating func name(_ letters: String, from start: Int) throws(FormulaError) -> Expression {
    var state = NameState(parts: NameParts(letters: letters), start: start)
    return try name(&state)
  }

  mutating func name(_ state: inout NameState) throws(FormulaError) -> Expression {
    if let call = try scripts(on: &state) { return call }
    return try finish(state)
  }

  /// Reads scripts as long as they belong to the name; an expression where they turned out to be a call.
  private mutating func scripts(on state: inout NameState) throws(FormulaError) -> Expression? {
    while true {
      switch kind {
      case .number:
        guard !token.isSpaced, state.isSymbol, isDirectlyBehindName else { return nil }
        let digits = text(of: token)
        guard isWhole(digits) else { throw .missingOperator(at: range(of: token)) }
        advance()
        if state.parts.sub != nil || state.parts.number != nil {
          state.parts.sub = (state.parts.sub ?? "") + digits
        } else {
          state.parts.number = digits
        }
      case .mark:
        state.parts.add(Accent(rawValue: token.value) ?? .plain)
        advance()
      case .underscore:
        try subscript_(&state)
      case .caret:
        guard try superscript(&state) else { return try poweredCall(state) }
      case .prime:
        guard state.transposes == 0 else { return nil }
        state.parts.primes += Int(token.value)
        advance()
      case .top:
        advance()
        state.transposes += 1
      case .word:
        // `W[2]T`: nothing but a transposition is called T.
        guard !token.isSpaced, offset == 0, state.parts.layer != nil || !state.entries.isEmpty,
          isTransposeMark(token)
        else { return nil }
        advance()
        state.transposes += 1
      case .open:
        if isOpen(.square, token) && !token.isSpaced {
          guard try bracketIndex(&state) else { return nil }
        } else if isOpen(.round, token) {
          return try callOrExample(&state)
        } else {
          return nil
        }
      default: return nil
      }
    }
  }

  /// The symbol or element that the state spells.
  func symbol(_ state: NameState) throws(FormulaError) -> Symbol {
    let name = Symbol(state.parts.text)
    if vocabulary.isClosed { try check(name, state) }
    return name
  }

  mutating func finish(_ state: NameState) throws(FormulaError) -> Expression {
    let symbol = try symbol(state)
    var value = leaf(.symbol(symbol), from: state.start)
    let indices = state.entries + state.subscripts + state.examples
    if !indices.isEmpty { value = try make(.element(value, indices), from: state.start, above: 1) }
    for _ in 0..<state.transposes { value = try make(.transpose(value), from: state.start, above: height) }
    return value
  }

  /// `1` and `12` number a name; `.5` and `1.5` do not.
  func isWhole(_ number: String) -> Bool { number.utf8.allSatisfy(isDigit) }

  /// The digit run stands right behind the letters or a named subscript.
  private var isDirectlyBehindName: Bool { Int(token.lower) == end }

  func isTransposeMark(_ token: Token) -> Bool {
    token.kind == .word && token.upper - token.lower == 1 && bytes[Int(token.lower)] == 0x54
      && !vocabulary.names.contains("T")
  }

  // MARK: Brackets behind a name

  /// `W[1]`, `b[l-1]`, `a[0, 1]`, `params["W1"]`; false where the bracket only groups.
  private mutating func bracketIndex(_ state: inout NameState) throws(FormulaError) -> Bool {
    guard let close = matchingClose(cursor) else { return false }
    if close == cursor + 2 && tokens[cursor + 1].kind == .string {
      let inner = tokens[cursor + 1]
      advance()
      advance()
      advance()
      state.parts = spelled(text(Int(inner.lower) + 1, Int(inner.upper) - 1))
      return true
    }
    let isSecond = state.parts.layer != nil || !state.entries.isEmpty
    let isEntry =
      isSecond || isNegativeNumber(cursor + 1, close) || hasTopLevel(.comma, cursor + 1, close)
      || hasTopLevel(.colon, cursor + 1, close)
    if !isEntry && syntax != .numpy {
      guard let content = indexText(cursor + 1, close) else { return false }
      if isLayerText(content) && state.isSymbol {
        for _ in cursor...close { advance() }
        state.parts.add(layer: content)
        return true
      }
      guard isNumpy || isIndexText(content) else { return false }
    }
    // `a[0][1]`: with a second bracket the first was no layer either.
    if isSecond, let layer = state.parts.layer, let place = Int(layer) {
      state.parts.layer = nil
      state.entries.append(.entry(Expression(.number(Rational(place)), at: range(from: state.start))))
    }
    let opening = token
    advance()
    while true {
      if kind == .colon {
        advance()
        state.entries.append(.all)
      } else {
        let index = try sum()
        guard kind != .colon else { throw .unsupported("a slice", at: range(of: token)) }
        state.entries.append(isNumpy || isEntry ? .entry(index) : .subscript(index))
      }
      guard take(.comma), kind != .close else { break }
    }
    try expectClose(.square, opened: opening)
    return true
  }

  private func isNegativeNumber(_ lower: Int, _ upper: Int) -> Bool {
    upper == lower + 2 && tokens[lower].kind == .minus && tokens[lower + 1].kind == .number
  }

  /// Whether the content of `a[ ]` begins with a letter that counts entries.
  private func isIndexText(_ content: String) -> Bool {
    guard let first = content.utf8.first else { return false }
    return (first >= 0x69 && first <= 0x6E) || first == 0x74 || isBound(content)
  }

  /// A name given as text, as in `params["dW1"]`.
  private func spelled(_ name: String) -> NameParts {
    let bytes = Array(name.utf8)
    var count = 0
    while count < bytes.count && isLetter(bytes[count]) { count += 1 }
    let meaning = KnownWords.table.meaning(of: bytes, 0, count)
    var letters = String(decoding: bytes[0..<count], as: UTF8.self)
    if meaning.kind == .letter, let letter = Unicode.Scalar(UInt32(meaning.value)) {
      letters = String(Character(letter))
    }
    var parts = NameParts(letters: letters)
    var digits = count
    while digits < bytes.count && isDigit(bytes[digits]) { digits += 1 }
    if digits > count { parts.number = String(decoding: bytes[count..<digits], as: UTF8.self) }
    if digits < bytes.count {
      let start = bytes[digits] == 0x5F ? digits + 1 : digits
      parts.add(subscript: String(decoding: bytes[start...], as: UTF8.self))
    }
    return parts
  }

  // MARK: Round brackets behind a name

  /// `g(z)` is a call, `y(i)` an example, `a(b + c)` a product: nil for the last.
  private mutating func callOrExample(_ state: inout NameState) throws(FormulaError) -> Expression? {
    guard state.isSymbol else { return nil }
    if state.parts.letters == "σ" && !vocabulary.names.contains("σ") && state.parts.sub == nil {
      return try call(.sigmoid, named: "σ", primes: state.parts.primes, from: state.start)
    }
    if isFunction(state.parts) {
      return try unknownCall(state)
    }
    if state.parts.primes == 0, tokens.count > cursor + 2, isClose(.round, token(2)),
      let index = exampleLetter(token(1))
    {
      advance()
      let start = here
      advance()
      let value = leaf(.symbol(Symbol(index)), from: start)
      advance()
      state.examples.append(.example(value))
      return try name(&state)
    }
    return nil
  }

  /// Whether a name followed by a bracket is a function.
  func isFunction(_ parts: NameParts) -> Bool {
    if parts.primes > 0 { return true }
    let name = Symbol(parts.text)
    if !vocabulary.functions.isEmpty && vocabulary.functions.contains(name) { return true }
    if !vocabulary.names.isEmpty && vocabulary.names.contains(name) { return false }
    switch parts.letters {
    case "f", "g", "h": return true
    case "p", "P", "Pr":
      if let close = matchingClose(cursor), hasBar(cursor + 1, close) { return true }
    case "J", "ℓ":
      // The cost at its parameters, `J(w)`; `J(1 - a)` is a product like any other.
      if let close = matchingClose(cursor), isLoneName(cursor + 1, close) { return true }
    default: break
    }
    guard let close = matchingClose(cursor) else { return false }
    if hasTopLevel(.comma, cursor + 1, close) { return true }
    let letters = parts.letters.utf8.count
    return letters > 1 && parts.letters.utf8.first != 0x64 && parts.letters.utf8.allSatisfy(isLetter)
      || (isNumpy && letters > 1 && parts.sub != nil)
  }

  /// Whether one name with its scripts stands in `lower..<upper`.
  private func isLoneName(_ lower: Int, _ upper: Int) -> Bool {
    guard lower < upper, tokens[lower].kind == .word || tokens[lower].kind == .letter else { return false }
    if tokens[lower].upper - tokens[lower].lower > 1 && tokens[lower].kind == .word { return false }
    var index = lower + 1
    while index < upper {
      switch tokens[index].kind {
      case .underscore, .caret: index = scriptEnd(index)
      case .number where !tokens[index].isSpaced: index += 1
      case .open where isOpen(.square, tokens[index]): index = (matchingClose(index) ?? upper) + 1
      default: return false
      }
    }
    return index == upper
  }

  /// The one letter of `(i)` behind a name, where it counts examples.
  private func exampleLetter(_ token: Token) -> String? {
    guard token.kind == .word, token.upper - token.lower == 1 else { return nil }
    let letter = text(of: token)
    if isBound(letter) { return letter }
    guard letter == "i" || letter == "j" || letter == "k" else { return nil }
    return vocabulary.names.contains(Symbol(letter)) ? nil : letter
  }

  /// `g'(z)`, `p(y|x)`, `L(a, y)`.
  private mutating func unknownCall(_ state: NameState) throws(FormulaError) -> Expression {
    var parts = state.parts
    let primes = parts.primes
    parts.primes = 0
    let name = Symbol(parts.text)
    if vocabulary.isClosed { try checkFunction(name, state) }
    let arguments = try self.arguments(of: name.name)
    let below = height
    return try make(
      .call(.unknown(name), primes: primes, arguments.values), from: state.start, above: below)
  }

  /// `f^2(x)` is f(x)², `f^{(2)}(x)` the second derivative; nil where the name is no function.
  private mutating func poweredCall(_ state: NameState) throws(FormulaError) -> Expression? {
    guard state.isSymbol, let open = tokenBehindExponent(), isOpen(.round, tokens[open]) else { return nil }
    let isSigmoid = state.parts.letters == "σ" && !vocabulary.names.contains("σ") && state.parts.sub == nil
    let saved = (cursor, offset, end)
    cursor = open
    let isCalled = isSigmoid || isFunction(state.parts)
    (cursor, offset, end) = saved
    guard isCalled else { return nil }
    advance()
    let exponent = try self.exponent()
    let below = height
    if case .negation(let one) = exponent.node, one.node == .number(1) {
      guard isSigmoid else { throw .unsupported(state.parts.text + "^-1", at: range(from: state.start)) }
      return try call(.logit, named: "logit", primes: 0, from: state.start)
    }
    let value =
      isSigmoid
      ? try call(.sigmoid, named: "σ", primes: state.parts.primes, from: state.start) : try unknownCall(state)
    return try make(.power(value, exponent), from: state.start, above: max(below, height))
  }

  /// The token behind the exponent that the caret here begins, where the exponent is simple.
  private func tokenBehindExponent() -> Int? {
    var index = cursor + 1
    while tokens[index].kind == .minus { index += 1 }
    switch tokens[index].kind {
    case .number: return index + 1
    case .word, .letter:
      return tokens[index].kind == .letter || tokens[index].upper - tokens[index].lower == 1 ? index + 1 : nil
    case .open: return matchingClose(index).map { $0 + 1 }
    default: return nil
    }
  }

  // MARK: Closed vocabularies

  private func check(_ name: Symbol, _ state: NameState) throws(FormulaError) {
    if vocabulary.names.contains(name) || isBound(name.name) { return }
    // `x_1` is an entry of a declared `x`.
    if !state.subscripts.isEmpty || !state.examples.isEmpty, vocabulary.names.contains(name) { return }
    throw unknownName(name.name, from: state.start)
  }

  private func checkFunction(_ name: Symbol, _ state: NameState) throws(FormulaError) {
    if vocabulary.functions.contains(name) || vocabulary.names.contains(name) { return }
    let known = vocabulary.functions.map { $0.name }.sorted()
    throw .unknownFunction(
      name.name, at: range(from: state.start), nearest: nearest(to: name.name, among: known))
  }

  func unknownName(_ name: String, from start: Int) -> FormulaError {
    let known = vocabulary.names.map { $0.name }.sorted()
    // The whole word where its letters were split apart.
    var lower = start
    var upper = end
    while lower > 0 && isLetter(bytes[lower - 1]) && (lower < 2 || bytes[lower - 2] != 0x5C) { lower -= 1 }
    while upper < bytes.count && isLetter(bytes[upper]) { upper += 1 }
    let isWhole = lower == start && upper == end
    let shown = isWhole ? name : text(lower, upper)
    return .unknownName(
      shown, at: SourceRange(source.origin(lower), source.origin(upper)),
      nearest: nearest(to: shown, among: known), known: known)
  }
}
