/// An integer of any size; small ones stay in a machine word.
public struct BigInteger: Hashable, Sendable {
  /// The value where it fits in a word; 0 and unused where `limbs` is not empty.
  private var word: Int64
  /// Magnitude in 32-bit limbs, lowest first, no leading zero; empty where `word` holds the value.
  private var limbs: [UInt32]
  private var isNegativeBig: Bool

  public init(_ value: Int) {
    self.init(word: Int64(value))
  }

  /// A word of 64 bits, which is more than an `Int` holds in a browser.
  package init(_ value: Int64) {
    self.init(word: value)
  }

  private init(negative: Bool, magnitude: [UInt32]) {
    var trimmed = magnitude
    while let last = trimmed.last, last == 0 { trimmed.removeLast() }
    if trimmed.count <= 2 {
      var value: UInt64 = 0
      for limb in trimmed.reversed() { value = value << 32 | UInt64(limb) }
      if value <= UInt64(Int64.max) {
        self.init(word: negative ? -Int64(value) : Int64(value))
        return
      }
      if negative && value == UInt64(Int64.max) + 1 {
        self.init(word: .min)
        return
      }
    }
    self.init(word: 0, limbs: trimmed, isNegativeBig: negative)
  }

  private init(word: Int64, limbs: [UInt32] = [], isNegativeBig: Bool = false) {
    self.word = word
    self.limbs = limbs
    self.isNegativeBig = isNegativeBig
  }

  public static let zero = BigInteger(0)
  public static let one = BigInteger(1)

  /// The value as a word, nil where it does not fit.
  public var small: Int? { limbs.isEmpty ? Int(exactly: word) : nil }
  public var isZero: Bool { limbs.isEmpty && word == 0 }
  public var isNegative: Bool { limbs.isEmpty ? word < 0 : isNegativeBig }
  public var signum: Int { isZero ? 0 : (isNegative ? -1 : 1) }
  public var isEven: Bool { limbs.isEmpty ? word & 1 == 0 : limbs[0] & 1 == 0 }
  public var magnitude: BigInteger { isNegative ? -self : self }

  /// Number of bits of the magnitude; 0 for 0.
  public var bitWidth: Int {
    if limbs.isEmpty { return Int64.bitWidth - word.magnitude.leadingZeroBitCount }
    return limbs.count * 32 - (limbs.last ?? 0).leadingZeroBitCount
  }

