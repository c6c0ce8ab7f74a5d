internal import Experiments

/// The frame of a plot: axes, round numbers, titles; and where a point of the plane is in the drawing.
struct Axes {
  let x: AxisTicks
  let y: AxisTicks
  /// The rectangle that the plane is drawn in.
  let area: Drawing.Frame

  /// - Parameter height: Of the area, in units of the drawing.
  init(_ xAxis: Plot.Axis, _ yAxis: Plot.Axis, width: Double, height: Double) {
    x = AxisTicks(xAxis, about: Int(width / 50))
    y = AxisTicks(yAxis, about: Int(height / 32))
    let widest = y.ticks.map { 4.7 * Double($0.label.unicodeScalars.count) }.max() ?? 0
    area = Drawing.Frame(left: widest + 8, top: 18, right: widest + 8 + width, bottom: 18 + height)
  }

  /// Everything that has to be drawn, the numbers and titles included.
  var frame: Drawing.Frame {
    Drawing.Frame(left: 0, top: 0, right: area.right + 10, bottom: area.bottom + 33)
  }

  /// A point as parts of the axes, 0 to 1.
  func part(_ point: Point) -> Clipping.Point {
    (x.position(of: point.x), y.position(of: point.y))
  }

  /// The place of a point given as parts of the axes.
  func place(_ part: Clipping.Point) -> Clipping.Point {
    (area.left + part.x * area.width, area.bottom - part.y * area.height)
  }

  func drawGrid(in drawing: inout Drawing) {
    for tick in x.ticks {
      let place = area.left + x.position(of: tick.value) * area.width
      drawing.line(place, area.top, place, area.bottom, "grid")
    }
    for tick in y.ticks {
      let place = area.bottom - y.position(of: tick.value) * area.height
      drawing.line(area.left, place, area.right, place, "grid")
    }
  }

  func drawAxes(_ xTitle: [HTML], _ yTitle: [HTML], in drawing: inout Drawing) {
    drawing.line(area.left, area.bottom, area.right, area.bottom, "axis")
    drawing.line(area.left, area.top, area.left, area.bottom, "axis")
    for tick in x.ticks {
      let place = area.left + x.position(of: tick.value) * area.width
      drawing.line(place, area.bottom, place, area.bottom + 3, "axis")
      drawing.text(tick.label, place, area.bottom + 12, .middle, "tick")
    }
    for tick in y.ticks {
      let place = area.bottom - y.position(of: tick.value) * area.height
      drawing.line(area.left - 3, place, area.left, place, "axis")
      drawing.text(tick.label, area.left - 5, place + 3, .end, "tick")
    }
    drawing.label(
      xTitle, centerX: (area.left + area.right) / 2, centerY: area.bottom + 24, width: area.width, height: 16,
      "title")
    // Along the top, so that nobody has to turn the head.
    drawing.label(
      yTitle, centerX: frame.width / 2, centerY: 7, width: frame.width, height: 14, "title at-start")
  }
}
