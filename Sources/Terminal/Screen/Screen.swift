internal import SourceText

/// Columns and rows of a terminal.
public struct Size: Hashable, Sendable {
  public let columns: Int
  public let rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// One place on the screen.
public struct Cell: Hashable, Sendable {
  /// A grapheme; empty in the second column of a wide one.
  public let text: String
  public let style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  public static let blank = Cell(" ")
}

/// Everything a terminal shows at one moment: a grid of cells and the cursor.
public struct Screen: Hashable, Sendable {
  public let size: Size
  /// Row by row.
  public private(set) var cells: [Cell]
  /// Where the cursor stands, nil for hidden.
  public var cursor: Position?

  public struct Position: Hashable, Sendable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  public subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// Writes a line from a place on; what does not fit is left out.
  public mutating func put(_ line: Line, row: Int, column: Int = 0) {
    guard row >= 0, row < size.rows, column >= 0 else { return }
    var column = column
    for span in line.spans {
      for character in span.text {
        let text = String(character)
        let width = DisplayWidth.columns(of: text)
        if width == 0 { continue }
        if column + width > size.columns { return }
        set(Cell(text, span.style), row, column)
        if width == 2 { set(Cell("", span.style), row, column + 1) }
        column += width
      }
    }
  }

  /// Replaces a cell; the other half of a wide grapheme that is cut in two becomes blank.
  private mutating func set(_ cell: Cell, _ row: Int, _ column: Int) {
    let index = row * size.columns + column
    if cells[index].text.isEmpty && !cell.text.isEmpty && column > 0 {
      cells[index - 1] = Cell(" ", cells[index - 1].style)
    }
    if column + 1 < size.columns && cells[index + 1].text.isEmpty && !cells[index].text.isEmpty {
      cells[index + 1] = Cell(" ", cells[index + 1].style)
    }
    cells[index] = cell
  }

  /// The rows as text, without spaces at their ends.
  public var text: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns { line += self[row, column].text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
