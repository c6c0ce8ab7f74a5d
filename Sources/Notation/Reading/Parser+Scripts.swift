internal import Algebra
internal import SourceText

/// What can stand in a superscript of a name besides a power.
private enum Script {
  case layer(Int, Int)
  case example(Int, Int)
  case transpose
  case primes(Int)
}

extension Parser {
  // MARK: Superscripts

  /// Reads a superscript that belongs to the name; false where it is a power.
  mutating func superscript(_ state: inout NameState) throws(FormulaError) -> Bool {
    let next = token(1)
    switch next.kind {
    case .top:
      advance()
      advance()
      state.transposes += 1
      return true
    case .prime:
      advance()
      state.parts.primes += Int(next.value)
      advance()
      return true
    case .word:
      guard isTransposeHead(next) else { return false }
      advance()
      consume(1)
      state.transposes += 1
      return true
    case .open:
      guard state.entries.isEmpty, let close = matchingClose(cursor + 1) else { return false }
      return try bracketedSuperscript(&state, close)
    default: return false
    }
  }

  /// `^T`, also at the head of a run as in `x^Tx`.
  func isTransposeHead(_ token: Token) -> Bool {
    guard bytes[Int(token.lower)] == 0x54, !vocabulary.names.contains("T") else { return false }
    return token.upper - token.lower == 1 || token.wordKind == .none
  }

  private mutating func bracketedSuperscript(
    _ state: inout NameState, _ close: Int
  ) throws(FormulaError) -> Bool {
    var scripts: [Script] = []
    switch BracketStyle(rawValue: token(1).value) {
    case .square:
      // `W^[1]`; anything longer is a power in square brackets.
      guard let content = indexText(cursor + 2, close), isLayerText(content) else { return false }
      scripts.append(.layer(cursor + 2, close))
    case .round:
      guard close == cursor + 3, isExample(cursor + 2, close, isBraced: false) else { return false }
      scripts.append(.example(cursor + 2, close))
    case .brace:
      guard let found = bracedScripts(cursor + 2, close) else { return false }
      scripts = found
    default: return false
    }
    if !isFunctionOrder(scripts, state, close) {
      for script in scripts { try apply(script, to: &state) }
    } else if case .example(let lower, _) = scripts[0] {
      state.parts.primes += Int(text(of: tokens[lower])) ?? 1
    }
    while cursor < close { advance() }
    advance()
    return true
  }

  /// `f^{(2)}(x)`: the second derivative of a function.
  private func isFunctionOrder(_ scripts: [Script], _ state: NameState, _ close: Int) -> Bool {
    guard scripts.count == 1, case .example(let lower, let upper) = scripts[0], upper == lower + 1,
      tokens[lower].kind == .number, tokens[lower].upper - tokens[lower].lower == 1,
      isOpen(.round, tokens[close + 1])
    else { return false }
    switch state.parts.letters {
    case "f", "g", "h": return !vocabulary.names.contains(Symbol(state.parts.text))
    default: return false
    }
  }

  /// The scripts in `^{ }`, such as `[2]T` or `[l](i)`; nil where one of them is none.
  private func bracedScripts(_ lower: Int, _ upper: Int) -> [Script]? {
    var scripts: [Script] = []
    var index = lower
    while index < upper {
      let token = tokens[index]
      switch token.kind {
      case .open:
        guard let close = matchingClose(index), close < upper else { return nil }
        if isOpen(.square, token) && indexText(index + 1, close) != nil {
          scripts.append(.layer(index + 1, close))
        } else if isOpen(.round, token), isExample(index + 1, close, isBraced: true) {
          scripts.append(.example(index + 1, close))
        } else if isOpen(.brace, token), let inner = bracedScripts(index + 1, close) {
          scripts += inner
        } else {
          return nil
        }
        index = close + 1
      case .top:
        scripts.append(.transpose)
        index += 1
      case .word:
        guard isTransposeMark(token) else { return nil }
        scripts.append(.transpose)
        index += 1
      case .prime:
        scripts.append(.primes(Int(token.value)))
        index += 1
      case .caret: index += 1
      default: return nil
      }
    }
    return scripts.isEmpty ? nil : scripts
  }

