import Testing

@testable import Algebra

@Test func integersBeyondAWordDivideBack() {
  var seed: UInt64 = 1
  func next() -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: seed)
  }
  for _ in 0..<2000 {
    let a = BigInteger(next()) * BigInteger(next()) * BigInteger(next())
    let b = BigInteger(next()) * BigInteger(next() | 1)
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    #expect(quotient * b + remainder == a)
    #expect(remainder.magnitude < b.magnitude)
    #expect(a - a == .zero && (a + b) - b == a)
  }
}

@Test func writesDecimals() {
  #expect(BigInteger(10).raised(to: 30).decimal == "1" + String(repeating: "0", count: 30))
  #expect((-BigInteger(2).raised(to: 64)).decimal == "-18446744073709551616")
  #expect(Rational(6, -8).text == "-3/4")
  #expect(BigInteger(2).raised(to: 64).residue(modulo: 1_000_007) == 919_788)
}
