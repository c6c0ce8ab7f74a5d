/// Tables. Columns are aligned by style, since Core has no attributes for that.
extension MathMLPrinter {
  mutating func write(_ table: MathTable, _ style: Style) {
    let isFenced = table.opening != nil || table.closing != nil
    if isFenced {
      out.add("<mrow>")
      if table.opening != nil { delimiter(table.opening, isOpening: true, .automatic) }
    }
    out.add(table.isDisplay ? "<mtable displaystyle=\"true\">" : "<mtable>")
    let inner = Style(isDisplay: table.isDisplay, isTight: table.kind == .stacked)
    let columnCount = table.columnCount
    for (index, row) in table.rows.enumerated() {
      out.add("<mtr>")
      for (column, cell) in row.enumerated() {
        openCell(table, row: index, column: column, isLast: column + 1 == columnCount)
        if case .row(let items) = cell { self.row(items, inner) } else { write(cell, inner) }
        out.add("</mtd>")
      }
      if table.tags.indices.contains(index), let tag = table.tags[index] {
        for _ in row.count..<max(row.count, columnCount) { out.add("<mtd></mtd>") }
        out.add("<mtd style=\"padding-left:2em\">")
        write(tag, Style(isDisplay: false))
        out.add("</mtd>")
      }
      out.add("</mtr>")
    }
    out.add("</mtable>")
    if isFenced {
      if table.closing != nil { delimiter(table.closing, isOpening: false, .automatic) }
      out.add("</mrow>")
    }
  }

  private mutating func openCell(_ table: MathTable, row: Int, column: Int, isLast: Bool) {
    var style: [StaticString] = []
    switch table.alignment(ofColumn: column) {
    case .left: style.append("text-align:left")
    // What a cell holds is a block of its own in Chromium, a line of text in Firefox.
    case .right: style += ["text-align:right", "justify-items:end"]
    case .center: break
    }
    switch table.kind {
    case .aligned:
      // Right and left columns meet; pairs of them stand apart.
      style.append(column % 2 == 0 ? "padding-right:0" : "padding-left:0")
      if column == 0 { style.append("padding-left:0") }
      if column % 2 == 0, column > 0 { style.append("padding-left:2em") }
    case .cases: style += column == 0 ? ["padding-left:0.2em", "padding-right:0"] : ["padding-left:1em"]
    case .stacked: style.append("padding:0")
    case .matrix, .gathered: break
    }
    if table.columnRules.contains(column) { style.append("border-left:0.06em solid") }
    if isLast, table.columnRules.contains(column + 1) {
      style.append("border-right:0.06em solid")
    }
    if table.rowRules.contains(row) { style.append("border-top:0.06em solid") }
    if row == table.rows.count - 1, table.rowRules.contains(row + 1) {
      style.append("border-bottom:0.06em solid")
    }
    guard !style.isEmpty else { return out.add("<mtd>") }
    out.add("<mtd style=\"")
    for (index, declaration) in style.enumerated() {
      if index > 0 { out.add(";") }
      out.add(declaration)
    }
    out.add("\">")
  }
}
