import SourceText

/// Turns libcmark's lines and columns into bytes of the file.
///
/// In the first line of a paragraph a column is a column of the file. In its further lines libcmark counts from
/// the text without its margin, as if that stood where the first line's text stands.
struct Positions {
  private let bytes: [UInt8]
  private let lines: SourceFile
  /// Where the text that libcmark was given begins in the file, and how many bytes were put in front of it.
  private let base: Int
  private let lead: Int

  init(_ bytes: [UInt8], base: Int = 0, lead: Int = 0) {
    self.bytes = bytes
    self.base = base
    self.lead = lead
    lines = SourceFile(name: "", text: String(decoding: bytes, as: UTF8.self))
  }

  /// The bytes of a block.
  func range(of node: MarkdownNode) -> SourceRange {
    let lower = offset(line: node.startLine, column: node.startColumn)
    let upper = offset(line: node.endLine, column: node.endColumn + 1)
    return SourceRange(lower, max(lower, upper))
  }

  /// The bytes of an inline in a paragraph or heading.
  func range(of node: MarkdownNode, in leaf: MarkdownNode) -> SourceRange {
    let lower = offset(line: node.startLine, column: node.startColumn, in: leaf)
    let upper = offset(line: node.endLine, column: node.endColumn + 1, in: leaf)
    return SourceRange(lower, max(lower, upper))
  }

  private func offset(line: Int, column: Int, in leaf: MarkdownNode) -> Int {
    guard line > leaf.startLine else { return offset(line: line, column: column) }
    let start = textStart(ofLine: line)
    return clamped(start + max(0, column - leaf.startColumn))
  }

  private func offset(line: Int, column: Int) -> Int {
    clamped(lines.start(ofLine: line) + max(0, column - 1))
  }

  private func clamped(_ offset: Int) -> Int {
    base + min(max(0, offset - lead), bytes.count - lead)
  }

  /// First byte of a line behind spaces, tabs and `>`.
  private func textStart(ofLine line: Int) -> Int {
    var index = lines.start(ofLine: line)
    while index < bytes.count,
      bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == UInt8(ascii: ">")
    {
      index += 1
    }
    return index
  }

  /// Start and end of a line's text, its line break left out.
  func line(_ number: Int) -> SourceRange {
    let start = lines.start(ofLine: number)
    return SourceRange(clamped(start), clamped(start + lines.line(number).utf8.count))
  }
}
