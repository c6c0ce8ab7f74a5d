/// An exact fraction in lowest terms, denominator positive.
public struct Rational: Hashable, Sendable, ExpressibleByIntegerLiteral {
  public let numerator: BigInteger
  public let denominator: BigInteger

  public init(_ value: Int) {
    numerator = BigInteger(value)
    denominator = .one
  }

  public init(integerLiteral value: Int) {
    self.init(value)
  }

  public init(_ value: BigInteger) {
    numerator = value
    denominator = .one
  }

  /// `numerator / denominator`; the denominator must not be 0.
  public init(_ numerator: BigInteger, _ denominator: BigInteger) {
    precondition(!denominator.isZero, "a fraction needs a denominator other than 0")
    let divisor = BigInteger.greatestCommonDivisor(numerator, denominator)
    let sign = denominator.isNegative ? -divisor : divisor
    if sign == .one {
      self.numerator = numerator
      self.denominator = denominator
    } else {
      self.numerator = numerator.quotientAndRemainder(dividingBy: sign).quotient
      self.denominator = denominator.quotientAndRemainder(dividingBy: sign).quotient
    }
  }

  public init(_ numerator: Int, _ denominator: Int) {
    self.init(BigInteger(numerator), BigInteger(denominator))
  }

  /// The exact value of a finite `Double`.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if let whole = Int(exactly: value) {
      self.init(whole)
      return
    }
    let significand = BigInteger(Int64(value.significandBitPattern | 1 << 52))
    guard value.isNormal else { return nil }
    let exponent = Int(value.exponent) - 52
    let scaled = value < 0 ? -significand : significand
    if exponent >= 0 {
      self.init(scaled * BigInteger(2).raised(to: exponent))
    } else {
      self.init(scaled, BigInteger(2).raised(to: -exponent))
    }
  }

  private init(reducedNumerator: BigInteger, denominator: BigInteger) {
    numerator = reducedNumerator
    self.denominator = denominator
  }

  public static let zero = Rational(0)
  public static let one = Rational(1)

  public var isZero: Bool { numerator.isZero }
  public var isOne: Bool { numerator == .one && denominator == .one }
  public var isNegative: Bool { numerator.isNegative }
  public var isInteger: Bool { denominator == .one }
  public var signum: Int { numerator.signum }
  public var magnitude: Rational { isNegative ? -self : self }
  /// The value as a machine integer, nil where it is not one.
  public var integer: Int? { isInteger ? numerator.small : nil }

  public static prefix func - (value: Rational) -> Rational {
    Rational(reducedNumerator: -value.numerator, denominator: value.denominator)
  }

  public static func + (left: Rational, right: Rational) -> Rational {
    if left.isInteger && right.isInteger { return Rational(left.numerator + right.numerator) }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  public static func * (left: Rational, right: Rational) -> Rational {
    if left.isInteger && right.isInteger { return Rational(left.numerator * right.numerator) }
    return Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The divisor must not be 0.
  public static func / (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  /// The power; a negative exponent needs a base other than 0, and the caller bounds the size.
  public func raised(to exponent: Int) -> Rational {
    if exponent >= 0 {
      return Rational(
        reducedNumerator: numerator.raised(to: exponent),
        denominator: denominator.raised(to: exponent))
    }
    return Rational(denominator.raised(to: -exponent), numerator.raised(to: -exponent))
  }

  /// The greatest integer not above the value.
  public var floor: BigInteger {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.isNegative ? quotient - .one : quotient
  }

  /// The nearest `Double`, to about one unit in the last place.
  public var approximation: Double {
    if numerator.bitWidth <= 1000 && denominator.bitWidth <= 1000 {
      return numerator.approximation / denominator.approximation
    }
    // Both may be beyond `Double`: drop the same number of bits from each.
    let excess = BigInteger(2).raised(to: max(numerator.bitWidth, denominator.bitWidth) - 900)
    let top = numerator.quotientAndRemainder(dividingBy: excess).quotient
    let bottom = denominator.quotientAndRemainder(dividingBy: excess).quotient
    if bottom.isZero { return numerator.isNegative ? -Double.infinity : .infinity }
    return top.approximation / bottom.approximation
  }

  /// `3`, `-1/2`.
  public var text: String {
    isInteger ? numerator.decimal : numerator.decimal + "/" + denominator.decimal
  }
}

extension Rational: Comparable {
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
