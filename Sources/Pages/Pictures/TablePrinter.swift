internal import Experiments

/// Prints a table of results; the numbers of a column stand with their points under each other.
struct TablePrinter {
  let inlines: InlinePrinter
  let words: Words

  func print(_ table: Table) -> HTML {
    let fractions = table.columns.indices.map { column in
      table.rows.map { NumberSetting.fraction(of: $0[column]) }.max() ?? 0
    }
    let head = table.columns.enumerated().map { column, title -> HTML in
      let isNumeric = table.rows.contains { if case .number = $0[column] { true } else { false } }
      return .element(
        .th, [Attribute("scope", "col")] + (isNumeric ? [.class("number")] : []), inlines.print(title))
    }
    let rows = table.rows.enumerated().map { index, cells -> HTML in
      .element(
        .tr, table.highlighted.contains(index) ? [.class("highlighted")] : [],
        cells.enumerated().map { cell($0.element, fraction: fractions[$0.offset]) })
    }
    let share = share(of: head, rows)
    let caption: [HTML] =
      table.title.map { [.element(.caption, [], inlines.print($0))] } ?? []
    return .element(
      .div, [.class(share == nil ? "table" : "table dense")],
      [
        .element(
          .table, [.class("results")] + (share.map { [Attribute("style", "font-size: \($0)%")] } ?? []),
          caption + [.element(.thead, [], [.element(.tr, [], head)]), .element(.tbody, [], rows)])
      ])
  }

  /// The size in percent at which a table that is too wide fits the page; nil for one that fits as it is.
  private func share(of head: [HTML], _ rows: [HTML]) -> Int? {
    var widths: [Double] = []
    for case .element(let row) in rows {
      for (index, cell) in row.children.enumerated() {
        if index == widths.count { widths.append(TablePrinter.longestWord(of: head[index])) }
        widths[index] = max(widths[index], MathWidth.estimate(cell))
      }
    }
    let text = widths.reduce(0, +)
    let limit = FormulaPrinter.paperWidth - 1
    if text + 1.4 * Double(widths.count) <= limit { return nil }
    return max(35, min(82, Int(100 * limit / (text + 0.8 * Double(widths.count)))))
  }

  /// A head is broken between its words.
  private static func longestWord(of cell: HTML) -> Double {
    cell.plainText.split(separator: " ").map { MathWidth.estimate(.text(String($0))) }.max() ?? 0
  }

  private func cell(_ cell: Table.Cell, fraction: Int) -> HTML {
    switch cell {
    case .number(let value, let style):
      .element(.td, [.class("number")], NumberSetting.aligned(value, style, fraction: fraction))
    case .text(let text): .element(.td, [], inlines.print(text))
    case .formula(let latex): .element(.td, [], [inlines.formulas.label(latex)])
    case .empty: .element(.td)
    }
  }
}
