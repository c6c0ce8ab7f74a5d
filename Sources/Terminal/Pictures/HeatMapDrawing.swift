internal import Experiments

/// A function of two variables: areas for a decision boundary, contour lines for a cost surface.
struct HeatMapDrawing {
  private let map: HeatMap
  private let setting: Setting
  private let frame: Frame
  private let low: Double
  private let high: Double

  /// - Parameter rows: Height of the field in lines.
  init(_ map: HeatMap, _ setting: Setting, rows: Int = 16) {
    self.map = map
    self.setting = setting
    frame = Frame(x: map.x, y: map.y, rows: rows, setting: setting, widest: 60)
    let values = map.values.joined().filter(\.isFinite)
    low = values.min() ?? 0
    high = values.max() ?? 1
  }

  var lines: [Line] {
    if setting.isSpoken { return spoken }
    return setting.lines(map.title, .strong) + frame.lines(field) + legend
  }

  /// The value at a place of the field, 0…1 from the left and from the bottom, between the samples.
  private func value(_ x: Double, _ y: Double) -> Double {
    guard let columns = map.values.first?.count, columns > 0 else { return .nan }
    let rows = map.values.count
    // The samples are the centres of their cells.
    let (u, v) = (x * Double(columns) - 0.5, y * Double(rows) - 0.5)
    let (left, below) = (Int(u.rounded(.down)), Int(v.rounded(.down)))
    func sample(_ row: Int, _ column: Int) -> Double {
      map.values[min(max(row, 0), rows - 1)][min(max(column, 0), columns - 1)]
    }
    let (fx, fy) = (u - Double(left), v - Double(below))
    let bottom = sample(below, left) * (1 - fx) + sample(below, left + 1) * fx
    let top = sample(below + 1, left) * (1 - fx) + sample(below + 1, left + 1) * fx
    return bottom * (1 - fy) + top * fy
  }

  private func share(_ value: Double) -> Double {
    guard value.isFinite else { return value < 0 ? 0 : 1 }
    // A decision boundary divides the scale in the middle, whatever the extremes are.
    if map.isFilled, map.levels.count == 1, let level = map.levels.first, low < level, level < high {
      return value < level
        ? 0.5 * (value - low) / (level - low) : 0.5 + 0.5 * (value - level) / (high - level)
    }
    return high > low ? min(max((value - low) / (high - low), 0), 1) : 0.5
  }

  private static let shades = ["·", "░", "▒", "▓", "█"]
  private static let letters = [" ", ".", ":", "-", "=", "+", "*", "#"]

  private func shade(_ share: Double) -> String {
    let shades = setting.asciiOnly ? HeatMapDrawing.letters : HeatMapDrawing.shades
    return shades[min(shades.count - 1, Int(share * Double(shades.count)))]
  }

  private func ink(_ value: Double) -> Style.Ink { .scale(UInt8(share(value) * 255)) }

  private var field: [Line] {
    var grid = map.isFilled ? areas : contours
    for (index, point) in map.path.enumerated() {
      guard let place = frame.place(point) else { continue }
      let isEnd = index == 0 || index == map.path.count - 1
      let text =
        setting.asciiOnly ? (index == 0 ? "S" : isEnd ? "E" : "*") : (index == 0 ? "◉" : isEnd ? "★" : "•")
      grid[place.row][place.column] = (text, Style(.standard, .bold))
    }
    for example in map.examples {
      guard let place = frame.place(example.place) else { continue }
      let style = grid[place.row][place.column].style
      grid[place.row][place.column] = (
        sign(of: example.label), Style(.standard, on: .standard, style.attributes.union(.bold))
      )
    }
    return grid.map { row in
      var line = Line()
      for cell in row { line.append(cell.text, cell.style) }
      return line
    }
  }

  private func sign(of label: Int) -> String {
    if setting.asciiOnly { return label == 0 ? "o" : "x" }
    return label == 0 ? "○" : "✕"
  }

  private typealias Grid = [[(text: String, style: Style)]]