  /// Whether `( )` above a name counts examples rather than being a power.
  ///
  /// In braces, as LaTeX authors write it: a whole number, or an index letter with a whole number. Without
  /// braces only the letters i, j and k and the index of a sum around: `x^(n)` and `x^(2)` are powers.
  private func isExample(_ lower: Int, _ upper: Int, isBraced: Bool) -> Bool {
    guard let content = indexText(lower, upper), let first = content.utf8.first else { return false }
    let letter = text(of: tokens[lower])
    if tokens[lower].kind == .word {
      if isBound(letter) { return true }
      guard letter.utf8.count == 1, !tokens[lower + 1..<upper].contains(where: { $0.kind == .word }) else {
        return false
      }
      if !isBraced { return first >= 0x69 && first <= 0x6B && !vocabulary.names.contains(Symbol(letter)) }
      return (first >= 0x69 && first <= 0x6E) || first == 0x74
    }
    return isBraced && upper == lower + 1 && isDigit(first) && content.utf8.allSatisfy(isDigit)
  }

  private mutating func apply(_ script: Script, to state: inout NameState) throws(FormulaError) {
    switch script {
    case .layer(let lower, let upper): state.parts.add(layer: indexText(lower, upper) ?? "")
    case .example(let lower, let upper): state.examples.append(.example(try index(lower, upper)))
    case .transpose: state.transposes += 1
    case .primes(let count): state.parts.primes += count
    }
  }

  /// The tokens in `lower..<upper` as an index.
  private mutating func index(_ lower: Int, _ upper: Int) throws(FormulaError) -> Expression {
    let saved = (cursor, offset, end)
    cursor = lower
    offset = 0
    let value = try indexSum()
    (cursor, offset, end) = saved
    return value
  }

  /// An index: its letters are no names of the vocabulary.
  mutating func indexSum() throws(FormulaError) -> Expression {
    let start = here
    var terms = [try indexTerm()]
    while kind == .plus || kind == .minus {
      let isMinus = kind == .minus
      let sign = here
      advance()
      let value = try indexTerm()
      terms.append(isMinus ? try make(.negation(value), from: sign, above: 1) : value)
    }
    return terms.count == 1 ? terms[0] : try make(.sum(terms), from: start, above: 2)
  }

  private mutating func indexTerm() throws(FormulaError) -> Expression {
    let start = here
    switch kind {
    case .number: return try number()
    case .word:
      let length = token.isUpright ? Int(token.upper - token.lower) : 1
      consume(length)
      return leaf(.symbol(Symbol(text(start, end))), from: start)
    case .letter:
      let name = letterText(token)
      advance()
      return leaf(.symbol(Symbol(name)), from: start)
    default: throw .expectedIndex(at: range(of: token))
    }
  }

  // MARK: Subscripts

  mutating func subscript_(_ state: inout NameState) throws(FormulaError) {
    advance()
    switch kind {
    case .number:
      let digits = text(of: token)
      guard isWhole(digits) else { throw .expectedIndex(at: range(of: token)) }
      advance()
      state.parts.add(numericSubscript: digits)
    case .word: try wordSubscript(&state)
    case .letter:
      let name = letterText(token)
      advance()
      state.parts.add(subscript: name)
    case .open:
      guard let close = matchingClose(cursor), isOpen(.brace, token) || isOpen(.round, token) else {
        throw .expectedIndex(at: range(of: token))
      }
      try bracedSubscript(&state, close)
    default: throw .expectedIndex(at: range(of: token))
    }
  }

  /// `x_i`, `x_ij`, `A_prev`, `n_x`.
  private mutating func wordSubscript(_ state: inout NameState) throws(FormulaError) {
    let token = self.token
    let length = Int(token.upper - token.lower)
    let lower = Int(token.lower)
    let letters = text(lower, Int(token.upper))
    if !vocabulary.names.isEmpty, vocabulary.names.contains(Symbol(state.parts.text + "_" + letters)) {
      advance()
      state.parts.add(subscript: letters)
      return
    }
    if length == 1 || isLatex && !isNumpy && !token.isUpright || endsAfterIndex(token) {
      consume(1)
      try addLetterSubscript(text(lower, lower + 1), &state, from: lower)
      return
    }
    if length <= 3, !token.isUpright, letters != "in", letters.utf8.allSatisfy(isIndexByte) {
      for _ in 0..<length {
        let start = here
        consume(1)
        state.subscripts.append(.subscript(leaf(.symbol(Symbol(text(start, end))), from: start)))
      }
      return
    }
    advance()
    state.parts.add(subscript: letters)
  }

