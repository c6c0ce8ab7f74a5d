internal import Numerics

extension ShallowNetwork {
  /// Forward, cost, backward, update; over and over.
  ///
  /// - Parameter progress: Sees every iteration's number and cost; returns false to stop early.
  /// - Returns: The cost before every step that was taken.
  /// - Throws: `InputError` before any work.
  @discardableResult
  public mutating func train(
    on training: TrainingSet, iterations: Int, learningRate: Double,
    progress: (Int, Double) -> Bool = { _, _ in true }
  ) throws(InputError) -> [Double] {
    guard iterations > 0 else { throw .iterations(iterations) }
    guard learningRate > 0, learningRate.isFinite else { throw .learningRate(learningRate) }
    guard W1.columns == training.n_x else {
      throw .shapes(ShapeMismatch("W1 and X", W1.shape, training.X.shape))
    }
    return descend(
      training.X, training.Y, iterations: iterations, learningRate: learningRate, progress: progress)
  }

  /// The loop itself.
  mutating func descend(
    _ X: Matrix, _ Y: Matrix, iterations: Int, learningRate: Double,
    progress: (Int, Double) -> Bool = { _, _ in true }
  ) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(iterations)
    for i in 0..<iterations {
      let cache = forward(X)
      let J = computeCost(cache.A2, Y)
      let gradients = backward(cache, X, Y)
      update(gradients, learningRate: learningRate)
      costs.append(J)
      if !progress(i, J) { break }
    }
    return costs
  }
}
