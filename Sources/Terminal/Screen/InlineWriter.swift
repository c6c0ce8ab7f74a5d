/// Draws a screen below what was written before, without taking the whole terminal: what is finished scrolls away
/// and stays readable above.
public struct InlineWriter: Sendable {
  private let palette: Palette
  private var shown: Screen?
  /// The row of the region in which the terminal's cursor stands.
  private var row = 0

  public init(_ palette: Palette) {
    self.palette = palette
  }

  /// Forgets the region: the next update begins a new one where the cursor is.
  public mutating func invalidate() {
    shown = nil
    row = 0
  }

  /// The bytes that turn what is shown into `screen`; empty when nothing changed.
  public mutating func update(to screen: Screen) -> [UInt8] {
    if screen == shown { return [] }
    var text = "\u{1B}[?2026h\u{1B}[?25l"
    if let shown, shown.size == screen.size {
      for index in 0..<screen.size.rows where rowChanged(index, shown, screen) {
        text += move(to: index) + "\r" + line(index, screen) + "\u{1B}[0m\u{1B}[K"
      }
    } else {
      text += clearing()
      for index in 0..<screen.size.rows {
        text += line(index, screen) + "\u{1B}[0m\u{1B}[K" + (index + 1 < screen.size.rows ? "\r\n" : "")
      }
      row = screen.size.rows - 1
    }
    if let cursor = screen.cursor {
      text +=
        move(to: cursor.row) + "\r" + (cursor.column > 0 ? "\u{1B}[\(cursor.column)C" : "") + "\u{1B}[?25h"
    } else {
      text += move(to: screen.size.rows - 1) + "\r"
    }
    shown = screen
    return Array((text + "\u{1B}[?2026l").utf8)
  }

  /// The bytes that replace the region by lines which stay, and let it begin anew below them.
  public mutating func commit(_ lines: [Line]) -> [UInt8] {
    var text = "\u{1B}[?2026h" + clearing()
    for line in lines { text += palette.sequence(of: line) + "\r\n" }
    invalidate()
    return Array((text + "\u{1B}[?2026l").utf8)
  }

  /// The bytes that leave the cursor at the end of the region.
  public mutating func finish() -> [UInt8] {
    guard let shown else { return [] }
    return Array((move(to: shown.size.rows - 1) + "\r").utf8)
  }

  /// To the beginning of the region, everything from there on gone.
  private mutating func clearing() -> String {
    guard shown != nil else { return "\r" }
    let text = move(to: 0) + "\r\u{1B}[J"
    shown = nil
    return text
  }

  private mutating func move(to target: Int) -> String {
    defer { row = target }
    if target < row { return "\u{1B}[\(row - target)A" }
    if target > row { return "\u{1B}[\(target - row)B" }
    return ""
  }

  private func rowChanged(_ row: Int, _ old: Screen, _ new: Screen) -> Bool {
    let range = row * new.size.columns..<(row + 1) * new.size.columns
    return old.cells[range] != new.cells[range]
  }

  private func line(_ row: Int, _ screen: Screen) -> String {
    let columns = screen.size.columns
    var end = columns
    while end > 0 && screen[row, end - 1] == .blank { end -= 1 }
    var text = ""
    var style = Style.plain
    for column in 0..<end {
      let cell = screen[row, column]
      if cell.style != style {
        text += palette.sequence(for: cell.style)
        style = cell.style
      }
      text += cell.text
    }
    return text
  }
}
