/// Cuts a formula into tokens.
struct Lexer {
  let text: RewrittenText
  let bytes: [UInt8]
  /// Whether the author writes LaTeX: then `%` begins a comment.
  let isLatex: Bool
  /// Whether ends of lines separate formulas; else they are spaces.
  let keepsLines: Bool
  /// Whether rows end with `\\`: then the ends of lines are only spaces.
  private let hasRowEnds: Bool

  private(set) var tokens: [Token] = []
  /// The text uses what only NumPy has: `np.`, `.T`, `@`, `axis=`.
  var looksLikeNumpy = false
  /// Comments, as ranges of the original text.
  var comments: [(lower: Int, upper: Int)] = []

  /// A closing brace that leaves no token.
  var hiddenBrace = -1
  /// See `endOfBraces`; empty until it is needed.
  var braceEnds: [Int32] = []
  var index = 0
  private var isSpaced = false
  private var braces = 0
  /// Brackets of all kinds that are open, for the ends of lines.
  private var open = 0
  /// Depths of braces at which upright text ends.
  private var uprightDepths: [Int] = []
  private var environments: [Environment] = []

  init(_ text: RewrittenText, isLatex: Bool, keepsLines: Bool) {
    self.text = text
    bytes = text.bytes
    self.isLatex = isLatex
    self.keepsLines = keepsLines
    hasRowEnds = keepsLines && isLatex && Lexer.hasRowEnds(bytes)
    tokens.reserveCapacity(bytes.count < 4096 ? bytes.count + 1 : bytes.count / 2)
  }

  /// The byte `offset` places on, 0 beyond the end.
  func byte(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  mutating func run() {
    while index < bytes.count && tokens.count <= Parser.greatestCount { next() }
    add(.end, 0)
  }

  mutating func add(_ kind: Token.Kind, _ length: Int, value: UInt16 = 0) {
    var token = Token(kind, index, index + length, value: value)
    token.isSpaced = isSpaced
    tokens.append(token)
    isSpaced = false
    index += length
  }

  mutating func skip(_ length: Int) {
    index += length
    isSpaced = true
  }

  private mutating func next() {
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x09, 0x0D, 0x24, 0x60: skip(1)  // space, tab, return, $, `
    case 0x0A: addLineEnd(1)
    case 0x30...0x39: addNumber()
    case 0x41...0x5A, 0x61...0x7A: addWord()
    case 0x5C: addCommand()
    case 0x80...: addNonASCII()
    default: addSign(byte)
    }
  }

  // MARK: Signs

  private mutating func addSign(_ byte: UInt8) {
    switch byte {
    case 0x2B: addOperator(.plus)
    case 0x2D:
      self.byte(1) == 0x3E ? add(.relation, 2, value: RelationSign.implies.rawValue) : addOperator(.minus)
    case 0x2A:
      if self.byte(1) == 0x2A { add(.caret, 2) } else { addOperator(.star) }
    case 0x2F:
      if self.byte(1) == 0x2F {
        keepsLines && (isSpaced || tokens.isEmpty) ? skipComment() : add(.unsupported, 2)
      } else {
        addOperator(.slash)
      }
    case 0x40:
      looksLikeNumpy = true
      add(.dot, 1)
    case 0x5E: add(.caret, 1)
    case 0x5F: add(.underscore, 1)
    case 0x28: addOpen(.round)
    case 0x29: addClose(.round)
    case 0x5B: addOpen(.square)
    case 0x5D: addClose(.square)
    case 0x7B: addOpen(.brace)
    case 0x7D: addClosingBrace()
    case 0x7C: add(.bar, 1)
    case 0x3D, 0x3C, 0x3E, 0x21, 0x3A, 0x7E: addRelation(byte)
    case 0x2C: add(.comma, 1)
    case 0x3B: add(.semicolon, 1)
    case 0x2E: addPeriod()
    case 0x27, 0x22: addQuote(byte)
    case 0x25: isLatex && !isSpaced && tokens.last?.kind != .number ? skipComment() : add(.percent, 1)
    case 0x23: skipComment()
    case 0x26: addAmpersand()
    default: add(.stray, 1)
    }
  }

  /// An arithmetic sign, unless `=` makes it an assignment.
  private mutating func addOperator(_ kind: Token.Kind) {
    if byte(1) == 0x3D && byte(2) != 0x3D && isAfterOperand {
      add(.relation, 2, value: RelationSign.update.rawValue)
    } else {
      add(kind, 1)
    }
  }

