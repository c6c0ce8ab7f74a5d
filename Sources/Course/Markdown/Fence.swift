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
  /// Bytes of each line of the text; a quote's or a list's margin is not part of it.
  private let lengths: [Int]

  init(text: String, range: SourceRange, firstLine: Int, positions: Positions, source: [UInt8]) {
    self.text = text
    self.range = range
    self.firstLine = firstLine
    self.positions = positions
    self.source = source
    lengths = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(\.count)
  }

  /// The byte of a line and a column, both counted from 0, the column in scalars.
  func place(_ line: Int, _ column: Int) -> Int {
    let whole = positions.line(firstLine + line)
    let start = max(whole.lower, whole.upper - (line < lengths.count ? lengths[line] : 0))
    var index = start
    var left = column
    while index < whole.upper && left > 0 {
      index += 1
      while index < whole.upper, source[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return min(index, range.upper)
  }
}
