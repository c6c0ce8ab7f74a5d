public import Numerics

/// A network with one hidden layer (week 3): x → z[1] → a[1] → z[2] → a[2] = ŷ.
///
/// The output unit is a sigmoid; the hidden units are tanh unless said otherwise.
public struct ShallowNetwork: Hashable, Sendable {
  /// Shape `(n_h, n_x)`: row j holds the weights of hidden unit j.
  public var W1: Matrix
  /// Shape `(n_h, 1)`.
  public var b1: Matrix
  /// Shape `(n_y, n_h)`.
  public var W2: Matrix
  /// Shape `(n_y, 1)`.
  public var b2: Matrix
  /// The activation of the hidden layer.
  public var g: Activation

  public init(W1: Matrix, b1: Matrix, W2: Matrix, b2: Matrix, g: Activation = .tanh) {
    self.W1 = W1
    self.b1 = b1
    self.W2 = W2
    self.b2 = b2
    self.g = g
  }

  /// Draws W1 first, then W2.
  public init(
    n_x: Int, n_h: Int, n_y: Int = 1, initializer: Initializer = .smallRandom(scale: 0.01),
    g: Activation = .tanh, random: inout RandomState
  ) {
    let W1 = initializer.weights(n_h, n_x, random: &random)
    let W2 = initializer.weights(n_y, n_h, random: &random)
    self.init(W1: W1, b1: .zeros(n_h, 1), W2: W2, b2: .zeros(n_y, 1), g: g)
  }

  /// n_x, n_h, n_y.
  public var sizes: [Int] { [W1.columns, W1.rows, W2.rows] }

  /// What the forward pass keeps for the backward pass; one column an example.
  public struct Cache: Hashable, Sendable {
    /// Shape `(n_h, m)`.
    public let Z1: Matrix
    /// `g(Z1)`, shape `(n_h, m)`.
    public let A1: Matrix
    /// Shape `(n_y, m)`.
    public let Z2: Matrix
    /// `σ(Z2) = ŷ`, shape `(n_y, m)`.
    public let A2: Matrix

    public init(Z1: Matrix, A1: Matrix, Z2: Matrix, A2: Matrix) {
      self.Z1 = Z1
      self.A1 = A1
      self.Z2 = Z2
      self.A2 = A2
    }
  }

  /// The slopes of J, in the shapes of the parameters.
  public struct Gradients: Hashable, Sendable {
    public let dW1: Matrix
    public let db1: Matrix
    public let dW2: Matrix
    public let db2: Matrix

    public init(dW1: Matrix, db1: Matrix, dW2: Matrix, db2: Matrix) {
      self.dW1 = dW1
      self.db1 = db1
      self.dW2 = dW2
      self.db2 = db2
    }
  }

  /// The four equations for all m examples at once (unit 3.4); X has shape `(n_x, m)`.
  public func forward(_ X: Matrix) -> Cache {
    let Z1 = W1 • X + b1
    let A1 = g(Z1)
    let Z2 = W2 • A1 + b2
    let A2 = sigmoid(Z2)
    return Cache(Z1: Z1, A1: A1, Z2: Z2, A2: A2)
  }

  /// The six equations, from the output back to the input (unit 3.9); Y has shape `(n_y, m)`.
  public func backward(_ cache: Cache, _ X: Matrix, _ Y: Matrix) -> Gradients {
    let m = Double(X.columns)
    let dZ2 = cache.A2 - Y
    let dW2 = dZ2 • cache.A1.T / m
    let db2 = dZ2.sum(along: .columns) / m
    let dZ1 = W2.T • dZ2 * g.slope(A: cache.A1)
    let dW1 = dZ1 • X.T / m
    let db1 = dZ1.sum(along: .columns) / m
    return Gradients(dW1: dW1, db1: db1, dW2: dW2, db2: db2)
  }

  /// One step downhill, every parameter at once.
  public mutating func update(_ gradients: Gradients, learningRate α: Double) {
    W1 -= α * gradients.dW1
    b1 -= α * gradients.db1
    W2 -= α * gradients.dW2
    b2 -= α * gradients.db2
  }

  /// 1 where ŷ > 0.5, else 0; shape `(n_y, m)`.
  public func predict(_ X: Matrix) -> Matrix {
    forward(X).A2.map(decision)
  }
}
