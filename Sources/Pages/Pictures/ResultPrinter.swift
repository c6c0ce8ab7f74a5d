internal import Course
internal import Experiments

/// Prints what an experiment gave: its parts in reading order as one figure.
struct ResultPrinter {
  let inlines: InlinePrinter
  let words: Words

  /// The result with the parameters that the lesson gives.
  func print(_ result: ExperimentResult, of block: ExperimentBlock) -> HTML {
    .element(
      .figure, [.class("experiment"), Attribute("data-experiment", block.name)],
      [
        .element(
          .figcaption, [],
          [.element(.span, [.class("what")], inlines.print(result.title))] + parameters(block))
      ]
        + FormulaRows(formulas: inlines.formulas).joined(result.parts).map(print))
  }

  private func parameters(_ block: ExperimentBlock) -> [HTML] {
    guard !block.parameters.isEmpty else { return [] }
    let pieces = block.parameters.enumerated().flatMap { index, parameter -> [HTML] in
      let pair = HTML.element(
        .span, [.class("held-parameter")],
        [.text(parameter.name), ": ", .element(.code, [], parameter.value)])
      return index == 0 ? [pair] : [" · ", pair]
    }
    return [" ", .element(.span, [.class("parameters")], pieces)]
  }

  private func print(_ part: ExperimentResult.Part) -> HTML {
    switch part {
    case .heading(let text): .element(.p, [.class("part-heading")], inlines.print(text))
    case .remark(let remark): self.remark(remark)
    case .formula(let line): formula(line)
    case .table(let table): TablePrinter(inlines: inlines, words: words).print(table)
    case .plot(let plot): PlotDrawing(inlines: inlines, words: words).draw(plot)
    case .graph(let graph): GraphDrawing(formulas: inlines.formulas, words: words).draw(graph)
    case .heatMap(let map): HeatMapDrawing(inlines: inlines, words: words).draw(map)
    case .network(let network): NetworkDrawing(inlines: inlines, words: words).draw(network)
    case .shapes(let boxes): ShapeBoxesDrawing(inlines: inlines, words: words).draw(boxes)
    case .images(let grid): ImageGridDrawing(inlines: inlines, words: words).draw(grid)
    }
  }

  private func remark(_ remark: Remark) -> HTML {
    switch remark.kind {
    case .plain: .element(.p, [], inlines.print(remark.text))
    case .finding:
      .element(
        .p, [.class("finding")], [.element(.strong, [], words.finding + ": ")] + inlines.print(remark.text))
    case .warning:
      .element(
        .p, [.class("warning")], [.element(.strong, [], words.warning + ": ")] + inlines.print(remark.text))
    }
  }

  private func formula(_ line: FormulaLine) -> HTML {
    let formula = inlines.formulas.displayed(line.latex, indent: 4)
    guard let note = line.note else { return formula }
    return .element(
      .div, [.class("noted")], [formula, .element(.p, [.class("note")], inlines.print(note))])
  }
}
