import Algebra
import Notation
import SourceText
import Testing

/// Every node knows the bytes that spell it, brackets around it included.
struct ReadingRangeTests {
  @Test(arguments: [
    ("3*(a + b)", ["3", "(a + b)", "a", "b"]),
    ("2x² + 1", ["2x²", "1", "2", "x²", "x", "²"]),
    ("\\frac{a}{1 - b}", ["{a}", "{1 - b}", "1", "- b", "b"]),
    ("（ａ＋ｂ）×ｃ", ["（ａ＋ｂ）", "ｃ", "ａ", "ｂ"]),
    ("W^{[2]T} x", ["W^{[2]T}", "x", "W^{[2]T}"]),
    ("dJ/db + σ(z)", ["dJ/db", "σ(z)", "J", "b", "z"]),
    ("sinx", ["x"]),
    ("-a b", ["a b", "a", "b"]),
  ])
  func spelling(_ text: String, _ parts: [String]) throws {
    let expression = try Notation.read(text)
    #expect(slice(text, expression.range) == text)
    var found: [String] = []
    collect(expression, text, &found)
    #expect(found.sorted() == parts.sorted())
  }

  /// All nodes below the first: inside their parent, and sisters do not overlap.
  @Test func rangesNest() throws {
    for text in [
      "\\sum_{i=1}^m x_1^{(i)}(a^{(i)} - y^{(i)})", "np.sum(A * B.T, axis=1)/m", "x^{2y}_1 + |a|b",
      "\\begin{bmatrix} 1 & x \\\\ y & 2 \\end{bmatrix} v", "z if z > 0 else 0.01z", "−½ｘ² + √（y）",
    ] {
      try expectNested(Notation.read(text), text)
    }
  }

  private func expectNested(_ expression: Algebra.Expression, _ text: String) throws {
    let range = expression.range
    #expect(range.lower >= 0 && range.lower < range.upper && range.upper <= text.utf8.count, "\(text)")
    for child in children(expression) {
      #expect(child.range.lower >= range.lower && child.range.upper <= range.upper, "\(text)")
      try expectNested(child, text)
    }
  }

  private func collect(_ expression: Algebra.Expression, _ text: String, _ found: inout [String]) {
    for child in children(expression) {
      found.append(slice(text, child.range))
      collect(child, text, &found)
    }
  }

  private func slice(_ text: String, _ range: SourceRange) -> String {
    String(decoding: Array(text.utf8)[range.lower..<range.upper], as: UTF8.self)
  }

  private func children(_ expression: Algebra.Expression) -> [Algebra.Expression] {
    switch expression.node {
    case .sum(let parts), .product(let parts, _), .call(_, primes: _, let parts), .conjunction(let parts):
      parts
    case .negation(let a), .transpose(let a), .reduction(_, let a, axis: _, keepsDimensions: _): [a]
    case .quotient(let a, let b), .power(let a, let b), .comparison(_, let a, let b): [a, b]
    case .derivative(let a, by: let variables, partial: _): [a] + variables
    case .series(_, index: _, lower: let a, upper: let b, body: let c): [a, b, c]
    case .matrix(let rows): rows.flatMap { $0 }
    case .piecewise(let branches, otherwise: let last):
      branches.flatMap { [$0.value, $0.condition] } + (last.map { [$0] } ?? [])
    default: []
    }
  }
}
