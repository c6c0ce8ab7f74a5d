/// The slope of `f` at `x`, by nudging `x` a little to both sides: (f(x + h) − f(x − h)) / 2h.
///
/// Its error is of the order h², that of the one-sided quotient of the order h. A smaller h is not always
/// better: the difference of two nearly equal numbers loses digits, about 1e-16 / h of them. The best h for an
/// f of ordinary size is near the cube root of that, 6e-6.
public func numericDerivative(
  of f: (Double) -> Double, at x: Double, step h: Double = 6e-6
) -> Double {
  (f(x + h) - f(x - h)) / (2 * h)
}

/// The slope of `f` at `x`, by nudging `x` to one side as the lecture does: (f(x + h) − f(x)) / h.
public func oneSidedDerivative(
  of f: (Double) -> Double, at x: Double, step h: Double = 1e-3
) -> Double {
  (f(x + h) - f(x)) / h
}

/// All partial derivatives of `f` at a place, each by nudging one coordinate to both sides.
///
/// - Complexity: 2n calls of `f`, which is why back-propagation is worth its trouble.
public func numericGradient(
  of f: ([Double]) -> Double, at place: [Double], step h: Double = 6e-6
) -> [Double] {
  place.indices.map { i in
    numericDerivative(
      of: { value in
        var nudged = place
        nudged[i] = value
        return f(nudged)
      }, at: place[i], step: h)
  }
}
