internal import SourceText

/// Reads LaTeX math into a tree: as permissive as the renderers that notes are written for.
struct TeXParser {
  var bytes: [UInt8]
  var position = 0
  var font = MathFont.standard
  var depth = 0
  /// Brackets open around the place being read; matched ones become levels of the tree.
  private var openFences = 0
  /// Whether there were so many that brackets are left as loose signs.
  private var isTooFenced = false
  var unknown: [String] = []
  var macros: [String: CommandTable.Meaning] = [:]
  /// Replacements of macros so far; from the first on, offsets are no longer those of the source.
  var expansions = 0
  /// The equation number of the row being read.
  var tag: MathTree?
  let table = CommandTable.standard

  /// What closes a list of items, besides the end of the text.
  enum Closer {
    case end
    case brace
    case bracket
    case dollar
    case parenthesis
    case right
    /// `&`, `\\` or `\end`.
    case cell
  }

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  /// The whole text as a formula.
  mutating func formula() throws(LayoutFault) -> MathTree {
    guard bytes.count <= LayoutFault.longestSource else { throw .tooLong(bytes.count) }
    stripDollars()
    let tree = try body(until: .end)
    if position < bytes.count { throw strayCloser() }
    return tree
  }

  /// Takes away `$…$`, `$$…$$`, `\[…\]` or `\(…\)` around everything.
  private mutating func stripDollars() {
    var lower = 0
    var upper = bytes.count
    while lower < upper, TeXParser.isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, TeXParser.isSpace(bytes[upper - 1]) {
      // `\ ` at the end is a space that was asked for.
      if upper - lower > 1, bytes[upper - 2] == UInt8(ascii: "\\") { break }
      upper -= 1
    }
    let dollar = UInt8(ascii: "$")
    if upper - lower >= 4, bytes[lower] == dollar, bytes[lower + 1] == dollar, bytes[upper - 1] == dollar,
      bytes[upper - 2] == dollar
    {
      lower += 2
      upper -= 2
    } else if upper - lower >= 2, bytes[lower] == dollar, bytes[upper - 1] == dollar {
      lower += 1
      upper -= 1
    } else if upper - lower >= 4, bytes[lower] == UInt8(ascii: "\\"), bytes[upper - 2] == UInt8(ascii: "\\"),
      (bytes[lower + 1] == UInt8(ascii: "[") && bytes[upper - 1] == UInt8(ascii: "]"))
        || (bytes[lower + 1] == UInt8(ascii: "(") && bytes[upper - 1] == UInt8(ascii: ")"))
    {
      lower += 2
      upper -= 2
    }
    position = lower
    if upper < bytes.count { bytes.removeSubrange(upper...) }
  }

  /// What is wrong with a closer that nothing opened.
  private mutating func strayCloser() -> LayoutFault {
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "}"): return .extraBrace(at: sourceOffset(start))
    case UInt8(ascii: "$"): return .strayDollar(at: sourceOffset(start))
    default:
      let name = commandName() ?? ""
      if name == "end" {
        let environment = rawGroup() ?? ""
        return .extraEnd(name: environment, at: sourceRange(start))
      }
      return .extraRight(at: sourceRange(start))
    }
  }

  /// Items up to a closer, which is left unread. Where rows and columns appear that no environment
  /// asked for, they become aligned lines.
  mutating func body(until closer: Closer) throws(LayoutFault) -> MathTree {
    let first = try row(until: closer)
    guard closer != .cell, isAtCellEnd() else { return first }
    var grid = MathTable(.gathered)
    try readRows(into: &grid, first: first, until: closer)
    if grid.columnCount > 1 { grid.kind = .aligned }
    grid.isDisplay = true
    if grid.rows.count == 1 {
      // Only stray `&`: nothing to line up with.
      return .row(grid.rows[0])
    }
    return .table(grid)
  }

  /// One row of items; the alphabet is what it was before when the row ends.
  mutating func row(until closer: Closer) throws(LayoutFault) -> MathTree {
    depth += 1
    guard depth <= LayoutFault.deepestNesting else { throw .tooDeep(at: sourceOffset(position)) }
    let outerFont = font
    let outerFences = openFences
    var list = try items(until: closer)
    if !isTooFenced { list = Fencing.matched(list) }
    font = outerFont
    openFences = outerFences
    depth -= 1
    return list.count == 1 ? list[0] : .row(list)
  }

  /// The items of a row, with `\over` and its like applied to all that stands before them.
  mutating func items(until closer: Closer) throws(LayoutFault) -> [MathTree] {
    var items: [MathTree] = []
    var infix: Infix?
    let outerFences = openFences
    while let byte = nextByte() {
      if isCloser(byte, for: closer) { break }
      if byte == UInt8(ascii: "\\"), let found = readInfix() {
        guard infix == nil else { throw .doubleInfix(at: sourceOffset(position)) }
        infix = Infix(kind: found, numerator: items)
        items = []
        continue
      }
      if let change = try readStyleChange() {
        let rest = try row(until: closer)
        items.append(.styled(change, rest))
        break
      }
      if let item = try scriptedItem() {
        items.append(item)
        countFences(item, since: outerFences)
      }
    }
    if let infix { return [infix.fraction(denominator: items)] }
    return items
  }

  private mutating func countFences(_ item: MathTree, since outer: Int) {
    if Fencing.isOpening(item) {
      openFences += 1
      if depth + openFences > LayoutFault.deepestNesting { isTooFenced = true }
    } else if openFences > outer, Fencing.closing(item) != nil {
      openFences -= 1
    }
  }

  /// Whether the byte at hand ends any list; the caller knows whether it is the right end.
  private mutating func isCloser(_ byte: UInt8, for closer: Closer) -> Bool {
    switch byte {
    case UInt8(ascii: "}"), UInt8(ascii: "$"): true
    case UInt8(ascii: "&"): !isEntity()
    case UInt8(ascii: "]"): closer == .bracket
    case UInt8(ascii: "\\"):
      switch peekCommand() {
      case "\\", "cr", "newline", "tabularnewline", "end", "right", "middle": true
      case ")": closer == .parenthesis
      default: false
      }
    default: false
    }
  }

  /// Whether the next thing is `&`, `\\` or one of its synonyms.
  mutating func isAtCellEnd() -> Bool {
    guard let byte = nextByte() else { return false }
    if byte == UInt8(ascii: "&") { return !isEntity() }
    guard byte == UInt8(ascii: "\\") else { return false }
    switch peekCommand() {
    case "\\", "cr", "newline", "tabularnewline": return true
    default: return false
    }
  }

  /// The byte after spaces and comments, unread; nil at the end.
  mutating func nextByte() -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      if TeXParser.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "%"), !isPercentSign {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else {
        return byte
      }
    }
    return nil
  }

  /// Whether the `%` at hand follows a number and ends it: `90%`, not the start of a comment.
  private var isPercentSign: Bool {
    guard position > 0, TeXParser.isDigit(bytes[position - 1]) else { return false }
    guard position + 1 < bytes.count else { return true }
    switch bytes[position + 1] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "\\"),
      UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "]"), 0x80...:
      return true
    default: return false
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// An offset in the text as it was given; 0 where macros have moved everything.
  func sourceOffset(_ offset: Int) -> Int { expansions == 0 ? offset : 0 }

  func sourceRange(_ start: Int) -> SourceRange {
    expansions == 0 ? SourceRange(start, max(start, position)) : SourceRange(at: 0)
  }
}
