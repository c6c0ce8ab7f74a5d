import Notation
import Testing

/// What input methods, word processors and rendered pages leave in a text.
struct ReadingUnicodeTests {
  @Test func fullWidthCharacters() {
    expectReadings(
      """
      （１－ａ）＊ｂ → (1 - a)*b
      ３（ａ＋ｂｃ） → 3·(a + b·c)
      −y／a＋（1−y）／（1−a） → -y/a + (1 - y)/(1 - a)
      max（0，z） → max(0, z)
      Ｘ＾２ → X^2
      0。5x → 0.5·x
      1．5 → 1.5
      3(a+bc)。 → 3·(a + b·c)
      【a+b】 → a + b
      ５％ → 0.05
      ｜x｜ → abs(x)
      """)
  }

  @Test func signs() {
    expectReadings(
      """
      a − b – c — d → a - b - c - d
      a·b×c⋅d → a·b·c·d
      a÷b∕c → (a/b)/c
      a ⊙ b ∘ c → a*b*c
      √x + ∛y + √(x+1) → sqrt(x) + cbrt(y) + sqrt(x + 1)
      √2x → sqrt(2)·x
      ½x + 3½ → (1/2)·x + 3.5
      ‖w‖² → norm(w)^2
      a ≤ b → a ≤ b
      a ≠ b → a ≠ b
      g’(z) + g′(z) → g'(z) + g'(z)
      f″(x) → f''(x)
      x\u{200B}y → x·y
      x\u{2062}y\u{00A0}+ 1 → x·y + 1
      """)
  }

  @Test func scripts() {
    expectReadings(
      """
      x² + y³ → x^2 + y^3
      x⁻¹ → x^(-1)
      10⁻⁸ → 10^(-8)
      eˣ⁺¹ → e^(x + 1)
      w₁x₁ + w₂x₂ → w1·x1 + w2·x2
      xᵢ → x_i
      aₙ₊₁ → a_{n+1}
      x⁽ⁱ⁾ → x^{(i)}
      xᵀy → x^T·y
      A⊤ → A^T
      tanh²z → tanh(z)^2
      d²J/dz² → d^2 J/dz^2
      """)
  }

  @Test func letters() {
    expectReadings(
      """
      σ(z)(1−σ(z)) → σ(z)·(1 - σ(z))
      𝑥² + 𝒚 → x^2 + y
      𝜎(𝑧) → σ(z)
      𝐖𝐱 + 𝐛 → W·x + b
      ϵ + ε → ε + ε
      µ + μ → μ + μ
      ŷ + y\u{0302} → ŷ + ŷ
      x\u{0304} → x_bar
      ℓ(a, y) → ℓ(a, y)
      ℒ → L
      """)
  }
}
