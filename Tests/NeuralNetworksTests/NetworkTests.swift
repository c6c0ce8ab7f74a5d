import Testing

@testable import NeuralNetworks
@testable import Numerics

@Suite("Networks")
struct NetworkTests {
  @Test func theLoopAndTheMatricesAgree() {
    for seed in 1...20 {
      var random = RandomState(seed: UInt32(seed))
      let g = Activation.allCases[seed % Activation.allCases.count]
      let network = ShallowNetwork(
        n_x: 3, n_h: 1 + seed % 5, n_y: 1 + seed % 2, initializer: .xavier, g: g, random: &random)
      let X = random.randn(3, 6)
      let Y = above(random.randn(network.sizes[2], 6), 0)
      let cache = network.forward(X)
      let loop = network.forwardLoop(X)
      #expect(abs(cache.Z1 - loop.Z1).maximum < 1e-14)
      #expect(abs(cache.A1 - loop.A1).maximum < 1e-14)
      #expect(abs(cache.A2 - loop.A2).maximum < 1e-14)
      let gradients = network.backward(cache, X, Y)
      let loopGradients = network.backwardLoop(loop, X, Y)
      #expect(abs(gradients.dW1 - loopGradients.dW1).maximum < 1e-14)
      #expect(abs(gradients.db1 - loopGradients.db1).maximum < 1e-14)
      #expect(abs(gradients.dW2 - loopGradients.dW2).maximum < 1e-14)
      #expect(abs(gradients.db2 - loopGradients.db2).maximum < 1e-14)
    }
  }

  /// The 2-2-1 example of unit 3.9, by hand.
  @Test func oneExampleByHand() {
    let network = ShallowNetwork(W1: [[1, -1], [0.5, 2]], b1: [[0], [0]], W2: [[1, -2]], b2: [[0.5]])
    let X: Matrix = [[1], [2]]
    let cache = network.forward(X)
    #expect(cache.Z1 == [[-1], [4.5]])
    #expect(abs(cache.A2[0, 0] - 0.094396) < 1e-6)
    #expect(abs(computeCost(cache.A2, [[1]]) - 2.360254) < 1e-6)
    let gradients = network.backward(cache, X, [[1]])
    #expect(abs(gradients.dW2 - [[0.689703, -0.905380]]).maximum < 1e-6)
    #expect(abs(gradients.dW1 - [[-0.380330, -0.760661], [0.000894, 0.001788]]).maximum < 1e-6)
  }

  @Test func blocksMakeTheWholePass() throws {
    let subject = try Subject([4, 3, 2, 1], hidden: .relu, m: 8)
    let (AL, caches) = subject.caches
    let whole = LModelBackward(AL, subject.Y, caches, wantsInput: true)
    var dA = costDerivative(AL, subject.Y)
    for l in stride(from: 2, through: 0, by: -1) {
      let block = activationBackward(dA, caches[l])
      #expect(block == whole[l])
      dA = try #require(block.dA_prev)
    }
    // The short start A - Y and the long one agree, and training leaves dA[0] out.
    let short = subject.network.gradients(subject.X, subject.Y)
    #expect(short[0].dA_prev == nil)
    for (a, b) in zip(short, whole) {
      #expect(abs(a.dW - b.dW).maximum < 1e-14)
      #expect(abs(a.db - b.db).maximum < 1e-14)
    }
  }

  @Test func trainingSurvivesCertainPredictions() throws {
    var network = DeepNetwork(layers: [Layer(W: [[1000]], b: [[0]], g: .sigmoid)])
    let training = try TrainingSet([[1, -1, 2]], [[1, 0, 0]])
    let history = try network.train(on: training, Hyperparameters(learningRate: 1, iterations: 5))
    #expect(network.layers[0].W.isFinite && network.layers[0].b.isFinite)
    #expect(history.costs.count == 5)
  }

  @Test func recordsAndStops() throws {
    var random = RandomState(seed: 1)
    var network = try DeepNetwork(sizes: [2, 3, 1], random: &random)
    let settings = Hyperparameters(learningRate: 0.1, iterations: 100, recordEvery: 10)
    let history = try network.train(on: .xor(m: 20), settings) { i, _ in i < 50 }
    #expect(history.iterations == [0, 10, 20, 30, 40, 50])
    #expect(!history.isComplete)
    #expect((history.costs.last ?? 1) < history.costs[0])
  }

