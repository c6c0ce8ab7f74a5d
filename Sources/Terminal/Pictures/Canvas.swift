internal import SourceText

/// A drawing of letters and lines on a grid that grows as it is drawn on.
struct Canvas {
  private var rows: [[Cell]] = []
  private let asciiOnly: Bool

  private struct Cell {
    var text = " "
    var style = Style.plain
    /// The sides at which a line leaves the cell.
    var sides: Sides = []
    /// Drawn stronger.
    var isHeavy = false
    /// Two lines cross here and have nothing to do with each other.
    var isCrossing = false
  }

  struct Sides: OptionSet {
    let rawValue: UInt8
    static let up = Sides(rawValue: 1)
    static let down = Sides(rawValue: 2)
    static let left = Sides(rawValue: 4)
    static let right = Sides(rawValue: 8)
  }

  init(asciiOnly: Bool) {
    self.asciiOnly = asciiOnly
  }

  var height: Int { rows.count }

  private mutating func edit(_ row: Int, _ column: Int, _ change: (inout Cell) -> Void) {
    guard row >= 0, column >= 0 else { return }
    while rows.count <= row { rows.append([]) }
    while rows[row].count <= column { rows[row].append(Cell()) }
    change(&rows[row][column])
  }

  /// Writes text over whatever is there.
  mutating func write(_ text: String, row: Int, column: Int, _ style: Style = .plain) {
    var column = column
    for character in text {
      let width = DisplayWidth.columns(of: String(character))
      if width == 0 { continue }
      edit(row, column) { $0 = Cell(text: String(character), style: style) }
      if width == 2 { edit(row, column + 1) { $0 = Cell(text: "", style: style) } }
      column += width
    }
  }

  mutating func write(_ line: Line, row: Int, column: Int) {
    var column = column
    for span in line.spans {
      write(span.text, row: row, column: column, span.style)
      column += DisplayWidth.columns(of: span.text)
    }
  }

  /// A line along a row between two columns, both included and open at neither end.
  mutating func horizontal(row: Int, from: Int, to: Int, _ style: Style = .plain, isHeavy: Bool = false) {
    let (low, high) = (min(from, to), max(from, to))
    for column in low...high {
      var sides: Sides = []
      if column > low { sides.insert(.left) }
      if column < high { sides.insert(.right) }
      add(sides, row, column, style, isHeavy)
    }
  }

  mutating func vertical(column: Int, from: Int, to: Int, _ style: Style = .plain, isHeavy: Bool = false) {
    let (low, high) = (min(from, to), max(from, to))
    for row in low...high {
      var sides: Sides = []
      if row > low { sides.insert(.up) }
      if row < high { sides.insert(.down) }
      add(sides, row, column, style, isHeavy)
    }
  }

  private mutating func add(_ sides: Sides, _ row: Int, _ column: Int, _ style: Style, _ isHeavy: Bool) {
    edit(row, column) { cell in
      let straight: [Sides] = [[.up, .down], [.left, .right]]
      if straight.contains(cell.sides) && straight.contains(sides) && cell.sides != sides {
        cell.isCrossing = true
      }
      cell.sides.formUnion(sides)
      cell.isHeavy = cell.isHeavy || isHeavy
      if style != .plain { cell.style = style }
      cell.text = ""
    }
  }

  mutating func box(
    row: Int, column: Int, height: Int, width: Int, _ style: Style = .plain, isHeavy: Bool = false
  ) {
    horizontal(row: row, from: column, to: column + width - 1, style, isHeavy: isHeavy)
    horizontal(row: row + height - 1, from: column, to: column + width - 1, style, isHeavy: isHeavy)
    vertical(column: column, from: row, to: row + height - 1, style, isHeavy: isHeavy)
    vertical(column: column + width - 1, from: row, to: row + height - 1, style, isHeavy: isHeavy)
  }

  var lines: [Line] {
    rows.map { row in
      var line = Line()
      var end = row.count
      while end > 0 && row[end - 1].text == " " && row[end - 1].sides.isEmpty { end -= 1 }
      for cell in row[..<end] { line.append(glyph(of: cell), cell.style) }
      return line
    }
  }

  private func glyph(of cell: Cell) -> String {
    if cell.sides.isEmpty { return cell.text }
    if asciiOnly {
      switch cell.sides {
      case [.left, .right], .left, .right: return cell.isHeavy ? "=" : "-"
      case [.up, .down], .up, .down: return "|"
      default: return cell.isCrossing ? "|" : "+"
      }
    }
    if cell.isCrossing { return "│" }
    let light = ["", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼"]
    let heavy = ["", "╹", "╻", "┃", "╸", "┛", "┓", "┫", "╺", "┗", "┏", "┣", "━", "┻", "┳", "╋"]
    return (cell.isHeavy ? heavy : light)[Int(cell.sides.rawValue)]
  }
}
