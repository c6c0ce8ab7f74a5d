internal import NeuralNetworks

extension Experiment {
  /// Unit 2.18: from the product of probabilities, which vanishes, to the cost J.
  static let likelihoodBridge = Experiment(
    "likelihood", unit: "2.18",
    title: LocalizedText("From likelihood to cost", "从似然到代价"),
    shows: [
      Implementation("Sources/NeuralNetworks/Likelihood.swift", "likelihood"),
      Implementation("Sources/NeuralNetworks/Likelihood.swift", "logLikelihood"),
      Implementation("Sources/NeuralNetworks/Likelihood.swift", "bestConstantPrediction"),
    ],
    parameters: [
      Parameter(
        "labels", .integers(count: 1...12, each: 0...1), standard: "1, 0, 1",
        LocalizedText("the labels", "标签")),
      Parameter(
        "predictions", .numbers(count: 1...12, each: 0.001...0.999), standard: "0.8, 0.3, 0.9",
        LocalizedText("the predictions ŷ", "预测 ŷ")),
      Parameter(
        "copies", .integer(1...10_000), standard: "2000", step: 100,
        LocalizedText("how often to repeat the set until the product underflows", "把数据集重复多少次，直到乘积下溢")),
      Parameter(
        "ones", .integer(0...100), standard: "7", step: 1,
        LocalizedText("ones among the labels of the constant model", "常数模型中标签为 1 的个数")),
      Parameter(
        "of", .integer(1...100), standard: "10", step: 1,
        LocalizedText("labels of the constant model", "常数模型的标签总数")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (labels, predictions) = (
      arguments.integers("labels").map(Double.init), arguments.numbers("predictions")
    )
    guard labels.count == predictions.count else {
      throw .unsuitable(
        parameter: "predictions", message: "\(predictions.count) predictions for \(labels.count) labels",
        help: "every label needs one prediction", at: nil)
    }
    let (ones, count) = (arguments.integer("ones"), arguments.integer("of"))
    guard ones <= count else {
      throw .unsuitable(parameter: "ones", message: "\(ones) ones among \(count) labels", help: nil, at: nil)
    }
    let m = Double(labels.count)
    let product = likelihood(labels: labels, predictions: predictions)
    let sum = logLikelihood(labels: labels, predictions: predictions)

    var findings = Findings()
    findings.show(
      Table(
        columns: ["$y$", "$\\hat{y}$", "$p(y \\mid x)$", "$-\\log p = L$"],
        rows: zip(labels, predictions).map { y, ŷ in
          let p = probability(of: y, prediction: ŷ)
          return [.number(y, .shortest), .number(ŷ), .number(p), .number(crossEntropy(ŷ, y))]
        }))
    findings.formula("\\prod_i p(y^{(i)} \\mid x^{(i)}) = \(TeX.number(product))")
    findings.formula(
      "-\\log \\prod_i p = \\sum_i L^{(i)} = \(TeX.number(-sum)), \\qquad J = \(TeX.number(-sum / m))")

    let copies = arguments.integer("copies")
    let many = (0..<copies).reduce(into: 1.0) { total, _ in total *= product }
    findings.remark(
      "Repeated \(copies) times the product is \(NumberStyle.significant(3).text(many)) in a double; the sum of the logarithms is \(NumberStyle.significant(8).text(sum * Double(copies))).",
      "重复 \(copies) 次后，乘积在双精度下是 \(NumberStyle.significant(3).text(many))；对数之和是 \(NumberStyle.significant(8).text(sum * Double(copies)))。",
      many < .leastNormalMagnitude ? .warning : .plain)

    let flags = (0..<count).map { $0 < ones ? 1.0 : 0 }
    let best = bestConstantPrediction(labels: flags)
    let cost = { (ŷ: Double) in
      -logLikelihood(labels: flags, predictions: [Double](repeating: ŷ, count: count)) / Double(count)
    }
    findings.show(
      Plot(
        LocalizedText("The same ŷ for all: \(ones) ones of \(count)", "所有样本用同一个 ŷ：\(count) 个中 \(ones) 个为 1"),
        x: Plot.Axis("$\\hat{y}$", 0...1), y: Plot.Axis("$J$", 0...3),
        series: [Plot.Series("$J(\\hat{y})$", curve(0.01...0.99, cost))],
        marks: [.vertical(best, LocalizedText("the mean", "平均值"))]))
    findings.claim("likelihood", product)
    findings.claim("sum of losses", -sum)
    findings.claim("J", -sum / m)
    findings.claim("product of many", many)
    findings.claim("best constant", best)
    for tenth in 1...9 { findings.claim("J(0.\(tenth))", cost(Double(tenth) / 10)) }
    return findings
  }
}