  @Test func badInputIsRefusedBeforeWork() throws {
    var random = RandomState(seed: 1)
    #expect(throws: InputError.size(of: "layers", 0)) { try DeepNetwork(sizes: [3], random: &random) }
    #expect(throws: InputError.size(of: "units in layer 1", 0)) {
      try DeepNetwork(sizes: [3, 0, 1], random: &random)
    }
    #expect(throws: InputError.tooLarge(what: "the network", bytes: 80_000_800_000, limit: 4 << 30)) {
      try DeepNetwork(sizes: [100_000, 100_000], random: &random)
    }
    #expect(throws: InputError.self) { try DeepNetwork(sizes: [.max, .max], random: &random) }
    var network = try DeepNetwork(sizes: [3, 2, 1], random: &random)
    let settings = Hyperparameters(learningRate: 0.1, iterations: 1)
    #expect(throws: InputError.shapes(ShapeMismatch("W1 and X", Shape(2, 3), Shape(2, 4)))) {
      try network.train(on: .xorCorners, settings)
    }
    network = try DeepNetwork(sizes: [2, 2, 2], random: &random)
    #expect(throws: InputError.shapes(ShapeMismatch("output and Y", Shape(2, 2), Shape(1, 4)))) {
      try network.train(on: .xorCorners, settings)
    }
    network = try DeepNetwork(sizes: [2, 2, 1], random: &random)
    #expect(throws: InputError.learningRate(0)) {
      try network.train(on: .xorCorners, Hyperparameters(learningRate: 0, iterations: 1))
    }
    #expect(throws: InputError.tooLarge(what: "one training step", bytes: 384, limit: 100)) {
      try network.train(on: .xorCorners, settings, memoryLimit: 100)
    }
  }

  /// Five starts on the flower (unit 3.11): which of them break the symmetry.
  @Test func symmetry() throws {
    func trained(_ W1: Matrix, _ W2: Matrix) throws -> ShallowNetwork {
      var network = ShallowNetwork(W1: W1, b1: .zeros(4, 1), W2: W2, b2: .zeros(1, 1))
      try network.train(on: .flower(), iterations: 200, learningRate: 1.2)
      return network
    }
    var random = RandomState(seed: 2)
    let zero = try trained(.zeros(4, 2), .zeros(1, 4))
    #expect(symmetryReport(zero.W1) == SymmetryReport(rank: 0, units: 4, differentUnits: 1))
    let half = try trained(Matrix(4, 2, repeating: 0.5), Matrix(1, 4, repeating: 0.5))
    #expect(symmetryReport(half.W1).rank == 1)
    #expect(!symmetryReport(half.W1).isBroken)
    // W1 zero and W2 random: the symmetry IS broken.
    #expect(symmetryReport(try trained(.zeros(4, 2), random.randn(1, 4) * 0.01).W1).isBroken)
    #expect(symmetryReport(try trained(random.randn(4, 2) * 0.01, random.randn(1, 4) * 0.01).W1).rank == 2)
  }

  @Test func linearLayersCollapse() throws {
    let network = DeepNetwork(layers: [
      Layer(W: [[1, 2], [0, -1], [3, 1]], b: [[1], [0], [-2]], g: .identity),
      Layer(W: [[2, 1, -1]], b: [[0.5]], g: .identity),
    ])
    let (W, b) = try #require(network.collapsedIfLinear())
    #expect(W == [[-1, 2]])
    #expect(b == [[4.5]])
    let X: Matrix = [[1, -3, 0.5], [2, 7, 0.25]]
    #expect((W • X + b) == network.forward(X))
    #expect(try Subject([2, 2, 1]).network.collapsedIfLinear() == nil)
  }

  @Test func sizesAndParameters() throws {
    var random = RandomState(seed: 1)
    let network = try DeepNetwork(sizes: [3, 5, 5, 3, 1], random: &random)
    #expect(network.depth == 4)
    #expect(network.parameterCount == 72)
    #expect(network.sizes == [3, 5, 5, 3, 1])
    #expect(try DeepNetwork(sizes: [4, 3, 1], random: &random).parameterCount == 19)
  }

  @Test func initialisersHaveTheirSpread() {
    var random = RandomState(seed: 1)
    func spread(_ W: Matrix) -> Double { (dot(W, W) / Double(W.count)).squareRoot() }
    #expect(abs(spread(Initializer.xavier.weights(100, 400, random: &random)) - 0.05) < 0.001)
    #expect(abs(spread(Initializer.he.weights(100, 200, random: &random)) - 0.1) < 0.002)
    #expect(Initializer.zeros.weights(2, 3, random: &random) == .zeros(2, 3))
    #expect(Initializer.constant(0.5).weights(1, 2, random: &random) == [[0.5, 0.5]])
  }

  @Test func sweeps() throws {
    let flower = TrainingSet.flower()
    let rates = try Sweep.learningRates([0.001, 0.1], training: flower, iterations: 300)
    #expect(rates[0].costs.last ?? 0 > rates[1].costs.last ?? 1)
    let widths = try Sweep.hiddenUnits(
      [1, 4], training: flower, iterations: 1000, learningRate: 1.2, seed: 2)
    #expect(widths[1].trainingAccuracy > widths[0].trainingAccuracy)
    #expect(throws: InputError.size(of: "hidden units", 0)) {
      try Sweep.hiddenUnits([0], training: flower, iterations: 1, learningRate: 1, seed: 1)
    }
  }
}
