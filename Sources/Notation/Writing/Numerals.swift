internal import Algebra

/// Exact numbers as text.
enum Numerals {
  /// Whether the number is spelled by digits alone, with no sign and no bar.
  static func isDecimal(_ value: Rational) -> Bool {
    !value.isNegative && (value.isInteger || places(value) != nil)
  }

  /// `3`, `0.1`; `1e-8` where that is allowed and shorter; `-1/3` where no decimal ends.
  static func text(_ value: Rational, isScientific: Bool = false) -> String {
    if value.isInteger { return value.numerator.decimal }
    guard let places = places(value) else { return value.text }
    if isScientific && places >= 7 {
      let digits = (value.magnitude * Rational(BigInteger(10).raised(to: places))).numerator
      if digits < BigInteger(1000) { return (value.isNegative ? "-" : "") + digits.decimal + "e-\(places)" }
    }
    let scaled = value.magnitude * Rational(BigInteger(10).raised(to: places))
    var digits = Array(scaled.numerator.decimal.utf8)
    while digits.count <= places { digits.insert(0x30, at: 0) }
    digits.insert(0x2E, at: digits.count - places)
    return (value.isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// Decimal places of a number that has finitely many, up to 2000.
  private static func places(_ value: Rational) -> Int? {
    var rest = value.denominator
    var twos = 0
    var fives = 0
    while twos <= 2000 && rest.isEven {
      rest = rest.quotientAndRemainder(dividingBy: BigInteger(2)).quotient
      twos += 1
    }
    while fives <= 2000 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: BigInteger(5))
      guard remainder.isZero else { break }
      rest = quotient
      fives += 1
    }
    return rest == .one && max(twos, fives) <= 2000 ? max(twos, fives) : nil
  }
}
