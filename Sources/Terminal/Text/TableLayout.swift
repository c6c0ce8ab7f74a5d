internal import Course

/// Rows under headings: columns side by side where they fit, `heading: cell` below each other where not.
struct TableLayout {
  var alignments: [Block.Table.Alignment]
  var header: [Flow]
  var rows: [[Flow]]
  /// Rows marked with an arrow.
  var highlighted: Set<Int> = []

  func lines(_ setting: Setting) -> [Line] {
    if header.isEmpty { return [] }
    let mark = highlighted.isEmpty ? 0 : 2
    if !setting.isSpoken, let widths = widths(fitting: setting.columns - mark) {
      return grid(widths, mark, setting)
    }
    return listed(setting)
  }

  private static let gap = 2

  /// Column widths that fit: the natural ones, or narrower ones that cut no word.
  private func widths(fitting columns: Int) -> [Int]? {
    let cells = header.indices.map { column in [header[column]] + rows.map { $0[column] } }
    var widths = cells.map { $0.map(\.width).max() ?? 0 }
    let least = cells.map { column in column.map(\.widestPart).max() ?? 0 }
    let room = columns - TableLayout.gap * (header.count - 1)
    if least.reduce(0, +) > room { return nil }
    while widths.reduce(0, +) > room {
      // The widest that still can give way gives a column.
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
    }
    // A table of towers is harder to read than a list.
    let tallest =
      rows.flatMap { row in row.indices.map { row[$0].lines(columns: widths[$0]).count } }.max() ?? 1
    return tallest > 6 ? nil : widths.map { max(1, $0) }
  }

  private func grid(_ widths: [Int], _ mark: Int, _ setting: Setting) -> [Line] {
    let rule = widths.map { String(repeating: setting.asciiOnly ? "-" : "─", count: $0) }
    var lines = row(header, widths, mark, nil) { $0.with(.bold) }
    lines.append(Line(rule.joined(separator: "  "), .quiet).indented(by: mark))
    for (number, cells) in rows.enumerated() {
      let isMarked = highlighted.contains(number)
      lines += row(cells, widths, mark, isMarked ? (setting.asciiOnly ? "> " : "▸ ") : nil) {
        isMarked ? $0.with(.bold) : $0
      }
    }
    return lines
  }

  private func row(
    _ cells: [Flow], _ widths: [Int], _ indent: Int, _ mark: String?, _ change: (Style) -> Style
  ) -> [Line] {
    let columns = cells.indices.map { cells[$0].lines(columns: widths[$0]) }
    let height = max(1, columns.map(\.count).max() ?? 1)
    return (0..<height).map { number in
      var line = Line(number == 0 ? mark ?? "" : "", .accent).padded(to: indent)
      for (column, cell) in columns.enumerated() {
        let text = (number < cell.count ? cell[number] : .empty).restyled(change)
        let free = widths[column] - text.width
        let before =
          switch alignments[column] {
          case .natural, .left: 0
          case .center: free / 2
          case .right: free
          }
        if column > 0 { line.append(String(repeating: " ", count: TableLayout.gap)) }
        line.append(String(repeating: " ", count: max(0, before)))
        line.append(text)
        if column + 1 < columns.count { line.append(String(repeating: " ", count: max(0, free - before))) }
      }
      return line.trimmed
    }
  }

  private func listed(_ setting: Setting) -> [Line] {
    var lines: [Line] = []
    for (number, cells) in rows.enumerated() {
      if number > 0 { lines.append(.empty) }
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        var flow = header[column]
        let isNamed = !flow.isEmpty
        flow = flow.restyled { $0.with(.bold) }
        if isNamed { flow.append(setting.language == .chinese ? "：" : ": ") }
        flow.append(cell)
        let isMarked = column == 0 && highlighted.contains(number)
        let indent = column == 0 ? 0 : 2
        let mark = isMarked ? (setting.asciiOnly ? "> " : "▸ ") : ""
        for (index, line) in flow.lines(columns: max(1, setting.columns - indent - mark.count)).enumerated() {
          lines.append((Line(index == 0 ? mark : "", .accent) + line).indented(by: indent))
        }
      }
    }
    return lines
  }
}
