internal import SourceText

/// Everything drawn so far, and the few ways to draw.
struct Drawing {
  private(set) var strokes: [Stroke] = []

  /// Past this many characters no formula is meant to be looked at.
  static let mostCells = 4_000_000

  init() {
    strokes.reserveCapacity(128)
  }

  /// A box with nothing in it.
  func blank(_ width: Int = 0) -> Box {
    Box(
      start: strokes.count, end: strokes.count, width: width, ascent: 0, descent: 0, coreAscent: 0,
      coreDescent: 0)
  }

  mutating func glyph(_ scalar: Unicode.Scalar) -> Box {
    var box = blank(DisplayWidth.columns(of: scalar))
    strokes.append(Stroke(x: 0, y: 0, scalar: scalar))
    box.end = strokes.count
    return box
  }

  mutating func text(_ text: String) -> Box {
    var box = blank()
    for scalar in text.unicodeScalars {
      let columns = DisplayWidth.columns(of: scalar)
      if scalar != " " {
        // A mark of no width joins the character it follows.
        let x = columns == 0 ? max(0, box.width - 1) : box.width
        strokes.append(Stroke(x: Int32(x), y: 0, scalar: scalar))
      }
      box.width += columns
    }
    box.end = strokes.count
    return box
  }

  /// Adds a character to a box at a place of its own.
  mutating func put(_ scalar: Unicode.Scalar, x: Int, y: Int) {
    strokes.append(Stroke(x: Int32(x), y: Int32(y), scalar: scalar))
  }

  mutating func fill(_ scalar: Unicode.Scalar, x: Int, y: Int, count: Int) {
    for column in 0..<max(0, count) { put(scalar, x: x + column, y: y) }
  }

  mutating func move(_ box: Box, x: Int, y: Int = 0) {
    guard x != 0 || y != 0 else { return }
    for index in box.start..<box.end {
      strokes[index].x += Int32(x)
      strokes[index].y += Int32(y)
    }
  }

  /// Moves one stroke up.
  mutating func lift(_ index: Int, by rows: Int) {
    strokes[index].y -= Int32(rows)
  }

  /// Takes back what was drawn since a box began.
  mutating func erase(from start: Int) {
    strokes.removeSubrange(start...)
  }

  /// Strikes out the characters of a box.
  mutating func strike(_ box: Box) {
    var struck: [Stroke] = []
    for index in box.start..<box.end where DisplayWidth.columns(of: strokes[index].scalar) > 0 {
      struck.append(Stroke(x: strokes[index].x, y: strokes[index].y, scalar: "\u{336}"))
    }
    strokes += struck
  }

  /// The rows of a box as text, and the columns of the widest.
  func text(of box: Box) -> (lines: [String], width: Int) {
    let height = box.height
    var counts = [Int](repeating: 0, count: height + 1)
    for index in box.start..<box.end { counts[Int(strokes[index].y) + box.ascent + 1] += 1 }
    for row in 1...height { counts[row] += counts[row - 1] }
    var order = [Int](repeating: 0, count: box.end - box.start)
    var next = counts
    for index in box.start..<box.end {
      let row = Int(strokes[index].y) + box.ascent
      order[next[row]] = index
      next[row] += 1
    }
    var lines: [String] = []
    lines.reserveCapacity(height)
    var width = 0
    for row in 0..<height {
      let (text, columns) = line(Array(order[counts[row]..<counts[row + 1]]))
      lines.append(text)
      width = max(width, columns)
    }
    return (lines, width)
  }

  private func line(_ indices: [Int]) -> (String, Int) {
    var indices = indices
    var isSorted = true
    for place in indices.indices.dropFirst() where strokes[indices[place - 1]].x > strokes[indices[place]].x {
      isSorted = false
      break
    }
    if !isSorted {
      indices.sort { strokes[$0].x == strokes[$1].x ? $0 < $1 : strokes[$0].x < strokes[$1].x }
    }
    var text: [UInt8] = []
    var column = 0
    for index in indices {
      let stroke = strokes[index]
      let x = Int(stroke.x)
      let columns = DisplayWidth.columns(of: stroke.scalar)
      if columns > 0 {
        // Two characters in one cell: the later one would cover the earlier one, so it is dropped.
        if x < column { continue }
        while column < x {
          text.append(0x20)
          column += 1
        }
        column += columns
      }
      text += UTF8.encode(stroke.scalar).map { Array($0) } ?? []
    }
    return (String(decoding: text, as: UTF8.self), column)
  }
}
