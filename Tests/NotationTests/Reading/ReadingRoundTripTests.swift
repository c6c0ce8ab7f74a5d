import Algebra
import Notation
import Testing

/// `read(write(e)) == e`, for every tree that the reader can make.
struct ReadingRoundTripTests {
  @Test func randomTrees() {
    var random = ReadingRandomness(seed: 20_261_120)
    for _ in 0..<2000 { expectRoundTrip(random.tree(height: 5)) }
  }

  /// The echo says the same thing with more brackets: it differs at most in how a product is written.
  @Test func echoMeansTheSame() throws {
    var random = ReadingRandomness(seed: 3)
    for _ in 0..<1500 {
      let tree = random.arithmetic(height: 5)
      let echo = write(tree, as: .bracketed)
      let again = try Notation.read(echo)
      let values: [Symbol: Double] = ["x": 1.25, "y": 0.75, "a": 2.5, "n": 2]
      let (left, right) = (Oracle(values: values).value(tree), Oracle(values: values).value(again))
      guard let left, let right, left.isFinite else { continue }
      #expect(abs(left - right) <= 1e-9 * max(1, abs(left)), "\(echo)")
    }
  }

  @Test func numbers() throws {
    for (value, written) in [
      (Rational(3), "3"), (Rational(1, 10), "0.1"), (Rational(5, 4), "1.25"),
      (Rational(1, 100_000_000), "1e-8"),
      (Rational(-1, 3), "-1/3"), (Rational(1, 1024), "0.0009765625"),
    ] {
      #expect(write(Algebra.Expression(.number(value))) == written)
    }
  }
}

/// A random source of our own, so that a seed gives the same trees for ever.
struct ReadingRandomness {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func pick<Element>(_ options: [Element]) -> Element { options[below(options.count)] }

  // MARK: Trees

  private static let names = [
    "x", "y", "a", "b", "w1", "W1", "b[l]", "a[l-1]", "w[2]_1", "n_x", "ŷ", "θ", "dW1", "dz", "cost",
    "keep_prob",
    "x_bar", "θ_hat", "W'", "y_prediction", "Δw", "d", "E", "f", "g1", "σ_w", "ℓ", "dθ", "T", "i",
  ]

  mutating func tree(height: Int) -> Algebra.Expression {
    guard height > 1 else { return leaf() }
    let node: Algebra.Expression.Node
    switch below(20) {
    case 0, 1: node = .sum(trees(2 + below(3), height))
    case 2: node = .negation(tree(height: height - 1))
    case 3: node = .product(trees(2 + below(2), height), .elementwise)
    case 4: node = .product(trees(2 + below(2), height), .juxtaposed)
    case 5: node = .product(trees(2, height), .dot)
    case 6, 7: node = .quotient(tree(height: height - 1), tree(height: height - 1))
    case 8, 9: node = .power(tree(height: height - 1), tree(height: height - 1))
    case 10: node = call(height)
    case 11:
      node = .call(.unknown(Symbol(pick(["f", "g", "h", "g1", "g[l]"]))), primes: below(3), trees(1, height))
    case 12: node = derivative(height)
    case 13:
      node = .series(
        pick([.sum, .product]), index: "k", lower: tree(height: 1), upper: leaf(),
        body: tree(height: height - 1))
    case 14:
      node = .reduction(
        pick([.sum, .mean, .maximum, .minimum]), tree(height: height - 1), axis: pick([nil, 0, 1]),
        keepsDimensions: below(2) == 0)
    case 15: node = .transpose(tree(height: height - 1))
    case 16: node = element()
    case 17: node = piecewise(height)
    case 18: node = .matrix([trees(2, height - 1), trees(2, height - 1)])
    default: return leaf()
    }
    return Algebra.Expression(node)
  }

