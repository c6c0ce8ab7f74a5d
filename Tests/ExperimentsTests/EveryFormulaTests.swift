import Experiments
import Notation
import Testing

/// Every piece of LaTeX that an experiment writes can be laid out, for the terminal and for the page.
@Suite struct EveryFormulaTests {
  @Test(arguments: Experiment.all.map(\.name))
  func isLaidOut(_ name: String) throws {
    let result = try Experiment.named(name).run(["iterations": "3"], onlyIfKnown: true)
    for latex in Set(result.parts.flatMap(formulas)) {
      let layout = MathLayout(latex: latex)
      #expect(layout.problem == nil, "\(name): \(latex)")
      #expect(layout.unknown.isEmpty, "\(name): \(latex) has \(layout.unknown)")
      #expect(!layout.oneLine().isEmpty, "\(name): \(latex)")
    }
  }

  private func formulas(_ part: ExperimentResult.Part) -> [String] {
    switch part {
    case .heading(let text): inline(text)
    case .remark(let remark): inline(remark.text)
    case .formula(let line): [line.latex] + (line.note.map(inline) ?? [])
    case .table(let table):
      (table.title.map(inline) ?? []) + table.columns.flatMap(inline)
        + table.rows.joined().flatMap { cell -> [String] in
          switch cell {
          case .formula(let latex): [latex]
          case .text(let text): inline(text)
          case .number, .empty: []
          }
        }
    case .plot(let plot):
      inline(plot.title) + inline(plot.x.title) + inline(plot.y.title)
        + plot.series.flatMap { inline($0.name) }
        + plot.marks.flatMap { mark in
          switch mark {
          case .point(_, let text), .horizontal(_, let text), .vertical(_, let text): inline(text)
          }
        }
    case .graph(let graph):
      graph.nodes.flatMap { [$0.label] + ($0.formula.map { [$0] } ?? []) } + graph.edges.compactMap(\.label)
    case .heatMap(let map): inline(map.title) + inline(map.x.title) + inline(map.y.title)
    case .network(let network): network.layers.flatMap { [$0.label] + $0.unitLabels + inline($0.title) }
    case .shapes(let shapes):
      (shapes.title.map(inline) ?? [])
        + shapes.lines.joined().flatMap { item -> [String] in
          switch item {
          case .sign(let latex): [latex]
          case .box(let box): [box.label] + [box.rowName, box.columnName].compactMap { $0 }
          }
        }
    case .images(let grid): grid.images.flatMap { inline($0.caption) }
    }
  }

  /// What stands between dollars, in both languages.
  private func inline(_ text: LocalizedText) -> [String] {
    [text.english, text.chinese].flatMap { sentence in
      let pieces = sentence.split(separator: "$", omittingEmptySubsequences: false)
      #expect(pieces.count % 2 == 1, "an odd dollar in '\(sentence)'")
      return pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
  }
}

extension Experiment {
  /// Leaves out values for parameters that this experiment does not have.
  fileprivate func run(
    _ values: [String: ParameterValue], onlyIfKnown: Bool
  ) throws -> ExperimentResult {
    try run(values.filter { name, _ in parameters.contains { $0.name == name } })
  }
}
