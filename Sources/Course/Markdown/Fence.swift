import SourceText

/// The text of a fenced block together with where its lines stand in the file.
struct Fence {
  let text: String
  /// The whole block.
  let range: SourceRange
  /// The first line of the text in the file, counted from 1.
  let firstLine: Int
  let positions: Positions
  let source: [UInt8]

  /// The byte of a line and a column, both counted from 0, the column in scalars.
  func place(_ line: Int, _ column: Int) -> Int {
    let whole = positions.line(firstLine + line)
    let start = max(whole.lower, whole.upper - lineLength(line))
    var index = start
    var left = column
    while index < whole.upper && left > 0 {
      index += 1
      while index < whole.upper, source[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return min(index, range.upper)
  }

  /// Bytes of a line of the text; a quote's or a list's margin is not part of it.
  private func lineLength(_ line: Int) -> Int {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return line < lines.count ? lines[line].count : 0
  }
}
