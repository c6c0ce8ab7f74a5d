internal import NeuralNetworks
internal import Numerics

extension DeepNetwork {
  /// All parameters as one list: W[1], b[1], W[2], b[2], … row by row.
  var flattened: [Double] { layers.flatMap { $0.W.elements + $0.b.elements } }

  /// The same network with other parameters.
  func restored(from θ: [Double]) -> DeepNetwork {
    var network = self
    var at = 0
    for l in layers.indices {
      for part in [\Layer.W, \Layer.b] {
        let shape = layers[l][keyPath: part].shape
        network.layers[l][keyPath: part] = Matrix(
          shape.rows, shape.columns, elements: Array(θ[at..<at + shape.count]))
        at += shape.count
      }
    }
    return network
  }

  /// The slopes of the cost by nudging every parameter.
  func nudgedGradient(_ X: Matrix, _ Y: Matrix, step h: Double = 6e-6) -> [Double] {
    numericGradient(of: { restored(from: $0).cost(X, Y) }, at: flattened, step: h)
  }
}

extension [LayerGradients] {
  /// In the order of the network's flattened parameters.
  var flattened: [Double] { flatMap { $0.dW.elements + $0.db.elements } }
}

/// A random network and data for gradient checks: nothing at zero, where a kink would be near.
struct CheckedNetwork {
  let network: DeepNetwork
  let X: Matrix
  let Y: Matrix

  init(sizes: [Int], m: Int, hidden: Activation, seed: Int) {
    var random = RandomState(seed: UInt32(clamping: seed))
    X = random.randn(sizes[0], m)
    Y = random.rand(sizes[sizes.count - 1], m).map { $0 > 0.5 ? 1 : 0 }
    let L = sizes.count - 1
    network = DeepNetwork(
      layers: (1...Swift.max(L, 1)).map { l in
        Layer(
          W: random.randn(sizes[l], sizes[l - 1]) / Double(sizes[l - 1]).squareRoot(),
          b: random.randn(sizes[l], 1) * 0.5, g: l < L ? hidden : .sigmoid)
      })
  }

  var forward: (AL: Matrix, caches: [LayerCache]) { LModelForward(X, network.layers) }
}
