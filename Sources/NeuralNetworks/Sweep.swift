internal import Numerics

/// One run of a sweep: what was set, and what came of it (unit 4.7).
public struct SweepResult: Hashable, Sendable {
  public let learningRate: Double
  /// Units of the hidden layer; nil for logistic regression.
  public let hiddenUnits: Int?
  public let costs: [Double]
  /// Accuracy on the examples that were trained on.
  public let trainingAccuracy: Double
  /// Accuracy on the examples that were kept away, where there are some.
  public let testAccuracy: Double?
}

/// The same training again and again, with one setting changed.
public enum Sweep {
  /// Logistic regression with one learning rate after the other.
  public static func learningRates(
    _ rates: [Double], training: TrainingSet, test: TrainingSet? = nil, iterations: Int
  ) throws(InputError) -> [SweepResult] {
    var results: [SweepResult] = []
    for rate in rates {
      let (model, costs) = try LogisticRegression.model(
        training, iterations: iterations, learningRate: rate)
      results.append(
        SweepResult(
          learningRate: rate, hiddenUnits: nil, costs: costs,
          trainingAccuracy: accuracy(model.predict(training.X), training.Y),
          testAccuracy: test.map { accuracy(model.predict($0.X), $0.Y) }))
    }
    return results
  }

  /// A network with one hidden layer, with one width after the other; every run starts from the same seed.
  ///
  /// - Parameter progress: Sees every run's number, its iteration and cost; returns false to stop that run.
  public static func hiddenUnits(
    _ widths: [Int], training: TrainingSet, test: TrainingSet? = nil, iterations: Int,
    learningRate: Double, seed: UInt32, progress: (Int, Int, Double) -> Bool = { _, _, _ in true }
  ) throws(InputError) -> [SweepResult] {
    var results: [SweepResult] = []
    for (run, n_h) in widths.enumerated() {
      guard n_h > 0 else { throw .size(of: "hidden units", n_h) }
      var random = RandomState(seed: seed)
      var network = ShallowNetwork(n_x: training.n_x, n_h: n_h, random: &random)
      let costs = try network.train(on: training, iterations: iterations, learningRate: learningRate) {
        progress(run, $0, $1)
      }
      results.append(
        SweepResult(
          learningRate: learningRate, hiddenUnits: n_h, costs: costs,
          trainingAccuracy: accuracy(network.predict(training.X), training.Y),
          testAccuracy: test.map { accuracy(network.predict($0.X), $0.Y) }))
    }
    return results
  }
}
