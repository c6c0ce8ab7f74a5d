import SourceText

/// A pipe table, as GitHub writes it, found in a paragraph: CommonMark itself has none.
///
/// A line of cells, under it a line of dashes with as many cells (`|---|:--:|`), under that the rows. Lines above the
/// header stay a paragraph. A cell is cut at `|`; `\|` is a pipe in a cell. Short rows are filled, long ones
/// keep what is too much in their last cell, so nothing is lost.
struct TableReader {
  private let node: MarkdownNode
  private let range: SourceRange
  private let positions: Positions
  private let shield: Shield
  private let lines: [SourceRange]
  private let delimiter: Int
  private let alignments: [Block.Table.Alignment]

  init?(_ node: MarkdownNode, at range: SourceRange, _ positions: Positions, _ shield: Shield) {
    guard shield.bytes[range.lower..<range.upper].contains(UInt8(ascii: "|")) else { return nil }
    let lines = (node.startLine...max(node.startLine, node.endLine)).map { number in
      let line = positions.line(number)
      return SourceRange(max(line.lower, range.lower), min(line.upper, range.upper))
    }
    for index in lines.indices.dropFirst() {
      let cells = TableReader.cells(of: lines[index], in: shield.bytes)
      let found = cells.compactMap { TableReader.alignment(of: $0, in: shield.bytes) }
      guard found.count == cells.count,
        shield.bytes[lines[index].lower..<lines[index].upper].contains(UInt8(ascii: "|")),
        TableReader.cells(of: lines[index - 1], in: shield.bytes).count == cells.count
      else { continue }
      self.node = node
      self.range = range
      self.positions = positions
      self.shield = shield
      self.lines = lines
      delimiter = index
      alignments = found
      return
    }
    return nil
  }

  func blocks(_ reader: inout BlockReader) -> [Block] {
    var blocks: [Block] = []
    if delimiter > 1 {
      let above = SourceRange(lines[0].lower, lines[delimiter - 2].upper)
      let inlines = inlines(in: above, isCell: false, &reader)
      blocks += reader.paragraphs(inlines, at: above)
    }
    let header = row(lines[delimiter - 1], &reader)
    let rows = lines[(delimiter + 1)...].map { row($0, &reader) }
    let table = Block.Table(alignments: alignments, header: header, rows: rows)
    blocks.append(
      Block(.table(table), at: SourceRange(lines[delimiter - 1].lower, range.upper)))
    return blocks
  }

  private func row(_ line: SourceRange, _ reader: inout BlockReader) -> [[Inline]] {
    var cells = TableReader.cells(of: line, in: shield.bytes)
    if cells.count > alignments.count {
      let rest = cells[(alignments.count - 1)...]
      cells[alignments.count - 1] = rest.dropFirst().reduce(rest[alignments.count - 1]) { $0.union($1) }
      cells.removeSubrange(alignments.count...)
    }
    var row = cells.map { inlines(in: $0, isCell: true, &reader) }
    while row.count < alignments.count { row.append([]) }
    return row
  }

  /// Reads a part of the paragraph by itself.
  private func inlines(
    in part: SourceRange, isCell: Bool, _ reader: inout BlockReader
  ) -> [Inline] {
    guard !part.isEmpty else { return [] }
    let bytes = Shield.nothing + shield.bytes[part.lower..<part.upper]
    let tree = MarkdownNode.parse(bytes)
    guard let leaf = tree.children.first else { return [] }
    var inner = InlineReader(
      shield: shield,
      positions: Positions(bytes, base: part.lower, lead: Shield.nothing.count), leaf: leaf,
      isCell: isCell)
    let inlines = inner.read()
    reader.diagnostics += inner.diagnostics
    // The stand-in for nothing leaves an empty text.
    return inlines.filter { $0.kind != .text("") }
  }

  /// The cells of a line, white space around them left out.
  private static func cells(of line: SourceRange, in bytes: [UInt8]) -> [SourceRange] {
    var line = trimmed(line, bytes)
    while !line.isEmpty, bytes[line.lower] == UInt8(ascii: ">") {
      line = trimmed(SourceRange(line.lower + 1, line.upper), bytes)
    }
    if !line.isEmpty, bytes[line.lower] == UInt8(ascii: "|") { line.lower += 1 }
    var cells: [SourceRange] = []
    var start = line.lower
    var index = line.lower
    while index < line.upper {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "|"):
        cells.append(trimmed(SourceRange(start, index), bytes))
        start = index + 1
      default: break
      }
      index += 1
    }
    if start < line.upper || cells.isEmpty {
      cells.append(trimmed(SourceRange(start, line.upper), bytes))
    }
    return cells
  }

  private static func trimmed(_ range: SourceRange, _ bytes: [UInt8]) -> SourceRange {
    var range = range
    while range.lower < range.upper, isSpace(bytes[range.lower]) { range.lower += 1 }
    while range.upper > range.lower, isSpace(bytes[range.upper - 1]) { range.upper -= 1 }
    return range
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// What `---`, `:--`, `:-:`, `--:` says; nil for anything else.
  private static func alignment(
    of cell: SourceRange, in bytes: [UInt8]
  ) -> Block.Table.Alignment? {
    var inner = bytes[cell.lower..<cell.upper]
    let isLeft = inner.first == UInt8(ascii: ":")
    if isLeft { inner = inner.dropFirst() }
    let isRight = inner.last == UInt8(ascii: ":")
    if isRight { inner = inner.dropLast() }
    guard !inner.isEmpty, inner.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    return switch (isLeft, isRight) {
    case (true, true): .center
    case (true, false): .left
    case (false, true): .right
    case (false, false): .natural
    }
  }
}
