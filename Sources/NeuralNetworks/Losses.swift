internal import Glibc
public import Numerics

/// The loss of one example (unit 2.3): `L(a, y) = -(y ln a + (1 - y) ln(1 - a))`, in nats.
///
/// `0 ln 0` counts as 0; `.infinity` where a certain prediction is wrong.
public func crossEntropy(_ a: Double, _ y: Double) -> Double {
  let whenOne = y == 0 ? 0 : y * log(a)
  let whenZero = y == 1 ? 0 : (1 - y) * log(1 - a)
  return -(whenOne + whenZero)
}

/// The same loss from z instead of a = σ(z): `ln(1 + eᶻ) - y z`, exact where σ(z) rounds to 1.
///
/// Written with `e^-|z|`, which cannot overflow. At z = 40, y = 0 it gives 40; through a it would give infinity.
public func stableCrossEntropy(_ z: Double, _ y: Double) -> Double {
  max(z, 0) + log1p(exp(-abs(z))) - y * z
}

/// Half the squared distance, `(a - y)² / 2`: with a sigmoid inside, not convex in w.
public func squaredError(_ a: Double, _ y: Double) -> Double { (a - y) * (a - y) / 2 }

/// The cost `J = (1/m) Σ L(a⁽ⁱ⁾, y⁽ⁱ⁾)` of predictions `A` for labels `Y`, both `(n, m)`.
///
/// `Σ L = -Σ (y ln a + (1 - y) ln(1 - a))` is minus the logarithm of the likelihood (unit 2.18).
public func computeCost(_ A: Matrix, _ Y: Matrix) -> Double {
  let m = Double(A.columns)
  return -logLikelihood(A, Y) / m
}

/// The cost from `Z` instead of `A = σ(Z)`, exact for confident predictions.
public func stableCost(_ Z: Matrix, _ Y: Matrix) -> Double {
  zip(Z.elements, Y.elements).reduce(0) { $0 + stableCrossEntropy($1.0, $1.1) } / Double(Z.columns)
}

/// `Σ |y - ŷ|`.
public func L1(_ yhat: Matrix, _ y: Matrix) -> Double { abs(y - yhat).sum }

/// `Σ (y - ŷ)²`.
public func L2(_ yhat: Matrix, _ y: Matrix) -> Double {
  let difference = y - yhat
  return dot(difference, difference)
}
