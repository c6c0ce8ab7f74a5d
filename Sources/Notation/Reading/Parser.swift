internal import Algebra
internal import SourceText

/// Reads tokens into an expression by recursive descent.
///
/// From loose to tight: conditions, sums, products and quotients left to right (side by side like `*`), signs,
/// powers from the right, scripts and calls.
struct Parser {
  let source: RewrittenText
  let bytes: [UInt8]
  let tokens: [Token]
  let matches: [Int32]
  let vocabulary: Vocabulary
  let syntax: Syntax
  /// Words are names, as in Python.
  let isNumpy: Bool
  let isLatex: Bool

  var cursor = 0
  /// Bytes of the current word that are read already.
  var offset = 0
  /// Where the last piece that was read ends, in rewritten bytes.
  var end = 0
  /// Brackets and exponents that are open.
  var depth = 0
  /// Height of the expression that was made last.
  var height = 0
  /// Indexes of the sums around.
  var bound: [String] = []
  /// Absolute values that are open within the innermost bracket.
  var bars = 0
  /// What is read says what is known of names: `integer` and `positive` are words.
  var isAssumption = false
  /// Attempts left to read `||` as a norm.
  var attempts = 16

  static let greatestDepth = 100
  static let greatestHeight = 1000
  static let greatestLength = 1_100_000
  /// More than ten thousand terms have; a longer formula would keep a learner waiting.
  static let greatestCount = 100_000

  init(_ text: String, syntax: Syntax, vocabulary: Vocabulary, keepsLines: Bool = false)
    throws(FormulaError)
  {
    let count = text.utf8.count
    guard count <= Parser.greatestLength else {
      throw .tooLong(bytes: count, at: SourceRange(0, count))
    }
    let source = RewrittenText(text)
    let isLatex = syntax == .latex || (syntax == .automatic && text.utf8.contains(0x5C))
    var lexer = Lexer(source, isLatex: isLatex, keepsLines: keepsLines)
    lexer.run()
    guard lexer.tokens.count <= Parser.greatestCount else {
      throw .tooLong(bytes: count, at: SourceRange(0, count))
    }
    self.init(
      source, lexer.tokens, syntax: syntax, vocabulary: vocabulary,
      isNumpy: syntax == .numpy || (syntax == .automatic && lexer.looksLikeNumpy), isLatex: isLatex)
    comments = lexer.comments
  }

  /// Comments that the lexer passed over, as ranges of the original text.
  var comments: [(lower: Int, upper: Int)] = []

  init(
    _ source: RewrittenText, _ tokens: [Token], syntax: Syntax, vocabulary: Vocabulary, isNumpy: Bool,
    isLatex: Bool
  ) {
    self.source = source
    bytes = source.bytes
    self.tokens = tokens
    matches = Parser.matches(of: tokens)
    self.syntax = syntax
    self.vocabulary = vocabulary
    self.isNumpy = isNumpy
    self.isLatex = isLatex
  }

  // MARK: Tokens

  var token: Token { tokens[cursor] }
  var kind: Token.Kind { tokens[cursor].kind }
  /// Where the current piece begins, in rewritten bytes.
  var here: Int { Int(tokens[cursor].lower) + offset }

  /// A token further on; the end where there is none.
  func token(_ distance: Int) -> Token {
    cursor + distance < tokens.count ? tokens[cursor + distance] : tokens[tokens.count - 1]
  }

  mutating func advance() {
    guard tokens[cursor].kind != .end else { return }
    end = Int(tokens[cursor].upper)
    cursor += 1
    offset = 0
  }

  /// Passes over `length` bytes, which may reach into the tokens behind the current one.
  mutating func consume(_ length: Int) {
    let target = here + length
    while kind != .end && Int(token.upper) <= target { advance() }
    if here < target {
      offset = target - Int(token.lower)
      end = target
    }
  }

  mutating func take(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  func isOpen(_ style: BracketStyle, _ token: Token) -> Bool {
    token.kind == .open && token.value == style.rawValue
  }

  func isClose(_ style: BracketStyle, _ token: Token) -> Bool {
    token.kind == .close && token.value == style.rawValue
  }

  func isKeyword(_ keyword: Keyword, _ token: Token) -> Bool {
    token.kind == .word && token.wordKind == .keyword && token.value == keyword.rawValue
  }

  func isRelation(_ sign: RelationSign, _ token: Token) -> Bool {
    token.kind == .relation && token.value == sign.rawValue
  }

  /// `=`, not `==`.
  func isEqualsSign(_ token: Token) -> Bool { isRelation(.equal, token) && token.upper - token.lower == 1 }

  // MARK: Ranges and text

  func range(from start: Int) -> SourceRange {
    let lower = source.origin(start)
    var upper = end
    // One character may spell several pieces: `½` is the range of its 1, its 2 and their quotient.
    while upper > start && upper < bytes.count && source.origin(upper) <= lower { upper += 1 }
    return SourceRange(lower, source.origin(upper))
  }

  func range(of token: Token) -> SourceRange {
    SourceRange(source.origin(Int(token.lower)), source.origin(Int(token.upper)))
  }

  func text(_ lower: Int, _ upper: Int) -> String { String(decoding: bytes[lower..<upper], as: UTF8.self) }

  func text(of token: Token) -> String { text(Int(token.lower), Int(token.upper)) }

  // MARK: Making nodes

  /// An expression that ends where the last piece did and is one higher than `below`.
  mutating func make(
    _ node: Expression.Node, from start: Int, above below: Int
  ) throws(FormulaError) -> Expression {
    height = below + 1
    guard height <= Parser.greatestHeight else { throw .tooDeep(at: range(from: start)) }
    return Expression(node, at: range(from: start))
  }

  /// An expression without parts.
  mutating func leaf(_ node: Expression.Node, from start: Int) -> Expression {
    height = 1
    return Expression(node, at: range(from: start))
  }

  mutating func enter() throws(FormulaError) {
    depth += 1
    guard depth <= Parser.greatestDepth else { throw .tooDeep(at: range(of: token)) }
  }

  mutating func leave() { depth -= 1 }
}