  /// Arithmetic of scalars with values that stay small.
  mutating func arithmetic(height: Int) -> Algebra.Expression {
    guard height > 1 else { return pick([symbol("x"), symbol("y"), symbol("a"), number(1 + below(3))]) }
    func part() -> Algebra.Expression { arithmetic(height: height - 1) }
    switch below(7) {
    case 0: return Algebra.Expression(.sum([part(), part(), part()]))
    case 1: return Algebra.Expression(.negation(part()))
    case 2: return Algebra.Expression(.product([part(), part()], pick([.elementwise, .juxtaposed, .dot])))
    case 3: return Algebra.Expression(.quotient(part(), part()))
    case 4: return Algebra.Expression(.power(part(), symbol("n")))
    case 5: return Algebra.Expression(.call(pick([.sin, .cos, .tanh, .sigmoid, .abs]), primes: 0, [part()]))
    default: return Algebra.Expression(.sum([part(), Algebra.Expression(.negation(part()))]))
    }
  }

  private mutating func trees(_ count: Int, _ height: Int) -> [Algebra.Expression] {
    (0..<count).map { _ in tree(height: height - 1) }
  }

  private mutating func leaf() -> Algebra.Expression {
    switch below(5) {
    case 0: number(below(40))
    case 1: Algebra.Expression(.number(Rational(below(900), 100)))
    case 2: Algebra.Expression(.constant(pick([.e, .pi])))
    default: symbol(pick(Self.names))
    }
  }

  private mutating func call(_ height: Int) -> Algebra.Expression.Node {
    let x = tree(height: height - 1)
    switch below(6) {
    case 0: return .call(pick([.max, .min]), primes: 0, trees(2 + below(2), height))
    case 1: return .call(.logBase, primes: 0, [x, pick([number(3), symbol("b"), symbol("w1")])])
    case 2: return .call(.factorial, primes: 0, [x])
    case 3: return .call(pick([.sigmoid, .tanh, .relu]), primes: 1 + below(2), [x])
    default:
      let functions: [Function] = [
        .exp, .log, .log2, .log10, .sqrt, .cbrt, .abs, .sign, .step, .relu, .leakyRelu, .sigmoid, .softplus,
        .sinh,
        .acosh, .tan, .asin, .acot, .floor, .ceil, .norm, .squeeze, .trace, .determinant, .inverse, .diagonal,
      ]
      return .call(pick(functions), primes: 0, [x])
    }
  }

  private mutating func derivative(_ height: Int) -> Algebra.Expression.Node {
    let variables = (0..<1 + below(2)).map { _ in symbol(pick(["x", "w1", "W1", "b[l]", "ŷ", "θ"])) }
    let operand = below(2) == 0 ? symbol(pick(["J", "L", "z1", "ŷ"])) : call(height).expression
    return .derivative(operand, by: variables, partial: below(2) == 0)
  }

  private mutating func element() -> Algebra.Expression.Node {
    let base = symbol(pick(["x", "w1", "W[l]", "dz", "ŷ"]))
    let k = symbol("k")
    switch below(5) {
    case 0: return .element(base, [.subscript(k)])
    case 1: return .element(base, [.example(symbol("i"))])
    case 2: return .element(base, [.subscript(k), .example(number(2))])
    case 3: return .element(base, [.entry(number(below(4))), .entry(k)])
    default: return .element(base, [.subscript(symbol("i")), .subscript(symbol("j"))])
    }
  }

  private mutating func piecewise(_ height: Int) -> Algebra.Expression.Node {
    let branches = (0..<1 + below(2)).map { _ in
      Algebra.Expression.Branch(tree(height: height - 1), when: condition())
    }
    return .piecewise(branches, otherwise: below(2) == 0 ? nil : tree(height: height - 1))
  }

  private mutating func condition() -> Algebra.Expression {
    let relations: [Algebra.Expression.Relation] = [
      .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual,
    ]
    let first = Algebra.Expression(.comparison(pick(relations), leaf(), leaf()))
    guard below(3) == 0 else { return first }
    return Algebra.Expression(
      .conjunction([first, Algebra.Expression(.comparison(pick(relations), leaf(), leaf()))]))
  }
}

extension Algebra.Expression.Node {
  fileprivate var expression: Algebra.Expression { Algebra.Expression(self) }
}
