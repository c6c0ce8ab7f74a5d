internal import Glibc
internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Week 3's playground: the line between the answers while a network learns a set of points.
  static let decisionBoundary = Experiment(
    "decision-boundary", unit: "3.12",
    title: LocalizedText("Watch the boundary grow", "看决策边界成形"),
    shows: [
      Implementation("Sources/NeuralNetworks/ShallowNetwork+Training.swift", "train"),
      Implementation("Sources/NeuralNetworks/DataSets/Flower.swift", "flower"),
    ],
    parameters: [
      .dataSet(),
      Parameter(
        "hidden", .integer(0...50), standard: "4", step: 1,
        LocalizedText("hidden units; 0 is logistic regression", "隐藏单元数；0 为逻辑回归")),
      Parameter(
        "features",
        .choice([
          .init("plain", LocalizedText("the two coordinates", "两个坐标")),
          .init("squares", LocalizedText("and their squares", "再加平方")),
          .init("product", LocalizedText("and their product", "再加乘积")),
          .init("sines", LocalizedText("and their sines", "再加正弦")),
          .init("all", LocalizedText("and all of these", "以上全加")),
        ]), standard: "plain", LocalizedText("what the network is given", "给网络的特征")),
      .activation(), .alpha("1.2"), .iterations(10_000),
      Parameter(
        "snapshots", .integer(1...4), standard: "2", step: 1, LocalizedText("pictures on the way", "过程中的图片数")),
      Parameter(
        "start",
        .choice([
          .init("small", "0.01 · randn"), .init("normal", "1 · randn"), .init("xavier", "Xavier"),
          .init("he", "He"),
        ]), standard: "small", LocalizedText("how the weights start", "权重如何初始化")),
      .seed(3),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let training = arguments.trainingSet()
    let test = arguments.trainingSet(seed: 2)
    let iterations = arguments.integer("iterations")
    let snapshots = min(arguments.integer("snapshots"), iterations)
    var model = PlanarModel(arguments)
    var findings = Findings()
    var costs: [Double] = []
    for snapshot in 0..<snapshots {
      let stretch = iterations * (snapshot + 1) / snapshots - iterations * snapshot / snapshots
      costs += try model.train(
        on: training, iterations: stretch, learningRate: arguments.number("alpha"),
        monitor.part(share(snapshot, of: snapshots)))
      let done = costs.count
      findings.show(
        HeatMap(
          boundaryOf: training, LocalizedText("After \(done) steps", "\(done) 步之后"), model: model.forward))
    }
    findings.show(costPlot([(LocalizedText("cost", "代价"), costs)]))
    let right = accuracy(model.predict(training.X), training.Y)
    let unseen = accuracy(model.predict(test.X), test.Y)
    let unseenCost = computeCost(model.forward(test.X), test.Y)
    let baseline = majorityBaseline(training.Y)
    findings.show(
      Table(
        columns: [LocalizedText("points", "点"), LocalizedText("right", "准确率")],
        rows: [
          [.text(LocalizedText("learned from", "训练集")), .number(right, .percent(2))],
          [.text(LocalizedText("never seen", "未见过的")), .number(unseen, .percent(2))],
          [.text(LocalizedText("always the more frequent label", "总猜多数标签")), .number(baseline, .percent(2))],
        ]))
    findings.claim("J at the start", costs.first ?? .nan)
    findings.claim("J", costs.last ?? .nan)
    findings.claim("accuracy", right)
    findings.claim("test accuracy", unseen)
    findings.claim("test J", unseenCost)
    findings.claim("baseline", baseline)
    return findings
  }
}

/// Logistic regression or a network with one hidden layer, trained in stretches.
private struct PlanarModel {
  private var line: LogisticRegression
  private var network: ShallowNetwork?
  private let kind: String

  init(_ arguments: Arguments) {
    kind = arguments.word("features")
    let n_x = PlanarModel.features(of: .zeros(2, 1), kind).rows
    line = LogisticRegression(zeros: n_x)
    let hidden = arguments.integer("hidden")
    guard hidden > 0 else { return }
    let start: Initializer =
      arguments.word("start") == "small" ? .smallRandom(scale: 0.01) : initializer(arguments.word("start"))
    var random = arguments.random
    network = ShallowNetwork(
      n_x: n_x, n_h: hidden, initializer: start, g: arguments.activation(), random: &random)
  }

  /// The coordinates, and what is made of them.
  private static func features(of X: Matrix, _ kind: String) -> Matrix {
    let product = X.row(0) * X.row(1)
    let sines = X.map { sin($0) }
    return switch kind {
    case "squares": Matrix(stacked: [X, X * X])
    case "product": Matrix(stacked: [X, product])
    case "sines": Matrix(stacked: [X, sines])
    case "all": Matrix(stacked: [X, X * X, product, sines])
    default: X
    }
  }

  func forward(_ X: Matrix) -> Matrix {
    let given = PlanarModel.features(of: X, kind)
    return network?.forward(given).A2 ?? line.forward(given)
  }

  func predict(_ X: Matrix) -> Matrix { forward(X).map(decision) }

  mutating func train(
    on training: TrainingSet, iterations: Int, learningRate: Double, _ monitor: Monitor
  ) throws(ExperimentError) -> [Double] {
    var costs: [Double] = []
    do throws(InputError) {
      let given = try TrainingSet(PlanarModel.features(of: training.X, kind), training.Y)
      if var network {
        costs = try network.train(on: given, iterations: iterations, learningRate: learningRate) { i, _ in
          i % 64 != 0 || monitor.goesOn(Double(i) / Double(iterations))
        }
        self.network = network
      } else {
        for i in 0..<iterations {
          let gradients = line.propagate(given.X, given.Y)
          costs.append(gradients.cost)
          line.update(gradients, learningRate: learningRate)
          if i % 64 == 0, !monitor.goesOn(Double(i) / Double(iterations)) { break }
        }
      }
    } catch {
      throw .refused("iterations", error)
    }
    try monitor.checkpoint(1)
    return costs
  }
}
