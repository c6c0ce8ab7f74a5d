internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.3: the loss of one prediction, and both of its branches.
  static let crossEntropyCurves = Experiment(
    "cross-entropy-curves", unit: "2.3",
    title: LocalizedText("The price of a wrong probability", "错误概率的代价"),
    shows: [
      Implementation("Sources/NeuralNetworks/Losses.swift", "crossEntropy"),
      Implementation("Sources/NeuralNetworks/Losses.swift", "computeCost"),
    ],
    parameters: [
      Parameter(
        "prediction", .number(0...1), standard: "0.9", step: 0.05,
        LocalizedText("ŷ, the predicted probability of 1", "ŷ，预测为 1 的概率")),
      Parameter(
        "labels", .numbers(count: 1...12, each: 0...1), standard: "1, 0",
        LocalizedText("the labels of a small set", "一个小数据集的标签")),
      Parameter(
        "predictions", .numbers(count: 1...12, each: 0...1), standard: "0.8, 0.3",
        LocalizedText("a prediction for each", "每个样本的预测")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let ŷ = arguments.number("prediction")
    let (labels, predictions) = (arguments.numbers("labels"), arguments.numbers("predictions"))
    guard labels.count == predictions.count else {
      throw .unsuitable(
        parameter: "predictions", message: "\(predictions.count) predictions for \(labels.count) labels",
        help: "every label needs one prediction", at: nil)
    }
    guard labels.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      throw .unsuitable(parameter: "labels", message: "a label is 0 or 1", help: nil, at: nil)
    }
    let (ifOne, ifZero) = (crossEntropy(ŷ, 1), crossEntropy(ŷ, 0))
    let inside = 0.001...0.999

    var findings = Findings()
    findings.show(
      Plot(
        LocalizedText("Loss of one example", "单个样本的损失"), x: Plot.Axis("$\\hat{y}$", 0...1),
        y: Plot.Axis("$L(\\hat{y}, y)$", 0...5),
        series: [
          Plot.Series("$y = 1$: $-\\log \\hat{y}$", curve(inside) { crossEntropy($0, 1) }),
          Plot.Series("$y = 0$: $-\\log(1 - \\hat{y})$", curve(inside) { crossEntropy($0, 0) }, .dashed),
        ],
        marks: [.vertical(ŷ, "$\\hat{y} = \(TeX.number(ŷ))$")]))
    findings.formula("L(\(TeX.number(ŷ)), 1) = -\\log \(TeX.number(ŷ)) = \(TeX.number(ifOne))")
    findings.formula("L(\(TeX.number(ŷ)), 0) = -\\log(1 - \(TeX.number(ŷ))) = \(TeX.number(ifZero))")

    let losses = zip(predictions, labels).map { crossEntropy($0, $1) }
    let cost = computeCost(.row(predictions), .row(labels))
    findings.show(
      Table(
        LocalizedText("The cost is the mean of the losses", "代价是损失的平均值"),
        columns: ["$i$", "$y^{(i)}$", "$\\hat{y}^{(i)}$", "$L^{(i)}$"],
        rows: losses.indices.map { i in
          [
            .number(Double(i + 1), .shortest), .number(labels[i], .shortest), .number(predictions[i]),
            .number(losses[i]),
          ]
        }))
    findings.formula("J = \\frac{1}{\(losses.count)} \\sum_i L^{(i)} = \(TeX.number(cost))")

    findings.claim("L if y = 1", ifOne)
    findings.claim("L if y = 0", ifZero)
    findings.claim("J", cost)
    return findings
  }
}
