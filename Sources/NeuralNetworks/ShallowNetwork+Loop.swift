public import Numerics

/// One example at a time, one unit at a time: what the matrix equations stand for (units 3.3 and 3.4).
extension ShallowNetwork {
  /// `z = wᵀa + b`, then `g(z)`, for unit `j` of a layer.
  private static func unit(_ j: Int, _ W: Matrix, _ b: Matrix, _ input: [Double]) -> Double {
    var z = b[j, 0]
    for k in 0..<W.columns { z += W[j, k] * input[k] }
    return z
  }

  /// The four equations for one example after the other; equals `forward` up to rounding.
  public func forwardLoop(_ X: Matrix) -> Cache {
    let m = X.columns
    var Z1 = Matrix.zeros(W1.rows, m)
    var A1 = Z1
    var Z2 = Matrix.zeros(W2.rows, m)
    var A2 = Z2
    for i in 0..<m {
      let x = X.column(i).elements
      for j in 0..<W1.rows {
        Z1[j, i] = Self.unit(j, W1, b1, x)
        A1[j, i] = g.value(Z1[j, i])
      }
      let a1 = A1.column(i).elements
      for j in 0..<W2.rows {
        Z2[j, i] = Self.unit(j, W2, b2, a1)
        A2[j, i] = sigmoid(Z2[j, i])
      }
    }
    return Cache(Z1: Z1, A1: A1, Z2: Z2, A2: A2)
  }

  /// The six equations for one example after the other, summed, and divided by m at the end.
  public func backwardLoop(_ cache: Cache, _ X: Matrix, _ Y: Matrix) -> Gradients {
    let m = X.columns
    var dW1 = Matrix.zeros(W1.shape)
    var db1 = Matrix.zeros(b1.shape)
    var dW2 = Matrix.zeros(W2.shape)
    var db2 = Matrix.zeros(b2.shape)
    for i in 0..<m {
      var da1 = [Double](repeating: 0, count: W1.rows)
      for k in 0..<W2.rows {
        let dz2 = cache.A2[k, i] - Y[k, i]
        for j in 0..<W1.rows {
          dW2[k, j] += dz2 * cache.A1[j, i]
          da1[j] += W2[k, j] * dz2
        }
        db2[k, 0] += dz2
      }
      for j in 0..<W1.rows {
        let dz1 = da1[j] * g.derivative(cache.Z1[j, i])
        for k in 0..<X.rows { dW1[j, k] += dz1 * X[k, i] }
        db1[j, 0] += dz1
      }
    }
    let scale = 1 / Double(m)
    return Gradients(dW1: scale * dW1, db1: scale * db1, dW2: scale * dW2, db2: scale * db2)
  }
}
