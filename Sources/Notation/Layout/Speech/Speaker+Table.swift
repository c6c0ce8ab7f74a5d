/// Matrices, cases and several equations.
extension Speaker {
  mutating func speak(_ table: MathTable) {
    switch table.kind {
    case .matrix: matrix(table)
    case .cases: cases(table)
    case .aligned, .gathered: equations(table)
    case .stacked: list(table)
    }
  }

  private mutating func matrix(_ table: MathTable) {
    if language == .english {
      say("\(table.rows.count) by \(table.columnCount)")
      table.opening == "|" ? say("determinant,", "") : say("matrix,", "")
    } else {
      say("\(table.rows.count) 行 \(table.columnCount) 列")
      table.opening == "|" ? say("", "行列式，") : say("", "矩阵，")
    }
    for (index, row) in table.rows.enumerated() {
      language == .english ? say("row \(index + 1):") : say("第 \(index + 1) 行：")
      cells(row)
      say(";", "；")
    }
    table.opening == "|" ? say("end determinant", "行列式结束") : say("end matrix", "矩阵结束")
  }

  private mutating func cells(_ row: [MathTree]) {
    for (column, cell) in row.enumerated() {
      if column > 0 { pause() }
      if cell.isEmpty { say("blank", "空") } else { speak(cell) }
    }
  }

  private mutating func cases(_ table: MathTable) {
    say("cases:", "分情况：")
    for row in table.rows {
      cells(row)
      say(";", "；")
    }
    say("end cases", "分情况结束")
  }

  private mutating func equations(_ table: MathTable) {
    for (index, row) in table.rows.enumerated() {
      if index > 0 { say(";", "；") }
      self.row(LinePrinter.joined(row).filter { !$0.isEmpty })
      if table.tags.indices.contains(index), let tag = table.tags[index] {
        number(tag)
      }
    }
  }

  private mutating func list(_ table: MathTable) {
    for (index, row) in table.rows.enumerated() {
      if index > 0 { pause() }
      for cell in row { speak(cell) }
    }
  }
}
