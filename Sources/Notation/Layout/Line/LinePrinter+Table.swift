/// Tables on one line.
extension LinePrinter {
  /// `[a, b; c, d]`: commas between columns, semicolons between rows.
  mutating func write(_ table: MathTable, isEnclosed: Bool) {
    switch table.kind {
    case .aligned, .gathered: equations(table)
    case .stacked: cells(table, between: ", ", rows: ", ")
    case .matrix:
      let isBare = table.opening == nil && table.closing == nil
      if isBare && !isEnclosed { append("[") } else { delimiter(table.opening) }
      cells(table, between: ", ", rows: "; ")
      if isBare && !isEnclosed { append("]") } else { delimiter(table.closing) }
    case .cases:
      append("{")
      cells(table, between: ", ", rows: "; ")
      append("}")
    }
  }

  private mutating func cells(_ table: MathTable, between: String, rows: String) {
    for (index, row) in table.rows.enumerated() {
      if index > 0 { separate(rows, after: table.rows[index - 1].last) }
      for (column, cell) in row.enumerated() {
        if column > 0 { separate(between, after: row[column - 1]) }
        write(cell, tight: table.kind == .stacked)
      }
    }
  }

  /// A separator, unless the author's own comma or semicolon does its work.
  private mutating func separate(_ mark: String, after cell: MathTree?) {
    if let cell, cell.isEmpty { return append(mark) }
    var count = text.count
    while count > 0, text[count - 1] == 0x20 { count -= 1 }
    let endsInMark =
      count > 0 && (text[count - 1] == UInt8(ascii: ",") || text[count - 1] == UInt8(ascii: ";"))
    trimSpaces()
    append(endsInMark ? " " : mark)
  }

  private mutating func equations(_ table: MathTable) {
    for (index, row) in table.rows.enumerated() {
      let items = LinePrinter.joined(row)
      if index > 0 {
        let continues = items.first { !$0.isBlank }.map(BlockPrinter.isSpaced) ?? false
        if continues, table.tags.isEmpty { trimSpaces() } else { separate("; ", after: nil) }
      }
      write(.row(items), tight: false)
      if table.tags.indices.contains(index), let tag = table.tags[index] {
        append("  ")
        write(tag, tight: false)
      }
    }
  }

  /// The cells of a row as one row.
  static func joined(_ row: [MathTree]) -> [MathTree] {
    var items: [MathTree] = []
    for (column, cell) in row.enumerated() {
      if column > 0, column % 2 == 0 { items.append(.space(36)) }
      items += cell.items
    }
    return items
  }
}