  private mutating func addRelation(_ byte: UInt8) {
    let second = self.byte(1)
    func relation(_ length: Int, _ sign: RelationSign) { add(.relation, length, value: sign.rawValue) }
    switch (byte, second) {
    case (0x3D, 0x3D): relation(self.byte(2) == 0x3D ? 3 : 2, .equal)
    case (0x3D, 0x3E): relation(2, .implies)
    case (0x3D, _): relation(1, .equal)
    case (0x3C, 0x3D): self.byte(2) == 0x3E ? relation(3, .implies) : relation(2, .lessOrEqual)
    case (0x3C, 0x3E): relation(2, .notEqual)
    case (0x3C, _): relation(1, .less)
    case (0x3E, 0x3D): relation(2, .greaterOrEqual)
    case (0x3E, _): relation(1, .greater)
    case (0x21, 0x3D): relation(self.byte(2) == 0x3D ? 3 : 2, .notEqual)
    case (0x21, _): add(.bang, 1)
    case (0x7E, 0x3D) where !isLatex: relation(2, .approximately)
    case (0x7E, _): skip(1)
    default:
      var length = 1
      while self.byte(length) == 0x20 { length += 1 }
      if self.byte(length) == 0x3D { relation(length + 1, .defined) } else { add(.colon, 1) }
    }
  }

  mutating func addOpen(_ style: BracketStyle, length: Int = 1) {
    if style == .brace { braces += 1 }
    open += 1
    add(.open, length, value: style.rawValue)
  }

  mutating func addClose(_ style: BracketStyle, length: Int = 1) {
    open -= 1
    add(.close, length, value: style.rawValue)
  }

  private mutating func addClosingBrace() {
    if index == hiddenBrace {
      skip(1)
      return
    }
    braces -= 1
    if let depth = uprightDepths.last, depth == braces {
      uprightDepths.removeLast()
      index += 1
      return
    }
    addClose(.brace)
  }

  private mutating func addPeriod() {
    if byte(1) == 0x2E {
      var length = 2
      while byte(length) == 0x2E { length += 1 }
      add(.ellipsis, length)
    } else if isDigit(byte(1)) {
      addNumber()
    } else {
      if isLetter(byte(1)) && isAfterOperand && !isSpaced { looksLikeNumpy = true }
      add(.period, 1)
    }
  }

  /// A prime after an operand, else text in quotes.
  private mutating func addQuote(_ quote: UInt8) {
    if (isAfterOperand && !isSpaced) || tokens.last?.kind == .caret {
      var length = 1
      while byte(length) == quote { length += 1 }
      add(.prime, length, value: UInt16(truncatingIfNeeded: quote == 0x22 ? 2 * length : length))
      return
    }
    var length = 1
    while index + length < bytes.count,
      isLetter(byte(length)) || isDigit(byte(length)) || byte(length) == 0x5F
    {
      length += 1
    }
    if length > 1 && byte(length) == quote {
      add(.string, length + 1)
    } else {
      add(.prime, 1, value: quote == 0x22 ? 2 : 1)
    }
  }

  private mutating func addAmpersand() {
    if let environment = environments.last, environment != .lines {
      add(.ampersand, 1)
    } else if byte(1) == 0x26 && !isLatex {
      add(.and, 2)
    } else if !isLatex && tokens.last?.kind == .close {
      add(.and, 1)
    } else {
      skip(1)
    }
  }

  private mutating func skipComment() {
    var end = index
    while end < bytes.count && bytes[end] != 0x0A { end += 1 }
    comments.append((text.origin(index), text.origin(end)))
    skip(end - index)
  }

  private static func hasRowEnds(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices.dropLast() where bytes[index] == 0x5C && bytes[index + 1] == 0x5C {
      return true
    }
    return false
  }

  /// `\\` and ends of lines.
  mutating func addLineEnd(_ length: Int) {
    if let environment = environments.last, environment != .lines {
      length == 1 ? skip(length) : add(.newline, length)
    } else if keepsLines && (length > 1 || open <= 0 && !hasRowEnds) {
      add(.newline, length)
    } else {
      skip(length)
    }
  }

  /// Whether a new formula may begin here: outside of brackets and of environments but those of lines.
  var mayEndLine: Bool { keepsLines && open <= 0 && (environments.last.map { $0 == .lines } ?? true) }

  // MARK: Numbers and words

  private mutating func addNumber() {
    // `x1.T`, `w_1e`: digits that belong to a name have no fraction and no exponent.
    let belongsToName = isAfterNamePart
    var end = index
    while end < bytes.count && isDigit(bytes[end]) { end += 1 }
    if !belongsToName {
      end = endOfGroups(end)
      end = endOfFraction(end)
      end = endOfExponent(end)
    }
    add(.number, end - index)
  }

