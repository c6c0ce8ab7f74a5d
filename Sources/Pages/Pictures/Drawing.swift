/// An SVG drawing under way. Ten units are one em of the text in it; y grows downwards.
struct Drawing {
  private(set) var shapes: [HTML] = []
  /// The part of the plane that shows.
  var frame: Frame

  struct Frame: Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }
  }

  /// Where a text stands beside its point.
  enum Side: String {
    case start
    case middle
    case end
  }

  init(_ frame: Frame) {
    self.frame = frame
  }

  init(width: Double, height: Double) {
    frame = Frame(left: 0, top: 0, right: width, bottom: height)
  }

  /// The drawing as an element that a screen reader reads as `words`.
  func svg(_ words: String) -> HTML {
    let box = [frame.left, frame.top, frame.width, frame.height].map(Drawing.number).joined(separator: " ")
    return .element(
      .div, [.class("drawing"), Attribute("style", "width: \(Drawing.number(frame.width / 10))em")],
      [.element(.svg, [Attribute("viewBox", box), .isPicture, .label(words)], shapes)])
  }

  mutating func add(_ shape: HTML) { shapes.append(shape) }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    shapes.append(
      .element(
        .line,
        [
          .class(style), Attribute("x1", Drawing.number(x1)), Attribute("y1", Drawing.number(y1)),
          Attribute("x2", Drawing.number(x2)), Attribute("y2", Drawing.number(y2)),
        ]))
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, corner: Double = 0
  ) {
    var attributes: [Attribute] = [
      .class(style), Attribute("x", Drawing.number(x)), Attribute("y", Drawing.number(y)),
      Attribute("width", Drawing.number(width)), Attribute("height", Drawing.number(height)),
    ]
    if corner > 0 { attributes.append(Attribute("rx", Drawing.number(corner))) }
    shapes.append(.element(.rect, attributes))
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    shapes.append(
      .element(
        .circle,
        [
          .class(style), Attribute("cx", Drawing.number(x)), Attribute("cy", Drawing.number(y)),
          Attribute("r", Drawing.number(radius)),
        ]))
  }

  mutating func path(_ commands: String, _ style: String) {
    shapes.append(.element(.path, [.class(style), Attribute("d", commands)]))
  }

  /// A line through points.
  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String, isClosed: Bool = false) {
    guard points.count > 1 else { return }
    var commands = ""
    var last = ""
    for point in points {
      let place = "\(Drawing.number(point.x)) \(Drawing.number(point.y))"
      if place == last { continue }
      commands += (commands.isEmpty ? "M" : "L") + place
      last = place
    }
    path(commands + (isClosed ? "Z" : ""), style)
  }

  /// A number or a word whose baseline is at `y`.
  ///
  /// It is HTML as labels are: Chromium writes the `text` elements of SVG into a PDF as hairlines where the font has
  /// PostScript outlines.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ side: Side, _ style: String) {
    let width = 10 * MathWidth.estimate(.text(text)) + 2
    let center =
      switch side {
      case .start: x + width / 2
      case .middle: x
      case .end: x - width / 2
      }
    label(
      [.text(text)], centerX: center, centerY: y - 3.2, width: width, height: 10,
      side == .middle ? style : "\(style) at-\(side.rawValue)")
  }

  /// Running text with formulas, in a box around a point.
  mutating func label(
    _ pieces: [HTML], centerX: Double, centerY: Double, width: Double, height: Double, _ style: String
  ) {
    shapes.append(
      .element(
        .foreignObject,
        [
          Attribute("x", Drawing.number(centerX - width / 2)),
          Attribute("y", Drawing.number(centerY - height / 2)),
          Attribute("width", Drawing.number(width)), Attribute("height", Drawing.number(height)),
        ],
        [.element(.div, [.class("drawn \(style)")], [.element(.span, [], pieces)])]))
  }

  /// A picture made of pixels, stretched over a rectangle.
  mutating func image(
    _ address: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String
  ) {
    shapes.append(
      .element(
        .svgImage,
        [
          .class(style), Attribute("x", Drawing.number(x)), Attribute("y", Drawing.number(y)),
          Attribute("width", Drawing.number(width)), Attribute("height", Drawing.number(height)),
          Attribute("preserveAspectRatio", "none"), Attribute("href", address),
        ]))
  }

  /// A coordinate with at most two digits behind the point.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e6 else { return "0" }
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
