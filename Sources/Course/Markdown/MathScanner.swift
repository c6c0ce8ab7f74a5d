import SourceText

/// Finds the formulas of a Markdown text: what is code is skipped, `\$` is a dollar sign, `$5 and $10` is money.
///
/// - `$…$`: no space behind the first `$`, none before the last, no digit right behind it, none right before the
///   first; no other `$` between (Pandoc's rule). A `$` alone on its line opens a formula that another such line ends.
///   Between spaces (`$ \alpha $`) only what has LaTeX in it is a formula.
/// - `$$…$$`, over blank lines only when `$$` begins a line and ends one.
/// - `` $`…`$ `` (GitHub's other spelling).
/// - `\begin{align}…\end{align}` and its like, which stand without dollars on many pages.
struct MathScanner {
  let bytes: [UInt8]
  private(set) var found: [Shield.Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the paragraph ends that the scanner is in: no `$…$` reaches further.
  private var paragraphEnd = 0
  private var knownChunkEnd = 0
  /// How many bytes a `$$` block with blank lines in it may have.
  private static let blockReach = 16_384
  /// Lengths of backtick runs that have no partner up to `paragraphEnd`.
  private var hopelessTicks: Set<Int> = []
  private var hopelessEnvironments: Set<String> = []
  private var lines: LineClasses

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineClasses(bytes)
  }

