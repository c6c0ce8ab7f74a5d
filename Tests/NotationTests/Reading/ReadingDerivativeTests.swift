import Algebra
import Notation
import Testing

struct ReadingDerivativeTests {
  @Test func quotients() {
    expectReadings(
      #"""
      dJ/db → dJ/db
      dJ / db → dJ/db
      d J / d b → dJ/db
      (dJ)/(db) → dJ/db
      \frac{dJ}{db} → dJ/db
      \frac{\mathrm{d}J}{\mathrm{d}b} → dJ/db
      \frac{d J}{d b} → dJ/db
      ∂L/∂w_1 → ∂L/∂w1
      \partial L/\partial w_1 → ∂L/∂w1
      \frac{\partial L}{\partial w_1} → ∂L/∂w1
      dL/dW^{[1]} → dL/dW1
      ∂L/∂ŷ → ∂L/∂ŷ
      dJ/dtheta → dJ/dθ
      dcost/dw → dcost/dw
      dJ/dv dv/du * du/db → (dJ/dv·dv/du)*du/db
      2dJ/db → 2·dJ/db
      -dL/da → -dL/da
      (dJ/db)^2 → (dJ/db)^2
      u dv/dx + v du/dx → u·dv/dx + v·du/dx
      xdy/dx → x·dy/dx
      \frac{dJ(w)}{dw} → dJ/dw
      \frac{\partial L(a, y)}{\partial w_1} → ∂L/∂w1
      dL/da_k → dL/da_k
      """#)
  }

  @Test func higherOrders() {
    expectReadings(
      #"""
      d²J/dz² → d^2 J/dz^2
      d^2 f/dx^2 → d^2 f/dx^2
      \frac{d^2 J}{dw^2} → d^2 J/dw^2
      ∂²f/∂x∂y → ∂^2 f/∂x ∂y
      \frac{\partial^2 J}{\partial w_1 \partial w_2} → ∂^2 J/∂w1 ∂w2
      d^2f/dxdy → d^2 f/dx dy
      \frac{d^2}{dx^2} x^3 → d^2/dx^2 (x^3)
      """#)
  }

  @Test func operators() {
    expectReadings(
      #"""
      d/dz(1/(1+e^-z)) → d/dz (1/(1 + e^(-z)))
      \frac{d}{dx}\left(x^2 + y^2\right) → d/dx (x^2 + y^2)
      d/dx x^2 + 1 → d/dx (x^2) + 1
      d/dx (x+1)^2 → d/dx ((x + 1)^2)
      d/dx 3x^2 → d/dx (3·x^2)
      \frac{d}{dz} g(z) → d/dz (g(z))
      d(u v)/dx → d/dx (u·v)
      d log(a)/da → d/da (log(a))
      dσ(z)/dz → d/dz (σ(z))
      d/dx -x^2 → d/dx (-(x^2))
      """#)
  }

  @Test func primes() {
    expectReadings(
      #"""
      σ'(z) → σ'(z)
      tanh'(z) → tanh'(z)
      g'(z) → g'(z)
      f(x)'' → f''(x)
      {g(z)}' → g'(z)
      g^{[1]'}(z^{[1]}) → g1'(z1)
      g'^{[1]}(z) → g1'(z)
      {g^{[l]}}'(z) → g[l]'(z)
      g^{[1]\prime}(z) → g1'(z)
      f^{(2)}(x) → f''(x)
      dσ/dz → σ'(z)
      dtanh/dz → tanh'(z)
      a'(z) → a'(z)
      W'x + b' → W'·x + b'
      """#)
  }

  /// `dw` alone is a name, `de` a product, and only a quotient of two such names is a derivative.
  @Test func namesThatBeginWithD() throws {
    #expect(try Notation.read("dw").node == .symbol("dw"))
    #expect(try Notation.read("dZ/m").node == .quotient(symbol("dZ"), symbol("m")))
    #expect(try Notation.read("1/dz").node == .quotient(number(1), symbol("dz")))
    #expect(try Notation.read("(dz)/dw").node == .quotient(symbol("dz"), symbol("dw")))
    #expect(
      try Notation.read("dz/dw").node == .derivative(symbol("z"), by: [symbol("w")], partial: false))
    #expect(
      try Notation.read("de").node
        == .product([symbol("d"), Algebra.Expression(.constant(.e))], .juxtaposed))
    #expect(try Notation.read("delta/dot").node == .quotient(symbol("δ"), symbol("dot")))
  }
}

func symbol(_ name: String) -> Algebra.Expression { Algebra.Expression(.symbol(Symbol(name))) }
func number(_ value: Int) -> Algebra.Expression { Algebra.Expression(.number(Rational(value))) }
