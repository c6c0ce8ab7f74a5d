/// A drawing of dots, 2 × 4 to a letter, every letter in one style.
struct Braille {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var styles: [Style]

  /// - Parameters:
  ///   - columns: Letters across.
  ///   - rows: Letters down.
  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    dots = Array(repeating: 0, count: self.columns * self.rows)
    styles = Array(repeating: .plain, count: self.columns * self.rows)
  }

  /// Dots across and down.
  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  /// Sets the dot `x` from the left and `y` from the top; one outside is left out.
  mutating func set(_ x: Int, _ y: Int, _ style: Style) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let index = y / 4 * columns + x / 2
    dots[index] |= Braille.bit(x, y)
    styles[index] = style
  }

  /// A straight line between two dots; with `gap` above 0, dots and gaps by turns.
  mutating func line(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, _ style: Style, gap: Int = 0) {
    // Both ends far outside would take for ever to walk; such a line is clipped first.
    guard let (from, to) = clipped(x0, y0, x1, y1) else { return }
    let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
    for step in 0...steps {
      if gap > 0 && step / gap % 2 == 1 { continue }
      let share = Double(step) / Double(steps)
      set(
        from.x + Int((Double(to.x - from.x) * share).rounded()),
        from.y + Int((Double(to.y - from.y) * share).rounded()), style)
    }
  }

  /// The part of a line within the drawing, with a margin (Liang and Barsky, 1984).
  private func clipped(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int) -> (
    from: (x: Int, y: Int), to: (x: Int, y: Int)
  )? {
    var low = 0.0
    var high = 1.0
    let (dx, dy) = (Double(x1 - x0), Double(y1 - y0))
    let edges = [
      (-dx, Double(x0) + 2), (dx, Double(width + 2 - x0)), (-dy, Double(y0) + 2),
      (dy, Double(height + 2 - y0)),
    ]
    for (p, q) in edges {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        low = max(low, q / p)
      } else {
        high = min(high, q / p)
      }
    }
    guard low <= high else { return nil }
    func at(_ t: Double) -> (x: Int, y: Int) {
      (x0 + Int((dx * t).rounded()), y0 + Int((dy * t).rounded()))
    }
    return (at(low), at(high))
  }

  func isSet(_ x: Int, _ y: Int) -> Bool {
    guard x >= 0, y >= 0, x < width, y < height else { return false }
    return dots[y / 4 * columns + x / 2] & Braille.bit(x, y) != 0
  }

  private static func bit(_ x: Int, _ y: Int) -> UInt8 {
    let column = x % 2
    return switch y % 4 {
    case 0: column == 0 ? 0x01 : 0x08
    case 1: column == 0 ? 0x02 : 0x10
    case 2: column == 0 ? 0x04 : 0x20
    default: column == 0 ? 0x40 : 0x80
    }
  }

  /// The letter at a place; nil where there is no dot.
  func letter(row: Int, column: Int) -> (text: String, style: Style)? {
    let index = row * columns + column
    guard dots[index] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[index])) else { return nil }
    return (String(Character(scalar)), styles[index])
  }
}
