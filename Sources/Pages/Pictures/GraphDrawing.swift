internal import Experiments

/// Draws a computation graph: boxes from left to right, values above them, derivatives below. One that would be wider than
/// a page goes from top to bottom, its numbers beside the boxes: set smaller, nobody could read it.
struct GraphDrawing {
  let formulas: FormulaPrinter
  let words: Words

  static let boxHeight = 22.0
  private static let numberHeight = 13.0
  /// Labels of edges are set smaller.
  static let edgeScale = 0.8
  /// What a line of a page has room for, and a page below a heading.
  private static let (lineWidth, pageHeight) = (600.0, 760.0)

  func draw(_ picture: GraphPicture) -> HTML {
    let plan = plan(picture)
    let (left, top) = plan.direction.point(-3, plan.layout.top - 2)
    let (right, bottom) = plan.direction.point(plan.layout.width + 3, plan.layout.bottom + 2)
    let places = plan.edges.indices.compactMap { plan.labelPlace($0) }
    var drawing = Drawing(
      Drawing.Frame(
        left: places.map { $0.x - $0.width / 2 }.reduce(left, min), top: top,
        right: places.map { $0.x + $0.width / 2 }.reduce(right, max), bottom: bottom))
    for number in plan.edges.indices { plan.drawEdge(number, in: &drawing) }
    for (number, node) in picture.nodes.enumerated() {
      draw(
        node, plan.labels[number], width: plan.widths[number], at: plan.center(number), picture.style,
        plan.direction, in: &drawing)
    }
    return drawing.svg(PictureWords(words: words, formulas: formulas).graph(picture))
  }

  /// To the right where it fits on a line, else down where that is narrower and fits on a page.
  func plan(_ picture: GraphPicture) -> GraphPlan {
    let right = plan(picture, .right)
    guard right.layout.width > GraphDrawing.lineWidth else { return right }
    let down = plan(picture, .down)
    let isBetter =
      down.layout.bottom - down.layout.top < right.layout.width
      && down.layout.width < GraphDrawing.pageHeight
    return isBetter ? down : right
  }

  private func plan(_ picture: GraphPicture, _ direction: GraphDirection) -> GraphPlan {
    let labels = picture.nodes.map { formulas.label(boxLatex($0)) }
    var widths: [Double] = []
    let boxes = zip(picture.nodes, labels).map { node, label -> GraphLayout.Box in
      let numbers = [node.value, node.gradient].compactMap { $0 }.map {
        4.6 * Double(NumberSetting.text($0, picture.style).unicodeScalars.count)
      }
      let number = numbers.max() ?? 0
      // Room on both sides, so that the box is in the middle of its slot.
      if direction == .down {
        widths.append(max(10 * MathWidth.estimate(label) + 12, 24))
        return GraphLayout.Box(
          column: node.layer, width: GraphDrawing.boxHeight,
          height: widths[widths.count - 1] + 2 * (number + 6))
      }
      widths.append(max(10 * MathWidth.estimate(label) + 12, number + 8, 24))
      let below = node.gradient == nil ? 0 : GraphDrawing.numberHeight
      let above = node.value == nil ? 0 : GraphDrawing.numberHeight
      return GraphLayout.Box(
        column: node.layer, width: widths[widths.count - 1],
        height: GraphDrawing.boxHeight + 2 * max(above, below))
    }
    let index = Dictionary(picture.nodes.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first
    }
    let edges = picture.edges.filter { index[$0.from] != nil && index[$0.to] != nil }
    let edgeLabels = edges.map { edgeLatex($0, picture.style).map(formulas.label) }
    let links = edges.compactMap { edge -> GraphLayout.Link? in
      guard let from = index[edge.from], let to = index[edge.to] else { return nil }
      return GraphLayout.Link(from: from, to: to)
    }
    let gaps =
      direction == .down
      ? GraphPlan.rows(boxes: boxes, links: links, labels: edgeLabels).map {
        max(26, GraphPlan.rowHeight * Double($0) + 18)
      }
      : gaps(boxes: boxes, links: links, labels: edgeLabels)
    let layout = GraphLayout(boxes: boxes, links: links, gaps: gaps, distance: 10, passing: 14)
    return GraphPlan(
      direction: direction, edges: edges, links: links, edgeLabels: edgeLabels, labels: labels, boxes: boxes,
      widths: widths, layout: layout)
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
    _ style: NumberStyle, _ direction: GraphDirection, in drawing: inout Drawing
  ) {
    let half = GraphDrawing.boxHeight / 2
    drawing.rectangle(
      center.x - width / 2, center.y - half, width, 2 * half,
      node.isHighlighted ? "node highlighted" : node.formula == nil ? "node input" : "node", corner: 3)
    drawing.label(
      [label], centerX: center.x, centerY: center.y, width: width, height: 2 * half, "node-label")
    let beside = center.x + width / 2 + 4
    if let value = node.value {
      let text = NumberSetting.text(value, style)
      if direction == .down {
        drawing.text(text, beside, center.y - 2, .start, "value")
      } else {
        drawing.text(text, center.x, center.y - half - 4, .middle, "value")
      }
    }
    if let gradient = node.gradient {
      let text = NumberSetting.text(gradient, style)
      if direction == .down {
        drawing.text(text, beside, center.y + 9, .start, "gradient")
      } else {
        drawing.text(text, center.x, center.y + half + 10.5, .middle, "gradient")
      }
    }
  }
}
