internal import CVectorMath

/// What a layer does on the way back, in one pass: the slope of the activation, and `dA * slope`.
///
/// For the sigmoid and tanh the slope comes from the value `a = g(z)`, for ReLU from z or a, which have one sign.
public enum SlopeRule: Sendable {
  /// `a (1 - a)`.
  case sigmoid
  /// `1 - a²`.
  case tanh
  /// 1 where positive, else the leak.
  case rectifier(leak: Double)
}

extension Matrix {
  /// The slopes, entry by entry.
  public consuming func slopes(_ rule: SlopeRule) -> Matrix {
    switch rule {
    case .sigmoid: mapped(vmSigmoidSlope)
    case .tanh: mapped(vmTanhSlope)
    case .rectifier(let leak): mapped(vmLeakySlope, leak)
    }
  }

  /// `self * values.slopes(rule)` without the matrix in between.
  public consuming func timesSlopes(_ rule: SlopeRule, of values: Matrix) -> Matrix {
    switch rule {
    case .sigmoid: Matrix.combined(vmTimesSigmoidSlope, self, values)
    case .tanh: Matrix.combined(vmTimesTanhSlope, self, values)
    case .rectifier(let leak): Matrix.combined(vmTimesLeakySlope, self, values, leak)
    }
  }
}

/// `max(leak · z, z)`, entry by entry.
public func leakyRelu(_ z: consuming Matrix, leak: Double) -> Matrix { z.mapped(vmLeaky, leak) }

/// 1 where an entry is above `bound`, else 0.
public func above(_ z: consuming Matrix, _ bound: Double) -> Matrix { z.mapped(vmAbove, bound) }

/// `Σ y ln a + (1 - y) ln(1 - a)` over all entries, with `0 ln 0 = 0`.
public func logLikelihood(_ a: Matrix, _ y: Matrix) -> Double {
  guard a.shape == y.shape else { ShapeMismatch("log likelihood", a.shape, y.shape).trap() }
  return Kernels.logLikelihood(a.storage.base, y.storage.base, a.count)
}
