/// Arithmetic modulo an odd prime below 2^62, in Montgomery form.
///
/// Montgomery, "Modular multiplication without trial division", *Mathematics of Computation* 44 (1985).
package struct PrimeField: Sendable {
  package let modulus: UInt64
  /// `-1 / modulus` modulo 2^64.
  private let negatedInverse: UInt64
  /// `2^128` modulo the modulus: turns a residue into Montgomery form.
  private let squaredRadix: UInt64
  /// 1 in Montgomery form.
  package let one: UInt64

  package init(modulus: UInt64) {
    self.modulus = modulus
    var inverse: UInt64 = 1
    for _ in 0..<6 { inverse = inverse &* (2 &- modulus &* inverse) }
    negatedInverse = 0 &- inverse
    let radix = modulus.dividingFullWidth((1, 0)).remainder
    one = radix
    let product = radix.multipliedFullWidth(by: radix)
    squaredRadix = modulus.dividingFullWidth((product.high, product.low)).remainder
  }

  /// A residue in Montgomery form.
  @inline(__always)
  package func element(_ residue: UInt64) -> UInt64 { multiply(residue % modulus, squaredRadix) }

  /// The residue behind a Montgomery form.
  @inline(__always)
  package func residue(_ element: UInt64) -> UInt64 { multiply(element, 1) }

  package func element(_ value: Int) -> UInt64 {
    value >= 0 ? element(UInt64(value)) : negate(element(value.magnitude.asUInt64))
  }

  @inline(__always)
  package func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a &+ b
    return sum >= modulus ? sum &- modulus : sum
  }

  @inline(__always)
  package func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a >= b ? a &- b : a &+ modulus &- b
  }

  @inline(__always)
  package func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus &- a }

  @inline(__always)
  package func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let t = a.multipliedFullWidth(by: b)
    let m = t.low &* negatedInverse
    let mp = m.multipliedFullWidth(by: modulus)
    let carry: UInt64 = t.low != 0 ? 1 : 0  // t.low + mp.low is 0 or 2^64
    let result = t.high &+ mp.high &+ carry
    return result >= modulus ? result &- modulus : result
  }

  /// `base` to an exponent that is a plain number, not a residue.
  package func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var result = one
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      rest >>= 1
      if rest > 0 { square = multiply(square, square) }
    }
    return result
  }

  /// The inverse; 0 for 0.
  package func inverse(_ a: UInt64) -> UInt64 { power(a, modulus &- 2) }

  /// 1 for a square other than 0, −1 for a non-square, 0 for 0.
  ///
  /// Jacobi's algorithm: some hundred nanoseconds instead of an exponentiation.
  package func character(_ a: UInt64) -> Int {
    var numerator = residue(a)
    var denominator = modulus
    if numerator == 0 { return 0 }
    var sign = 1
    while numerator != 0 {
      let twos = numerator.trailingZeroBitCount
      numerator >>= UInt64(twos)
      if twos & 1 == 1 && (denominator & 7 == 3 || denominator & 7 == 5) { sign = -sign }
      (numerator, denominator) = (denominator, numerator)
      if numerator & 3 == 3 && denominator & 3 == 3 { sign = -sign }
      numerator %= denominator
    }
    return sign
  }

  package func element(_ value: Rational) -> UInt64 {
    let top = element(value.numerator.residue(modulo: modulus))
    if value.isInteger { return top }
    return multiply(top, inverse(element(value.denominator.residue(modulo: modulus))))
  }
}

extension UInt {
  fileprivate var asUInt64: UInt64 { UInt64(self) }
}
