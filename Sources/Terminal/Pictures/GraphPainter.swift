internal import Experiments
internal import SourceText

/// One way of drawing a graph: with so much in the boxes and on the arrows.
struct GraphPainter {
  private let picture: GraphPicture
  private let setting: Setting
  private let style: NumberStyle
  private let layout: GraphLayout
  private let edges: [GraphPicture.Edge]
  /// What stands in each box, and how wide that makes it.
  private let captions: [String]
  private let boxes: [Int]
  /// What stands on each arrow.
  private let labels: [String]
  /// Where the columns of boxes begin, and how wide they are.
  private let starts: [Int]
  private let columns: [Int]
  /// Columns that the drawing takes.
  let width: Int

  /// Nil where the edges cannot be kept apart.
  init?(
    _ picture: GraphPicture, _ setting: Setting, showsFormulas: Bool, showsLabels: Bool, style: NumberStyle
  ) {
    self.picture = picture
    self.setting = setting
    self.style = style
    captions = picture.nodes.map { node in
      let name = setting.formula(node.label)
      guard showsFormulas, let formula = node.formula else { return name }
      return "\(name) = \(setting.formula(formula))"
    }
    boxes = zip(picture.nodes, captions).map { node, caption in
      let numbers = [node.value, node.gradient].compactMap { $0.map { style.text($0).utf8.count + 4 } }
      return max(DisplayWidth.columns(of: caption) + 4, numbers.max() ?? 0)
    }
    let position = Dictionary(
      picture.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var edges: [GraphPicture.Edge] = []
    var ends: [(from: Int, to: Int)] = []
    for edge in picture.edges {
      guard let from = position[edge.from], let to = position[edge.to],
        picture.nodes[from].layer < picture.nodes[to].layer
      else { continue }
      edges.append(edge)
      ends.append((from, to))
    }
    self.edges = edges
    labels = edges.map { edge in showsLabels ? edge.derivative.map { style.text($0) } ?? "" : "" }
    let layout = GraphLayout(layers: picture.nodes.map(\.layer), edges: ends)
    if layout.isTangled { return nil }
    self.layout = layout
    (starts, columns, width) = GraphPainter.columns(of: layout, boxes, labels)
  }

  private static func columns(
    of layout: GraphLayout, _ boxes: [Int], _ labels: [String]
  ) -> (starts: [Int], columns: [Int], width: Int) {
    let columns = layout.layers.map { layer in
      layer.compactMap { layout.items[$0].box.map { boxes[$0] } }.max() ?? 1
    }
    var starts: [Int] = []
    var column = 0
    for layer in layout.layers.indices {
      starts.append(column)
      column += columns[layer]
      guard layer + 1 < layout.layers.count else { continue }
      let arriving = layout.segments.filter {
        layout.items[$0.from].layer == layer && layout.items[$0.to].box != nil
      }
      let label = arriving.map { labels[$0.edge].utf8.count }.max() ?? 0
      column += 2 + layout.tracks[layer] + (label > 0 ? label + 3 : 1)
    }
    return (starts, columns, column)
  }

  var lines: [Line] {
    var canvas = Canvas(asciiOnly: setting.asciiOnly)
    for item in layout.items { if let box = item.box { border(of: box, item, &canvas) } }
    for segment in layout.segments { draw(segment, &canvas) }
    for item in layout.items { if let box = item.box { fill(box, item, &canvas) } }
    return canvas.lines
  }

  private func left(of item: GraphLayout.Item) -> Int {
    starts[item.layer] + (item.box.map { (columns[item.layer] - boxes[$0]) / 2 } ?? 0)
  }

  private func border(of box: Int, _ item: GraphLayout.Item, _ canvas: inout Canvas) {
    let isHeavy = picture.nodes[box].isHighlighted
    canvas.box(
      row: item.top, column: left(of: item), height: item.height, width: boxes[box],
      isHeavy ? .accent : .plain, isHeavy: isHeavy)
  }

  private func fill(_ box: Int, _ item: GraphLayout.Item, _ canvas: inout Canvas) {
    let node = picture.nodes[box]
    func center(_ text: String, _ row: Int, _ style: Style) {
      let free = boxes[box] - DisplayWidth.columns(of: text)
      canvas.write(text, row: row, column: left(of: item) + free / 2, style)
    }
    center(captions[box], item.middle, node.isHighlighted ? .strong : .plain)
    if let value = node.value { center(" \(style.text(value)) ", item.top, .strong) }
    if let gradient = node.gradient {
      center(" \(style.text(gradient)) ", item.top + item.height - 1, .accent)
    }
  }

  private func draw(_ segment: GraphLayout.Segment, _ canvas: inout Canvas) {
    let (from, to) = (layout.items[segment.from], layout.items[segment.to])
    let isHeavy = edges[segment.edge].isHighlighted
    let style: Style = isHeavy ? .accent : .quiet
    // From the border itself, so that the line is seen to leave the box.
    let begin = from.box.map { left(of: from) + boxes[$0] - 1 } ?? starts[from.layer]
    let end = to.box == nil ? starts[to.layer] : left(of: to) - 1
    if let track = segment.track, segment.startRow != segment.endRow {
      let turn = starts[from.layer] + columns[from.layer] + 1 + track
      canvas.horizontal(row: segment.startRow, from: begin, to: turn, style, isHeavy: isHeavy)
      canvas.vertical(column: turn, from: segment.startRow, to: segment.endRow, style, isHeavy: isHeavy)
      canvas.horizontal(row: segment.endRow, from: turn, to: end, style, isHeavy: isHeavy)
    } else {
      canvas.horizontal(row: segment.startRow, from: begin, to: end, style, isHeavy: isHeavy)
    }
    guard to.box != nil else { return }
    canvas.write(setting.asciiOnly ? ">" : "▶", row: segment.endRow, column: end, style)
    let label = labels[segment.edge]
    if !label.isEmpty {
      canvas.write(" \(label) ", row: segment.endRow, column: end - label.utf8.count - 2, .quiet)
    }
  }
}
