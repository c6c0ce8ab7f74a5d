import SourceText

/// What the lines of a Markdown text are, as far as finding formulas needs it: code, blank, heading, list item, other.
///
/// An approximation of CommonMark's block rules, wrong only where code is indented inside odd lists. A mistake costs
/// little: a stand-in inside code is put back as it was typed.
struct LineClasses {
  private let bytes: [UInt8]
  /// Where the lines begin, and the length of the text at the end.
  private let starts: [Int]
  private var isInList = false
  private var isAfterBlank = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
      if endsLine { starts.append(index + 1) }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  /// The line that holds byte `index`, counted from 0.
  func line(of index: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return low
  }

  private var lineCount: Int { max(starts.count - 1, 0) }

  /// What stands before a line's text.
  struct Margin {
    /// First byte of the text.
    var start: Int
    var quotes = 0
    /// Columns of white space, list marks counted in, behind the last `>`.
    var indent = 0
    var hasListMark = false
  }

  func margin(ofLine line: Int) -> Margin {
    var margin = Margin(start: starts[line])
    let end = starts[line + 1]
    while margin.start < end {
      switch bytes[margin.start] {
      case UInt8(ascii: " "):
        margin.indent += 1
        margin.start += 1
      case UInt8(ascii: "\t"):
        margin.indent += 4 - margin.indent % 4
        margin.start += 1
      case UInt8(ascii: ">") where margin.indent < 4 || margin.hasListMark:
        margin.quotes += 1
        margin.indent = 0
        margin.start += 1
      default:
        guard margin.indent < 4 || margin.hasListMark || isInList,
          let length = listMark(at: margin.start, end)
        else { return margin }
        margin.hasListMark = true
        margin.indent += length
        margin.start += length
      }
    }
    return margin
  }

