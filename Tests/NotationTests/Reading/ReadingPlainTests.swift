import Notation
import Testing

/// What people type without thinking of a notation.
struct ReadingPlainTests {
  @Test func arithmetic() {
    expectReadings(
      """
      3*(a + b*c) → 3*(a + b*c)
      3(a+bc) → 3·(a + b·c)
      3 * ( a + b * c ) ; → 3*(a + b*c)
      3[a+bc] → 3·(a + b·c)
      a - y → a - y
      a - -y → a - -y
      a+-1b → a - 1·b
      x++--y → x - -y
      (a-y)/(a(1-a)) → (a - y)/(a·(1 - a))
      a/b*c → (a/b)*c
      a/b/c → (a/b)/c
      a*b/c → (a*b)/c
      a/-b*c → (a/(-b))*c
      a*-b → a*(-b)
      1/2x → (1/2)·x
      a/bc → (a/b)·c
      2*3x → (2*3)·x
      x!/2 → x!/2
      50% → 0.5
      1,000,000 + 1 → 1000000 + 1
      """)
  }

  @Test func powers() {
    expectReadings(
      """
      -x^2 → -(x^2)
      2^-x → 2^(-x)
      a^b^c → a^(b^c)
      x**2**3 → x^(2^3)
      e^-x/3 → (e^(-x))/3
      e^-(2t) → e^(-2·t)
      e^2x → e^2·x
      x^2y → x^2·y
      x^10 → x^10
      x^1/2 → x^1/2
      (-2)^(ab) → (-2)^(a·b)
      x!^2 → x!^2
      ((nx^5)^5)/(n^-2x^2)^-3 → (n·x^5)^5/(n^(-2)·x^2)^(-3)
      """)
  }

  @Test func implicitProducts() {
    expectReadings(
      """
      2ab → 2·a·b
      3c(a-1) → 3·c·(a - 1)
      x_1x_2 → x1·x2
      w1x1 + w2x2 + b → w1·x1 + w2·x2 + b
      xe^x → x·e^x
      2pir → 2·π·r
      2e → 2·e
      2x + 1E9 → 2·x + 1000000000
      1.5e3x → 1500·x
      .5x → 0.5·x
      (6x+1)(x-1) → (6·x + 1)·(x - 1)
      x(-2) → x·(-2)
      a(b+c) → a·(b + c)
      u(t) → u·t
      x 5 → x·5
      w^Tx + b → w^T·x + b
      adW → a·dW
      """)
  }

  @Test func functions() {
    expectReadings(
      """
      sin x → sin(x)
      sin 2x → sin(2·x)
      sinx → sin(x)
      sin2x → sin(2·x)
      2 sin x cos x → 2·sin(x)·cos(x)
      a sin(x) → a·sin(x)
      sin x/2 → sin(x)/2
      sin(x)y → sin(x)·y
      sin 2(x+1) → sin(2·(x + 1))
      log -x → log(-x)
      y log a + (1-y) log(1-a) → y·log(a) + (1 - y)·log(1 - a)
      -yloga → -y·log(a)
      Bexp(x) → B·exp(x)
      Bacot(1) → B·acot(1)
      Basin(1) → B·asin(1)
      xsin(x) → x·sin(x)
      sin^2 x → sin(x)^2
      tanh^n x → tanh(x)^n
      f^2(x) → f(x)^2
      sin^-1 x → asin(x)
      tanh^(-1)(x) → atanh(x)
      cos^{-1}(x) → acos(x)
      sin^--2(x)/cos^--2(x) → (sin(x)^(--2))/cos(x)^(--2)
      arcsin x + asinh(y) → asin(x) + asinh(y)
      log_2 x + log_b(y) + log_10 z → log2(x) + log_b(y) + log10(z)
      log2(x) + log10(y) + lg z → log2(x) + log10(y) + log10(z)
      b^(2*y*log_b x) → b^(2*y*log_b(x))
      exp^(-z) → e^(-z)
      max(0.01z, z) → max(0.01·z, z)
      ReLU(z) + LeakyReLU(z) → relu(z) + leakyrelu(z)
      abs(x)|y| → abs(x)·abs(y)
      e^sin x → e^(sin(x))
      """)
  }

  @Test func bars() {
    expectReadings(
      """
      |x-1|+|x+1| → abs(x - 1) + abs(x + 1)
      ||x|-1| → abs(abs(x) - 1)
      |x||y| → abs(x)·abs(y)
      |x|y → abs(x)·y
      2|x|^2 → 2·abs(x)^2
      ||w||^2 → norm(w)^2
      ||x|-|y|| → abs(abs(x) - abs(y))
      ||w||_2 → norm(w)
      """)
  }

  @Test func casesAndConditions() {
    expectReadings(
      """
      z if z > 0 else 0 → cases(z if z > 0, 0 otherwise)
      a if x < 0 else b if x < 1 else c → cases(a if x < 0, cases(b if x < 1, c otherwise) otherwise)
      cases(1 if z > 0, 0 if z <= 0) → cases(1 if z > 0, 0 if z ≤ 0)
      Piecewise((z, z > 0), (0, True)) → cases(z if z > 0, 0 otherwise)
      dA * (Z > 0) → dA*(Z > 0)
      a < b < c → a < b and b < c
      a != b and b >= 2 → a ≠ b and b ≥ 2
      """)
  }
}