  private var areas: Grid {
    let (columns, rows) = (frame.columns, frame.rows)
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let x = (Double(column) + 0.5) / Double(columns)
        guard setting.hasColor && !setting.asciiOnly else {
          let middle = value(x, 1 - (Double(row) + 0.5) / Double(rows))
          return (shade(share(middle)), .plain)
        }
        let upper = value(x, 1 - (Double(row) + 0.25) / Double(rows))
        let lower = value(x, 1 - (Double(row) + 0.75) / Double(rows))
        return ("▀", Style(ink(upper), on: ink(lower)))
      }
    }
  }

  private var contours: Grid {
    let (columns, rows) = (frame.columns, frame.rows)
    var grid: Grid = Array(repeating: Array(repeating: (" ", .plain), count: columns), count: rows)
    let fine = !setting.asciiOnly
    var braille = Braille(columns: columns, rows: rows)
    let (width, height) = fine ? (braille.width, braille.height) : (columns, rows)
    func sample(_ x: Int, _ y: Int) -> Double {
      value((Double(x) + 0.5) / Double(width), 1 - (Double(y) + 0.5) / Double(height))
    }
    var above = (0..<width).map { sample($0, 0) }
    for y in 0..<height {
      let here = above
      above = (0..<width).map { sample($0, y + 1) }
      for x in 0..<width {
        for (number, level) in map.levels.enumerated() {
          let inside = here[x] < level
          let differs = (x + 1 < width && inside != (here[x + 1] < level)) || inside != (above[x] < level)
          guard differs else { continue }
          let style = Style(ink(level))
          if fine { braille.set(x, y, style) } else { grid[y][x] = (digit(number), style) }
        }
      }
    }
    guard fine else { return grid }
    for row in 0..<rows {
      for column in 0..<columns {
        if let letter = braille.letter(row: row, column: column) { grid[row][column] = letter }
      }
    }
    return grid
  }

  private func digit(_ number: Int) -> String { String(number % 10) }

  private var legend: [Line] {
    let style = NumberStyle.significant(3)
    var flow = Flow()
    if map.isFilled {
      if setting.hasColor && !setting.asciiOnly {
        for step in 0..<8 { flow.appendWhole("█", Style(.scale(UInt8(step * 255 / 7)))) }
      } else {
        flow.appendWhole((setting.asciiOnly ? HeatMapDrawing.letters : HeatMapDrawing.shades).joined())
      }
      flow.append(" \(style.text(low)) \(setting.asciiOnly ? ".." : "…") \(style.text(high))", .quiet)
    } else if !map.levels.isEmpty {
      flow.append(setting.say(.contourLevels) + " ", .quiet)
      for (number, level) in map.levels.enumerated() {
        if number > 0 { flow.append(", ", .quiet) }
        if setting.asciiOnly { flow.appendWhole(digit(number) + "=", .quiet) }
        flow.appendWhole(style.text(level), Style(ink(level)))
      }
    }
    if !map.examples.isEmpty {
      flow.append("   \(sign(of: 0)) 0   \(sign(of: 1)) 1")
    }
    if map.path.count > 1 {
      flow.append("   " + (setting.asciiOnly ? "S " : "◉ ") + setting.say(.pathStart))
      flow.append("   " + (setting.asciiOnly ? "E " : "★ ") + setting.say(.pathEnd))
    }
    return flow.lines(columns: setting.columns)
  }

  /// How much of the area is on either side, and where the path leads.
  private var spoken: [Line] {
    let style = NumberStyle.significant(3)
    var flow = setting.flow(map.title, .strong)
    flow.append(". ")
    flow.append(setting.say(.heatRange(low: style.text(low), high: style.text(high))))
    if map.isFilled, let level = map.levels.first {
      let all = map.values.joined()
      let share = Double(all.count { $0 >= level }) / Double(max(1, all.count))
      flow.append(" " + setting.say(.heatShare(NumberStyle.percent(0).text(share), level: style.text(level))))
    }
    if let first = map.path.first, let last = map.path.last {
      func pair(_ point: Point) -> String { "(\(style.text(point.x)), \(style.text(point.y)))" }
      flow.append(" " + setting.say(.path(from: pair(first), to: pair(last), steps: map.path.count - 1)))
    }
    return flow.lines(columns: setting.columns)
  }
}
