internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Week 4: a wrong gradient that learns all the same: one db for a whole layer, as in 2017.
  static let wrongBias = Experiment(
    "wrong-bias", unit: "4.6",
    title: LocalizedText("It learns, and it is wrong", "能学会，但是错的"),
    shows: [
      Implementation("Sources/NeuralNetworks/Backward.swift", "linearBackward"),
      Implementation(
        "Sources/NeuralNetworks/GradientChecking/PublishedMistakes.swift", "linearBackwardWithSummedBias"),
    ],
    parameters: [
      .dataSet("moons"), .sizes("2, 8, 4, 1", layers: 3...5, upTo: 32),
      .alpha("0.5"), .iterations(800, upTo: 5000), .seed(),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let training = arguments.trainingSet(m: 200)
    let test = arguments.trainingSet(m: 400, seed: 2)
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    var runs: [(name: LocalizedText, costs: [Double])] = []
    let sizes = arguments.integers("sizes")
    guard sizes.first == 2, sizes.last == 1 else {
      throw .unsuitable(
        parameter: "sizes", message: "points in the plane need 2 inputs and 1 output",
        help: "as in 2, 8, 4, 1", at: nil)
    }
    for (place, mistake) in [Mistake.none, .scalarBias].enumerated() {
      var random = arguments.random
      var network = try network(arguments, hidden: .relu, initializer: .he, random: &random)
      var costs: [Double] = []
      let iterations = arguments.integer("iterations")
      let stretch = monitor.part(share(place, of: 2))
      for i in 0..<iterations {
        let (AL, caches) = LModelForward(training.X, network.layers)
        costs.append(computeCost(AL, training.Y))
        network.update(mistake.gradients(AL, training.Y, caches), learningRate: arguments.number("alpha"))
        if i % 32 == 0 { try stretch.checkpoint(Double(i) / Double(iterations)) }
      }
      // Checked where training ended: at the start the biases are 0, and z with them, next to every kink.
      let (AL, caches) = LModelForward(training.X, network.layers)
      let nudged = NumericGradient(of: { $0.cost(training.X, training.Y) }, at: network).values
      let error = relativeError(
        DeepNetwork.flatten(mistake.gradients(AL, training.Y, caches)).values, nudged)
      let (right, unseen) = (
        accuracy(network.predict(training.X), training.Y), accuracy(network.predict(test.X), test.Y)
      )
      let name = mistake == .none ? LocalizedText("db unit by unit", "每个单元一个 db") : mistake.title
      runs.append((name, costs))
      rows.append([
        .text(name), .number(error, .significant(2)), .number(costs.last ?? .nan),
        .number(right, .percent(1)),
        .number(unseen, .percent(1)),
      ])
      let short = mistake == .none ? "right" : "wrong"
      findings.claim("relative error, \(short)", error)
      findings.claim("J, \(short)", costs.last ?? .nan)
      findings.claim("accuracy, \(short)", right)
      findings.claim("test accuracy, \(short)", unseen)
    }
    findings.formula(
      "db^{[l]} = \\frac{1}{m} \\sum_i dz^{[l](i)} \\quad (n^{[l]}, 1)",
      LocalizedText("one number for every unit", "每个单元一个数"))
    findings.show(costPlot(runs))
    findings.show(
      Table(
        columns: [
          LocalizedText("backward pass", "反向传播"), LocalizedText("gradient check", "梯度检验"), "$J$",
          LocalizedText("learned from", "训练集"), LocalizedText("never seen", "未见过的"),
        ], rows: rows))
    findings.remark(
      "A falling cost proves nothing: the weights make up for much. Only the gradient check tells the two apart.",
      "代价下降证明不了什么：权重会弥补许多。只有梯度检验能把两者区分开。", .finding)
    return findings
  }

  /// Week 4: a backward loop that passes the test it is given; the input that tells it from the right one.
  static let passingWhileWrong = Experiment(
    "passing-while-wrong", unit: "4.6",
    title: LocalizedText("Passing the test while wrong", "通过了测试，却是错的"),
    shows: [
      Implementation("Sources/NeuralNetworks/Backward.swift", "LModelBackward"),
      Implementation(
        "Sources/NeuralNetworks/GradientChecking/PublishedMistakes.swift", "backwardWithOutputSlope"),
    ],
    parameters: [
      .sizes("4, 3, 1", layers: 2...5, upTo: 12),
      Parameter("m", .integer(1...20), standard: "4", step: 1, LocalizedText("examples", "样本数")),
      Parameter(
        "mistake",
        .choice(
          [Mistake.sigmoidEverywhere, .slopeForgotten, .scalarBias].map { .init($0.rawValue, $0.title) }),
        standard: "sigmoid everywhere", LocalizedText("the wrong loop", "错误的循环")),
      .seed(),
    ]
  ) { arguments, _ in
    let mistake = Mistake(rawValue: arguments.word("mistake")) ?? .sigmoidEverywhere
    let yours = arguments.integers("sizes")
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    let tests: [(name: String, sizes: [Int])] = [("one layer", [4, 1]), ("your network", yours)]
    for (name, sizes) in tests {
      let checked = CheckedNetwork(
        sizes: sizes, m: arguments.integer("m"), hidden: .relu, seed: arguments.integer("seed"))
      let (AL, caches) = checked.forward
      let error = checked.relativeError(of: mistake.gradients(AL, checked.Y, caches))
      let passes = error < 1e-6
      rows.append([
        .text(LocalizedText(sizes.map(String.init).joined(separator: " - "))),
        .number(error, .significant(2)),
        .text(passes ? LocalizedText("passes", "通过") : LocalizedText("fails", "不通过")),
      ])
      findings.claim("relative error, \(name)", error)
      findings.claim("verdict, \(name)", word: passes ? "passes" : "fails")
    }
    findings.remark(
      "The wrong loop: \(mistake.title.english). A test with one layer never enters its wrong line.",
      "错误的循环：\(mistake.title.chinese)。只有一层的测试根本走不到出错的那一行。")
    findings.show(
      Table(
        columns: [
          LocalizedText("test network", "测试网络"), LocalizedText("relative error", "相对误差"),
          LocalizedText("test", "测试"),
        ],
        rows: rows))
    findings.remark(
      "Choose a test for which every line matters: two hidden layers, sizes that all differ, more than one example.",
      "要选让每一行都起作用的测试：两个隐藏层、各不相同的大小、不止一个样本。", .finding)
    return findings
  }
}
