public import Numerics

/// The answer that goes with `ŷ = a`: 1 where a > 0.5, else 0.
///
/// NaN stays NaN: a model that diverged answers nothing.
public func decision(_ a: Double) -> Double { a.isNaN ? a : a > 0.5 ? 1 : 0 }

/// Share of predictions that equal the label, in 0...1; NaN where one of them is no number.
public func accuracy(_ predictions: Matrix, _ Y: Matrix) -> Double {
  precondition(predictions.shape == Y.shape, "accuracy: shapes \(predictions.shape) and \(Y.shape)")
  guard predictions.isFinite else { return .nan }
  let right = zip(predictions.elements, Y.elements).filter { $0 == $1 }.count
  return Double(right) / Double(Y.count)
}

/// The accuracy of always saying the more frequent label: what a classifier has to beat.
public func majorityBaseline(_ Y: Matrix) -> Double {
  let share = Y.mean
  return max(share, 1 - share)
}
