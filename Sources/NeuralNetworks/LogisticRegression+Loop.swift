internal import Glibc
public import Numerics

/// The same pass written with two explicit loops, over the examples and over the features (unit 2.10).
extension LogisticRegression {
  /// What the accumulators hold after some examples; divided by m only at the end.
  public struct Accumulators: Hashable, Sendable {
    public var J = 0.0
    public var dw: [Double]
    public var db = 0.0
  }

  /// One pass over the examples, one at a time.
  ///
  /// - Parameter afterExample: Sees the accumulators after every example, before the division by m.
  public func propagateLoop(
    _ X: Matrix, _ Y: Matrix, afterExample: (Int, Accumulators) -> Void = { _, _ in }
  ) -> Gradients {
    let m = X.columns
    let n_x = X.rows
    var sum = Accumulators(dw: [Double](repeating: 0, count: n_x))

    for i in 0..<m {
      var z = b
      for j in 0..<n_x { z += w[j, 0] * X[j, i] }
      let a = sigmoid(z)
      let y = Y[0, i]
      sum.J += crossEntropy(a, y)

      let dz = a - y
      for j in 0..<n_x { sum.dw[j] += X[j, i] * dz }
      sum.db += dz
      afterExample(i, sum)
    }

    return Gradients(dw: .column(sum.dw) / Double(m), db: sum.db / Double(m), cost: sum.J / Double(m))
  }
}
