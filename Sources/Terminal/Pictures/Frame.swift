internal import Experiments
internal import SourceText

/// A field of letters between two axes with their numbers.
struct Frame {
  let x: Plot.Axis
  let y: Plot.Axis
  let setting: Setting
  /// Letters of the field.
  let columns: Int
  let rows: Int
  private let xTicks: AxisTicks
  private let yTicks: AxisTicks
  private let margin: Int

  /// - Parameter rows: Height of the field in lines.
  init(x: Plot.Axis, y: Plot.Axis, rows: Int, setting: Setting, widest: Int = 72) {
    self.x = x
    self.y = y
    self.rows = rows
    self.setting = setting
    yTicks = AxisTicks(y, count: max(2, rows / 4))
    margin = (yTicks.ticks.map { DisplayWidth.columns(of: $0.text) }.max() ?? 0) + 2
    columns = max(8, min(widest, setting.columns - margin - 2))
    xTicks = AxisTicks(x, count: max(2, columns / 12))
  }

  /// The letter's place of a point; outside the field where it is.
  func place(_ point: Point) -> (row: Int, column: Int)? {
    let (sx, sy) = (x.share(of: point.x), y.share(of: point.y))
    guard sx.isFinite, sy.isFinite, (-0.001...1.001).contains(sx), (-0.001...1.001).contains(sy) else {
      return nil
    }
    return (rows - 1 - Int((sy * Double(rows - 1)).rounded()), Int((sx * Double(columns - 1)).rounded()))
  }

  /// The field's lines with axes, numbers and titles around them.
  func lines(_ field: [Line]) -> [Line] {
    let ascii = setting.asciiOnly
    var labels: [Int: String] = [:]
    for tick in yTicks.ticks { labels[rows - 1 - Int((tick.share * Double(rows - 1)).rounded())] = tick.text }
    var lines: [Line] = []
    let yTitle = setting.line(y.title, .quiet)
    if !yTitle.isEmpty { lines.append(yTitle) }
    for row in 0..<rows {
      let label = labels[row] ?? ""
      let pad = String(repeating: " ", count: max(0, margin - 2 - DisplayWidth.columns(of: label)))
      let border = labels[row] == nil ? (ascii ? " |" : " │") : (ascii ? " +" : " ┤")
      lines.append(Line(pad + label + border, .quiet) + field[row])
    }
    lines.append(bottom)
    lines.append(numbers)
    let xTitle = setting.line(x.title, .quiet)
    if !xTitle.isEmpty {
      lines.append(xTitle.indented(by: max(0, margin + columns - xTitle.width)))
    }
    return lines
  }

  private func column(of tick: AxisTicks.Tick) -> Int { Int((tick.share * Double(columns - 1)).rounded()) }

  private var bottom: Line {
    let ascii = setting.asciiOnly
    var rule = Array(repeating: ascii ? "-" : "─", count: columns)
    for tick in xTicks.ticks { rule[min(max(column(of: tick), 0), columns - 1)] = ascii ? "+" : "┬" }
    let corner = String(repeating: " ", count: margin - 1) + (ascii ? "+" : "└")
    return Line(corner + rule.joined(), .quiet)
  }

  /// The numbers under their ticks, those that would run into another left out.
  private var numbers: Line {
    var text = ""
    var width = 0
    for tick in xTicks.ticks {
      let own = DisplayWidth.columns(of: tick.text)
      let start = max(margin + column(of: tick) - own / 2, 0)
      guard start >= width + (width == 0 ? 0 : 1), start + own <= setting.columns else { continue }
      text += String(repeating: " ", count: start - width) + tick.text
      width = start + own
    }
    return Line(text, .quiet)
  }
}
