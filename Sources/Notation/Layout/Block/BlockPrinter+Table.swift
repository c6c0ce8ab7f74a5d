/// Matrices, cases and aligned equations.
extension BlockPrinter {
  mutating func layout(_ table: MathTable, _ style: Style) -> Box {
    let start = drawing.strokes.count
    let columnCount = table.columnCount
    guard columnCount > 0 else { return drawing.blank() }
    var cells: [[Box]] = []
    var widths = [Int](repeating: 0, count: columnCount)
    var tags: [Box] = []
    for (index, row) in table.rows.enumerated() {
      var boxes: [Box] = []
      for (column, cell) in row.enumerated() {
        let box = layout(cell, Style(isTight: table.kind == .stacked))
        widths[column] = max(widths[column], box.width)
        boxes.append(box)
      }
      cells.append(boxes)
      if table.tags.indices.contains(index) {
        tags.append(table.tags[index].map { layout($0, Style()) } ?? drawing.blank())
      }
    }
    let gaps = columnGaps(table, columnCount)
    var lefts: [Int] = []
    var width = table.columnRules.contains(0) ? 2 : 0
    for column in 0..<columnCount {
      if column > 0 { width += gaps[column] }
      lefts.append(width)
      width += widths[column]
    }
    if table.columnRules.contains(columnCount) { width += 2 }
    let (baselines, height) = rowPlaces(table, cells, tags)
    for (row, boxes) in cells.enumerated() {
      for (column, box) in boxes.enumerated() {
        let slack = widths[column] - box.width
        let shift =
          switch table.alignment(ofColumn: column) {
          case .left: 0
          case .center: slack / 2
          case .right: slack
          }
        drawing.move(box, x: lefts[column] + shift, y: baselines[row])
      }
      if tags.indices.contains(row) { drawing.move(tags[row], x: width + 4, y: baselines[row]) }
    }
    drawRules(table, lefts, gaps, baselines, cells, width: width, height: height)
    var box = drawing.blank(width + (BlockPrinter.tagWidth(tags)))
    box.start = start
    box.end = drawing.strokes.count
    // The middle row lines up with the text around.
    box.ascent = (height - 1) / 2
    box.descent = height - 1 - box.ascent
    (box.coreAscent, box.coreDescent) = (box.ascent, box.descent)
    for index in start..<box.end { drawing.lift(index, by: box.ascent) }
    guard table.opening != nil || table.closing != nil else { return box }
    let padded = table.kind != .cases && height > 1
    if padded || table.kind == .cases {
      drawing.move(box, x: 1)
      box.width += table.kind == .cases && table.closing == nil ? 1 : 2
    }
    return enclosed(box, opening: table.opening, closing: table.closing)
  }

  private static func tagWidth(_ tags: [Box]) -> Int {
    let widest = tags.reduce(0) { max($0, $1.width) }
    return widest > 0 ? widest + 4 : 0
  }

  /// Columns between a column and the one before it.
  private func columnGaps(_ table: MathTable, _ count: Int) -> [Int] {
    var gaps = [Int](repeating: 0, count: count)
    for column in 1..<max(1, count) {
      switch table.kind {
      case .matrix: gaps[column] = 2
      case .cases: gaps[column] = 3
      case .aligned: gaps[column] = column % 2 == 0 ? 4 : needsGap(table, before: column) ? 1 : 0
      case .gathered, .stacked: gaps[column] = 1
      }
      if table.columnRules.contains(column) { gaps[column] = 3 }
    }
    return gaps
  }

  /// Whether an operator stands at the end of a right-aligned column.
  private func needsGap(_ table: MathTable, before column: Int) -> Bool {
    for row in table.rows where row.count > column {
      if let last = row[column - 1].items.last, BlockPrinter.isSpaced(last) { return true }
    }
    return false
  }

  static func isSpaced(_ tree: MathTree) -> Bool {
    let atom = tree.atomClass
    return atom == .relation || atom == .binary
  }

  /// The rows on which the baselines stand, and the rows in all.
  private func rowPlaces(_ table: MathTable, _ cells: [[Box]], _ tags: [Box]) -> ([Int], Int) {
    var extents: [(ascent: Int, descent: Int)] = []
    for (index, boxes) in cells.enumerated() {
      var extent = (ascent: 0, descent: 0)
      for box in boxes + (tags.indices.contains(index) ? [tags[index]] : []) {
        extent.ascent = max(extent.ascent, box.ascent)
        extent.descent = max(extent.descent, box.descent)
      }
      extents.append(extent)
    }
    // Two rows leave no room for the point of a brace.
    let isPair = extents.count == 2 && (table.opening == "{" || table.closing == "}")
    var baselines: [Int] = []
    var y = table.rowRules.contains(0) ? 1 : 0
    for (index, extent) in extents.enumerated() {
      if index > 0 {
        let isTall = extents[index - 1].descent + extent.ascent > 0 && table.kind != .stacked
        if table.rowRules.contains(index) {
          y += 1
        } else if isTall || isPair {
          y += 1
        }
      }
      baselines.append(y + extent.ascent)
      y += extent.ascent + extent.descent + 1
    }
    if table.rowRules.contains(extents.count) { y += 1 }
    return (baselines, max(1, y))
  }

  private mutating func drawRules(
    _ table: MathTable, _ lefts: [Int], _ gaps: [Int], _ baselines: [Int], _ cells: [[Box]], width: Int,
    height: Int
  ) {
    var lines: [Int] = []
    for rule in table.columnRules {
      lines.append(rule == 0 ? 0 : rule < lefts.count ? lefts[rule] - 2 : width - 1)
    }
    var ruleRows: [Int] = []
    for rule in table.rowRules {
      let y: Int
      if rule == 0 {
        y = 0
      } else if rule < baselines.count {
        y = baselines[rule] - cells[rule].reduce(0) { max($0, $1.ascent) } - 1
      } else {
        y = height - 1
      }
      ruleRows.append(y)
      for x in 0..<width {
        let crossing = ascii ? "+" : BlockPrinter.crossing(x, width - 1, y, height - 1)
        drawing.put(lines.contains(x) ? crossing : ascii ? "-" : "─", x: x, y: y)
      }
    }
    for x in lines {
      for y in 0..<height where !ruleRows.contains(y) { drawing.put(ascii ? "|" : "│", x: x, y: y) }
    }
  }

  /// Where a vertical rule meets a horizontal one.
  private static func crossing(_ x: Int, _ right: Int, _ y: Int, _ bottom: Int) -> Unicode.Scalar {
    switch (x, y) {
    case (0, 0): "┌"
    case (right, 0): "┐"
    case (_, 0): "┬"
    case (0, bottom): "└"
    case (right, bottom): "┘"
    case (_, bottom): "┴"
    case (0, _): "├"
    case (right, _): "┤"
    default: "┼"
    }
  }
}
