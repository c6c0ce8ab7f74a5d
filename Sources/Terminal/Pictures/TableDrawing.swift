internal import Course
internal import Experiments

/// The table of an experiment.
struct TableDrawing {
  private let table: Table
  private let setting: Setting

  init(_ table: Table, _ setting: Setting) {
    self.table = table
    self.setting = setting
  }

  var lines: [Line] {
    let title = table.title.map { setting.lines($0, .strong) } ?? []
    let layout = TableLayout(
      alignments: table.columns.indices.map { isNumeric($0) ? .right : .left },
      header: table.columns.map { setting.flow($0) },
      rows: table.rows.map { $0.map(cell) }, highlighted: table.highlighted)
    return title + layout.lines(setting)
  }

  private func isNumeric(_ column: Int) -> Bool {
    let cells = table.rows.map { $0[column] }.filter { $0 != .empty }
    return !cells.isEmpty
      && cells.allSatisfy { cell in if case .number = cell { true } else { false } }
  }

  private func cell(_ cell: Table.Cell) -> Flow {
    var flow = Flow()
    switch cell {
    case .number(let value, let style): flow.appendWhole(style.text(value))
    case .text(let text): flow = setting.flow(text)
    case .formula(let latex): flow.appendFormula(setting.formula(latex))
    case .empty: break
    }
    return flow
  }
}
