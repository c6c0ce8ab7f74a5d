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
    let caption: [HTML] =
      table.title.map { [.element(.caption, [], inlines.print($0))] } ?? []
    return .element(
      .div, [.class(table.columns.count > 6 ? "table dense" : "table")],
      [
        .element(
          .table, [.class("results")],
          caption + [.element(.thead, [], [.element(.tr, [], head)]), .element(.tbody, [], rows)])
      ])
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
