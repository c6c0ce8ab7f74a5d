internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.14: the whole training: five lines and two updates, again and again.
  static let logisticTraining = Experiment(
    "logistic-training", unit: "2.14",
    title: LocalizedText("Logistic regression learns", "逻辑回归的训练"),
    shows: [
      Implementation("Sources/NeuralNetworks/LogisticRegression.swift", "propagate"),
      Implementation("Sources/NeuralNetworks/LogisticRegression.swift", "update"),
      Implementation("Sources/NeuralNetworks/LogisticRegression.swift", "predict"),
    ],
    parameters: [
      .dataSet("moons"), .alpha("0.5"), .iterations(500, upTo: 5000),
      Parameter(
        "m", .integer(10...2000), standard: "400", step: 50, LocalizedText("how many points", "点的个数")),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let training = arguments.trainingSet(m: arguments.integer("m"))
    let iterations = arguments.integer("iterations")
    var model = LogisticRegression(zeros: training.n_x)
    var costs: [Double] = []
    for i in 0..<iterations {
      let gradients = model.propagate(training.X, training.Y)
      costs.append(gradients.cost)
      model.update(gradients, learningRate: arguments.number("alpha"))
      if i % 20 == 0 { try monitor.checkpoint(Double(i) / Double(iterations)) }
    }
    let final = model.propagate(training.X, training.Y).cost
    let right = accuracy(model.predict(training.X), training.Y)
    let baseline = majorityBaseline(training.Y)

    var findings = Findings()
    findings.show(costPlot([(LocalizedText("cost", "代价"), costs)]))
    findings.show(
      HeatMap(
        boundaryOf: training, LocalizedText("One straight line", "一条直线")
      ) { model.forward($0) })
    findings.remark(
      "\(NumberStyle.percent(1).text(right)) right; always saying the more frequent label: \(NumberStyle.percent(1).text(baseline)).",
      "准确率 \(NumberStyle.percent(1).text(right))；总猜多数标签：\(NumberStyle.percent(1).text(baseline))。", .finding)
    findings.claim("J at the start", costs[0])
    findings.claim("J", final)
    findings.claim("accuracy", right)
    findings.claim("baseline", baseline)
    findings.claim("w", model.w)
    findings.claim("b", model.b)
    return findings
  }
}