  mutating func scan() {
    var index = 0
    while index < bytes.count {
      if index >= paragraphEnd {
        if let end = lines.codeEnd(at: index) {
          index = end
          paragraphEnd = end
          continue
        }
        paragraphEnd = lines.paragraphEnd(from: index)
        hopelessTicks = []
        hopelessEnvironments = []
      }
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        index = environment(at: index) ?? index + 2
      case UInt8(ascii: "`"):
        index = codeSpan(at: index)
      case UInt8(ascii: "$"):
        index = dollar(at: index)
      case 0xEE, 0xEF, 0xF3, 0xF4:
        index = privateUse(at: index)
      default:
        index += 1
      }
    }
  }

  // MARK: - Dollars

  private mutating func dollar(at start: Int) -> Int {
    let next = byte(start + 1)
    if next == UInt8(ascii: "$") { return doubleDollar(at: start) }
    if next == UInt8(ascii: "`"), let end = tickedMath(at: start) { return end }
    if isAlone(start), let close = loneDollar(after: start) {
      add(start, close + 1, inner: SourceRange(start + 1, close), displayed: true)
      if close >= paragraphEnd { paragraphEnd = lines.paragraphEnd(from: close + 1) }
      return close + 1
    }
    guard let next, !isDigit(byte(start - 1)) else { return start + 1 }
    if isSpace(next) {
      guard let close = paddedDollar(after: start) else { return start + 1 }
      add(start, close + 1, inner: SourceRange(start + 1, close), displayed: false)
      return close + 1
    }
    guard let close = closingDollar(after: start) else {
      reportUnclosed(at: start)
      return start + 1
    }
    add(start, close + 1, inner: SourceRange(start + 1, close), displayed: false)
    return close + 1
  }

  /// The end of `$ \alpha $`: spaces on both sides, in one line, and LaTeX between.
  private func paddedDollar(after start: Int) -> Int? {
    var index = start + 1
    var hasMarkup = false
    while index < paragraphEnd, !isLineEnd(bytes[index]) {
      switch bytes[index] {
      case UInt8(ascii: "$"): return hasMarkup && isSpace(bytes[index - 1]) ? index : nil
      case UInt8(ascii: "\\"):
        hasMarkup = hasMarkup || isLetter(byte(index + 1))
        index += 1
      case UInt8(ascii: "^"), UInt8(ascii: "_"): hasMarkup = true
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The next `$` when it can close a formula.
  private func closingDollar(after start: Int) -> Int? {
    var index = start + 1
    while index < paragraphEnd {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        index = endOfTextGroup(at: index) ?? index + 2
        continue
      case UInt8(ascii: "$"):
        let before = bytes[index - 1]
        return index > start + 1 && !isSpace(before) && !isDigit(byte(index + 1)) ? index : nil
      default: index += 1
      }
    }
    return nil
  }

  /// Past `\text{…}` whose words may hold formulas of their own: `\text{if $y$ is 1}`.
  private func endOfTextGroup(at index: Int) -> Int? {
    guard let open = ["\\text{", "\\mbox{", "\\textrm{", "\\textbf{"].first(where: { has($0, at: index) })
    else { return nil }
    var depth = 1
    var index = index + open.utf8.count
    let limit = min(paragraphEnd, index + MathScanner.textGroupReach)
    while index < limit && depth > 0 {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      index += 1
    }
    return depth == 0 ? min(index, limit) : nil
  }

  /// Longest `\\text{…}`; keeps a million unclosed ones from costing a million looks ahead.
  private static let textGroupReach = 512

  private mutating func loneDollar(after start: Int) -> Int? {
    var index = start + 1
    let end = chunkEnd(from: start)
    while index < end {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "$") { return isAlone(index) ? index : nil }
      index += 1
    }
    return nil
  }

  private mutating func doubleDollar(at start: Int) -> Int {
    let limit = lines.isAtStart(start) ? chunkEnd(from: start) : paragraphEnd
    if let close = doubleDollar(after: start + 2, to: limit) {
      if close > start + 2 {
        add(start, close + 2, inner: SourceRange(start + 2, close), displayed: true)
      }
      if close >= paragraphEnd { paragraphEnd = lines.paragraphEnd(from: close + 2) }
      return close + 2
    }
    let reach = min(bytes.count, start + MathScanner.blockReach)
    if lines.isAtStart(start), let close = doubleDollar(after: start + 2, to: reach),
      lines.isAtEnd(close + 2), !lines.hasHeadingOrFence(from: start, to: close)
    {
      add(start, close + 2, inner: SourceRange(start + 2, close), displayed: true)
      paragraphEnd = lines.paragraphEnd(from: close + 2)
      return close + 2
    }
    diagnostics.append(
      Diagnostic(
        "course.unclosed-math", at: SourceRange(start, start + 2),
        "the formula that '$$' opens is never closed", help: "end it with '$$'"))
    return start + 2
  }

  /// Where the chunk of lines ends that holds `index`; a chunk is walked once, however many formulas it has.
  private mutating func chunkEnd(from index: Int) -> Int {
    if index >= knownChunkEnd { knownChunkEnd = lines.chunkEnd(from: index) }
    return knownChunkEnd
  }

  private func doubleDollar(after start: Int, to limit: Int) -> Int? {
    var index = start
    while index + 1 < limit {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "$") && bytes[index + 1] == UInt8(ascii: "$") { return index }
      index += 1
    }
    return nil
  }

  private mutating func tickedMath(at start: Int) -> Int? {
    var index = start + 2
    while index + 1 < paragraphEnd {
      if bytes[index] == UInt8(ascii: "`") {
        guard bytes[index + 1] == UInt8(ascii: "$"), index > start + 2 else { return nil }
        add(start, index + 2, inner: SourceRange(start + 2, index), displayed: false)
        return index + 2
      }
      index += 1
    }
    return nil
  }

  /// Reports `$\frac{a}{b` but not `$5` or a `$` that may well be a dollar sign.
  private mutating func reportUnclosed(at start: Int) {
    var index = start + 1
    while index < paragraphEnd, bytes[index] != UInt8(ascii: "$"), !isLineEnd(bytes[index]) {
      let isMarkup =
        switch bytes[index] {
        case UInt8(ascii: "\\"): isLetter(byte(index + 1))
        case UInt8(ascii: "^"), UInt8(ascii: "_"): byte(index + 1) == UInt8(ascii: "{")
        default: false
        }
      if isMarkup {
        diagnostics.append(
          Diagnostic(
            "course.unclosed-math", at: SourceRange(start, start + 1),
            "the formula that '$' opens is never closed",
            help: "end it with '$', or write \\$ for a dollar sign"))
        return
      }
      index += 1
    }
  }

  // MARK: - Environments, code, private characters

  private static let environments = [
    "align", "align*", "aligned", "alignat", "alignat*", "array", "bmatrix", "Bmatrix", "cases",
    "eqnarray", "eqnarray*", "equation", "equation*", "gather", "gather*", "gathered", "matrix",
    "multline", "multline*", "pmatrix", "smallmatrix", "split", "vmatrix", "Vmatrix",
  ]

  private mutating func environment(at start: Int) -> Int? {
    guard has("\\begin{", at: start) else { return nil }
    let name = start + 7
    guard let close = bytes[name..<min(name + 12, bytes.count)].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let word = String(decoding: bytes[name..<close], as: UTF8.self)
    guard MathScanner.environments.contains(word), !hopelessEnvironments.contains(word) else {
      return nil
    }
    let opening = "\\begin{\(word)}"
    let ending = "\\end{\(word)}"
    var depth = 0
    var index = start
    while index < paragraphEnd {
      if bytes[index] == UInt8(ascii: "\\") {
        if has(opening, at: index) { depth += 1 }
        if has(ending, at: index) { depth -= 1 }
        if depth == 0 {
          let end = index + ending.utf8.count
          add(start, end, inner: SourceRange(start, end), displayed: true)
          return end
        }
        index += 2
      } else {
        index += 1
      }
    }
    hopelessEnvironments.insert(word)
    return nil
  }

  private mutating func codeSpan(at start: Int) -> Int {
    let length = tickRun(at: start)
    // libcmark itself looks no further for runs longer than this.
    guard length <= 80, !hopelessTicks.contains(length) else { return start + length }
    var index = start + length
    while index < paragraphEnd {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = tickRun(at: index)
      index += run
      if run == length { return index }
    }
    hopelessTicks.insert(length)
    return start + length
  }

  private func tickRun(at start: Int) -> Int {
    var end = start
    while end < bytes.count && bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }

  private mutating func privateUse(at start: Int) -> Int {
    let length = bytes[start] >= 0xF0 ? 4 : 3
    guard start + length <= bytes.count else { return start + 1 }
    let range = SourceRange(start, start + length)
    let scalar = String(decoding: bytes[start..<start + length], as: UTF8.self).unicodeScalars.first
    switch scalar?.value ?? 0 {
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD:
      found.append(Shield.Entry(original: .literal, range: range))
    default: break
    }
    return start + length
  }

  // MARK: - Bytes

  private mutating func add(_ start: Int, _ end: Int, inner: SourceRange, displayed: Bool) {
    let math = Math(
      latex: String(lines.withoutMargins(inner, openedAt: start).trimmed),
      range: lines.trimmed(inner, openedAt: start), isDisplayed: displayed)
    found.append(Shield.Entry(original: .math(math), range: SourceRange(start, end)))
  }

  /// Whether the byte at `index` is all that its line holds.
  private func isAlone(_ index: Int) -> Bool {
    lines.isAtStart(index) && lines.isAtEnd(index + 1)
  }

  private func byte(_ index: Int) -> UInt8? {
    bytes.indices.contains(index) ? bytes[index] : nil
  }

  private func has(_ text: String, at index: Int) -> Bool {
    let wanted = text.utf8
    guard index + wanted.count <= bytes.count else { return false }
    return bytes[index..<index + wanted.count].elementsEqual(wanted)
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (0x30...0x39).contains($0) } ?? false
  }

  private func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
