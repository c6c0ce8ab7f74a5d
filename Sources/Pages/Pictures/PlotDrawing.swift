internal import Experiments

/// Draws curves and points over two axes, with a legend of HTML below that wraps on a narrow screen.
struct PlotDrawing {
  let inlines: InlinePrinter
  let words: Words

  func draw(_ plot: Plot) -> HTML {
    let axes = Axes(plot.x, plot.y.withRoom(above: plot.series), width: 310, height: 170)
    var drawing = Drawing(axes.frame)
    axes.drawGrid(in: &drawing)
    for mark in plot.marks { drawLine(mark, axes, in: &drawing) }
    let hasMarkers = plot.series.filter { $0.style == .line }.count > 1
    for (index, series) in plot.series.enumerated() {
      draw(series, index, axes, hasMarkers: hasMarkers, in: &drawing)
    }
    for mark in plot.marks { drawWords(mark, axes, in: &drawing) }
    axes.drawAxes(inlines.print(plot.x.title), inlines.print(plot.y.title), in: &drawing)
    let picture = drawing.svg(PictureWords(words: words, formulas: inlines.formulas).plot(plot))
    let title = HTML.element(.p, [.class("picture-title")], inlines.print(plot.title))
    let legend = plot.series.count > 1 ? [legend(plot, hasMarkers: hasMarkers)] : []
    return .element(.div, [.class("picture")], [title, picture] + legend)
  }

  private func draw(
    _ series: Plot.Series, _ index: Int, _ axes: Axes, hasMarkers: Bool, in drawing: inout Drawing
  ) {
    let parts = series.points.map(axes.part)
    let marker = PlotMarker(index)
    let color = "series\(index % 6 + 1)"
    let markerStyle = marker.isOpen ? "marker open \(color)" : "marker \(color)"
    if series.style == .points {
      for part in parts where part.x.isFinite && part.y.isFinite && Clipping.isInside(part) {
        let place = axes.place(part)
        drawing.path(marker.path(place.x, place.y, 2.2), markerStyle)
      }
      return
    }
    for piece in Clipping.pieces(of: parts) {
      drawing.polyline(
        piece.map(axes.place), series.style == .dashed ? "curve dashed \(color)" : "curve \(color)")
    }
    guard hasMarkers, series.style == .line else { return }
    // A few marks on each curve, at different places for each, so that grey curves can be told apart.
    let visible = parts.filter { $0.x.isFinite && $0.y.isFinite && Clipping.isInside($0) }
    guard visible.count > 1 else { return }
    for number in 0..<5 {
      let share = (Double(number) + 0.35 + 0.1 * Double(index % 5)) / 5
      let part = visible[min(Int(share * Double(visible.count)), visible.count - 1)]
      let place = axes.place(part)
      drawing.path(marker.path(place.x, place.y, 2.4), markerStyle)
    }
  }

  private func drawLine(_ mark: Plot.Mark, _ axes: Axes, in drawing: inout Drawing) {
    switch mark {
    case .point: break
    case .horizontal(let value, _):
      let part = axes.y.position(of: value)
      guard (0...1).contains(part) else { return }
      let y = axes.place((0, part)).y
      drawing.line(axes.area.left, y, axes.area.right, y, "mark-line")
    case .vertical(let value, _):
      let part = axes.x.position(of: value)
      guard (0...1).contains(part) else { return }
      let x = axes.place((part, 0)).x
      drawing.line(x, axes.area.top, x, axes.area.bottom, "mark-line")
    }
  }

  private func drawWords(_ mark: Plot.Mark, _ axes: Axes, in drawing: inout Drawing) {
    let (part, text): (Clipping.Point, LocalizedText) =
      switch mark {
      case .point(let point, let text): (axes.part(point), text)
      case .horizontal(let value, let text): ((0.99, axes.y.position(of: value)), text)
      case .vertical(let value, let text): ((axes.x.position(of: value), 0.96), text)
      }
    guard part.x.isFinite, part.y.isFinite, Clipping.isInside(part) else { return }
    let place = axes.place(part)
    if case .point = mark { drawing.circle(place.x, place.y, 3, "mark-point") }
    let pieces = inlines.print(text)
    let width = 9 * pieces.reduce(0) { $0 + MathWidth.estimate($1) } + 6
    var x = place.x
    var y = place.y - 9
    if case .vertical = mark {
      x += width / 2 + 3
      y = place.y
    }
    // Inside the frame, whatever stands beside it.
    x = min(max(x, axes.area.left + width / 2), axes.area.right - width / 2)
    y = max(y, axes.area.top + 6)
    drawing.label(pieces, centerX: x, centerY: y, width: width, height: 12, "mark")
  }

  private func legend(_ plot: Plot, hasMarkers: Bool) -> HTML {
    let items = plot.series.enumerated().map { index, series -> HTML in
      let marker = PlotMarker(index)
      let color = "series\(index % 6 + 1)"
      var shapes: [HTML] = []
      if series.style != .points {
        shapes.append(
          .element(
            .path,
            [
              .class(series.style == .dashed ? "curve dashed \(color)" : "curve \(color)"),
              Attribute("d", "M0 4H22"),
            ]))
      }
      if series.style == .points || hasMarkers && series.style == .line {
        shapes.append(
          .element(
            .path,
            [
              .class(marker.isOpen ? "marker open \(color)" : "marker \(color)"),
              Attribute("d", marker.path(11, 4, 2.4)),
            ]))
      }
      let swatch = HTML.element(
        .svg, [Attribute("viewBox", "0 0 22 8"), .class("swatch"), .isHidden], shapes)
      return .element(.li, [], [swatch] + inlines.print(series.name))
    }
    return .element(.ul, [.class("legend")], items)
  }
}

extension Plot.Axis {
  /// The axis a little longer where a curve would run along the upper edge of the picture and be taken for its frame.
  fileprivate func withRoom(above series: [Plot.Series]) -> Plot.Axis {
    let ticks = AxisTicks(self, about: 1)
    let touches = series.contains { series in
      series.points.contains { (0.985...1).contains(ticks.position(of: $0.y)) }
    }
    guard touches, range.upperBound > range.lowerBound else { return self }
    let upper: Double =
      switch scale {
      case .linear: range.upperBound + 0.05 * (range.upperBound - range.lowerBound)
      case .logarithmic:
        range.upperBound * Logarithm.raised(0.05 * Logarithm.ten(range.upperBound / range.lowerBound))
      }
    return Plot.Axis(title, range.lowerBound...max(upper, range.upperBound), scale)
  }
}
