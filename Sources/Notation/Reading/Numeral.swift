internal import Algebra
internal import SourceText

/// The values of decimal numbers, exact.
enum Numeral {
  /// More digits, or a larger power of ten, than anybody writes.
  private static let greatestLength = 2000

  private static let small: [Expression.Node] = (0...64).map { .number(Rational($0)) }

  static func node(
    _ bytes: [UInt8], _ lower: Int, _ upper: Int, at range: SourceRange
  ) throws(FormulaError) -> Expression.Node {
    if upper - lower <= 18 {
      var value = 0
      var index = lower
      while index < upper, isDigit(bytes[index]) {
        value = value * 10 + Int(bytes[index] & 0xF)
        index += 1
      }
      if index == upper { return value < small.count ? small[value] : .number(Rational(value)) }
    }
    guard upper - lower <= greatestLength else { throw .numberTooLong(at: range) }
    return .number(try value(bytes, lower, upper, at: range))
  }

  private static func value(
    _ bytes: [UInt8], _ lower: Int, _ upper: Int, at range: SourceRange
  ) throws(FormulaError) -> Rational {
    var digits = BigInteger.zero
    var group = 0
    var groupScale = 1
    var places = 0
    var isFraction = false
    var index = lower
    while index < upper {
      let byte = bytes[index]
      if isDigit(byte) {
        group = group * 10 + Int(byte & 0xF)
        groupScale *= 10
        if isFraction { places += 1 }
        if groupScale == 1_000_000_000 {
          digits = digits * BigInteger(groupScale) + BigInteger(group)
          group = 0
          groupScale = 1
        }
      } else if byte == 0x2E {
        isFraction = true
      } else if byte | 0x20 == 0x65 {
        break
      }
      index += 1
    }
    digits = digits * BigInteger(groupScale) + BigInteger(group)
    let exponent = try exponent(bytes, index, upper, at: range) - places
    let scale = BigInteger(10).raised(to: abs(exponent))
    return exponent >= 0 ? Rational(digits * scale) : Rational(digits, scale)
  }

  private static func exponent(
    _ bytes: [UInt8], _ lower: Int, _ upper: Int, at range: SourceRange
  ) throws(FormulaError) -> Int {
    var value = 0
    var isNegative = false
    for index in lower..<upper {
      if bytes[index] == 0x2D { isNegative = true }
      guard isDigit(bytes[index]) else { continue }
      value = value * 10 + Int(bytes[index] & 0xF)
      guard value <= greatestLength else { throw .numberTooLong(at: range) }
    }
    return isNegative ? -value : value
  }
}
