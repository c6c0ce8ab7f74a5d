internal import Experiments

/// Draws a function of two variables: areas or shades, lines of equal height, examples, a path.
struct HeatMapDrawing {
  let inlines: InlinePrinter
  let words: Words

  func draw(_ map: HeatMap) -> HTML {
    let axes = Axes(map.x, map.y, width: 220, height: 200)
    var drawing = Drawing(axes.frame)
    let range = HeatMapDrawing.range(of: map.values)
    if let rows = map.values.first, !rows.isEmpty {
      drawing.image(
        image(map, range), axes.area.left, axes.area.top, axes.area.width, axes.area.height, "cells")
    }
    for level in map.levels { drawContour(map, level, axes, in: &drawing) }
    if map.path.count > 1 { drawPath(map.path, axes, in: &drawing) }
    for example in map.examples {
      let part = axes.part(example.place)
      guard part.x.isFinite, part.y.isFinite, Clipping.isInside(part) else { continue }
      let place = axes.place(part)
      drawing.path(
        (example.label == 0 ? PlotMarker.disc : PlotMarker.cross).path(place.x, place.y, 2.1),
        example.label == 0 ? "example zero" : "example one")
    }
    axes.drawAxes(inlines.print(map.x.title), inlines.print(map.y.title), in: &drawing)
    if !map.isFilled, let range { drawScale(range, axes, in: &drawing) }
    let title = HTML.element(.p, [.class("picture-title")], inlines.print(map.title))
    return .element(
      .div, [.class("picture")],
      [title, drawing.svg(PictureWords(words: words, formulas: inlines.formulas).heatMap(map)), legend(map)])
  }

  private static func range(of values: [[Double]]) -> ClosedRange<Double>? {
    let finite = values.joined().filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return low...high
  }

  /// One pixel a sample, the upper row first.
  private func image(_ map: HeatMap, _ range: ClosedRange<Double>?) -> String {
    let span = range.map { $0.upperBound - $0.lowerBound } ?? 0
    // Areas are smooth up to their boundary when each sample becomes several pixels.
    let detail = map.isFilled ? 4 : 1
    let rows = map.values.count
    let columns = map.values.first?.count ?? 0
    var pixels: [UInt8] = []
    for row in stride(from: rows * detail - 1, through: 0, by: -1) {
      for column in 0..<columns * detail {
        let value =
          detail == 1
          ? map.values[row][column]
          : HeatMapDrawing.between(
            map.values, (Double(row) + 0.5) / Double(detail) - 0.5,
            (Double(column) + 0.5) / Double(detail) - 0.5)
        if map.isFilled {
          pixels += Shades.side(map.levels.count { value >= $0 } % 2 == 1)
        } else {
          pixels += Shades.height(span > 0 ? (value - (range?.lowerBound ?? 0)) / span : 0.5)
        }
      }
    }
    return DataAddress.text(
      type: "image/png", PNG.file(width: columns * detail, height: rows * detail, pixels: pixels))
  }

  /// The value between samples, linear in both directions; constant beyond the outer samples.
  private static func between(_ values: [[Double]], _ row: Double, _ column: Double) -> Double {
    let place = { (part: Double, count: Int) -> (Int, Int, Double) in
      let inside = min(max(part, 0), Double(count - 1))
      let low = min(Int(inside), max(count - 2, 0))
      return (low, min(low + 1, count - 1), inside - Double(low))
    }
    let (row0, row1, v) = place(row, values.count)
    let (column0, column1, u) = place(column, values[0].count)
    let low = values[row0][column0] * (1 - u) + values[row0][column1] * u
    let high = values[row1][column0] * (1 - u) + values[row1][column1] * u
    return low * (1 - v) + high * v
  }

  private func drawContour(_ map: HeatMap, _ level: Double, _ axes: Axes, in drawing: inout Drawing) {
    // Samples are cell centres; a ring around them brings the lines to the frame.
    let ringed = HeatMapDrawing.ringed(map.values)
    let rows = Double(map.values.count)
    let columns = Double(map.values.first?.count ?? 1)
    let part = { (cell: Double, count: Double) in min(max((cell - 0.5) / count, 0), 1) }
    for line in Contours.lines(ringed, at: level) {
      drawing.polyline(
        line.map { axes.place((part($0.x, columns), part($0.y, rows))) },
        map.isFilled ? "boundary" : "contour")
    }
  }

  private static func ringed(_ values: [[Double]]) -> [[Double]] {
    let wide = values.map { row in [row.first ?? 0] + row + [row.last ?? 0] }
    return [wide.first ?? []] + wide + [wide.last ?? []]
  }

  private func drawPath(_ path: [Point], _ axes: Axes, in drawing: inout Drawing) {
    let parts = path.map(axes.part)
    for piece in Clipping.pieces(of: parts) { drawing.polyline(piece.map(axes.place), "descent") }
    for (index, part) in parts.enumerated()
    where part.x.isFinite && part.y.isFinite && Clipping.isInside(part) {
      let place = axes.place(part)
      drawing.circle(place.x, place.y, index == 0 || index == parts.count - 1 ? 2.6 : 1.3, "step")
    }
  }

  /// The scale of shades at the right.
  private func drawScale(_ range: ClosedRange<Double>, _ axes: Axes, in drawing: inout Drawing) {
    var pixels: [UInt8] = []
    for row in 0..<64 { pixels += Shades.height(1 - Double(row) / 63) }
    let left = axes.area.right + 14
    drawing.image(
      DataAddress.text(type: "image/png", PNG.file(width: 1, height: 64, pixels: pixels)), left,
      axes.area.top, 9,
      axes.area.height, "cells")
    drawing.rectangle(left, axes.area.top, 9, axes.area.height, "frame")
    var right = left
    for (value, y) in [(range.upperBound, axes.area.top + 7), (range.lowerBound, axes.area.bottom)] {
      let label = NumberSetting.text(value, .significant(3))
      drawing.text(label, left + 12, y, .start, "tick")
      right = max(right, left + 14 + 4.7 * Double(label.unicodeScalars.count))
    }
    drawing.frame.right = max(drawing.frame.right, right)
  }

  private func legend(_ map: HeatMap) -> HTML {
    let labels = Set(map.examples.map(\.label))
    guard !labels.isEmpty else { return .nothing }
    let items = labels.sorted().map { label -> HTML in
      let shape = HTML.element(
        .path,
        [
          .class(label == 0 ? "example zero" : "example one"),
          Attribute("d", (label == 0 ? PlotMarker.disc : PlotMarker.cross).path(5, 4, 2.4)),
        ])
      return .element(
        .li, [],
        [
          .element(.svg, [Attribute("viewBox", "0 0 10 8"), .class("swatch short"), .isHidden], [shape]),
          inlines.formulas.label("y = \(label)"),
        ])
    }
    return .element(.ul, [.class("legend")], items)
  }
}
