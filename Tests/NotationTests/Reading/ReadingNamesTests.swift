import Algebra
import Notation
import Testing

/// Every spelling of a name leads to the one that `Symbol` documents.
struct ReadingNamesTests {
  @Test(
    arguments: ReadingTable(
      #"""
      a → a
      cost → cost
      σ_w → σ_w
      W1 → W1
      W[1] → W1
      W^{[1]} → W1
      W^[1] → W1
      W_1 → W1
      w1 → w1
      w_1 → w1
      w_{1} → w1
      w₁ → w1
      w_{12} → w12
      b^{[l]} → b[l]
      b[l] → b[l]
      a^{[l-1]} → a[l-1]
      a[l - 1] → a[l-1]
      w_1^{[2]} → w[2]_1
      w^{[2]}_1 → w[2]_1
      w[2]_1 → w[2]_1
      {w_1}^{[2]} → w[2]_1
      n_x → n_x
      n_{x} → n_x
      A_prev → A_prev
      keep_prob → keep_prob
      y_{\text{prediction}} → y_prediction
      n_{h1} → n_h1
      \hat{y} → ŷ
      ŷ → ŷ
      ŷ → ŷ
      yhat → ŷ
      y_hat → ŷ
      \widehat y → ŷ
      \hat{y}_1 → ŷ1
      \hat{y}^{[2]} → ŷ2
      \hat\theta → θ_hat
      θ_hat1 → θ_hat1
      \theta → θ
      theta → θ
      θ → θ
      theta1 → θ1
      \bar{x} → x_bar
      dW1 → dW1
      dW^{[1]} → dW1
      dw_1 → dw1
      d{{w}_{1}} → dw1
      \mathrm{d}w → dw
      d\theta → dθ
      dθ → dθ
      d\hat{y} → dŷ
      dz → dz
      dZ^{[l]} → dZ[l]
      W' → W'
      \Delta w → Δw
      Δw → Δw
      \mathbf{W}^{[1]} → W1
      \ell → ℓ
      \mathrm{cost} → cost
      Ｗ１ → W1
      𝐖 → W
      params["W1"] → W1
      """#
    ).rows)
  func spelling(_ row: ReadingTable.Row) throws {
    #expect(try readName(row.text).name == row.echo)
    #expect(try readName(row.echo).name == row.echo)
  }

  @Test func indexes() {
    expectReadings(
      #"""
      x_i → x_i
      x_{i+1} → x_{i+1}
      x^{(i)} → x^{(i)}
      x^(i) → x^{(i)}
      y(i)*log(a(i)) → y^{(i)}*log(a^{(i)})
      x_1^{(i)} → x1^{(i)}
      x^{(i)}_1 → x1^{(i)}
      a^{[2](i)} → a2^{(i)}
      z^{(1)} → z^{(1)}
      w_i^{[1]T} → w1_i^T
      w^{[1]T}_i → w1_i^T
      w_{ij} → w_{i,j}
      w_ij → w_{i,j}
      W^{[l]}_{jk} → W[l]_{j,k}
      x_iy_i → x_i·y_i
      x^{(8/5)} → x^(8/5)
      ŷ^{(y)} → ŷ^y
      x^(2) → x^2
      x^(n) → x^n
      """#)
  }

  @Test func transposition() {
    expectReadings(
      #"""
      A.T → A^T
      A^T → A^T
      A^{T} → A^T
      A^\top → A^T
      A^{\mathrm{T}} → A^T
      Aᵀ → A^T
      W^{[2]T} → W2^T
      W^{[2]^T} → W2^T
      W[2]T → W2^T
      (AB)^T → (A·B)^T
      A.T.T → (A^T)^T
      transpose(A) → A^T
      x^Tx → x^T·x
      2^T → 2^(T)
      """#)
  }

  @Test func greekAndLetters() {
    expectReadings(
      #"""
      alpha*dw → α*dw
      αdw → α·dw
      Xi*X + Ξ → Ξ*X + Ξ
      chi*x → χ*x
      \epsilon + \varepsilon → ε + ε
      \lambda w → λ·w
      lambda x → λ·x
      E + I → E + I
      pi + π + Pi + \pi → π + π + π + π
      inf → ∞
      """#)
  }
}
