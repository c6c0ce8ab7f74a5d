internal import Course
internal import Experiments
internal import SourceText

/// A computation graph as boxes and arrows: the value in the upper border, the derivative in the lower one.
struct GraphDrawing {
  private let picture: GraphPicture
  private let setting: Setting

  init(_ picture: GraphPicture, _ setting: Setting) {
    self.picture = picture
    self.setting = setting
  }

  /// The drawing that tells most and still fits; a list where none does or nobody sees it.
  var lines: [Line] {
    if setting.isSpoken || picture.nodes.isEmpty { return listed }
    // What is given up for room: digits, then local derivatives, then formulas.
    for (formulas, labels) in [(true, true), (true, false), (false, true), (false, false)] {
      for style in [picture.style, .significant(3)] {
        let painter = GraphPainter(
          picture, setting, showsFormulas: formulas, showsLabels: labels, style: style)
        if let painter, painter.width <= setting.columns { return painter.lines + legend(labels) }
      }
    }
    return listed
  }

  private func legend(_ labels: Bool) -> [Line] {
    guard picture.nodes.contains(where: { $0.gradient != nil }) else { return [] }
    var flow = Flow()
    flow.append(setting.say(.graphLegend), .quiet)
    if labels && picture.edges.contains(where: { $0.derivative != nil }) {
      if setting.language == .english { flow.append(" ") }
      flow.append(setting.say(.arrowLegend), .quiet)
    }
    return flow.lines(columns: setting.columns)
  }

  /// A row for every node.
  private var listed: [Line] {
    let hasGradients = picture.nodes.contains { $0.gradient != nil }
    let hasDerivatives = picture.edges.contains { $0.derivative != nil }
    var header: [Message] = [.nodeColumn, .valueColumn]
    if hasGradients { header.append(.gradientColumn) }
    if hasDerivatives { header.append(.localColumn) }
    let rows = picture.nodes.map { node -> [Flow] in
      var row = [Flow(), Flow()]
      row[0].appendFormula(setting.formula(node.label))
      if let formula = node.formula {
        row[0].append(" = ")
        row[0].appendFormula(setting.formula(formula))
      }
      if let value = node.value { row[1].appendWhole(picture.style.text(value)) }
      if hasGradients {
        row.append(Flow())
        if let gradient = node.gradient { row[2].appendWhole(picture.style.text(gradient)) }
      }
      if hasDerivatives { row.append(derivatives(into: node)) }
      return row
    }
    let names = header.map { message in
      var flow = Flow()
      flow.append(setting.say(message))
      return flow
    }
    let layout = TableLayout(
      alignments: [.left, .right] + Array(repeating: .right, count: hasGradients ? 1 : 0)
        + Array(repeating: .left, count: hasDerivatives ? 1 : 0),
      header: names, rows: rows,
      highlighted: Set(picture.nodes.indices.filter { picture.nodes[$0].isHighlighted }))
    return layout.lines(setting)
  }

  /// `b: 2, c: 3`.
  private func derivatives(into node: GraphPicture.Node) -> Flow {
    var flow = Flow()
    for edge in picture.edges where edge.to == node.id {
      guard let source = picture.nodes.first(where: { $0.id == edge.from }), let derivative = edge.derivative
      else { continue }
      if !flow.isEmpty { flow.append(", ") }
      flow.appendWhole("\(setting.formula(source.label)): \(picture.style.text(derivative))")
    }
    return flow
  }
}
