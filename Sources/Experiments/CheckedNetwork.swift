internal import NeuralNetworks
internal import Numerics

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

  private init(network: DeepNetwork, X: Matrix, Y: Matrix) {
    self.network = network
    self.X = X
    self.Y = Y
  }

  var forward: (AL: Matrix, caches: [LayerCache]) { LModelForward(X, network.layers) }

  /// The same with the bias of the first unit moved so that its z is `distance` for the first example.
  func besideAKink(distance: Double) -> CheckedNetwork {
    var moved = network
    moved.layers[0].b[0, 0] += distance - forward.caches[0].Z[0, 0]
    return CheckedNetwork(network: moved, X: X, Y: Y)
  }

  /// A backward pass beside the slopes by nudges, all parameters in one list.
  func relativeError(of gradients: [LayerGradients]) -> Double {
    let nudged = NumericGradient(of: { $0.cost(X, Y) }, at: network)
    return NeuralNetworks.relativeError(DeepNetwork.flatten(gradients).values, nudged.values)
  }
}
