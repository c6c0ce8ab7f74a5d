internal import Numerics

/// The settings of a training run that are not learned (unit 4.7).
public struct Hyperparameters: Hashable, Sendable {
  public var learningRate: Double
  public var iterations: Int
  /// The cost is kept before every so-many-th step.
  public var recordEvery: Int

  public init(learningRate: Double, iterations: Int, recordEvery: Int = 1) {
    self.learningRate = learningRate
    self.iterations = iterations
    self.recordEvery = recordEvery
  }

  func check() throws(InputError) {
    guard learningRate > 0, learningRate.isFinite else { throw .learningRate(learningRate) }
    guard iterations > 0 else { throw .iterations(iterations) }
    guard recordEvery > 0 else { throw .size(of: "steps between records", recordEvery) }
  }
}

/// How the cost went.
public struct TrainingHistory: Hashable, Sendable {
  /// Iterations whose cost was kept, from 0.
  public var iterations: [Int] = []
  /// J before the step of that iteration.
  public var costs: [Double] = []
  /// False where `progress` asked to stop.
  public var isComplete = true
}

extension DeepNetwork {
  /// Forward, cost, backward, update; over and over, with all examples each time.
  ///
  /// - Parameter progress: Sees every recorded iteration and its cost; returns false to stop.
  /// - Throws: `InputError` before any work.
  @discardableResult
  public mutating func train(
    on training: TrainingSet, _ settings: Hyperparameters, memoryLimit: Int = defaultMemoryLimit,
    progress: (Int, Double) -> Bool = { _, _ in true }
  ) throws(InputError) -> TrainingHistory {
    try settings.check()
    try check(training, memoryLimit: memoryLimit)
    return descend(training.X, training.Y, settings, progress: progress)
  }

  /// The loop itself.
  mutating func descend(
    _ X: Matrix, _ Y: Matrix, _ settings: Hyperparameters,
    progress: (Int, Double) -> Bool = { _, _ in true }
  ) -> TrainingHistory {
    var history = TrainingHistory()
    for i in 0..<settings.iterations {
      let (AL, caches) = LModelForward(X, layers)
      if i % settings.recordEvery == 0 {
        let J = computeCost(AL, Y)
        history.iterations.append(i)
        history.costs.append(J)
        if !progress(i, J) {
          history.isComplete = false
          break
        }
      }
      update(gradients(AL, Y, caches), learningRate: settings.learningRate)
    }
    return history
  }

  /// Every shape in the chain, and what the caches of one step take.
  private func check(_ training: TrainingSet, memoryLimit: Int) throws(InputError) {
    guard depth > 0 else { throw .size(of: "layers", 0) }
    guard layers[0].W.columns == training.n_x else {
      throw .shapes(ShapeMismatch("W1 and X", layers[0].W.shape, training.X.shape))
    }
    for (previous, layer) in zip(layers, layers.dropFirst()) where layer.W.columns != previous.W.rows {
      throw .shapes(ShapeMismatch("W of one layer and the next", previous.W.shape, layer.W.shape))
    }
    guard layers[depth - 1].W.rows == 1 else {
      throw .shapes(ShapeMismatch("output and Y", layers[depth - 1].W.shape, training.Y.shape))
    }
    // Z and A of every layer, and dZ and dA of two neighbours on the way back.
    let numbers = layers.reduce(0.0) { $0 + 4 * Double($1.W.rows) * Double(training.m) }
    guard numbers * 8 <= Double(memoryLimit) else {
      throw .tooLarge(
        what: "one training step", bytes: numbers < 1e18 ? Int(numbers) * 8 : .max, limit: memoryLimit)
    }
  }
}
