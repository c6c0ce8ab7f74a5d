public import Numerics

/// Share of predictions that equal the label, in 0...1.
public func accuracy(_ predictions: Matrix, _ Y: Matrix) -> Double {
  precondition(predictions.shape == Y.shape, "accuracy: shapes \(predictions.shape) and \(Y.shape)")
  let right = zip(predictions.elements, Y.elements).filter { $0 == $1 }.count
  return Double(right) / Double(Y.elements.count)
}

/// The accuracy of always saying the more frequent label: what a classifier has to beat.
public func majorityBaseline(_ Y: Matrix) -> Double {
  let share = Y.mean
  return max(share, 1 - share)
}
