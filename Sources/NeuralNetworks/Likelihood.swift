internal import Glibc

/// `p(y|x) = ŷʸ (1 - ŷ)¹⁻ʸ`: the probability that the model gave to what happened (unit 2.18).
public func probability(of y: Double, prediction ŷ: Double) -> Double {
  y == 1 ? ŷ : 1 - ŷ
}

/// The product over all examples. With many examples it falls below the smallest double and becomes 0.
public func likelihood(labels: [Double], predictions: [Double]) -> Double {
  zip(labels, predictions).reduce(1) { $0 * probability(of: $1.0, prediction: $1.1) }
}

/// The logarithm of that product, a sum: minus m times the cost J. It does not underflow.
public func logLikelihood(labels: [Double], predictions: [Double]) -> Double {
  zip(labels, predictions).reduce(0) { $0 - crossEntropy($1.1, $1.0) }
}

/// The constant ŷ with the largest likelihood: the mean of the labels.
public func bestConstantPrediction(labels: [Double]) -> Double {
  labels.reduce(0, +) / Double(labels.count)
}
