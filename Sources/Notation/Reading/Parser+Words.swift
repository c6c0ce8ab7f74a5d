internal import Algebra
internal import SourceText

/// What the next bytes of a word are.
enum Piece {
  /// A name of so many bytes.
  case name(Int)
  /// A Greek or accented letter, spelled in so many bytes.
  case letter(Unicode.Scalar, Int)
  /// A function, spelled in bytes that may reach into the tokens behind the word (`log10`).
  case function(Operation, Int)
  /// A letter and the index of a sum around it, `xi` for `x_i`.
  case indexed
  case infinity
  case namespace
  case truth(Bool)
}

/// Splits runs of letters. `2ab` is a product, `dZ2` a name, `Bexp(x)` a product with a function:
/// declared names first, then functions, Greek names and words of the course, then letters.
extension Parser {
  /// The next piece of the current word.
  func piece() -> Piece {
    let token = self.token
    let length = Int(token.upper - token.lower) - offset
    if length == 1 && offset > 0 { return .name(1) }
    if length == 1 && vocabulary.names.isEmpty && !isNumpy { return lonePiece(token) }
    if offset == 0, let whole = wholePiece(token, length) { return whole }
    if length == 1 { return .name(1) }
    return partialPiece(token, length)
  }

  /// A single letter that stands alone; with what follows it may be a known word (`a_prev`).
  private func lonePiece(_ token: Token) -> Piece {
    if let function = extendedFunction(token) { return function }
    if let length = identifierLength(token) { return .name(length) }
    return .name(1)
  }

  /// The whole word as one piece, where it is one.
  private func wholePiece(_ token: Token, _ length: Int) -> Piece? {
    if !vocabulary.names.isEmpty, let declared = declaredLength(token) { return .name(declared) }
    if let function = extendedFunction(token) { return function }
    if token.isUpright && length > 1 && token.wordKind == .none { return .name(length) }
    if let known = knownPiece(token, length) { return known }
    if let identifier = identifierLength(token) { return .name(identifier) }
    if length > 1 && (isNumpy || isCalledName(token, length)) { return .name(length) }
    let lower = Int(token.lower)
    if length == 2 && bytes[lower] == 0x64 {
      // `dw` is a name; `de` is d·e, because nothing is differentiated by Euler's number.
      if isDeclaredProduct(lower, length) { return nil }
      return bytes[lower + 1] == 0x65 ? nil : .name(2)
    }
    return nil
  }

  private func knownPiece(_ token: Token, _ length: Int) -> Piece? {
    switch token.wordKind {
    case .function:
      return Operation(rawValue: token.value).map { .function($0, length) }
    case .bracketedFunction:
      guard isCalled(token) else { return .name(length) }
      return Operation(rawValue: token.value).map { .function($0, length) }
    case .letter:
      guard let letter = Unicode.Scalar(UInt32(token.value)) else { return nil }
      // Inside a sum over i, `xi` is x_i, not the Greek letter.
      return letter == "ξ" && isBound("i") ? .indexed : .letter(letter, length)
    case .name: return .name(length)
    case .infinity: return .infinity
    case .namespace: return self.token(1).kind == .period ? .namespace : nil
    case .truth: return isNumpy ? .truth(token.value == 1) : nil
    default: return nil
    }
  }

  /// `parameters["W1"]`, `loss3(a, y)`: what follows shows that the word is one name.
  private func isCalledName(_ token: Token, _ length: Int) -> Bool {
    let next = self.token(1)
    guard !next.isSpaced else { return false }
    if isOpen(.square, next) { return self.token(2).kind == .string }
    guard length > 2, isOpen(.round, next), let close = matchingClose(cursor + 1) else { return false }
    return hasTopLevel(.comma, cursor + 2, close) && knownPart(Int(token.lower), length) == nil
      && KnownWords.table.meaning(of: bytes, Int(token.lower) + 1, Int(token.upper)).kind == .none
  }

  /// Whether the word has arguments in brackets, behind primes perhaps, or is a sum with limits.
  private func isCalled(_ token: Token) -> Bool {
    let next = self.token(1)
    switch next.kind {
    case .open: return opensArguments(next)
    case .prime: return opensArguments(self.token(2))
    case .underscore, .caret:
      guard token.value == Operation.sum.rawValue || token.value == Operation.product.rawValue else {
        return false
      }
      return next.kind == .caret || hasLimits
    default: return false
    }
  }

  /// Whether an index such as `_i` or `_{i=1}` stands below the word; `sum_total` is a name.
  private var hasLimits: Bool {
    let limit = token(2)
    return limit.kind == .open || limit.kind == .word && limit.upper - limit.lower == 1
  }

  /// A function whose name has digits or `_`: `log10(x)`, `ones_like(A)`.
  private func extendedFunction(_ token: Token) -> Piece? {
    let next = self.token(1)
    guard !next.isSpaced, next.kind == .number || next.kind == .underscore else { return nil }
    let lower = Int(token.lower)
    var upper = Int(token.upper)
    while upper < bytes.count, isLetter(bytes[upper]) || isDigit(bytes[upper]) || bytes[upper] == 0x5F {
      upper += 1
    }
    let meaning = KnownWords.table.meaning(of: bytes, lower, upper)
    guard meaning.kind == .bracketedFunction, upper < bytes.count, bytes[upper] == 0x28 else { return nil }
    return Operation(rawValue: meaning.value).map { .function($0, upper - lower) }
  }

