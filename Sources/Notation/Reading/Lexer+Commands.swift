extension Lexer {
  /// Reads what a backslash begins.
  mutating func addCommand() {
    let second = byte(1)
    guard isLetter(second) else {
      addSignCommand(second)
      return
    }
    var end = index + 1
    while end < bytes.count && isLetter(bytes[end]) { end += 1 }
    let length = end - index
    let meaning = Commands.table.meaning(of: bytes, index + 1, end)
    switch meaning.kind {
    case .letter: add(.letter, length, value: meaning.value)
    case .function: add(.function, length, value: meaning.value)
    case .relation: add(.relation, length, value: meaning.value)
    case .infinity: add(.infinity, length)
    case .skipped: skip(length)
    case .skippedWithArgument:
      skip(length)
      skipArgument()
    case .delimiter:
      skip(length)
      addDelimiter(meaning.value)
    case .upright:
      index = end
      addUpright()
    case .token: addToken(length, meaning.value)
    default: add(.unknownCommand, length)
    }
  }

  /// `\,`, `\{`, `\\` and their kin.
  private mutating func addSignCommand(_ second: UInt8) {
    switch second {
    case 0x7B: addOpen(.curly, length: 2)
    case 0x7D: addClose(.curly, length: 2)
    case 0x7C: add(.doubleBar, 2)
    case 0x5C: addLineEnd(2)
    case 0x25: add(.percent, 2)
    case 0x5F: add(.underscore, 2)
    case 0x2C, 0x21, 0x3B, 0x3A, 0x20, 0x3E, 0x28, 0x29, 0x5B, 0x5D, 0x2F, 0x26, 0x23, 0x24, 0x0A: skip(2)
    case 0: add(.stray, 1)
    default: add(.unknownCommand, 2)
    }
  }

  private mutating func addToken(_ length: Int, _ packed: UInt16) {
    guard let kind = Token.Kind(rawValue: UInt8(truncatingIfNeeded: packed)) else { return }
    let value = packed >> 8
    switch kind {
    case .begin: addEnvironment(length, begins: true)
    case .end_: addEnvironment(length, begins: false)
    case .newline: value == 1 ? addWideSpace(length) : addLineEnd(max(length, 2))
    case .open: addOpen(BracketStyle(rawValue: value) ?? .round, length: length)
    case .close: addClose(BracketStyle(rawValue: value) ?? .round, length: length)
    case .prime: add(kind, length, value: 1)
    case .stacked:
      skip(length)
      skipArgument()
      addStackedSign()
    default: add(kind, length, value: value)
    }
  }

  /// `\quad`: may separate formulas where lines do.
  private mutating func addWideSpace(_ length: Int) {
    if mayEndLine { add(.newline, length, value: 1) } else { skip(length) }
  }

  /// What stands behind `\left`, `\right` or `\middle`: an invisible `.` is skipped, a bar knows its side.
  private mutating func addDelimiter(_ side: UInt16) {
    while byte() == 0x20 || byte() == 0x0A { index += 1 }
    switch byte() {
    case 0x2E: skip(1)
    case 0x7C: add(.bar, 1, value: side)
    case 0x5C where byte(1) == 0x7C: add(.doubleBar, 2, value: side)
    default: break
    }
  }

  /// `{=}` under the note of `\overset`: a sign needs no braces.
  private mutating func addStackedSign() {
    while byte() == 0x20 { index += 1 }
    guard byte() == 0x7B else { return }
    let end = endOfBraces(index)
    switch byte(1) {
    case 0x3D, 0x3C, 0x3E, 0x3A, 0x7E:
      guard end - index <= 5 else { return }
      hiddenBrace = end - 1
      skip(1)
    default: break
    }
  }

  private mutating func skipArgument() {
    while byte() == 0x20 { index += 1 }
    guard byte() == 0x7B else { return }
    index = endOfBraces(index)
  }

  /// The offset behind the brace that closes the one at `start`; the end of the text where none does.
  private mutating func endOfBraces(_ start: Int) -> Int {
    if braceEnds.isEmpty { braceEnds = Lexer.braceEnds(in: bytes) }
    return Int(braceEnds[start])
  }

  /// For each opening brace the offset behind its partner, found once for the whole text.
  private static func braceEnds(in bytes: [UInt8]) -> [Int32] {
    var result = [Int32](repeating: Int32(truncatingIfNeeded: bytes.count), count: bytes.count)
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x7B: open.append(index)
      case 0x7D:
        if let start = open.popLast() { result[start] = Int32(truncatingIfNeeded: index + 1) }
      default: break
      }
      index += 1
    }
    return result
  }

  /// The braces behind `\text`: code and single words are read, phrases are words.
  private mutating func addUpright() {
    var brace = index
    while brace < bytes.count && (bytes[brace] == 0x20 || bytes[brace] == 0x2A) { brace += 1 }
    guard brace < bytes.count, bytes[brace] == 0x7B else { return }
    let end = endOfBraces(brace)
    index = brace
    if isReadable(brace + 1, max(brace + 1, end - 1)) {
      beginUpright()
    } else {
      add(.words, end - brace)
    }
  }

  private func isReadable(_ lower: Int, _ upper: Int) -> Bool {
    var start = lower
    var end = upper
    while start < end && bytes[start] == 0x20 { start += 1 }
    while end > start && bytes[end - 1] == 0x20 { end -= 1 }
    var word = start
    while word < end && isLetter(bytes[word]) { word += 1 }
    if KnownWords.table.meaning(of: bytes, start, word).kind == .keyword { return true }
    for offset in start..<min(end, start + 64) {
      let byte = bytes[offset]
      guard byte < 0x80, byte != 0x20, byte != 0x3A else { return false }
    }
    return true
  }

  /// `\begin{cases}`; environments of lines only group and leave no token.
  private mutating func addEnvironment(_ length: Int, begins: Bool) {
    var brace = index + length
    while brace < bytes.count && bytes[brace] == 0x20 { brace += 1 }
    guard brace < bytes.count, bytes[brace] == 0x7B else {
      add(.stray, length)
      return
    }
    var end = brace + 1
    while end < bytes.count && isLetter(bytes[end]) { end += 1 }
    let kind = environment(brace + 1, end)
    if end < bytes.count && bytes[end] == 0x2A { end += 1 }
    guard let kind, end < bytes.count, bytes[end] == 0x7D else {
      add(.unknownCommand, min(end + 1, bytes.count) - index)
      return
    }
    if begins { push(kind) } else { popEnvironment() }
    let isArray = bytes[brace + 1] == 0x61 && kind == .matrix
    if kind == .lines {
      skip(end + 1 - index)
    } else {
      add(begins ? .begin : .end_, end + 1 - index, value: kind.rawValue)
    }
    if isArray && begins { skipArgument() }
  }

  private func environment(_ lower: Int, _ upper: Int) -> Environment? {
    switch String(decoding: bytes[lower..<upper], as: UTF8.self) {
    case "aligned", "align", "split", "gather", "gathered", "equation", "eqnarray", "alignat", "multline":
      .lines
    case "matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix", "array": .matrix
    case "vmatrix": .determinant
    case "cases", "dcases", "rcases": .cases
    default: nil
    }
  }
}
