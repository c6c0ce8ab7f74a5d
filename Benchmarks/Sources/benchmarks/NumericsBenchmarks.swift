import NeuralNetworks
import Numerics

/// The course's algorithms beside NumPy, PyTorch and JAX; see README.md for what each task is.
enum NumericsBenchmarks {
  static func run(_ options: Options) throws -> String {
    Threads.count = options.threads
    var results: [String] = []
    func task(_ name: String, _ measure: () throws -> Measurement) rethrows {
      guard options.wants(name) else { return }
      results.append("\"\(name)\":\(try measure().json)")
    }
    task("dot_1e6", dot)
    task("logreg_step_12288x209") { logisticStep(m: 209, runs: 41) }
    task("logreg_step_12288x2000") { logisticStep(m: 2000, runs: 11) }
    try task("shallow_2_4_1_m400_10000it", shallow)
    try task("deep_12288_20_7_5_1_m209_100it") {
      try deep([12288, 20, 7, 5, 1], m: 209, iterations: 100, learningRate: 0.0075)
    }
    try task("deep_784_256_128_1_m4096_20it") {
      try deep([784, 256, 128, 1], m: 4096, iterations: 20, learningRate: 0.1)
    }
    task("sigmoid_1e7") { elementwise(.sigmoid) }
    task("tanh_1e7") { elementwise(.tanh) }
    try task("gradcheck_12_8_4_1_m64", gradientCheck)
    task("graph_1e5") { graph(nodes: 100_000) }
    task("graph_1e6") { graph(nodes: 1_000_000) }
    let tasks = results.joined(separator: ",")
    return "{\"peer\":\"gradus\",\"threads\":\(options.threads),\"tasks\":{\(tasks)}}"
  }

  private static func dot() -> Measurement {
    var random = RandomState(seed: 1)
    let a = random.rand(1, 1_000_000)
    let b = random.rand(1, 1_000_000)
    return Measurement(runs: 101) { Numerics.dot(a, b) }
  }

  /// One pass of logistic regression forward and back, and the update.
  private static func logisticStep(m: Int, runs: Int) -> Measurement {
    var random = RandomState(seed: 1)
    let X = random.rand(12288, m)
    let Y = above(random.rand(1, m), 0.5)
    return Measurement(runs: runs) {
      var model = LogisticRegression(zeros: X.rows)
      let gradients = model.propagate(X, Y)
      model.update(gradients, learningRate: 0.005)
      return gradients.cost + model.w[0, 0] + model.b
    }
  }

  private static func shallow() throws -> Measurement {
    var random = RandomState(seed: 1)
    let X = random.randn(2, 400)
    let training = try TrainingSet(X, above(X.row(0) * X.row(1), 0))
    return Measurement(runs: 5) {
      var random = RandomState(seed: 2)
      var network = ShallowNetwork(n_x: 2, n_h: 4, random: &random)
      let costs = try? network.train(on: training, iterations: 10_000, learningRate: 1.2)
      // Later on the last digit of a sum decides in which of two valleys the walk ends.
      return costs?[999] ?? .nan
    }
  }

  private static func deep(
    _ sizes: [Int], m: Int, iterations: Int, learningRate: Double
  ) throws -> Measurement {
    var random = RandomState(seed: 1)
    let X = random.rand(sizes[0], m)
    let training = try TrainingSet(X, above(random.rand(1, m), 0.5))
    let start = try DeepNetwork(sizes: sizes, random: &random)
    let settings = Hyperparameters(learningRate: learningRate, iterations: iterations)
    return Measurement(runs: 5, warmUps: 1) {
      var network = start
      let history = try? network.train(on: training, settings)
      return history?.costs.last ?? .nan
    }
  }

  /// Ten million numbers into a matrix that is there already.
  private static func elementwise(_ function: ElementwiseFunction) -> Measurement {
    var random = RandomState(seed: 1)
    let x = random.randn(1, 10_000_000)
    var y = Matrix.zeros(1, x.columns)
    return Measurement(runs: 11) {
      x.apply(function, into: &y)
      return y[0, 0] + y[0, y.columns - 1]
    }
  }

  /// Central differences over all 145 parameters, against backward.
  private static func gradientCheck() throws -> Measurement {
    var random = RandomState(seed: 1)
    let X = random.randn(12, 64)
    let Y = above(random.rand(1, 64), 0.5)
    let network = try DeepNetwork(sizes: [12, 8, 4, 1], random: &random)
    return Measurement(runs: 41) { network.checkGradients(X, Y).entries.reduce(0) { $0 + $1.numeric } }
  }

  /// Blocks of relu(w·x + b), each seven nodes with its part of the tree that adds them up.
  private static func graph(nodes: Int) -> Measurement {
    let blocks = nodes / 7
    var random = RandomState(seed: 1)
    let numbers = random.randn(blocks, 3)
    var tape = Tape(capacity: nodes)
    var built: [Double] = []
    var walked: [Double] = []
    var measurement = Measurement(runs: 15) {
      let start = Clock.processor
      tape.clear()
      let (output, first) = build(&tape, numbers)
      let middle = Clock.processor
      tape.backward(from: output)
      built.append(middle - start)
      walked.append(Clock.processor - middle)
      return tape[output] + tape.slope(first)
    }
    measurement.parts = [
      ("build_forward_cpu_ms", built.sorted()[built.count / 2]),
      ("backward_cpu_ms", walked.sorted()[walked.count / 2]),
    ]
    return measurement
  }

  private static func build(_ tape: inout Tape, _ numbers: Matrix) -> (output: Tape.Node, first: Tape.Node) {
    var level: [Tape.Node] = []
    level.reserveCapacity(numbers.rows)
    var first: Tape.Node?
    for i in 0..<numbers.rows {
      let w = tape.variable(numbers[i, 0])
      let x = tape.variable(numbers[i, 1])
      let b = tape.variable(numbers[i, 2])
      level.append(tape.relu(tape.add(tape.multiply(w, x), b)))
      if first == nil { first = w }
    }
    // A balanced tree: neighbours are added until one is left.
    while level.count > 1 {
      var half = 0
      for i in stride(from: 0, to: level.count - 1, by: 2) {
        level[half] = tape.add(level[i], level[i + 1])
        half += 1
      }
      if level.count % 2 == 1 {
        level[half] = level[level.count - 1]
        half += 1
      }
      level.removeLast(level.count - half)
    }
    return (level[0], first ?? level[0])
  }
}
