public import Numerics

/// Logistic regression as a network of one unit: `ŷ = a = σ(wᵀx + b)` (units 2.2 to 2.14).
public struct LogisticRegression: Hashable, Sendable {
  /// Weights, shape `(n_x, 1)`.
  public var w: Matrix
  /// The bias, one number.
  public var b: Double

  public init(w: Matrix, b: Double) {
    precondition(w.columns == 1, "w is a column, not \(w.shape)")
    self.w = w
    self.b = b
  }

  /// `w = 0`, `b = 0`: a good start here, since J has one valley only.
  public init(zeros n_x: Int) {
    self.init(w: .zeros(n_x, 1), b: 0)
  }

  /// The slopes of J, in the shapes of the parameters, and J itself.
  public struct Gradients: Hashable, Sendable {
    /// Shape `(n_x, 1)`, as w.
    public let dw: Matrix
    public let db: Double
    /// J at the parameters that the slopes belong to.
    public let cost: Double
  }

  /// `A = σ(wᵀX + b)` for all m examples at once, shape `(1, m)`.
  public func forward(_ X: Matrix) -> Matrix {
    let Z = w.T • X + b
    return sigmoid(Z)
  }

  /// One pass forward and one back over all examples, without a loop (unit 2.14).
  ///
  /// - Parameters:
  ///   - X: Shape `(n_x, m)`, one column an example.
  ///   - Y: Shape `(1, m)`, each 0 or 1.
  public func propagate(_ X: Matrix, _ Y: Matrix) -> Gradients {
    let m = Double(X.columns)
    let A = forward(X)
    let dZ = A - Y
    let dw = X • dZ.T / m
    let db = dZ.sum / m
    return Gradients(dw: dw, db: db, cost: computeCost(A, Y))
  }

  /// One step downhill: `w := w - α dw`, `b := b - α db`.
  public mutating func update(_ gradients: Gradients, learningRate α: Double) {
    w -= α * gradients.dw
    b -= α * gradients.db
  }

  /// Repeated steps downhill.
  ///
  /// - Returns: The cost before every `recordEvery`-th step, and the gradients of the last step.
  public mutating func optimize(
    _ X: Matrix, _ Y: Matrix, iterations: Int, learningRate: Double, recordEvery: Int = 100
  ) -> (costs: [Double], last: Gradients) {
    var costs: [Double] = []
    var gradients = propagate(X, Y)
    for i in 0..<iterations {
      if i > 0 { gradients = propagate(X, Y) }
      if i % recordEvery == 0 { costs.append(gradients.cost) }
      update(gradients, learningRate: learningRate)
    }
    return (costs, gradients)
  }

  /// 1 where ŷ > 0.5, else 0; shape `(1, m)`.
  public func predict(_ X: Matrix) -> Matrix {
    forward(X).map(decision)
  }

  /// The whole assignment: start at zero, descend, record.
  ///
  /// - Throws: `InputError` before any work, where the settings make no sense.
  public static func model(
    _ training: TrainingSet, iterations: Int = 2000, learningRate: Double = 0.5, recordEvery: Int = 100
  ) throws(InputError) -> (model: LogisticRegression, costs: [Double]) {
    guard iterations > 0 else { throw .iterations(iterations) }
    guard learningRate > 0, learningRate.isFinite else { throw .learningRate(learningRate) }
    var model = LogisticRegression(zeros: training.n_x)
    let (costs, _) = model.optimize(
      training.X, training.Y, iterations: iterations, learningRate: learningRate, recordEvery: recordEvery)
    return (model, costs)
  }
}
