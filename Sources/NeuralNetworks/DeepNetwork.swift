public import Numerics

/// A network of L layers (week 4): ReLU in the hidden layers, a sigmoid at the output unless said otherwise.
public struct DeepNetwork: Hashable, Sendable {
  /// Layers 1...L; the input is layer 0 and is not counted.
  public var layers: [Layer]

  public init(layers: [Layer]) {
    self.layers = layers
  }

  /// `sizes` is n[0], n[1], …, n[L]; weights are drawn layer by layer.
  ///
  /// - Throws: `InputError.size` where there is no layer or one without units, `.tooLarge` past the limit.
  public init(
    sizes: [Int], hidden: Activation = .relu, output: Activation = .sigmoid,
    initializer: Initializer = .xavier, random: inout RandomState,
    memoryLimit: Int = defaultMemoryLimit
  ) throws(InputError) {
    try DeepNetwork.check(sizes: sizes, memoryLimit: memoryLimit)
    let L = sizes.count - 1
    layers = (1...L).map { l in
      Layer(
        W: initializer.weights(sizes[l], sizes[l - 1], random: &random), b: .zeros(sizes[l], 1),
        g: l < L ? hidden : output)
    }
  }

  private static func check(sizes: [Int], memoryLimit: Int) throws(InputError) {
    guard sizes.count > 1 else { throw .size(of: "layers", sizes.count - 1) }
    for (l, size) in sizes.enumerated() where size < 1 {
      throw .size(of: "units in layer \(l)", size)
    }
    var bytes = 0.0
    for (n_prev, n) in zip(sizes, sizes.dropFirst()) { bytes += 8 * Double(n) * (Double(n_prev) + 1) }
    guard bytes <= Double(memoryLimit) else {
      throw .tooLarge(
        what: "the network", bytes: bytes < 9e18 ? Int(bytes) : .max, limit: memoryLimit)
    }
  }

  /// n[0], n[1], …, n[L].
  public var sizes: [Int] { [layers[0].W.columns] + layers.map { $0.W.rows } }

  /// Number of layers with parameters, L.
  public var depth: Int { layers.count }

  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

  /// `ŷ = A[L]` for every column of X.
  ///
  /// The same numbers as `LModelForward`, without the caches, which only the way back needs.
  public func forward(_ X: Matrix) -> Matrix {
    layers.reduce(X) { A, layer in layer.g(linearForward(A, layer.W, layer.b)) }
  }

  /// The cost J of the network's predictions.
  public func cost(_ X: Matrix, _ Y: Matrix) -> Double { computeCost(forward(X), Y) }

  /// The slopes of J, layers 1...L.
  public func gradients(_ X: Matrix, _ Y: Matrix) -> [LayerGradients] {
    let (AL, caches) = LModelForward(X, layers)
    return gradients(AL, Y, caches)
  }

  func gradients(_ AL: Matrix, _ Y: Matrix, _ caches: [LayerCache]) -> [LayerGradients] {
    layers[depth - 1].g == .sigmoid
      ? backward(dZL: AL - Y, caches) : LModelBackward(AL, Y, caches)
  }

  /// `W[l] := W[l] - α dW[l]`, `b[l] := b[l] - α db[l]`.
  public mutating func update(_ gradients: [LayerGradients], learningRate α: Double) {
    for l in layers.indices {
      layers[l].W -= α * gradients[l].dW
      layers[l].b -= α * gradients[l].db
    }
  }

  /// 1 where ŷ > 0.5, else 0; shape `(1, m)`.
  public func predict(_ X: Matrix) -> Matrix {
    forward(X).map(decision)
  }
}
