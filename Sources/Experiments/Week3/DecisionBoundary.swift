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
    findings.claim("baseline", baseline)
    return findings
  }
}

/// Logistic regression or a network with one hidden layer, trained in stretches.
private struct PlanarModel {
  private var line = LogisticRegression(zeros: 2)
  private var network: ShallowNetwork?

  init(_ arguments: Arguments) {
    let hidden = arguments.integer("hidden")
    guard hidden > 0 else { return }
    let initializer: Initializer =
      switch arguments.word("start") {
      case "normal": .smallRandom(scale: 1)
      case "xavier": .xavier
      case "he": .he
      default: .smallRandom(scale: 0.01)
      }
    var random = arguments.random
    network = ShallowNetwork(
      n_x: 2, n_h: hidden, initializer: initializer, g: arguments.activation(), random: &random)
  }

  func forward(_ X: Matrix) -> Matrix { network?.forward(X).A2 ?? line.forward(X) }
  func predict(_ X: Matrix) -> Matrix { network?.predict(X) ?? line.predict(X) }

  mutating func train(
    on training: TrainingSet, iterations: Int, learningRate: Double, _ monitor: Monitor
  ) throws(ExperimentError) -> [Double] {
    guard var network else {
      var costs: [Double] = []
      for i in 0..<iterations {
        let gradients = line.propagate(training.X, training.Y)
        costs.append(gradients.cost)
        line.update(gradients, learningRate: learningRate)
        if i % 64 == 0 { try monitor.checkpoint(Double(i) / Double(iterations)) }
      }
      return costs
    }
    let costs: [Double]
    do throws(InputError) {
      costs = try network.train(on: training, iterations: iterations, learningRate: learningRate) { i, _ in
        i % 64 != 0 || monitor.goesOn(Double(i) / Double(iterations))
      }
    } catch {
      throw .refused("iterations", error)
    }
    self.network = network
    try monitor.checkpoint(1)
    return costs
  }
}
