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
    for detail in [Detail.formulas, .names] {
      for labels in [true, false] {
        if let lines = drawn(detail, labels: labels) { return lines + legend(labels) }
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

  private enum Detail { case formulas, names }

  private func number(_ value: Double) -> String { picture.style.text(value) }

  private func caption(_ node: GraphPicture.Node, _ detail: Detail) -> String {
    let name = setting.formula(node.label)
    guard detail == .formulas, let formula = node.formula else { return name }
    return "\(name) = \(setting.formula(formula))"
  }

  private func drawn(_ detail: Detail, labels: Bool) -> [Line]? {
    let captions = picture.nodes.map { caption($0, detail) }
    let widths = picture.nodes.indices.map { index -> Int in
      let node = picture.nodes[index]
      let numbers = [node.value, node.gradient].compactMap {
        $0.map { DisplayWidth.columns(of: number($0)) + 4 }
      }
      return max(DisplayWidth.columns(of: captions[index]) + 4, numbers.max() ?? 0)
    }
    let position = Dictionary(
      picture.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let edges = picture.edges.compactMap { edge -> (edge: GraphPicture.Edge, from: Int, to: Int)? in
      guard let from = position[edge.from], let to = position[edge.to],
        picture.nodes[from].layer < picture.nodes[to].layer
      else { return nil }
      return (edge, from, to)
    }
    let layout = GraphLayout(
      boxes: picture.nodes.indices.map { .init(width: widths[$0], layer: picture.nodes[$0].layer) },
      edges: edges.map { ($0.from, $0.to) })
    if layout.isTangled { return nil }

    // Columns of letters at which the columns of boxes begin, and how wide they are.
    let columnWidths = layout.layers.map { layer in
      layer.compactMap { layout.items[$0].box.map { widths[$0] } }.max() ?? 1
    }
    let texts = edges.map { item in
      labels ? item.edge.derivative.map { number($0) } ?? "" : ""
    }
    var starts: [Int] = []
    var gaps: [Int] = []
    var column = 0
    for layer in layout.layers.indices {
      starts.append(column)
      let arriving = layout.segments.filter {
        layout.items[$0.from].layer == layer && layout.items[$0.to].box != nil
      }
      let label = arriving.map { DisplayWidth.columns(of: texts[$0.edge]) }.max() ?? 0
      let gap = layer + 1 < layout.layers.count ? 2 + layout.tracks[layer] + (label > 0 ? label + 3 : 1) : 0
      gaps.append(gap)
      column += columnWidths[layer] + gap
    }
    guard column <= setting.columns else { return nil }
    return paint(layout, edges.map(\.edge), captions, widths, texts, starts, columnWidths)
  }

  private func paint(
    _ layout: GraphLayout, _ edges: [GraphPicture.Edge], _ captions: [String], _ widths: [Int],
    _ texts: [String], _ starts: [Int], _ columnWidths: [Int]
  ) -> [Line] {
    var canvas = Canvas(asciiOnly: setting.asciiOnly)
    for segment in layout.segments {
      paint(segment, layout, edges[segment.edge], texts[segment.edge], starts, columnWidths, widths, &canvas)
    }
    for item in layout.items {
      guard let box = item.box else { continue }
      let node = picture.nodes[box]
      let width = widths[box]
      let left = starts[item.layer] + (columnWidths[item.layer] - width) / 2
      let style: Style = node.isHighlighted ? .accent : .plain
      canvas.box(
        row: item.top, column: left, height: item.height, width: width, style, isHeavy: node.isHighlighted)
      for row in (item.top + 1)..<(item.top + item.height - 1) {
        canvas.write(String(repeating: " ", count: width - 2), row: row, column: left + 1)
      }
      func center(_ text: String, _ row: Int, _ style: Style) {
        let free = width - DisplayWidth.columns(of: text)
        canvas.write(text, row: row, column: left + free / 2, style)
      }
      center(captions[box], item.middle, node.isHighlighted ? .strong : .plain)
      if let value = node.value { center(" \(number(value)) ", item.top, .strong) }
      if let gradient = node.gradient { center(" \(number(gradient)) ", item.top + item.height - 1, .accent) }
    }
    return canvas.lines
  }

  private func paint(
    _ segment: GraphLayout.Segment, _ layout: GraphLayout, _ edge: GraphPicture.Edge, _ text: String,
    _ starts: [Int], _ columnWidths: [Int], _ widths: [Int], _ canvas: inout Canvas
  ) {
    let (from, to) = (layout.items[segment.from], layout.items[segment.to])
    let style: Style = edge.isHighlighted ? .accent : .quiet
    let heavy = edge.isHighlighted
    // A narrow box stands in the middle of its column; a passing edge crosses the whole column.
    func margin(_ item: GraphLayout.Item) -> Int {
      item.box.map { (columnWidths[item.layer] - widths[$0]) / 2 } ?? 0
    }
    let columnEnd = starts[from.layer] + columnWidths[from.layer]
    // From the border itself, so that the line is seen to leave the box.
    let begin = from.box.map { starts[from.layer] + margin(from) + widths[$0] - 1 } ?? starts[from.layer]
    let end = to.box == nil ? starts[to.layer] : starts[to.layer] + margin(to) - 1
    if let track = segment.track, segment.startRow != segment.endRow {
      let turn = columnEnd + 1 + track
      canvas.horizontal(row: segment.startRow, from: begin, to: turn, style, isHeavy: heavy)
      canvas.vertical(column: turn, from: segment.startRow, to: segment.endRow, style, isHeavy: heavy)
      canvas.horizontal(row: segment.endRow, from: turn, to: end, style, isHeavy: heavy)
    } else {
      canvas.horizontal(row: segment.startRow, from: begin, to: end, style, isHeavy: heavy)
    }
    guard to.box != nil else { return }
    canvas.write(setting.asciiOnly ? ">" : "▶", row: segment.endRow, column: end, style)
    if !text.isEmpty {
      let width = DisplayWidth.columns(of: text)
      canvas.write(" \(text) ", row: segment.endRow, column: end - width - 3 + 1, .quiet)
    }
  }

  /// One line a node: for narrow windows and for ears.
  private var listed: [Line] {
    var lines: [Line] = []
    for node in picture.nodes {
      var flow = Flow()
      flow.appendFormula(caption(node, .formulas), node.isHighlighted ? .strong : .plain)
      if let value = node.value {
        flow.append("  " + setting.say(.value(number(value))))
      }
      if let gradient = node.gradient {
        flow.append(", " + setting.say(.gradient(number(gradient))), .accent)
      }
      lines += flow.lines(columns: setting.columns)
      for edge in picture.edges where edge.to == node.id {
        guard let source = picture.nodes.first(where: { $0.id == edge.from }),
          let derivative = edge.derivative
        else { continue }
        var detail = Flow()
        detail.append(
          setting.say(.localDerivative(setting.formula(source.label), number(derivative))), .quiet)
        lines += detail.lines(columns: setting.columns - 4).map { $0.indented(by: 4) }
      }
    }
    return lines
  }
}
