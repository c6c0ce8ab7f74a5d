internal import Experiments

/// Draws a computation graph: boxes from left to right, values above them, derivatives below.
struct GraphDrawing {
  let formulas: FormulaPrinter
  let words: Words

  private static let boxHeight = 22.0
  private static let numberHeight = 13.0
  /// Labels of edges are set smaller.
  private static let edgeScale = 0.8

  func draw(_ picture: GraphPicture) -> HTML {
    let labels = picture.nodes.map { formulas.label(boxLatex($0)) }
    let boxes = zip(picture.nodes, labels).map { node, label -> GraphLayout.Box in
      let numbers = [node.value, node.gradient].compactMap { $0 }.map {
        4.6 * Double(NumberSetting.text($0, picture.style).unicodeScalars.count)
      }
      let width = max(10 * MathWidth.estimate(label) + 12, (numbers.max() ?? 0) + 8, 24)
      let below = node.gradient == nil ? 0 : GraphDrawing.numberHeight
      let above = node.value == nil ? 0 : GraphDrawing.numberHeight
      // Room on both sides, so that the box is in the middle of its slot.
      return GraphLayout.Box(
        column: node.layer, width: width, height: GraphDrawing.boxHeight + 2 * max(above, below))
    }
    let index = Dictionary(picture.nodes.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first
    }
    let edges = picture.edges.filter { index[$0.from] != nil && index[$0.to] != nil }
    let edgeLabels = edges.map { edgeLatex($0, picture.style).map(formulas.label) }
    let links = edges.compactMap { edge -> GraphLayout.Link? in
      guard let from = index[edge.from], let to = index[edge.to] else { return nil }
      return GraphLayout.Link(from: from, to: to)
    }
    let layout = GraphLayout(
      boxes: boxes, links: links, gaps: gaps(boxes: boxes, links: links, labels: edgeLabels), distance: 10,
      passing: 14)
    var drawing = Drawing(
      Drawing.Frame(left: -3, top: layout.top - 2, right: layout.width + 3, bottom: layout.bottom + 2))
    for (number, edge) in edges.enumerated() {
      draw(edge, links[number], edgeLabels[number], layout.bends[number], boxes, layout.centers, in: &drawing)
    }
    for (number, node) in picture.nodes.enumerated() {
      draw(
        node, labels[number], width: boxes[number].width, at: layout.centers[number], picture.style,
        in: &drawing)
    }
    return drawing.svg(PictureWords(words: words, formulas: formulas).graph(picture))
  }

  private func boxLatex(_ node: GraphPicture.Node) -> String {
    node.formula.map { "\(node.label) = \($0)" } ?? node.label
  }

  /// The local derivative with its value, which is not said twice where the formula is the number itself.
  private func edgeLatex(_ edge: GraphPicture.Edge, _ style: NumberStyle) -> String? {
    guard let derivative = edge.derivative else { return edge.label }
    let value = style.text(derivative)
    guard let label = edge.label else { return value }
    return label.hasSuffix("= \(value)") ? label : "\(label) = \(value)"
  }

  /// Each gap is as wide as the labels that stand in it: those of the edges that end at its right.
  private func gaps(boxes: [GraphLayout.Box], links: [GraphLayout.Link], labels: [HTML?]) -> [Double] {
    let count = max((boxes.map(\.column).max() ?? 0), 0)
    var gaps = Array(repeating: 26.0, count: count)
    for (link, label) in zip(links, labels) {
      let gap = boxes[link.to].column - 1
      guard let label, gaps.indices.contains(gap) else { continue }
      gaps[gap] = max(gaps[gap], 10 * GraphDrawing.edgeScale * MathWidth.estimate(label) + 26)
    }
    return gaps
  }

  private func draw(
    _ node: GraphPicture.Node, _ label: HTML, width: Double, at center: (x: Double, y: Double),
    _ style: NumberStyle, in drawing: inout Drawing
  ) {
    let half = GraphDrawing.boxHeight / 2
    drawing.rectangle(
      center.x - width / 2, center.y - half, width, 2 * half,
      node.isHighlighted ? "node highlighted" : node.formula == nil ? "node input" : "node", corner: 3)
    drawing.label(
      [label], centerX: center.x, centerY: center.y, width: width, height: 2 * half, "node-label")
    if let value = node.value {
      drawing.text(NumberSetting.text(value, style), center.x, center.y - half - 4, .middle, "value")
    }
    if let gradient = node.gradient {
      drawing.text(NumberSetting.text(gradient, style), center.x, center.y + half + 10.5, .middle, "gradient")
    }
  }

  private func draw(
    _ edge: GraphPicture.Edge, _ link: GraphLayout.Link, _ label: HTML?,
    _ bends: [(left: Double, right: Double, y: Double)], _ boxes: [GraphLayout.Box],
    _ centers: [(x: Double, y: Double)], in drawing: inout Drawing
  ) {
    let start = (x: centers[link.from].x + boxes[link.from].width / 2, y: centers[link.from].y)
    let end = (x: centers[link.to].x - boxes[link.to].width / 2, y: centers[link.to].y)
    let style = edge.isHighlighted ? "edge highlighted" : "edge"
    var commands = "M\(Drawing.number(start.x)) \(Drawing.number(start.y))"
    var last = start
    for bend in bends {
      commands += GraphDrawing.curve(from: last, to: (bend.left, bend.y))
      commands += "L\(Drawing.number(bend.right)) \(Drawing.number(bend.y))"
      last = (bend.right, bend.y)
    }
    // The arrow's point is at the box, its shaft ends a little before.
    commands += GraphDrawing.curve(from: last, to: (end.x - 5, end.y))
    drawing.path(commands, style)
    let (x, y) = (Drawing.number(end.x), Drawing.number(end.y))
    let (back, up, down) = (
      Drawing.number(end.x - 6), Drawing.number(end.y - 2.4), Drawing.number(end.y + 2.4)
    )
    drawing.path(
      "M\(x) \(y)L\(back) \(up)L\(back) \(down)Z", edge.isHighlighted ? "arrow highlighted" : "arrow")
    guard let label else { return }
    let width = 10 * GraphDrawing.edgeScale * MathWidth.estimate(label) + 4
    drawing.label(
      [label], centerX: (last.x + end.x) / 2 - 2, centerY: (last.y + end.y) / 2, width: width, height: 18,
      "edge-label")
  }

  /// A curve that leaves and arrives horizontally.
  private static func curve(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> String {
    if (start.y - end.y).magnitude < 0.5 { return "L\(Drawing.number(end.x)) \(Drawing.number(end.y))" }
    let middle = Drawing.number((start.x + end.x) / 2)
    return
      "C\(middle) \(Drawing.number(start.y)) \(middle) \(Drawing.number(end.y)) \(Drawing.number(end.x)) \(Drawing.number(end.y))"
  }
}
