import Notation
import Testing

struct ReadingNumpyTests {
  @Test func products() {
    expectReadings(
      """
      np.dot(w.T, x) + b → w^T·x + b
      W1 @ X + b1 → W1·X + b1
      A.dot(B) + np.matmul(A, B) → A·B + A·B
      1/m * np.dot(dZ2, A1.T) → (1/m)*(dZ2·A1^T)
      np.multiply(np.dot(W2.T, dZ2), 1 - np.square(A1)) → (W2^T·dZ2)*(1 - A1^2)
      np.outer(a, b) → a·b^T
      dZ2 * (1 - A1**2) → dZ2*(1 - A1^2)
      """)
  }

  @Test func reductions() {
    expectReadings(
      """
      np.sum(dZ, axis=1, keepdims=True) → sum(dZ, axis=1, keepdims=True)
      np.sum(dZ, 1) → sum(dZ, axis=1)
      A.sum(axis=0) → sum(A, axis=0)
      A.sum(0) + (A-Y).sum() → sum(A, axis=0) + sum(A - Y)
      np.mean(A, axis=-1) → mean(A, axis=1)
      np.max(Z, axis=0) → max(Z, axis=0)
      np.sum(A, axis=None) → sum(A)
      sum(A) → sum(A)
      max(a, b) → max(a, b)
      """)
  }

  @Test func functions() {
    expectReadings(
      """
      np.exp(-Z) + np.log1p(x) → exp(-Z) + log(1 + x)
      np.maximum(0, Z) → max(0, Z)
      np.where(Z > 0, 1, 0.01) → cases(1 if Z > 0, 0.01 otherwise)
      np.clip(a, 0, 1) → min(max(a, 0), 1)
      np.logaddexp(0, z) → log(exp(0) + exp(z))
      np.arctan(x) + np.power(x, 2) → atan(x) + x^2
      np.squeeze(cost) → squeeze(cost)
      np.linalg.norm(w) + np.linalg.inv(A) → norm(w) + inv(A)
      np.pi * np.e → π*e
      math.exp(x) → exp(x)
      1e-8 + 1./m → 1e-8 + 1/m
      (Y_hat > 0.5).astype(int) → Ŷ > 0.5
      """)
  }

  @Test func arrays() {
    expectReadings(
      """
      np.ones((n, 1)) + np.zeros((n, m)) → ones((n, 1)) + zeros((n, m))
      np.eye(3) → eye(3)
      A.reshape(2, 3) → reshape(A, (2, 3))
      np.reshape(A, (1, -1)) → reshape(A, (1, -1))
      A.reshape((n, m)).T → reshape(A, (n, m))^T
      np.array([[1, 2], [3, 4]]) → [[1, 2], [3, 4]]
      a[0, 1] + A[:, 0] → a[0, 1] + A[:, 0]
      a[0][1] → a[0, 1]
      np.zeros_like(Z) → 0*Z
      params["W1"] @ X → W1·X
      """)
  }

  @Test func wordsAreNames() throws {
    let product = try Notation.read("ab * c")
    #expect(write(product) == "a b*c" || write(product) == "(a b)*c")
    let name = try Notation.read("ab * c", syntax: .numpy)
    #expect(write(name) == "ab*c")
    #expect(try Notation.read("AL[0]", syntax: .numpy) != Notation.read("AL0", syntax: .numpy))
    #expect(write(try Notation.read("np.exp(foo) + bar")) == "exp(foo) + bar")
  }
}