  /// `12{,}288`; outside of all brackets `12,288` is one number too.
  private func endOfGroups(_ start: Int) -> Int {
    var end = start
    if open <= 0 && end - index <= 3 && bytes[index] != 0x30 {
      while end + 3 < bytes.count, bytes[end] == 0x2C, isDigit(bytes[end + 1]), isDigit(bytes[end + 2]),
        isDigit(bytes[end + 3]), end + 4 == bytes.count || !isDigit(bytes[end + 4])
      {
        end += 4
      }
    }
    while end + 6 <= bytes.count, bytes[end] == 0x7B, bytes[end + 1] == 0x2C, bytes[end + 2] == 0x7D,
      isDigit(bytes[end + 3]), isDigit(bytes[end + 4]), isDigit(bytes[end + 5])
    {
      end += 6
    }
    return end
  }

  private func endOfFraction(_ start: Int) -> Int {
    guard start < bytes.count, bytes[start] == 0x2E else { return start }
    var end = start + 1
    let following = end < bytes.count ? bytes[end] : 0
    if following == 0x2E || isLetter(following) { return start }
    while end < bytes.count && isDigit(bytes[end]) { end += 1 }
    return end
  }

  private func endOfExponent(_ start: Int) -> Int {
    guard start < bytes.count, bytes[start] | 0x20 == 0x65 else { return start }
    var end = start + 1
    if end < bytes.count, bytes[end] == 0x2B || bytes[end] == 0x2D { end += 1 }
    guard end < bytes.count, isDigit(bytes[end]) else { return start }
    while end < bytes.count && isDigit(bytes[end]) { end += 1 }
    return end
  }

  private mutating func addWord() {
    var end = index + 1
    while end < bytes.count && isLetter(bytes[end]) { end += 1 }
    let start = index
    add(.word, end - index)
    let last = tokens.count - 1
    if !uprightDepths.isEmpty { tokens[last].isUpright = true }
    guard end - start > 1 else { return }
    let meaning = KnownWords.table.meaning(of: bytes, start, end)
    tokens[last].wordKind = meaning.kind
    tokens[last].value = meaning.value
    if meaning.kind == .namespace && byte() == 0x2E { looksLikeNumpy = true }
  }

  private mutating func addNonASCII() {
    let (scalar, length) = decode(at: index)
    switch scalar {
    case 0x0302: add(.mark, length, value: Accent.hat.rawValue)
    case 0x0304, 0x0305: add(.mark, length, value: Accent.bar.rawValue)
    case 0x0303: add(.mark, length, value: Accent.tilde.rawValue)
    case 0x0332, 0x20D7: add(.mark, length, value: Accent.plain.rawValue)
    case 0x0370...0x03FF, 0x2113: add(.letter, length, value: UInt16(scalar))
    case 0..<0x2000 where Spelling.isHatted(scalar): add(.letter, length, value: UInt16(scalar))
    default:
      var end = index + length
      while end < bytes.count, bytes[end] >= 0x80 {
        let (following, width) = decode(at: end)
        if (0x0370...0x03FF).contains(following) { break }
        end += width
      }
      add(.words, end - index)
    }
  }

  /// The scalar at an offset and its width; the text is valid UTF-8 because it was a `String`.
  private func decode(at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    func continuation(_ place: Int) -> UInt32 { UInt32(bytes[offset + place] & 0x3F) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | continuation(1), 2) }
    if first < 0xF0 { return ((first & 0xF) << 12 | continuation(1) << 6 | continuation(2), 3) }
    return ((first & 7) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
  }

  // MARK: What stands before

  var isAfterOperand: Bool {
    guard let last = tokens.last else { return false }
    switch last.kind {
    case .number, .word, .letter, .close, .prime, .mark, .bang, .infinity, .string: return true
    default: return false
    }
  }

  private var isAfterNamePart: Bool {
    guard !isSpaced, let last = tokens.last else { return false }
    switch last.kind {
    case .underscore, .letter, .mark: return true
    case .word:
      // `sin2.5x` and `x2.5`: only a name takes the digits that follow it.
      return last.wordKind != .function && last.wordKind != .keyword
    default: return false
    }
  }

  // MARK: Upright text and environments

  mutating func beginUpright() {
    uprightDepths.append(braces)
    braces += 1
    index += 1
  }

  mutating func push(_ environment: Environment) { environments.append(environment) }
  mutating func popEnvironment() { _ = environments.popLast() }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
