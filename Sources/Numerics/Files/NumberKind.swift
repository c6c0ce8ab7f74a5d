/// How a number is laid out in a file: NumPy's `<f8`, `>i4`, `|u1`, `|b1`.
struct NumberKind {
  private enum Family: Character {
    case floatingPoint = "f"
    case integer = "i"
    case unsigned = "u"
    case truth = "b"
  }

  private let family: Family
  /// Bytes.
  let size: Int
  private let isBigEndian: Bool

  /// Nil for what is no real number of a size that exists.
  init?(_ type: String) {
    let letters = Array(type)
    guard letters.count == 3, "<>|=".contains(letters[0]), let family = Family(rawValue: letters[1]),
      let size = letters[2].wholeNumberValue
    else { return nil }
    let sizes = family == .floatingPoint ? [2, 4, 8] : family == .truth ? [1] : [1, 2, 4, 8]
    guard sizes.contains(size) else { return nil }
    self.family = family
    self.size = size
    isBigEndian = letters[0] == ">"
  }

  func number(_ bytes: [UInt8], at start: Int) -> Double {
    var word: UInt64 = 0
    for place in 0..<size {
      word = word << 8 | UInt64(bytes[isBigEndian ? start + place : start + size - 1 - place])
    }
    switch (family, size) {
    case (.floatingPoint, 8): return Double(bitPattern: word)
    case (.floatingPoint, 4): return Double(Float(bitPattern: UInt32(word)))
    case (.floatingPoint, _): return NumberKind.half(word)
    case (.integer, _):
      let unused = 64 - 8 * size
      return Double(Int64(bitPattern: word << unused) >> unused)
    case (.unsigned, _), (.truth, _): return Double(word)
    }
  }

  /// A number of 16 bits: sign, 5 bits of exponent, 10 of fraction.
  private static func half(_ word: UInt64) -> Double {
    let sign: Double = word >> 15 == 0 ? 1 : -1
    let exponent = Int(word >> 10 & 31)
    let fraction = Double(word & 1023) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
