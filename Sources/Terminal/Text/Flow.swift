internal import SourceText

/// Running text that is to be broken into lines.
struct Flow {
  private struct Piece {
    let text: String
    let width: Int
    var style: Style
    let first: LineBreaking.Class
    let last: LineBreaking.Class
    /// Whether a line must end here.
    var isLineEnd = false
    /// A line may end after it although the classes say nothing.
    var allowsBreakAfter = false
  }

  private var pieces: [Piece] = []

  init() {}

  var isEmpty: Bool { pieces.isEmpty }

  /// Text that may be broken wherever its language allows.
  mutating func append(_ text: String, _ style: Style = .plain) {
    for character in text {
      if character == "\n" || character == "\r\n" {
        append(" ", style)
        continue
      }
      var kind = LineBreaking.classify(character)
      // A minus is no hyphen: it stays with its number.
      if kind == .hyphen && pieces.last?.last != .letter { kind = .opening }
      let shown = Flow.visible(character)
      pieces.append(
        Piece(text: shown, width: DisplayWidth.columns(of: shown), style: style, first: kind, last: kind))
    }
  }

  /// Text that stays on one line (a short formula, a key), unless it alone is wider than the line.
  mutating func appendWhole(_ text: String, _ style: Style = .plain) {
    guard let first = text.first, let last = text.last else { return }
    pieces.append(
      Piece(
        text: text, width: DisplayWidth.columns(of: text), style: style,
        first: LineBreaking.classify(first), last: LineBreaking.classify(last)))
  }

  /// Text that may be broken at its spaces alone: a long formula on one line.
  mutating func appendAtSpaces(_ text: String, _ style: Style = .plain) {
    var isFirst = true
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !isFirst { append(" ", style) }
      isFirst = false
      appendWhole(String(word), style)
    }
  }

  mutating func append(_ other: Flow) { pieces += other.pieces }

  /// Every piece with a style worked out from its own.
  func restyled(_ change: (Style) -> Style) -> Flow {
    var flow = self
    for index in flow.pieces.indices { flow.pieces[index].style = change(flow.pieces[index].style) }
    return flow
  }

  /// A line end of the source: a space, and nothing between two ideographs.
  mutating func appendSoftBreak() {
    guard let last = pieces.last, last.last != .space else { return }
    var space = Piece(text: " ", width: 1, style: .plain, first: .space, last: .space)
    space.allowsBreakAfter = true
    pieces.append(space)
  }

  mutating func appendLineEnd() {
    pieces.append(Piece(text: "", width: 0, style: .plain, first: .space, last: .space, isLineEnd: true))
  }

  /// Columns it would take on one line.
  var width: Int { settled.reduce(0) { $0 + $1.width } }

  /// The widest part that no line break divides.
  var widestPart: Int {
    var widest = 0
    var width = 0
    let pieces = settled
    for (index, piece) in pieces.enumerated() {
      if piece.first != .space { width += piece.width }
      widest = max(widest, width)
      let mayEnd =
        index + 1 < pieces.count && LineBreaking.isAllowed(between: piece.last, and: pieces[index + 1].first)
      if mayEnd { width = 0 }
    }
    return widest
  }

  /// The lines, none wider than `columns` (at least 1); a grapheme too wide for that is dropped.
  func lines(columns: Int) -> [Line] {
    let columns = max(1, columns)
    var lines: [Line] = []
    var start = 0
    let pieces = settled
    while start < pieces.count {
      var width = 0
      var index = start
      var lastBreak: Int?
      var isForced = false
      while index < pieces.count {
        let piece = pieces[index]
        if piece.isLineEnd {
          isForced = true
          break
        }
        // A space may stand beyond the edge: it is not shown there.
        if width + piece.width > columns && piece.first != .space { break }
        width += piece.width
        index += 1
        if index < pieces.count,
          LineBreaking.isAllowed(between: piece.last, and: pieces[index].first)
        {
          lastBreak = index
        }
      }
      var end = index
      if index < pieces.count && !isForced {
        if let lastBreak, lastBreak > start {
          end = lastBreak
        } else if index == start {
          // One piece is wider than the line: cut it where the line ends.
          lines += cut(pieces[index], columns)
          start = index + 1
          continue
        }
      }
      lines.append(line(pieces[start..<end]))
      start = isForced ? end + 1 : end
      while !isForced && start < pieces.count && pieces[start].first == .space && !pieces[start].isLineEnd {
        start += 1
      }
    }
    return lines
  }

  /// Soft breaks between ideographs are nothing.
  private var settled: [Piece] {
    var result: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      if piece.allowsBreakAfter {
        let isWide: (Piece) -> Bool = { piece in
          piece.last == .ideograph || piece.width == 2 && piece.last != .letter
        }
        if let last = result.last, index + 1 < pieces.count, isWide(last), isWide(pieces[index + 1]) {
          continue
        }
      }
      result.append(piece)
    }
    return result
  }

  private func line(_ pieces: ArraySlice<Piece>) -> Line {
    var pieces = pieces
    while let last = pieces.last, last.last == .space, last.style.attributes.isDisjoint(with: .reversed) {
      pieces.removeLast()
    }
    var line = Line()
    for piece in pieces { line.append(piece.text, piece.style) }
    return line
  }

  private func cut(_ piece: Piece, _ columns: Int) -> [Line] {
    var lines: [Line] = []
    var text = ""
    var width = 0
    for character in piece.text {
      let own = DisplayWidth.columns(of: String(character))
      if own > columns { continue }
      if width + own > columns {
        lines.append(Line(text, piece.style))
        text = ""
        width = 0
      }
      text.append(character)
      width += own
    }
    if !text.isEmpty { lines.append(Line(text, piece.style)) }
    return lines
  }

  /// Control characters cannot reach the terminal from a lesson or an answer: they show as `␛`.
  static func visible(_ character: Character) -> String {
    guard let scalar = character.unicodeScalars.first else { return "" }
    let value = scalar.value
    if character == "\t" { return " " }
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) { return String(Character(picture)) }
    if value == 0x7F { return "␡" }
    if (0x80..<0xA0).contains(value) || isDirection(value) { return "\u{FFFD}" }
    return String(character)
  }

  /// Invisible characters that turn the direction of text around.
  private static func isDirection(_ value: UInt32) -> Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    return text.map(visible).joined()
  }
}
