internal import Experiments
internal import SourceText

/// Curves and points: braille dots where the terminal has them, letters where it has not.
struct PlotDrawing {
  private let plot: Plot
  private let setting: Setting
  private let frame: Frame

  /// - Parameter rows: Height of the field in lines.
  init(_ plot: Plot, _ setting: Setting, rows: Int = 14) {
    self.plot = plot
    self.setting = setting
    frame = Frame(x: plot.x, y: plot.y, rows: rows, setting: setting)
  }

  var lines: [Line] {
    if setting.isSpoken { return spoken }
    var lines: [Line] = setting.lines(plot.title, .strong)
    lines += frame.lines(field)
    lines += legend
    return lines
  }

  /// The letter by which a series is known without colour.
  private func mark(_ number: Int) -> String {
    let letters = setting.asciiOnly ? ["*", "+", "o", "x", "#", "@"] : ["●", "▲", "■", "◆", "✚", "○"]
    return letters[number % letters.count]
  }

  private var field: [Line] {
    var grid = Array(
      repeating: Array(repeating: (text: " ", style: Style.plain), count: frame.columns), count: frame.rows)
    for mark in plot.marks { rule(mark, &grid) }
    if setting.asciiOnly { letters(&grid) } else { dots(&grid) }
    for (number, series) in plot.series.enumerated() where series.style == .points {
      for point in series.points {
        if let place = frame.place(point) {
          grid[place.row][place.column] = (mark(number), style(number))
        }
      }
    }
    if plot.series.count > 1 { label(&grid) }
    for mark in plot.marks { if case .point(let point, _) = mark { put("◎", "O", point, &grid) } }
    return grid.map { row in
      var line = Line()
      for cell in row { line.append(cell.text, cell.style) }
      return line
    }
  }

  private func style(_ number: Int) -> Style { Style(.series(UInt8(number % 6))) }

  private typealias Grid = [[(text: String, style: Style)]]

  private func put(_ text: String, _ ascii: String, _ point: Point, _ grid: inout Grid) {
    guard let place = frame.place(point) else { return }
    grid[place.row][place.column] = (setting.asciiOnly ? ascii : text, .strong)
  }

  private func rule(_ mark: Plot.Mark, _ grid: inout Grid) {
    switch mark {
    case .horizontal(let value, _):
      guard let row = frame.place(Point(plot.x.range.lowerBound, value))?.row else { return }
      for column in grid[row].indices { grid[row][column] = (setting.asciiOnly ? "-" : "╌", .quiet) }
    case .vertical(let value, _):
      guard let column = frame.place(Point(value, plot.y.range.lowerBound))?.column else { return }
      for row in grid.indices { grid[row][column] = (setting.asciiOnly ? ":" : "┊", .quiet) }
    case .point: return
    }
  }

  /// Every line as dots; where two meet in a letter the later one gives the colour.
  private func dots(_ grid: inout Grid) {
    var braille = Braille(columns: frame.columns, rows: frame.rows)
    for (number, series) in plot.series.enumerated() where series.style != .points {
      var last: (x: Int, y: Int)?
      for point in series.points {
        guard let dot = dot(point, braille) else {
          last = nil
          continue
        }
        if let last {
          braille.line(last.x, last.y, dot.x, dot.y, style(number), gap: series.style == .dashed ? 3 : 0)
        } else {
          braille.set(dot.x, dot.y, style(number))
        }
        last = dot
      }
    }
    for row in grid.indices {
      for column in grid[row].indices {
        if let letter = braille.letter(row: row, column: column) { grid[row][column] = letter }
      }
    }
  }

  private func dot(_ point: Point, _ braille: Braille) -> (x: Int, y: Int)? {
    let (sx, sy) = (plot.x.share(of: point.x), plot.y.share(of: point.y))
    // Far outside is as good as any place outside, and stays a number.
    guard sx.isFinite, sy.isFinite, sx.magnitude < 1e6, sy.magnitude < 1e6 else { return nil }
    return (
      Int((sx * Double(braille.width - 1)).rounded()),
      braille.height - 1 - Int((sy * Double(braille.height - 1)).rounded())
    )
  }

  /// A letter in every column that a line passes.
  private func letters(_ grid: inout Grid) {
    for (number, series) in plot.series.enumerated() where series.style != .points {
      var trace = Braille(columns: (frame.columns + 1) / 2, rows: (frame.rows + 3) / 4)
      var last: (x: Int, y: Int)?
      for point in series.points {
        let (sx, sy) = (plot.x.share(of: point.x), plot.y.share(of: point.y))
        guard sx.isFinite, sy.isFinite, sx.magnitude < 1e6, sy.magnitude < 1e6 else {
          last = nil
          continue
        }
        let dot = (
          x: Int((sx * Double(frame.columns - 1)).rounded()),
          y: frame.rows - 1 - Int((sy * Double(frame.rows - 1)).rounded())
        )
        if let last {
          trace.line(last.x, last.y, dot.x, dot.y, style(number), gap: series.style == .dashed ? 2 : 0)
        } else {
          trace.set(dot.x, dot.y, style(number))
        }
        last = dot
      }
      for row in grid.indices {
        for column in grid[row].indices where trace.isSet(column, row) {
          grid[row][column] = (mark(number), style(number))
        }
      }
    }
  }

  /// The mark of every line at its right end, or further left where another has it, so that the legend holds
  /// without colour.
  private func label(_ grid: inout Grid) {
    var taken: [(row: Int, column: Int)] = []
    for (number, series) in plot.series.enumerated() where series.style != .points {
      let places = series.points.reversed().compactMap { frame.place($0) }
      let free = places.first { place in
        taken.allSatisfy { $0.row != place.row || abs($0.column - place.column) > 2 }
      }
      guard let place = free ?? places.first else { continue }
      taken.append(place)
      grid[place.row][place.column] = (mark(number), style(number).with(.bold))
    }
  }

  private var legend: [Line] {
    var lines: [Line] = []
    if plot.series.count > 1 {
      var flow = Flow()
      for (number, series) in plot.series.enumerated() {
        if number > 0 { flow.append("   ") }
        flow.appendWhole(mark(number) + " ", style(number))
        flow.append(setting.line(series.name).text)
      }
      lines += flow.lines(columns: setting.columns)
    }
    for mark in plot.marks {
      let (sign, text): (String, LocalizedText)
      switch mark {
      case .point(_, let words): (sign, text) = (setting.asciiOnly ? "O" : "◎", words)
      case .horizontal(_, let words): (sign, text) = (setting.asciiOnly ? "-" : "╌", words)
      case .vertical(_, let words): (sign, text) = (setting.asciiOnly ? ":" : "┊", words)
      }
      let words = setting.line(text)
      if !words.isEmpty { lines.append(Line(sign + " ", .quiet) + words) }
    }
    return lines
  }

  /// Where every series begins, turns and ends, in words.
  private var spoken: [Line] {
    var lines = setting.lines(plot.title, .strong)
    let style = NumberStyle.significant(3)
    for series in plot.series {
      let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
      guard let first = points.first, let last = points.last,
        let low = points.min(by: { $0.y < $1.y }), let high = points.max(by: { $0.y < $1.y })
      else { continue }
      func pair(_ point: Point) -> String { "(\(style.text(point.x)), \(style.text(point.y)))" }
      var flow = Flow()
      flow.append(
        setting.say(
          .curve(
            setting.line(series.name).text, from: pair(first), to: pair(last), low: pair(low),
            high: pair(high))))
      lines += flow.lines(columns: setting.columns)
    }
    return lines + legend.suffix(plot.marks.count)
  }
}