  /// Bytes of the longest declared name that begins with the whole word.
  private func declaredLength(_ token: Token) -> Int? {
    let lower = Int(token.lower)
    var upper = Int(token.upper)
    while upper < bytes.count, isLetter(bytes[upper]) || isDigit(bytes[upper]) || bytes[upper] == 0x5F {
      upper += 1
    }
    while upper >= Int(token.upper) {
      if upper - lower <= 64 {
        let letters = text(lower, upper)
        if vocabulary.names.contains(Symbol(letters)) {
          // Digits and subscripts of a declared name are read as scripts of the word.
          return min(upper, Int(token.upper)) == upper ? upper - lower : declaredExtent(token, upper)
        }
      }
      upper -= 1
    }
    return nil
  }

  /// A declared name that goes on behind its letters: taken whole unless its scripts spell it anyway.
  private func declaredExtent(_ token: Token, _ upper: Int) -> Int {
    let rest = Int(token.upper)
    let isNumber = bytes[rest..<upper].allSatisfy(isDigit)
    return isNumber ? rest - Int(token.lower) : upper - Int(token.lower)
  }

  /// Bytes of an identifier such as `keep_prob`, `A_prev`, `conv1`; nil where the word is none.
  private func identifierLength(_ token: Token) -> Int? {
    let next = self.token(1)
    guard !next.isSpaced, !isLatex || isNumpy else { return nil }
    let lower = Int(token.lower)
    let length = Int(token.upper) - lower
    if isNumpy && length > 1 && next.kind == .number { return length }
    if next.kind == .number && length > 2 && knownPart(lower, length) == nil
      && suffixDifferential(lower, length) == nil
    {
      return length
    }
    guard next.kind == .underscore, length > 1 else { return nil }
    let subscripted = self.token(2)
    guard subscripted.kind == .word, !subscripted.isSpaced, subscripted.upper - subscripted.lower > 1 else {
      return isNumpy ? length : nil
    }
    return length
  }

  // MARK: Part of a word

  private func partialPiece(_ token: Token, _ length: Int) -> Piece {
    let start = Int(token.lower) + offset
    if !vocabulary.names.isEmpty, let declared = declaredPrefix(start, length) { return .name(declared) }
    if opensArguments(self.token(1)) {
      let meaning = KnownWords.table.meaning(of: bytes, start, start + length)
      if meaning.kind == .function || meaning.kind == .bracketedFunction, length > 1,
        let operation = Operation(rawValue: meaning.value)
      {
        return .function(operation, length)
      }
    }
    if let known = knownPart(start, length) { return known }
    if offset > 0 && suffixDifferential(start, length) == 0 { return .name(2) }
    if length >= 2 && !bound.isEmpty && bytes[start] != bytes[start + 1]
      && isBound(text(start + 1, start + 2))
    {
      return .indexed
    }
    return .name(1)
  }

  private func declaredPrefix(_ start: Int, _ length: Int) -> Int? {
    var count = min(length, 32)
    while count > 1 {
      if vocabulary.names.contains(Symbol(text(start, start + count))) { return count }
      count -= 1
    }
    return nil
  }

  /// `sinx`, `ylna`, `2pir`: the longest elementary function with its argument right behind it, in the word or
  /// after it, or Greek name at `start`.
  private func knownPart(_ start: Int, _ length: Int) -> Piece? {
    var count = min(length, 7)
    while count >= 2 {
      let meaning = KnownWords.table.meaning(of: bytes, start, start + count)
      switch meaning.kind {
      case .function:
        if let operation = Operation(rawValue: meaning.value), isElementary(operation),
          count > 2 || operation == .log, count < length || startsArgument(self.token(1))
        {
          return .function(operation, count)
        }
      case .letter:
        if count > 2 || (meaning.value == 0x3C0 && !isBound("i")),
          let letter = Unicode.Scalar(UInt32(meaning.value))
        {
          return .letter(letter, count)
        }
      default: break
      }
      count -= 1
    }
    return nil
  }

  private func isElementary(_ operation: Operation) -> Bool {
    switch operation {
    case .exp, .log, .sin, .cos, .tan, .cot, .sec, .csc, .sinh, .cosh, .tanh, .asin, .acos, .atan: true
    case .sqrt, .relu, .sigmoid: true
    default: false
    }
  }

  /// How many letters stand before the `dw` that ends a run: `adw`, `xdy/dt`.
  private func suffixDifferential(_ start: Int, _ length: Int) -> Int? {
    guard length >= 2, bytes[start + length - 2] == 0x64 else { return nil }
    switch bytes[start + length - 1] {
    case 0x57, 0x5A, 0x41, 0x77, 0x7A: return length - 2
    case 0x61, 0x62:
      let next = token(1)
      let hasScript =
        !next.isSpaced && (next.kind == .number || next.kind == .underscore || next.kind == .caret)
      return hasScript ? length - 2 : nil
    default: return nil
    }
  }

  // MARK: Questions

  func isBound(_ name: String) -> Bool {
    for index in bound where index == name { return true }
    return false
  }

  /// Whether a token opens the bracketed arguments of a function.
  func opensArguments(_ token: Token) -> Bool {
    token.kind == .open && token.value <= BracketStyle.curly.rawValue
  }

  /// Whether a token may begin the argument of a function without brackets.
  func startsArgument(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .letter, .fraction, .root, .radical, .accent, .function, .bar: true
    case .word: token.isSpaced && token.wordKind != .keyword
    default: false
    }
  }

  /// With a closed vocabulary: whether every letter of an undeclared word is a name.
  private func isDeclaredProduct(_ start: Int, _ length: Int) -> Bool {
    guard vocabulary.isClosed else { return false }
    for index in start..<start + length {
      let letter = text(index, index + 1)
      if letter != "e" && !vocabulary.names.contains(Symbol(letter)) && !isBound(letter) { return false }
    }
    return true
  }
}
