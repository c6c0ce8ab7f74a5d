import Algebra
import Notation
import Testing

/// The trees that `Algebra` promises for what is written.
struct ReadingNodeTests {
  private let a = symbol("a")
  private let b = symbol("b")
  private let x = symbol("x")
  private let i = symbol("i")

  private func node(_ text: String) throws -> Algebra.Expression.Node { try Notation.read(text).node }

  @Test func arithmetic() throws {
    #expect(try node("a - b") == .sum([a, Algebra.Expression(.negation(b))]))
    #expect(try node("a + b + x") == .sum([a, b, x]))
    #expect(try node("a*b*x") == .product([a, b, x], .elementwise))
    #expect(try node("a b x") == .product([a, b, x], .juxtaposed))
    #expect(try node("a @ b · x") == .product([a, b, x], .dot))
    #expect(
      try node("a b * x") == .product([Algebra.Expression(.product([a, b], .juxtaposed)), x], .elementwise))
    #expect(try node("-a/b") == .negation(Algebra.Expression(.quotient(a, b))))
    #expect(try node("0.1") == .number(Rational(1, 10)))
    #expect(try node("1e-3") == .number(Rational(1, 1000)))
    #expect(try node("12.50") == .number(Rational(25, 2)))
  }

  @Test func indexes() throws {
    #expect(try node("x_i") == .element(x, [.subscript(i)]))
    #expect(try node("x^{(i)}") == .element(x, [.example(i)]))
    #expect(try node("x_j^{(i)}") == .element(x, [.subscript(symbol("j")), .example(i)]))
    #expect(try node("x^{(i)}_j") == .element(x, [.subscript(symbol("j")), .example(i)]))
    #expect(try node("a[0, 1]") == .element(a, [.entry(number(0)), .entry(number(1))]))
    #expect(try node("a[:, 1]") == .element(a, [.all, .entry(number(1))]))
    #expect(try node("x_1^{(i)}") == .element(symbol("x1"), [.example(i)]))
    #expect(try node("z_2^{[1](i)}") == .element(symbol("z[1]_2"), [.example(i)]))
  }

  @Test func sumsAndCalls() throws {
    let xi = Algebra.Expression(.element(x, [.subscript(i)]))
    let series = Algebra.Expression.Node.series(
      .sum, index: "i", lower: number(1), upper: symbol("m"), body: xi)
    for text in ["\\sum_{i=1}^m x_i", "Σ_{i=1}^m x_i", "sum(i=1..m, x_i)", "sum(x_i, i=1..m)", "∑_i x_i"] {
      #expect(try node(text) == series, "\(text)")
    }
    #expect(try node("g^{[1]'}(x)") == .call(.unknown("g1"), primes: 1, [x]))
    #expect(try node("σ''(x)") == .call(.sigmoid, primes: 2, [x]))
    #expect(try node("\\log_3 x") == .call(.logBase, primes: 0, [x, number(3)]))
    #expect(
      try node("np.sum(a, axis=1, keepdims=True)") == .reduction(.sum, a, axis: 1, keepsDimensions: true))
  }

  /// Inside a sum the index counts entries, also where nothing is written below.
  @Test func boundIndexes() throws {
    let product = try Notation.read("sum(i=1..m, yi*xi)")
    #expect(product == (try Notation.read("sum(i=1..m, y_i*x_i)")))
    #expect(try node("xi") == .symbol("ξ"))
    #expect(try Notation.read("Σ_{n=1}^N x_n") == (try Notation.read("sum(n=1..N, x_{n})")))
  }
}
