internal import SourceText

/// Cuts an entry into statements: words, numbering, comments and markup aside.
///
/// Whatever is passed over becomes blanks of the same length first, so that every byte keeps its place.
struct LineScanner {
  private let original: [UInt8]
  private var bytes: [UInt8]
  private var skipped: [SourceRange] = []
  /// Bytes at which a statement ends, each with what opens behind it; nil keeps what was open.
  private var cuts: [(place: SourceRange, opening: Statement.Opening?)] = []
  private let isName: (String) -> Bool

  /// - Parameter isName: whether a word is a name of the exercise rather than prose.
  init(_ entry: String, isName: @escaping (String) -> Bool) {
    original = Array(entry.utf8)
    bytes = original
    self.isName = isName
  }

  mutating func scan() -> ScannedLine {
    blankComments()
    blankMarkup()
    cutAtLineBreaks()
    blankNumbering()
    blankForeignWords()
    blankWords()
    cutAtPunctuation()
    return ScannedLine(statements: statements(), skipped: merged(skipped))
  }

  // MARK: Blanks

  private mutating func blank(_ lower: Int, _ upper: Int, isTold: Bool) {
    for index in lower..<upper { bytes[index] = 0x20 }
    if isTold && upper > lower { skipped.append(SourceRange(lower, upper)) }
  }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    ASCII.starts(bytes, at: index, with: text)
  }

  private mutating func blankComments() {
    var index = 0
    while index < bytes.count {
      let isComment =
        (bytes[index] == 0x23 && (index == 0 || bytes[index - 1] != 0x5C))
        || (starts("//", at: index) && (index == 0 || bytes[index - 1] != 0x3A))
      guard isComment else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count && bytes[end] != 0x0A && bytes[end] != 0x0D { end += 1 }
      blank(index, end, isTold: true)
      index = end
    }
  }

  /// Environments whose `&` and `\\` are part of the formula.
  private static let grids: [StaticString] = ["matrix", "cases", "array"]

  private mutating func blankMarkup() {
    var index = 0
    var grids = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x24 || byte == 0x60 {
        blank(index, index + 1, isTold: false)
      } else if byte == 0x26 && grids == 0 {
        blank(index, index + 1, isTold: false)
      } else if byte == 0x5C {
        index = markup(at: index, &grids)
        continue
      }
      index += 1
    }
  }

  /// Blanks a LaTeX command that is layout, not formula; the index behind it.
  private mutating func markup(at start: Int, _ grids: inout Int) -> Int {
    var end = start + 1
    while end < bytes.count, ASCII.isLetter(bytes[end]) { end += 1 }
    if end == start + 1 {
      guard end < bytes.count else { return end }
      let sign = bytes[end]
      if sign == 0x5C {
        if grids == 0 {
          cut(start, end + 1, nil)
          blank(start, end + 1, isTold: false)
        }
      } else if sign == 0x5B || sign == 0x5D || sign == 0x28 || sign == 0x29 {
        blank(start, end + 1, isTold: false)
      }
      return end + 1
    }
    switch String(decoding: bytes[start + 1..<end], as: UTF8.self) {
    case "begin", "end":
      let close = argumentEnd(end)
      let isGrid = LineScanner.grids.contains { contains($0, end, close) }
      if isGrid {
        grids = max(0, grids + (bytes[start + 1] == 0x62 ? 1 : -1))
      } else {
        blank(start, close, isTold: false)
      }
      return close
    case "tag", "label":
      let close = argumentEnd(end)
      blank(start, close, isTold: false)
      return close
    case "text", "textrm", "textit", "textbf", "mbox", "intertext":
      let close = argumentEnd(end)
      if isProse(end + 1, close - 1) {
        blank(start, close, isTold: true)
        cut(start, close, nil)
      }
      return close
    case "notag", "nonumber", "quad", "qquad", "displaystyle", "hfill":
      blank(start, end, isTold: false)
      return end
    case "Rightarrow", "implies", "Longrightarrow", "Leftrightarrow", "iff", "rightarrow", "to", "therefore",
      "because", "longrightarrow":
      blank(start, end, isTold: false)
      cut(start, end, .plain)
      return end
    default:
      return end
    }
  }

  private func argumentEnd(_ start: Int) -> Int {
    guard start < bytes.count, bytes[start] == 0x7B else { return start }
    var depth = 0
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x7B { depth += 1 }
      if bytes[index] == 0x7D {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
      index += 1
    }
    return bytes.count
  }

  private func contains(_ text: StaticString, _ lower: Int, _ upper: Int) -> Bool {
    guard lower < upper else { return false }
    for index in lower..<upper where starts(text, at: index) { return true }
    return false
  }

  /// Upright text that is a sentence rather than the name of a function.
  private func isProse(_ lower: Int, _ upper: Int) -> Bool {
    guard lower < upper else { return true }
    let piece = bytes[lower..<upper]
    if piece.contains(where: { $0 >= 0x80 || $0 == 0x20 }) { return true }
    let word = ASCII.lowercased(piece)
    return ProseWords.role(of: word) != nil
  }

  // MARK: Cuts

  private mutating func cut(_ lower: Int, _ upper: Int, _ opening: Statement.Opening?) {
    cuts.append((SourceRange(lower, upper), opening))
  }

  private mutating func cutAtLineBreaks() {
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
      blank(index, index + 1, isTold: false)
      cut(index, index + 1, .plain)
    }
  }

  /// Beginnings of the physical lines of the entry.
  private var lineStarts: [Int] {
    var starts = [0]
    for index in original.indices where original[index] == 0x0A { starts.append(index + 1) }
    return starts
  }

  private mutating func blankNumbering() {
    for start in lineStarts {
      var index = start
      while index < bytes.count && (bytes[index] == 0x20 || bytes[index] == 0x09) { index += 1 }
      if let end = numberingEnd(index) { blank(index, end, isTold: true) }
    }
  }

  /// `1)`, `(2)`, `3.`, `①`, `•`, `*` and the like.
  private func numberingEnd(_ start: Int) -> Int? {
    var index = start
    for mark: StaticString in ["•", "‣", "▪", "·", "∴", "∵"] where starts(mark, at: index) {
      return index + mark.utf8CodeUnitCount
    }
    if index + 1 < bytes.count, bytes[index] == 0x2A, bytes[index + 1] == 0x20 { return index + 1 }
    // ① … ⑳
    if index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x91,
      (0xA0...0xB3).contains(bytes[index + 2])
    {
      return index + 3
    }
    let opens = index < bytes.count && bytes[index] == 0x28
    let opensWide = starts("（", at: index)
    if opens { index += 1 } else if opensWide { index += 3 }
    let digits = index
    while index < bytes.count, ASCII.isDigit(bytes[index]), index - digits < 3 { index += 1 }
    guard index > digits, index < bytes.count else { return nil }
    if starts("）", at: index) || starts("、", at: index) || starts("．", at: index) { return index + 3 }
    let closes = bytes[index] == 0x29
    guard closes || (!opens && !opensWide && (bytes[index] == 0x2E || bytes[index] == 0x3A)) else {
      return nil
    }
    index += 1
    // `(2) * c` and `1.5` are formulas.
    guard index < bytes.count, bytes[index] == 0x20 else { return nil }
    while index < bytes.count && bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    let next = bytes[index]
    let isOperator = next == 0x2A || next == 0x2F || next == 0x5E || next == 0x2B
    if isOperator || (opens && (next == 0x2D || next == 0x3D)) { return nil }
    return index
  }

  // MARK: Words

  /// Chinese words and punctuation: no formula holds any.
  private mutating func blankForeignWords() {
    var index = 0
    while index < bytes.count {
      let (scalar, length) = self.scalar(at: index)
      guard LineScanner.isForeign(scalar) else {
        index += length
        continue
      }
      var end = index
      var last = scalar
      while end < bytes.count {
        let (next, size) = self.scalar(at: end)
        guard LineScanner.isForeign(next) else { break }
        last = next
        end += size
      }
      let words = String(decoding: bytes[index..<end], as: UTF8.self)
      var opening: Statement.Opening?
      for scalar in words.unicodeScalars {
        switch scalar {
        case "令", "设", "記", "记": opening = .naming
        case "其", "当", "取", "若": opening = opening ?? .condition
        case "得", "则", "所", "故", "此": opening = .plain
        default: break
        }
      }
      // A comma keeps what was open.
      let isComma = last.value == 0x3001 || last.value == 0xFF0C
      blank(index, end, isTold: words.unicodeScalars.contains { $0.value >= 0x4E00 && $0.value < 0xA000 })
      cut(index, end, opening ?? (isComma ? nil : .plain))
      index = end
    }
  }

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001, 0x3002, 0x4E00...0x9FFF, 0x3400...0x4DBF: true
    // ！ ， ： ； ？
    case 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    // ⇒ ⟹ → ∴ ∵ ⇔
    case 0x21D2, 0x27F9, 0x2192, 0x2234, 0x2235, 0x21D4: true
    // ✓ ✔ ∎ □ ■
    case 0x2713, 0x2714, 0x220E, 0x25A1, 0x25A0: true
    default: false
    }
  }

  private func scalar(at index: Int) -> (Unicode.Scalar, Int) {
    let byte = bytes[index]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else {
      return (Unicode.Scalar(byte < 0x80 ? byte : 0x3F), 1)
    }
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "?", length)
  }

  private struct Word {
    let lower: Int
    let upper: Int
    let text: String
    let role: ProseWords.Role?
  }

  private mutating func blankWords() {
    let words = self.words()
    for (index, word) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : nil
      let after = index + 1 < words.count ? words[index + 1] : nil
      guard let role = role(of: word, before, after) else { continue }
      blank(word.lower, word.upper, isTold: true)
      let opening: Statement.Opening? =
        switch role {
        case .naming: .naming
        case .condition: .condition
        case .filler: word.text == "so" || word.text == "then" || word.text == "hence" ? .plain : nil
        }
      cut(word.lower, word.upper, opening)
    }
  }

  private func words() -> [Word] {
    var found: [Word] = []
    var index = 0
    while index < bytes.count {
      guard ASCII.isLetter(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, ASCII.isLetter(bytes[end]) || bytes[end] == 0x5F || ASCII.isDigit(bytes[end]) {
        end += 1
      }
      if index == 0 || (bytes[index - 1] != 0x5C && bytes[index - 1] != 0x2E && bytes[index - 1] < 0x80) {
        let text = String(decoding: bytes[index..<end], as: UTF8.self)
        found.append(
          Word(
            lower: index, upper: end, text: text,
            role: ProseWords.role(of: ASCII.lowercased(bytes[index..<end]))))
      }
      index = end
    }
    return found
  }

  private func role(of word: Word, _ before: Word?, _ after: Word?) -> ProseWords.Role? {
    if word.text.utf8.count < 2 || isName(word.text) || !standsAlone(word) { return nil }
    guard let role = word.role else { return isSentence(word, before, after) ? .filler : nil }
    guard ProseWords.isAmbiguous(ASCII.lowercased(bytes[word.lower..<word.upper])) else { return role }
    // `by` may be b · y: it is a word beside other words.
    if let before, before.role != nil, isNeighbour(before, word) { return role }
    if let after, after.role != nil, isNeighbour(word, after) { return role }
    return nil
  }

  /// Blanks, brackets or the ends of the line on both sides: no operator and no script belongs to it.
  private func standsAlone(_ word: Word) -> Bool {
    func isEdge(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x2C || byte == 0x3A || byte == 0x3B
    }
    let opens = word.lower == 0 || isEdge(bytes[word.lower - 1]) || bytes[word.lower - 1] == 0x28
    let closes =
      word.upper == bytes.count || isEdge(bytes[word.upper]) || bytes[word.upper] == 0x2E
      || bytes[word.upper] == 0x29
    return opens && closes
  }

  private func isNeighbour(_ first: Word, _ second: Word) -> Bool {
    first.upper <= second.lower
      && bytes[first.upper..<second.lower].allSatisfy { $0 == 0x20 || $0 == 0x2C }
  }

  /// A longer word that is not known, among other words or at the edge of the line.
  private func isSentence(_ word: Word, _ before: Word?, _ after: Word?) -> Bool {
    guard word.text.utf8.count >= 4, word.text.utf8.allSatisfy({ ASCII.isLetter($0) }) else { return false }
    if let before, before.role != nil, isNeighbour(before, word) { return true }
    if let after, after.role != nil, isNeighbour(word, after) { return true }
    return false
  }

  // MARK: Statements

  /// Commas and semicolons between statements, outside of every bracket.
  private mutating func cutAtPunctuation() {
    var depth = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth = max(0, depth - 1)
      case 0x2C where depth == 0, 0x3B where depth == 0:
        // `\,` and `\;` are spaces.
        if index == 0 || original[index - 1] != 0x5C {
          cut(index, index + 1, nil)
          blank(index, index + 1, isTold: false)
        }
      case 0x3D where depth == 0 && index + 1 < bytes.count && bytes[index + 1] == 0x3E:
        // `=>` follows from, unless it is a learner's `≥`.
        cut(index, index + 2, .plain)
        blank(index, index + 2, isTold: false)
      case 0x3A where depth == 0 && !(index + 1 < bytes.count && bytes[index + 1] == 0x3D):
        cut(index, index + 1, nil)
        blank(index, index + 1, isTold: false)
      case 0x2D where index + 1 < bytes.count && bytes[index + 1] == 0x3E:
        cut(index, index + 2, .plain)
        blank(index, index + 2, isTold: false)
      default: break
      }
      index += 1
    }
  }

  private func statements() -> [Statement] {
    var found: [Statement] = []
    var opening = Statement.Opening.plain
    var start = 0
    func add(_ upper: Int) {
      var lower = start
      var upper = upper
      func isEdge(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x3A }
      while lower < upper, isEdge(bytes[lower]), !starts(":=", at: lower) { lower += 1 }
      while upper > lower, isEdge(bytes[upper - 1]) || bytes[upper - 1] == 0x2E { upper -= 1 }
      guard upper > lower else { return }
      found.append(
        Statement(
          text: String(decoding: bytes[lower..<upper], as: UTF8.self), range: SourceRange(lower, upper),
          opening: opening))
    }
    for cut in cuts.sorted(by: { $0.place.lower < $1.place.lower }) {
      if cut.place.lower >= start { add(cut.place.lower) }
      start = max(start, cut.place.upper)
      if let next = cut.opening { opening = next }
    }
    add(bytes.count)
    // Beside equations, what is none is a part of a sentence.
    if found.count > 1, found.contains(where: { LineScanner.hasRelation($0.text) }) {
      found.removeAll { !LineScanner.hasRelation($0.text) }
    }
    return found
  }

  /// Whether a relation stands outside of every bracket.
  static func hasRelation(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var depth = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth = max(0, depth - 1)
      case 0x3D where depth == 0, 0x3C where depth == 0, 0x3E where depth == 0: return true
      // ≈ ≡ ≤ ≥ ≠ ＝
      case 0xE2 where depth == 0 && index + 1 < bytes.count && bytes[index + 1] == 0x89: return true
      case 0xEF where depth == 0 && index + 2 < bytes.count && bytes[index + 2] == 0x9D: return true
      default: break
      }
    }
    let commands: [StaticString] = ["\\approx", "\\equiv", "\\simeq", "\\le", "\\ge", "\\ne", "\\coloneqq"]
    return commands.contains { command in
      bytes.indices.contains { bytes[$0] == 0x5C && ASCII.starts(bytes, at: $0, with: command) }
    }
  }

  private func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    var result: [SourceRange] = []
    for range in ranges.sorted(by: { $0.lower < $1.lower }) {
      if let last = result.last,
        range.lower <= last.upper
          || original[last.upper..<range.lower].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      {
        result[result.count - 1] = last.union(range)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