  /// `x_iy_i`, `y_ilog(a)`: only the first letter is the index.
  private func endsAfterIndex(_ token: Token) -> Bool {
    let lower = Int(token.lower)
    let length = Int(token.upper - token.lower)
    guard isIndexByte(bytes[lower]), length > 1, !token.isUpright else { return false }
    let next = self.token(1)
    if length == 2 && !next.isSpaced && (next.kind == .underscore || next.kind == .caret) { return true }
    let meaning = KnownWords.table.meaning(of: bytes, lower + 1, lower + length)
    return (meaning.kind == .function || meaning.kind == .bracketedFunction) && length > 2
  }

  private func isIndexByte(_ byte: UInt8) -> Bool { byte >= 0x69 && byte <= 0x6E }

  /// One letter below: an index, or part of the name as in `n_x`.
  private mutating func addLetterSubscript(
    _ letter: String, _ state: inout NameState, from start: Int
  ) throws(FormulaError) {
    if isIndexLetter(letter, of: state.parts.letters) {
      state.subscripts.append(.subscript(leaf(.symbol(Symbol(letter)), from: start)))
    } else {
      state.parts.add(subscript: letter)
    }
  }

  /// i, j, k, l and the index of a sum around count entries; m, n and t too, except below the sizes n and m.
  private func isIndexLetter(_ letter: String, of letters: String) -> Bool {
    if isBound(letter) { return true }
    guard letter.utf8.count == 1, let byte = letter.utf8.first else { return false }
    switch byte {
    case 0x69...0x6C: return true
    case 0x6D, 0x6E, 0x74: return letters != "n" && letters != "m"
    default: return false
    }
  }

  /// `x_{12}`, `w_{ij}`, `x_{i+1}`, `y_{\text{train}}`, `\log_{}`.
  private mutating func bracedSubscript(_ state: inout NameState, _ close: Int) throws(FormulaError) {
    advance()
    defer {
      while cursor < close { advance() }
      advance()
    }
    guard cursor < close else { return }
    if cursor + 1 == close {
      switch kind {
      case .number:
        guard isWhole(text(of: token)) else { throw .expectedIndex(at: range(of: token)) }
        state.parts.add(numericSubscript: text(of: token))
        return
      case .word where Int(token.upper - token.lower) == 1 || token.isUpright:
        try addLetterSubscript(text(of: token), &state, from: here)
        return
      case .word where !text(of: token).utf8.allSatisfy(isIndexByte) || text(of: token) == "in":
        state.parts.add(subscript: text(of: token))
        return
      case .letter:
        state.parts.add(subscript: letterText(token))
        return
      default: break
      }
    }
    if let name = subscriptName(close) {
      state.parts.add(subscript: name)
      return
    }
    while cursor < close {
      if kind == .comma {
        advance()
      } else {
        state.subscripts.append(.subscript(isPlainIndex(close) ? try indexSum() : try sum()))
      }
    }
  }

  /// Whether only names, numbers and signs stand before `close`.
  private func isPlainIndex(_ close: Int) -> Bool {
    for index in cursor..<close {
      switch tokens[index].kind {
      case .word, .letter, .number, .plus, .minus, .comma: continue
      default: return false
      }
    }
    return true
  }

  /// Words joined by `_`, and words with digits: `layer_1`, `h1`.
  private func subscriptName(_ close: Int) -> String? {
    var result = ""
    var hasWord = false
    for index in cursor..<close {
      let token = tokens[index]
      switch token.kind {
      case .word:
        let isIndex =
          token.upper - token.lower <= 2 && !token.isUpright
          && text(of: token).utf8.allSatisfy(isIndexByte)
        guard !isIndex else { return nil }
        result += text(of: token)
        hasWord = true
      case .number where hasWord && isWhole(text(of: token)): result += text(of: token)
      case .underscore where hasWord: result += "_"
      default: return nil
      }
    }
    return hasWord ? result : nil
  }
}
