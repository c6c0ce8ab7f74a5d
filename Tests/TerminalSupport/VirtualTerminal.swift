public import Terminal

internal import SourceText

/// A terminal that exists in memory: it obeys the escape sequences it knows and remembers those it does not.
public struct VirtualTerminal: Sendable {
  public private(set) var size: Size
  /// Rows of cells; the style of a cell is the escape sequence that chose it.
  private var grid: [[Cell]]
  private var saved: [[Cell]]?
  public private(set) var row = 0
  public private(set) var column = 0
  private var wrapsNext = false
  private var pen = "\u{1B}[0m"
  /// Private modes that are on: 25 cursor, 1049 the other screen, 2004 paste, 2026 synchronised.
  public private(set) var modes: Set<Int> = [25]
  /// Lines that left at the top.
  public private(set) var scrollback: [String] = []
  /// Sequences that it does not know; a test expects none.
  public private(set) var unknown: [String] = []
  private var pending: [UInt8] = []

  public struct Cell: Hashable, Sendable {
    public var text: String
    public var pen: String
  }

  public init(_ size: Size) {
    self.size = size
    grid = VirtualTerminal.blank(size)
  }

  private static func blank(_ size: Size) -> [[Cell]] {
    Array(repeating: blankRow(size.columns), count: size.rows)
  }

  private static func blankRow(_ columns: Int) -> [Cell] {
    Array(repeating: Cell(text: " ", pen: "\u{1B}[0m"), count: columns)
  }

  public subscript(row: Int, column: Int) -> Cell { grid[row][column] }

  /// The rows without spaces at their ends.
  public var text: [String] {
    grid.map { row in
      var line = row.map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A new size; what fits stays at the top left, as in most terminals.
  public mutating func resize(_ size: Size) {
    var grid = VirtualTerminal.blank(size)
    for row in 0..<min(size.rows, self.size.rows) {
      for column in 0..<min(size.columns, self.size.columns) { grid[row][column] = self.grid[row][column] }
    }
    self.grid = grid
    self.size = size
    saved = nil
    row = min(row, size.rows - 1)
    column = min(column, size.columns - 1)
  }

  public mutating func write(_ bytes: [UInt8]) {
    pending += bytes
    var index = 0
    while index < pending.count {
      guard let next = step(at: index) else { break }
      index = next
    }
    pending.removeFirst(index)
  }

  /// Obeys what begins at `index`; where the next begins, or nil when it is not complete.
  private mutating func step(at index: Int) -> Int? {
    let byte = pending[index]
    if byte == 0x1B { return escape(at: index) }
    if byte < 0x20 || byte == 0x7F {
      control(byte)
      return index + 1
    }
    let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard index + length <= pending.count else { return nil }
    var end = index + length
    // A cluster (a letter with its marks, a family of emoji) arrives in one piece.
    var text = String(decoding: pending[index..<end], as: UTF8.self)
    while end < pending.count, pending[end] >= 0xC0 {
      let more = pending[end] >= 0xF0 ? 4 : pending[end] >= 0xE0 ? 3 : 2
      guard end + more <= pending.count else { break }
      let longer = text + String(decoding: pending[end..<end + more], as: UTF8.self)
      if longer.count > 1 { break }
      text = longer
      end += more
    }
    put(text)
    return end
  }

  private mutating func put(_ text: String) {
    let width = DisplayWidth.columns(of: text)
    if wrapsNext || column + width > size.columns {
      column = 0
      lineFeed()
      wrapsNext = false
    }
    if width == 0 { return }
    grid[row][column] = Cell(text: text, pen: pen)
    if width == 2 { grid[row][column + 1] = Cell(text: "", pen: pen) }
    column += width
    if column >= size.columns {
      column = size.columns - 1
      wrapsNext = true
    }
  }

  private mutating func lineFeed() {
    if row + 1 < size.rows {
      row += 1
      return
    }
    if !modes.contains(1049) { scrollback.append(text[0]) }
    grid.removeFirst()
    grid.append(VirtualTerminal.blankRow(size.columns))
  }

  private mutating func control(_ byte: UInt8) {
    wrapsNext = false
    switch byte {
    case 0x0A: lineFeed()
    case 0x0D: column = 0
    case 0x08: column = max(0, column - 1)
    case 0x07: break
    default: unknown.append("control \(byte)")
    }
  }

  private mutating func escape(at index: Int) -> Int? {
    guard index + 1 < pending.count else { return nil }
    guard pending[index + 1] == UInt8(ascii: "[") else {
      unknown.append("ESC \(pending[index + 1])")
      return index + 2
    }
    var end = index + 2
    while end < pending.count, !(0x40...0x7E).contains(pending[end]) { end += 1 }
    guard end < pending.count else { return nil }
    obey(String(decoding: pending[(index + 2)..<end], as: UTF8.self), pending[end])
    return end + 1
  }

  private mutating func obey(_ parameters: String, _ final: UInt8) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    if final != UInt8(ascii: "m") { wrapsNext = false }
    switch final {
    case UInt8(ascii: "m"): pen = "\u{1B}[\(parameters.isEmpty ? "0" : parameters)m"
    case UInt8(ascii: "H"):
      row = min(max(first, 1), size.rows) - 1
      column = min(max(numbers.count > 1 ? numbers[1] : 1, 1), size.columns) - 1
    case UInt8(ascii: "G"): column = min(max(first, 1), size.columns) - 1
    case UInt8(ascii: "C"): column = min(column + max(first, 1), size.columns - 1)
    case UInt8(ascii: "B"): row = min(row + max(first, 1), size.rows - 1)
    case UInt8(ascii: "A"): row = max(row - max(first, 1), 0)
    case UInt8(ascii: "K"): erase(row, from: column)
    case UInt8(ascii: "J"): eraseDisplay(first)
    case UInt8(ascii: "h") where parameters.hasPrefix("?"): set(parameters, true)
    case UInt8(ascii: "l") where parameters.hasPrefix("?"): set(parameters, false)
    default: unknown.append("CSI \(parameters) \(Character(Unicode.Scalar(final)))")
    }
  }

  private mutating func erase(_ row: Int, from column: Int) {
    for index in column..<size.columns { grid[row][index] = Cell(text: " ", pen: "\u{1B}[0m") }
  }

  private mutating func eraseDisplay(_ mode: Int) {
    if mode == 2 { grid = VirtualTerminal.blank(size) }
    if mode == 0 {
      erase(row, from: column)
      for index in (row + 1)..<max(row + 1, size.rows) { erase(index, from: 0) }
    }
  }

  private mutating func set(_ parameters: String, _ isOn: Bool) {
    guard let mode = Int(parameters.dropFirst()), [25, 1049, 2004, 2026].contains(mode) else {
      unknown.append("mode \(parameters)")
      return
    }
    if mode == 1049 && isOn != modes.contains(1049) {
      if isOn {
        saved = grid
        grid = VirtualTerminal.blank(size)
      } else {
        grid = saved ?? VirtualTerminal.blank(size)
      }
    }
    if isOn { modes.insert(mode) } else { modes.remove(mode) }
  }
}
