import Algebra
import Notation
import Testing

/// Readings against values worked out by hand at x = 4, y = 3, a = 2, b = 5.
struct ReadingValueTests {
  @Test(
    arguments: ReadingTable(
      #"""
      -2^2 → -4.0
      2^3^2 → 512
      1/2x → 2
      a/b*y → 1.2
      a - b - y → -6
      2^-x → 0.0625
      a/b/y → 0.13333333333333333
      2ab → 20
      3y(a-1) → 9
      x^2y → 48
      -x^2y → -48
      a--b → 7
      ½x → 2
      3½ → 3.5
      x² − y² → 7
      |a-b| → 3
      ||a-b|-x| → 1
      5! → 120
      y!^2 → 36
      50% → 0.5
      1e2a → 200
      \frac12 x → 2
      \frac1{a+2} → 0.25
      √x + ∛8 → 4
      \sqrt[4]{16} → 2
      max(a, b) → 5
      a**b → 32
      (a+b)(x-y) → 7
      2 a / 2 b → 10
      a·b÷y → 3.3333333333333335
      x if x > 3 else 0 → 4
      cases(1 if x < 3, 7 otherwise) → 7
      (x > 3) * b → 5
      sum(i=1..4, i^2) → 30
      \sum_{i=1}^{3} 2i + 1 → 13
      prod(k=1..4, k) → 24
      log2(8) + log_10 100 → 5
      log_3 9 → 2
      \log_{a} 8 → 3
      e^0 + ln e → 2
      tanh^2 0 + cos(0) → 1
      １２÷４ → 3
      0。5x → 2
      12{,}288 / 2 → 6144
      \lfloor 7/2 \rfloor → 3
      2(x)(y) → 24
      {a+b \over a} → 3.5
      """#
    ).rows)
  func value(_ row: ReadingTable.Row) throws {
    let expected = try #require(Double(row.echo))
    let values: [Symbol: Double] = ["x": 4, "y": 3, "a": 2, "b": 5]
    let value = try #require(Oracle(values: values).value(try Notation.read(row.text)))
    #expect(abs(value - expected) < 1e-9 * max(1, abs(expected)))
  }
}
