internal import Experiments

/// Which way a graph runs.
enum GraphDirection {
  case right, down

  /// A place, from how far along the graph it is and how far across.
  func point(_ along: Double, _ across: Double) -> (x: Double, y: Double) {
    self == .right ? (along, across) : (across, along)
  }

  /// The same for a path.
  func words(_ along: Double, _ across: Double) -> String {
    let point = point(along, across)
    return "\(Drawing.number(point.x)) \(Drawing.number(point.y))"
  }
}

/// The parts of a graph and where they stand. The layout's `x` is along the graph, its `y` across.
struct GraphPlan {
  let direction: GraphDirection
  let edges: [GraphPicture.Edge]
  let links: [GraphLayout.Link]
  let edgeLabels: [HTML?]
  let labels: [HTML]
  let boxes: [GraphLayout.Box]
  /// Of the boxes as they are drawn.
  let widths: [Double]
  let layout: GraphLayout

  static let rowHeight = 18.0

  func center(_ box: Int) -> (x: Double, y: Double) {
    direction.point(layout.centers[box].x, layout.centers[box].y)
  }

  /// How many labels stand in each gap, those of the edges that end behind it; downwards each has a row of its own.
  static func rows(boxes: [GraphLayout.Box], links: [GraphLayout.Link], labels: [HTML?]) -> [Int] {
    var rows = Array(repeating: 0, count: max(boxes.map(\.column).max() ?? 0, 0))
    for (link, label) in zip(links, labels) where label != nil {
      let gap = boxes[link.to].column - 1
      if rows.indices.contains(gap) { rows[gap] += 1 }
    }
    return rows
  }

  func drawEdge(_ number: Int, in drawing: inout Drawing) {
    let (edge, link) = (edges[number], links[number])
    let start = (
      along: layout.centers[link.from].x + length(link.from) / 2, across: layout.centers[link.from].y
    )
    let end = (along: layout.centers[link.to].x - length(link.to) / 2, across: layout.centers[link.to].y)
    var commands = "M" + direction.words(start.along, start.across)
    var last = start
    for bend in layout.bends[number] {
      commands += curve(from: last, to: (bend.left, bend.y))
      commands += "L" + direction.words(bend.right, bend.y)
      last = (bend.right, bend.y)
    }
    // The arrow's point is at the box, its shaft ends a little before.
    commands += curve(from: last, to: (end.along - 5, end.across))
    drawing.path(commands, edge.isHighlighted ? "edge highlighted" : "edge")
    let point = direction.words(end.along, end.across)
    let sides = [-2.4, 2.4].map { direction.words(end.along - 6, end.across + $0) }
    drawing.path(
      "M\(point)L\(sides[0])L\(sides[1])Z", edge.isHighlighted ? "arrow highlighted" : "arrow")
    guard let label = edgeLabels[number], let place = labelPlace(number) else { return }
    drawing.label(
      [label], centerX: place.x, centerY: place.y, width: place.width, height: 18, "edge-label")
  }

  /// The middle of the label of an edge, and its width.
  func labelPlace(_ number: Int) -> (x: Double, y: Double, width: Double)? {
    guard let label = edgeLabels[number] else { return nil }
    let (from, to) = (links[number].from, links[number].to)
    let end = (along: layout.centers[to].x - length(to) / 2, across: layout.centers[to].y)
    let last =
      layout.bends[number].last.map { (along: $0.right, across: $0.y) }
      ?? (along: layout.centers[from].x + length(from) / 2, across: layout.centers[from].y)
    var middle = direction.point((last.along + end.along) / 2 - 2, (last.across + end.across) / 2)
    if direction == .down {
      let along = end.along - 17 - GraphPlan.rowHeight * Double(row(of: number))
      middle = direction.point(along, GraphPlan.across(at: along, from: last, to: end))
    }
    return (middle.x, middle.y, 10 * GraphDrawing.edgeScale * MathWidth.estimate(label) + 4)
  }

  /// The box's extent along the graph.
  private func length(_ box: Int) -> Double {
    direction == .right ? widths[box] : GraphDrawing.boxHeight
  }

  /// Which of the rows before its end the label of an edge stands in.
  private func row(of number: Int) -> Int {
    let column = boxes[links[number].to].column
    return (0..<number).count { edgeLabels[$0] != nil && boxes[links[$0].to].column == column }
  }

  /// A curve that leaves and arrives along the graph.
  private func curve(
    from start: (along: Double, across: Double), to end: (along: Double, across: Double)
  ) -> String {
    if (start.across - end.across).magnitude < 0.5 { return "L" + direction.words(end.along, end.across) }
    let middle = (start.along + end.along) / 2
    return "C" + direction.words(middle, start.across) + " " + direction.words(middle, end.across) + " "
      + direction.words(end.along, end.across)
  }

  /// How far across such a curve is at a place along it.
  private static func across(
    at along: Double, from start: (along: Double, across: Double), to end: (along: Double, across: Double)
  ) -> Double {
    let wanted = (along - start.along) / max(end.along - start.along, 1)
    var (low, high) = (0.0, 1.0)
    for _ in 0..<20 {
      let s = (low + high) / 2
      if 1.5 * s * (1 - s) + s * s * s < wanted { low = s } else { high = s }
    }
    let s = (low + high) / 2
    return start.across + (end.across - start.across) * (3 * s * s - 2 * s * s * s)
  }
}
