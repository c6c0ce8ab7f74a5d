/// Brings a terminal from one screen to the next with as few bytes as it takes.
public struct ScreenWriter: Sendable {
  private let palette: Palette
  /// What the terminal shows; nil when that is not known.
  private var shown: Screen?

  public init(_ palette: Palette) {
    self.palette = palette
  }

  /// Forgets what the terminal shows: the next update draws everything.
  public mutating func invalidate() { shown = nil }

  /// The bytes that turn what is shown into `screen`; empty when nothing changed.
  ///
  /// The terminal shows all of it at once where it knows synchronised updates (mode 2026).
  public mutating func update(to screen: Screen) -> [UInt8] {
    if screen == shown { return [] }
    var pen = Pen(palette)
    pen.write("\u{1B}[?2026h\u{1B}[?25l")
    let previous: Screen
    if let shown, shown.size == screen.size {
      previous = shown
    } else {
      previous = Screen(screen.size)
      pen.write("\u{1B}[0m\u{1B}[2J")
    }
    for row in 0..<screen.size.rows { pen.update(row: row, from: previous, to: screen) }
    pen.rest()
    if let cursor = screen.cursor {
      pen.move(row: cursor.row, column: cursor.column)
      pen.write("\u{1B}[?25h")
    }
    pen.write("\u{1B}[?2026l")
    shown = screen
    return pen.bytes
  }
}

/// Where the terminal's cursor is and in which style it writes.
private struct Pen {
  let palette: Palette
  var bytes: [UInt8] = []
  private var style: Style? = .plain
  private var row = -1
  private var column = -1
  private var sequences: [Style: String] = [:]

  init(_ palette: Palette) {
    self.palette = palette
    bytes.reserveCapacity(4096)
  }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func update(row: Int, from old: Screen, to new: Screen) {
    let columns = new.size.columns
    let start = row * columns
    // The blanks at the end of a row are cleared with one sequence.
    var end = columns
    while end > 0 && new.cells[start + end - 1] == .blank { end -= 1 }
    var column = 0
    while column < end {
      let cell = new.cells[start + column]
      if cell == old.cells[start + column] || cell.text.isEmpty {
        column += 1
        continue
      }
      put(cell, row: row, column: column)
      column += 1
    }
    var oldEnd = columns
    while oldEnd > end && old.cells[start + oldEnd - 1] == .blank { oldEnd -= 1 }
    if oldEnd > end {
      move(row: row, column: end)
      rest()
      write("\u{1B}[K")
    }
  }

  private mutating func put(_ cell: Cell, row: Int, column: Int) {
    move(row: row, column: column)
    if style != cell.style {
      if let known = sequences[cell.style] {
        write(known)
      } else {
        let sequence = palette.sequence(for: cell.style)
        sequences[cell.style] = sequence
        write(sequence)
      }
      style = cell.style
    }
    write(cell.text)
    // Terminals disagree about the width of anything but plain letters: say the place again before going on.
    self.column = cell.text.utf8.count == 1 ? column + 1 : Pen.column(after: cell, at: column)
  }

  private static func column(after cell: Cell, at column: Int) -> Int {
    let scalars = cell.text.unicodeScalars
    guard scalars.count == 1, let value = scalars.first?.value else { return -1 }
    // Chinese, Japanese and Korean are wide everywhere; Greek, arrows, boxes and braille narrow everywhere
    // but where the learner asked for wide ones.
    if (0x3000...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) { return column + 2 }
    if (0xFF01...0xFF60).contains(value) { return column + 2 }
    return value < 0x1100 || (0x2000...0x22FF).contains(value) || (0x2500...0x28FF).contains(value)
      ? column + 1 : -1
  }

  mutating func move(row: Int, column: Int) {
    if row == self.row && column == self.column { return }
    if row == self.row && column > self.column && self.column >= 0 && column - self.column < 4 {
      // Nothing is shorter than this.
      write("\u{1B}[\(column - self.column)C")
    } else {
      write("\u{1B}[\(row + 1);\(column + 1)H")
    }
    self.row = row
    self.column = column
  }

  /// Leaves the pen in the terminal's own style.
  mutating func rest() {
    if style != .plain {
      write("\u{1B}[0m")
      style = .plain
    }
  }
}
