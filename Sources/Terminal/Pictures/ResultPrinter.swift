public import Experiments

/// A result of an experiment as lines of text.
public struct ResultPrinter: Sendable {
  private let setting: Setting
  /// Lines that a plot's field may take.
  private let rows: Int

  public init(_ setting: Setting, rows: Int = 14) {
    self.setting = setting
    self.rows = rows
  }

  public func lines(_ result: ExperimentResult) -> [Line] {
    var lines: [Line] = []
    for part in result.parts {
      let next = self.lines(part)
      if !lines.isEmpty && !next.isEmpty { lines.append(.empty) }
      lines += next
    }
    return lines
  }

  public func lines(_ part: ExperimentResult.Part) -> [Line] {
    switch part {
    case .heading(let text): setting.lines(text, .heading)
    case .remark(let remark): lines(remark)
    case .formula(let formula): lines(formula)
    case .table(let table): TableDrawing(table, setting).lines
    case .plot(let plot): PlotDrawing(plot, setting, rows: rows).lines
    case .graph(let graph): GraphDrawing(graph, setting).lines
    case .heatMap(let map): HeatMapDrawing(map, setting, rows: rows + 2).lines
    case .network(let network): NetworkDrawing(network, setting).lines
    case .shapes(let shapes): ShapeDrawing(shapes, setting).lines
    case .images(let images): ImageDrawing(images, setting).lines
    }
  }

  private func lines(_ remark: Remark) -> [Line] {
    let (mark, style): (String, Style) =
      switch remark.kind {
      case .plain: ("", .plain)
      case .finding: (setting.asciiOnly ? "=> " : "⇒ ", .strong)
      case .warning: ("! ", .warning)
      }
    let lines = setting.narrowed(by: mark.count).lines(remark.text, style)
    return lines.enumerated().map { number, line in
      Line(number == 0 ? mark : String(repeating: " ", count: mark.count), style) + line
    }
  }

  private func lines(_ formula: FormulaLine) -> [Line] {
    let lines = setting.narrowed(by: 2).displayedFormula(formula.latex).map { $0.indented(by: 2) }
    guard let note = formula.note else { return lines }
    let words = setting.line(note, .quiet)
    if lines.count == 1, let line = lines.first, line.width + 3 + words.width <= setting.columns {
      return [line + Line("   ") + words]
    }
    return lines + setting.narrowed(by: 4).lines(note, .quiet).map { $0.indented(by: 4) }
  }
}
