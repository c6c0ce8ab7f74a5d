extension FieldTower {
  /// `generator^u` at a level, for `u` in Montgomery form of the level below.
  ///
  /// Fixed-base windows of four bits: sixteen products instead of some ninety.
  static func exponential(_ exponent: UInt64, level: Int) -> UInt64 {
    var rest = levels[level + 1].residue(exponent)
    let field = levels[level]
    let table = windows[level]
    var result = field.one
    var row = 0
    while rest != 0 {
      let digit = Int(rest & 15)
      if digit != 0 { result = field.multiply(result, table[row * 16 + digit]) }
      rest >>= 4
      row += 1
    }
    return result
  }

  /// For every level: generator^(digit · 16^row) at `row * 16 + digit`.
  private static let windows: [[UInt64]] = (0..<3).map { level in
    let field = levels[level]
    var table = [UInt64](repeating: field.one, count: 16 * 16)
    var base = generators[level]
    for row in 0..<16 {
      for digit in 1..<16 { table[row * 16 + digit] = field.multiply(table[row * 16 + digit - 1], base) }
      base = field.multiply(table[row * 16 + 15], base)
    }
    return table
  }
}
