internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 3.11: six ways to start, and whether the hidden units ever become different.
  static let initialisationZoo = Experiment(
    "initialisation-zoo", unit: "3.11",
    title: LocalizedText("Where to start: six initialisations", "从哪里出发：六种初始化"),
    shows: [
      Implementation("Sources/NeuralNetworks/Initializer.swift", "Initializer"),
      Implementation("Sources/NeuralNetworks/SymmetryReport.swift", "symmetryReport"),
    ],
    parameters: [
      .dataSet(),
      Parameter("hidden", .integer(1...16), standard: "4", step: 1, LocalizedText("hidden units", "隐藏单元数")),
      .activation(), .alpha("1.2"), .iterations(5000), .seed(2),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let training = arguments.trainingSet()
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    var runs: [(name: LocalizedText, costs: [Double])] = []
    for (place, start) in Start.allCases.enumerated() {
      var network = start.network(arguments)
      var ranks = [symmetryReport(network.W1).rank]
      var costs: [Double] = []
      let stretch = monitor.part(share(place, of: Start.allCases.count))
      for (number, steps) in milestones(upTo: arguments.integer("iterations")).enumerated() {
        costs += try train(
          &network, on: training, iterations: steps, arguments, stretch.part(share(number, of: 3)))
        ranks.append(symmetryReport(network.W1).rank)
      }
      let after = symmetryReport(network.W1)
      let cost = computeCost(network.forward(training.X).A2, training.Y)
      let right = accuracy(network.predict(training.X), training.Y)
      runs.append((start.title, costs))
      rows.append([
        .text(start.title), .text(LocalizedText(ranks.map { "\($0)" }.joined(separator: " → "))),
        .number(Double(after.differentUnits), .shortest), .number(cost), .number(right, .percent(2)),
      ])
      findings.claim("rank of W1, \(start.rawValue)", after.rank)
      findings.claim("different units, \(start.rawValue)", after.differentUnits)
      findings.claim("J, \(start.rawValue)", cost)
      findings.claim("accuracy, \(start.rawValue)", right)
    }
    findings.show(costPlot(runs))
    findings.show(
      Table(
        columns: [
          LocalizedText("start", "初始化"), LocalizedText("rank of $W^{[1]}$ on the way", "$W^{[1]}$ 的秩的变化"),
          LocalizedText("different units", "不同的单元"), "$J$",
          LocalizedText("right", "准确率"),
        ], rows: rows))
    findings.remark(
      "Equal rows of $W^{[1]}$ get equal gradients and stay equal for ever. One random layer, even the second, is enough to tell the units apart.",
      "$W^{[1]}$ 中相等的行得到相等的梯度，永远相等。只要有一层是随机的（哪怕是第二层），单元就能分化。", .finding)
    findings.remark(
      "Starting with huge weights saturates the units: slopes near zero, and log 0 in the cost.",
      "权重过大使单元饱和：斜率接近零，代价里出现 log 0。", .warning)
    return findings
  }
}

/// Where the rank is looked at: after 100 steps, after half of the rest, at the end.
private func milestones(upTo iterations: Int) -> [Int] {
  let first = min(100, iterations)
  let middle = (iterations - first) / 2
  return [first, middle, iterations - first - middle].filter { $0 > 0 }
}

/// The six starts; W1 is drawn before W2.
private enum Start: String, CaseIterable {
  case zeros
  case constant = "constant 0.5"
  case secondRandom = "W1 zero, W2 random"
  case small = "0.01 randn"
  case normal = "randn"
  case huge = "1000 randn"

  var title: LocalizedText {
    switch self {
    case .zeros: LocalizedText("all zero", "全零")
    case .constant: LocalizedText("all 0.5", "全 0.5")
    case .secondRandom: LocalizedText("$W^{[1]} = 0$, $W^{[2]}$ random", "$W^{[1]} = 0$，$W^{[2]}$ 随机")
    case .small: "0.01 · randn"
    case .normal: "1 · randn"
    case .huge: "1000 · randn"
    }
  }

  func network(_ arguments: Arguments) -> ShallowNetwork {
    let initializer: Initializer =
      switch self {
      case .zeros: .zeros
      case .constant: .constant(0.5)
      case .secondRandom, .small: .smallRandom(scale: 0.01)
      case .normal: .smallRandom(scale: 1)
      case .huge: .smallRandom(scale: 1000)
      }
    var random = arguments.random
    var network = ShallowNetwork(
      n_x: 2, n_h: arguments.integer("hidden"), initializer: initializer, g: arguments.activation(),
      random: &random)
    if self == .secondRandom { network.W1 = .zeros(network.W1.shape) }
    return network
  }
}