  private var magnitudeLimbs: [UInt32] {
    guard limbs.isEmpty else { return limbs }
    let value = word.magnitude
    if value == 0 { return [] }
    if value >> 32 == 0 { return [UInt32(value)] }
    return [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)]
  }

  public static prefix func - (value: BigInteger) -> BigInteger {
    if value.limbs.isEmpty {
      if value.word != .min { return BigInteger(-value.word) }
      return BigInteger(negative: false, magnitude: value.magnitudeLimbs)
    }
    return BigInteger(negative: !value.isNegativeBig, magnitude: value.limbs)
  }

  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.limbs.isEmpty && right.limbs.isEmpty {
      let (sum, overflow) = left.word.addingReportingOverflow(right.word)
      if !overflow { return BigInteger(sum) }
    }
    let a = left.magnitudeLimbs
    let b = right.magnitudeLimbs
    if left.isNegative == right.isNegative {
      return BigInteger(negative: left.isNegative, magnitude: add(a, b))
    }
    if compare(a, b) >= 0 {
      return BigInteger(negative: left.isNegative, magnitude: subtract(a, b))
    }
    return BigInteger(negative: right.isNegative, magnitude: subtract(b, a))
  }

  public static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.limbs.isEmpty && right.limbs.isEmpty {
      let (product, overflow) = left.word.multipliedReportingOverflow(by: right.word)
      if !overflow { return BigInteger(product) }
    }
    return BigInteger(
      negative: left.isNegative != right.isNegative,
      magnitude: multiply(left.magnitudeLimbs, right.magnitudeLimbs))
  }

  /// Quotient rounded towards zero, and the remainder with the sign of the dividend.
  public func quotientAndRemainder(dividingBy divisor: BigInteger) -> (
    quotient: BigInteger, remainder: BigInteger
  ) {
    precondition(!divisor.isZero, "division by zero")
    if limbs.isEmpty && divisor.limbs.isEmpty && !(word == .min && divisor.word == -1) {
      return (BigInteger(word / divisor.word), BigInteger(word % divisor.word))
    }
    let (quotient, remainder) = BigInteger.divide(magnitudeLimbs, divisor.magnitudeLimbs)
    return (
      BigInteger(negative: isNegative != divisor.isNegative, magnitude: quotient),
      BigInteger(negative: isNegative, magnitude: remainder)
    )
  }

  /// The value modulo a word-sized positive number, in `0..<modulus`.
  public func residue(modulo modulus: UInt64) -> UInt64 {
    if limbs.isEmpty {
      let remainder = word.magnitude.quotientAndRemainder(dividingBy: modulus).remainder
      return word < 0 && remainder != 0 ? modulus - remainder : remainder
    }
    var remainder: UInt64 = 0
    for limb in limbs.reversed() {
      let high = remainder >> 32
      let low = remainder << 32 | UInt64(limb)
      remainder = modulus.dividingFullWidth((high % modulus, low)).remainder
    }
    return isNegativeBig && remainder != 0 ? modulus - remainder : remainder
  }

  public static func greatestCommonDivisor(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    if left.limbs.isEmpty && right.limbs.isEmpty {
      var a = left.word.magnitude
      var b = right.word.magnitude
      while b != 0 { (a, b) = (b, a % b) }
      return a <= UInt64(Int64.max) ? BigInteger(Int64(a)) : -BigInteger(Int64.min)
    }
    var a = left.magnitude
    var b = right.magnitude
    while !b.isZero { (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder) }
    return a
  }

  /// The power; the caller bounds the size of the result.
  public func raised(to exponent: Int) -> BigInteger {
    var result = BigInteger.one
    var base = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }

  /// The nearest `Double`, to about one unit in the last place; infinite when too large.
  public var approximation: Double {
    if limbs.isEmpty { return Double(word) }
    var result = 0.0
    for limb in limbs.reversed() { result = result * 4_294_967_296 + Double(limb) }
    return isNegativeBig ? -result : result
  }

  /// Decimal digits with a leading `-` where negative.
  public var decimal: String {
    if limbs.isEmpty { return "\(word)" }
    var rest = limbs
    var groups: [String] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let current = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(current / 1_000_000_000)
        remainder = current % 1_000_000_000
      }
      while let last = rest.last, last == 0 { rest.removeLast() }
      let digits = "\(remainder)"
      groups.append(
        rest.isEmpty ? digits : String(repeating: "0", count: 9 - digits.utf8.count) + digits)
    }
    return (isNegativeBig ? "-" : "") + groups.reversed().joined()
  }

  // MARK: Magnitudes, lowest limb first

  private static func compare(_ a: [UInt32], _ b: [UInt32]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    for index in a.indices.reversed() where a[index] != b[index] {
      return a[index] < b[index] ? -1 : 1
    }
    return 0
  }

  private static func add(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    var result = long
    var carry: UInt64 = 0
    for index in long.indices {
      let sum = UInt64(long[index]) + (index < short.count ? UInt64(short[index]) : 0) + carry
      result[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    if carry != 0 { result.append(UInt32(carry)) }
    return result
  }

  /// `a - b` for a ≥ b.
  private static func subtract(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result = a
    var borrow: Int64 = 0
    for index in a.indices {
      var difference = Int64(a[index]) - borrow - (index < b.count ? Int64(b[index]) : 0)
      borrow = difference < 0 ? 1 : 0
      if difference < 0 { difference += 4_294_967_296 }
      result[index] = UInt32(difference)
    }
    return result
  }

  private static func multiply(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    if a.isEmpty || b.isEmpty { return [] }
    var result = [UInt32](repeating: 0, count: a.count + b.count)
    for i in a.indices {
      var carry: UInt64 = 0
      let factor = UInt64(a[i])
      for j in b.indices {
        let sum = factor * UInt64(b[j]) + UInt64(result[i + j]) + carry
        result[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      result[i + b.count] = UInt32(carry)
    }
    return result
  }

  /// Knuth, *The Art of Computer Programming*, volume 2, algorithm 4.3.1 D.
  private static func divide(_ a: [UInt32], _ b: [UInt32]) -> ([UInt32], [UInt32]) {
    if compare(a, b) < 0 { return ([], a) }
    if b.count == 1 {
      var quotient = a
      var remainder: UInt64 = 0
      let divisor = UInt64(b[0])
      for index in a.indices.reversed() {
        let current = remainder << 32 | UInt64(a[index])
        quotient[index] = UInt32(current / divisor)
        remainder = current % divisor
      }
      return (quotient, [UInt32(remainder)])
    }
    let shift = (b.last ?? 0).leadingZeroBitCount
    let divisor = shiftLeft(b, shift)
    var rest = shiftLeft(a, shift)
    if rest.count == a.count { rest.append(0) }
    let n = divisor.count
    let top = UInt64(divisor[n - 1])
    var quotient = [UInt32](repeating: 0, count: rest.count - n)
    for j in quotient.indices.reversed() {
      let high = UInt64(rest[j + n]) << 32 | UInt64(rest[j + n - 1])
      var guess = high / top
      var remainder = high % top
      while guess >> 32 != 0
        || guess * UInt64(divisor[n - 2]) > (remainder << 32 | UInt64(rest[j + n - 2]))
      {
        guess -= 1
        remainder += top
        if remainder >> 32 != 0 { break }
      }
      var borrow: Int64 = 0
      var carry: UInt64 = 0
      for i in 0..<n {
        let product = guess * UInt64(divisor[i]) + carry
        carry = product >> 32
        let difference = Int64(rest[i + j]) - borrow - Int64(product & 0xFFFF_FFFF)
        rest[i + j] = UInt32(truncatingIfNeeded: difference)
        borrow = difference < 0 ? 1 : 0
      }
      let difference = Int64(rest[j + n]) - borrow - Int64(carry)
      rest[j + n] = UInt32(truncatingIfNeeded: difference)
      if difference < 0 {
        guess -= 1
        var carry: UInt64 = 0
        for i in 0..<n {
          let sum = UInt64(rest[i + j]) + UInt64(divisor[i]) + carry
          rest[i + j] = UInt32(truncatingIfNeeded: sum)
          carry = sum >> 32
        }
        rest[j + n] = UInt32(truncatingIfNeeded: UInt64(rest[j + n]) + carry)
      }
      quotient[j] = UInt32(guess)
    }
    return (quotient, shiftRight(Array(rest[0..<n]), shift))
  }

  private static func shiftLeft(_ a: [UInt32], _ bits: Int) -> [UInt32] {
    if bits == 0 { return a }
    var result = a
    var carry: UInt32 = 0
    for index in a.indices {
      result[index] = a[index] << UInt32(bits) | carry
      carry = a[index] >> UInt32(32 - bits)
    }
    if carry != 0 { result.append(carry) }
    return result
  }

  private static func shiftRight(_ a: [UInt32], _ bits: Int) -> [UInt32] {
    if bits == 0 { return a }
    var result = a
    for index in a.indices {
      let high = index + 1 < a.count ? a[index + 1] << UInt32(32 - bits) : 0
      result[index] = a[index] >> UInt32(bits) | high
    }
    return result
  }
}

extension BigInteger: Comparable {
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    if left.limbs.isEmpty && right.limbs.isEmpty { return left.word < right.word }
    if left.isNegative != right.isNegative { return left.isNegative }
    let order = compare(left.magnitudeLimbs, right.magnitudeLimbs)
    return left.isNegative ? order > 0 : order < 0
  }
}
