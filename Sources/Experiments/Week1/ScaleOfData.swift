internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 1.4: more data helps the larger network more: accuracy on unseen points, really measured.
  static let scaleOfData = Experiment(
    "scale-of-data", unit: "1.4",
    title: LocalizedText("More data, larger networks", "更多数据，更大的网络"),
    shows: [
      Implementation("Sources/NeuralNetworks/ShallowNetwork+Training.swift", "train"),
      Implementation("Sources/NeuralNetworks/Evaluation.swift", "accuracy"),
    ],
    parameters: [
      Parameter(
        "amounts", .integers(count: 2...8, each: 4...2000), standard: "8, 20, 50, 120, 300",
        LocalizedText("how many examples to learn from", "训练样本数")),
      Parameter(
        "hidden", .integers(count: 1...4, each: 1...64), standard: "2, 4, 16",
        LocalizedText("hidden units of the networks", "各网络的隐藏单元数")),
      .iterations(400, upTo: 5000), .dataSet("moons"),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let (amounts, widths) = (arguments.integers("amounts"), arguments.integers("hidden"))
    let test = arguments.trainingSet(m: 1000, seed: 2)
    let runs = Double(amounts.count * (widths.count + 1))
    var findings = Findings()
    var series: [Plot.Series] = []
    var rows: [[Table.Cell]] = amounts.map { [.number(Double($0), .shortest)] }
    for (model, width) in ([0] + widths).enumerated() {
      var points: [Point] = []
      for (place, m) in amounts.enumerated() {
        // Every second point at first, so that both labels are there however few are taken.
        let all = arguments.trainingSet(m: 2000)
        let training = all.examples(at: (0..<m).map { $0 * 2000 / m })
        let share = Double(model * amounts.count + place) / runs
        try monitor.checkpoint(share)
        let right = try testAccuracy(
          width, training, test, iterations: arguments.integer("iterations"),
          monitor.part(share...(share + 1 / runs)))
        points.append(Point(Double(m), right))
        rows[place].append(.number(right, .percent(1)))
        findings.claim(width == 0 ? "logistic at \(m)" : "\(width) units at \(m)", right)
      }
      series.append(
        Plot.Series(
          width == 0
            ? LocalizedText("logistic regression", "逻辑回归")
            : LocalizedText("\(width) hidden units", "\(width) 个隐藏单元"), points))
    }
    let counts = amounts.map(Double.init)
    findings.show(
      Plot(
        LocalizedText("Right on 1000 points never seen", "在 1000 个未见过的点上的准确率"),
        x: Plot.Axis(
          LocalizedText("examples", "样本数"), (counts.min() ?? 1)...(counts.max() ?? 2), .logarithmic),
        y: Plot.Axis(LocalizedText("accuracy", "准确率"), 0.4...1), series: series))
    findings.show(
      Table(columns: [LocalizedText("examples", "样本数")] + series.map(\.name), rows: rows))
    findings.remark(
      "With little data the models are close, and luck decides; with much the simplest one levels off first.",
      "数据少时各模型相差不大，运气说了算；数据多时最简单的模型最先停滞。", .finding)
    return findings
  }
}

/// Width 0 stands for logistic regression.
private func testAccuracy(
  _ width: Int, _ training: TrainingSet, _ test: TrainingSet, iterations: Int, _ monitor: Monitor
) throws(ExperimentError) -> Double {
  guard width > 0 else {
    var model = LogisticRegression(zeros: training.n_x)
    for _ in 0..<iterations { model.update(model.propagate(training.X, training.Y), learningRate: 0.5) }
    return accuracy(model.predict(test.X), test.Y)
  }
  var random = RandomState(seed: 1)
  var network = ShallowNetwork(
    n_x: training.n_x, n_h: width, initializer: .smallRandom(scale: 0.5), random: &random)
  do throws(InputError) {
    try network.train(on: training, iterations: iterations, learningRate: 1) { i, _ in
      i % 50 != 0 || monitor.goesOn(Double(i) / Double(iterations))
    }
  } catch {
    throw .refused("iterations", error)
  }
  try monitor.checkpoint(1)
  return accuracy(network.predict(test.X), test.Y)
}