  /// The length of `-`, `*`, `+`, `12.` or `12)` before white space.
  private func listMark(at start: Int, _ end: Int) -> Int? {
    var index = start
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
    case 0x30...0x39:
      while index < end, index - start < 9, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else {
        return nil
      }
      index += 1
    default: return nil
    }
    guard index < end else { return nil }
    return isSpace(bytes[index]) ? index - start : nil
  }

  func isBlank(_ line: Int) -> Bool {
    bytes[starts[line]..<starts[line + 1]].allSatisfy { isSpace($0) || $0 == UInt8(ascii: ">") }
  }

  private func isHeading(_ margin: Margin) -> Bool {
    var index = margin.start
    while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let count = index - margin.start
    return (1...6).contains(count) && (index == bytes.count || isSpace(bytes[index]))
  }

  private func fence(_ margin: Margin) -> (mark: UInt8, length: Int)? {
    guard margin.start < bytes.count else { return nil }
    let mark = bytes[margin.start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var index = margin.start
    while index < bytes.count, bytes[index] == mark { index += 1 }
    let length = index - margin.start
    guard length >= 3 else { return nil }
    if mark == UInt8(ascii: "`") {
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
        if bytes[index] == mark { return nil }
        index += 1
      }
    }
    return (mark, length)
  }

  // MARK: - Walking down the text

  /// Where the code ends that begins with this line; nil when none does.
  mutating func codeEnd(at index: Int) -> Int? {
    let line = line(of: index)
    guard line < lineCount, starts[line] == index else { return nil }
    if isBlank(line) {
      isAfterBlank = true
      return starts[line + 1]
    }
    let margin = margin(ofLine: line)
    if isAfterBlank && margin.indent == 0 { isInList = false }
    if margin.hasListMark { isInList = true }
    defer { isAfterBlank = false }
    if let fence = fence(margin), margin.indent < 4 || isInList {
      return starts[endOfFence(fence, margin, from: line)]
    }
    guard isAfterBlank, !isInList, margin.indent >= 4 else { return nil }
    var end = line + 1
    while end < lineCount, isBlank(end) || self.margin(ofLine: end).indent >= 4 { end += 1 }
    return starts[end]
  }

  private func endOfFence(
    _ fence: (mark: UInt8, length: Int), _ margin: Margin, from line: Int
  ) -> Int {
    let leastIndent = margin.hasListMark ? margin.indent : margin.indent - 3
    var end = line + 1
    while end < lineCount {
      let inner = self.margin(ofLine: end)
      if isBlank(end) {
        if inner.quotes < margin.quotes { return end }
        end += 1
        continue
      }
      if inner.quotes < margin.quotes || inner.indent < leastIndent { return end }
      if let other = self.fence(inner), other.mark == fence.mark, other.length >= fence.length,
        isAtEnd(inner.start + other.length, allowing: [])
      {
        return end + 1
      }
      end += 1
    }
    return end
  }

  /// Where the paragraph ends that `index` is in: at a blank line, a fence, a heading, a list item.
  func paragraphEnd(from index: Int) -> Int { end(from: index, stoppingAtLists: true) }

  /// The same, over lines that look like list items: inside a formula they are `- y`.
  func chunkEnd(from index: Int) -> Int { end(from: index, stoppingAtLists: false) }

  private func end(from index: Int, stoppingAtLists: Bool) -> Int {
    var line = line(of: index)
    guard line < lineCount else { return bytes.count }
    if isHeading(margin(ofLine: line)) { return starts[line + 1] }
    line += 1
    while line < lineCount {
      let margin = margin(ofLine: line)
      if isBlank(line) || fence(margin) != nil || isHeading(margin) { break }
      if stoppingAtLists && margin.hasListMark { break }
      line += 1
    }
    return starts[line]
  }

  /// Whether a heading or a fence begins between two places. Tildes are no fence here: in a formula they are spaces.
  func hasHeadingOrFence(from index: Int, to end: Int) -> Bool {
    var line = line(of: index) + 1
    while line < lineCount, starts[line] < end {
      let margin = margin(ofLine: line)
      if fence(margin)?.mark == UInt8(ascii: "`") || isHeading(margin) { return true }
      line += 1
    }
    return false
  }

  // MARK: - Places in a line

  /// Nothing but quote and list marks before `index` in its line.
  func isAtStart(_ index: Int) -> Bool {
    margin(ofLine: line(of: index)).start == index
  }

  /// Nothing but white space, and at most the punctuation that ends a sentence, behind `index` in its line.
  func isAtEnd(_ index: Int, allowing punctuation: [UInt8] = Array(".,;:。，；：".utf8)) -> Bool {
    var index = index
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      guard isSpace(bytes[index]) || punctuation.contains(bytes[index]) else { return false }
      index += 1
    }
    return true
  }

  /// The text of a range over several lines, without the `>` of the quote that it was opened in.
  func withoutMargins(_ range: SourceRange, openedAt start: Int) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.upper - range.lower)
    let quotes = margin(ofLine: line(of: start)).quotes
    var index = range.lower
    while index < range.upper {
      if bytes[index] == 0x0D {
        text.append(0x0A)
        index += index + 1 < range.upper && bytes[index + 1] == 0x0A ? 2 : 1
      } else {
        text.append(bytes[index])
        index += 1
      }
      guard text.last == 0x0A else { continue }
      var left = quotes
      while left > 0, index < range.upper, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: ">") {
        if bytes[index] == UInt8(ascii: ">") { left -= 1 }
        if bytes[index] == 0x0A { break }
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A range without the white space, and the `>` of the quote that it was opened in, at its ends.
  func trimmed(_ range: SourceRange, openedAt start: Int) -> SourceRange {
    let isInQuote = margin(ofLine: line(of: start)).quotes > 0
    let isMargin = { (byte: UInt8) in isSpace(byte) || (isInQuote && byte == UInt8(ascii: ">")) }
    var range = range
    if range.lower < range.upper, isSpace(bytes[range.lower]) {
      while range.lower < range.upper, isMargin(bytes[range.lower]) { range.lower += 1 }
    }
    if range.upper > range.lower, isMargin(bytes[range.upper - 1]) {
      while range.upper > range.lower, isMargin(bytes[range.upper - 1]) { range.upper -= 1 }
    }
    return range
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
