import Glibc
import Testing

@testable import NeuralNetworks
@testable import Numerics

@Suite("The small pieces")
struct BasicsTests {
  @Test(arguments: Activation.allCases)
  func slopesAgreeWithNudges(_ g: Activation) {
    for z in stride(from: -6.0, through: 6, by: 0.31) {
      let nudged = (g.value(z + 1e-6) - g.value(z - 1e-6)) / 2e-6
      #expect(abs(g.derivative(z) - nudged) < 1e-8, "\(z)")
      let Z: Matrix = [[z]]
      #expect(abs(g(Z)[0, 0] - g.value(z)) < 1e-15)
      #expect(abs(g.derivative(Z)[0, 0] - g.derivative(z)) < 1e-15)
      #expect(abs(g.slope(A: g(Z))[0, 0] - g.derivative(z)) < 1e-15)
    }
    #expect(g.hasKink == (g == .relu || g == .leakyRelu))
  }

  @Test func activationsAtZero() {
    #expect(Activation.relu.derivative(0) == 0)
    #expect(Activation.leakyRelu.derivative(0) == 0.01)
    #expect(Activation.sigmoid.derivative(0) == 0.25)
    #expect(Activation.tanh.derivative(0) == 1)
  }

  @Test func flatteningBothWays() throws {
    // Two pixels: red, green, blue each.
    let image = try Image(height: 1, width: 2, values: [1, 2, 3, 4, 5, 6])
    #expect(image.flatten(order: .interleaved) == [[1], [2], [3], [4], [5], [6]])
    #expect(image.flatten(order: .planes) == [[1], [4], [2], [5], [3], [6]])
    #expect(image[0, 1, 2] == 6)
    let other = try Image(height: 1, width: 2, values: [7, 8, 9, 10, 11, 12])
    #expect(designMatrix([image, other], order: .planes, scale: 2).row(1) == [[2, 5]])
    #expect(throws: InputError.self) { try Image(height: 2, width: 2, values: [1, 2, 3]) }
    #expect(throws: InputError.size(of: "channels", 0)) {
      try Image(height: 1, width: 1, channels: 0, values: [])
    }
  }

  @Test func dotProductsAgree() {
    var random = RandomState(seed: 1)
    for n in [0, 1, 3, 7, 8, 9, 1000, 1003] {
      let a = random.rand(1, n).elements
      let b = random.rand(1, n).elements
      let sum = dotLoop(a, b)
      for other in [dotUnrolled(a, b), dotSIMD(a, b), dotBLAS(a, b)] {
        #expect(abs(other - sum) <= 1e-12 * max(sum, 1), "\(n)")
      }
    }
  }

  struct ShapePair: CustomTestStringConvertible, Sendable {
    let left: [Int]
    let right: [Int]
    let result: [Int]?
    var testDescription: String { "\(left) and \(right)" }
  }

  @Test(arguments: [
    ShapePair(left: [3, 4], right: [4], result: [3, 4]), ShapePair(left: [3, 4], right: [3], result: nil),
    ShapePair(left: [3, 4], right: [3, 1], result: [3, 4]),
    ShapePair(left: [4], right: [4, 1], result: [4, 4]),
    ShapePair(left: [1, 4], right: [4, 1], result: [4, 4]),
    ShapePair(left: [], right: [2, 3], result: [2, 3]),
    ShapePair(left: [5, 1, 7], right: [6, 1], result: [5, 6, 7]),
    ShapePair(left: [4, 3], right: [3, 2], result: nil),
  ])
  func broadcastShapes(_ pair: ShapePair) {
    #expect((try? broadcastShape(pair.left, pair.right)) == pair.result)
    #expect((try? broadcastShape(pair.right, pair.left)) == pair.result)
  }

  @Test func broadcastErrorsNameTheAxis() throws {
    let error = #expect(throws: BroadcastError.self) { try broadcast([4, 3], [3, 2]) }
    #expect(
      error?.description == "shapes (4, 3) and (3, 2) cannot be broadcast: 3 against 2 in axis -1")
    let plan = try broadcast([3, 1], [4])
    #expect(plan.stretched.left == [1])
    #expect(plan.stretched.right == [0])
  }

  /// J = w² from 5 (unit 2.4): which learning rates converge.
  @Test(arguments: [
    (0.1, 0.0576, GradientDescent.Trace.Course.descending), (0.5, 0, .descending),
    (0.9, 0.0576, .oscillating),
    (1.0, 5, .stuck), (1.1, 191.69, .diverging),
  ])
  func descentOnAParabola(_ rate: Double, _ end: Double, _ course: GradientDescent.Trace.Course) throws {
    let trace = try GradientDescent(learningRate: rate).minimize(
      from: [5], steps: 20, cost: { $0[0] * $0[0] }, gradient: { [2 * $0[0]] })
    #expect(abs(abs(trace.points[20][0]) - end) < 0.006)
    #expect(trace.course == course)
    #expect(trace.points.count == 21)
    #expect(throws: InputError.learningRate(-0.1)) { try GradientDescent(learningRate: -0.1) }
  }

  @Test func neurons() {
    let neuron = Neuron(w: [2, -1], b: 0.5)
    #expect(neuron([1, 1]) == 1.5)
    #expect(neuron([0, 3]) == 0)
    let price = Neuron.fitted(x: SixHouses.areas, y: SixHouses.prices)
    let residuals = zip(SixHouses.areas, SixHouses.prices).map { $1 - price([$0]) }
    // Least squares: the residuals have mean 0 and no trend.
    #expect(abs(residuals.reduce(0, +)) < 1e-9)
    #expect(abs(zip(residuals, SixHouses.areas).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-6)
  }

  @Test func calories() {
    #expect(abs(CalorieTable.kilocalories.sum(along: .rows) - [[59, 239, 155.4, 76.9]]).maximum < 1e-12)
    let percentages = CalorieTable.percentages
    #expect(abs(percentages[0, 0] - 94.91525424) < 1e-8)
    #expect(abs(percentages.sum(along: .rows) - 100).maximum < 1e-12)
  }

  @Test func softmaxOfLargeNumbers() {
    #expect(softmax([[1000, 1000]]) == [[0.5, 0.5]])
    #expect(normalizeRows([[0, 0], [3, 4]]) == [[0, 0], [0.6, 0.8]])
  }

  @Test func parityThreeWays() {
    for n in 1...8 {
      let tree = BooleanCircuit.parityTree(n)
      let flat = BooleanCircuit.parityFlat(n)
      for pattern in 0..<1 << n {
        let bits = (0..<n).map { pattern >> $0 & 1 == 1 }
        let parity = bits.filter { $0 }.count % 2 == 1
        #expect(tree(bits) == parity && flat(bits) == parity && parityByThresholds(bits) == parity)
      }
      #expect(tree.gateCount == n - 1)
      #expect(flat.gateCount == (1 << (n - 1)) + 1)
      #expect(flat.depth == 2)
    }
    #expect(BooleanCircuit.parityTree(8).depth == 3)
  }

  @Test func setsAreMadeFromSeeds() {
    for (name, set) in [
      ("xor", TrainingSet.xor()), ("circle", .circle()), ("moons", .moons()), ("spiral", .spiral()),
      ("flower", .flower()),
    ] {
      #expect(set.m == 400, "\(name)")
      #expect(set.X.isFinite)
      #expect(abs(set.Y.mean - 0.5) < 0.1, "\(name): \(set.Y.mean)")
    }
    #expect(TrainingSet.moons(seed: 3) == .moons(seed: 3))
    #expect(TrainingSet.moons(seed: 3) != .moons(seed: 4))
    #expect(majorityBaseline([[1, 1, 0, 1]]) == 0.75)
    #expect(accuracy([[1, 0]], [[1, 1]]) == 0.5)
    var random = RandomState(seed: 1)
    let (training, test) = TrainingSet.xor(m: 50).split(trainingShare: 0.8, random: &random)
    #expect(training.m == 40 && test.m == 10)
  }

  @Test func toyImagesCanBeLearned() throws {
    let (images, Y) = try ToyImages.bars(count: 200)
    let set = try TrainingSet(designMatrix(images, scale: 255), Y)
    var random = RandomState(seed: 1)
    let (training, test) = set.split(trainingShare: 0.75, random: &random)
    var network = try DeepNetwork(sizes: [192, 20, 1], initializer: .he, random: &random)
    try network.train(on: training, Hyperparameters(learningRate: 0.3, iterations: 300))
    #expect(accuracy(network.predict(test.X), test.Y) > majorityBaseline(test.Y) + 0.2)
  }
}
