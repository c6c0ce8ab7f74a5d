internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.3: why not the squared error: its second derivative turns negative behind a sigmoid.
  static let convexity = Experiment(
    "convexity", unit: "2.3",
    title: LocalizedText("Bowl or not: two losses of one weight", "碗状与否：一个权重的两种损失"),
    shows: [
      Implementation("Sources/NeuralNetworks/Losses.swift", "squaredError"),
      Implementation("Sources/NeuralNetworks/Losses.swift", "stableCrossEntropy"),
    ],
    parameters: [
      Parameter(
        "w", .number(-20...20), standard: "-3", step: 0.5,
        LocalizedText("the weight; the input is 1", "权重；输入为 1")),
      Parameter("y", .integer(0...1), standard: "1", step: 1, LocalizedText("the label", "标签")),
    ]
  ) { arguments, _ in
    let (w, y) = (arguments.number("w"), arguments.number("y"))
    // Both exact, by the chain rule with σ′ = a(1 − a); tests compare them with second differences.
    let bendOfSquare = { (w: Double) in
      let a = sigmoid(w)
      return a * (1 - a) * (a * (1 - a) + (a - y) * (1 - 2 * a))
    }
    let bendOfEntropy = { (w: Double) in sigmoid(w) * (1 - sigmoid(w)) }
    let range = -8.0...8.0

    var findings = Findings()
    findings.show(
      Plot(
        LocalizedText("Two losses of $a = \\sigma(w)$", "$a = \\sigma(w)$ 的两种损失"),
        x: Plot.Axis("$w$", range), y: Plot.Axis(LocalizedText("loss", "损失"), 0...4),
        series: [
          Plot.Series(
            LocalizedText("cross-entropy", "交叉熵"), curve(range) { stableCrossEntropy($0, y) }),
          Plot.Series(
            LocalizedText("half squared error", "平方误差的一半"),
            curve(range) { squaredError(sigmoid($0), y) }, .dashed),
        ], marks: [.vertical(w, "$w = \(TeX.number(w))$")]))
    let (square, entropy) = (bendOfSquare(w), bendOfEntropy(w))
    findings.show(
      Table(
        LocalizedText("At $w = \(TeX.number(w))$", "在 $w = \(TeX.number(w))$ 处"),
        columns: [
          LocalizedText("loss", "损失"), LocalizedText("value", "值"),
          LocalizedText("second derivative", "二阶导数"), LocalizedText("bends", "弯曲方向"),
        ],
        rows: [
          [
            .text(LocalizedText("cross-entropy", "交叉熵")), .number(stableCrossEntropy(w, y)),
            .number(entropy, .significant(3)), bend(entropy),
          ],
          [
            .text(LocalizedText("half squared error", "平方误差的一半")), .number(squaredError(sigmoid(w), y)),
            .number(square, .significant(3)), bend(square),
          ],
        ]))
    if square < 0 {
      findings.remark(
        "The squared error bends downwards here: no bowl, and far out a flat plain where gradient descent starves.",
        "平方误差在这里向下弯：不是碗，远处是平原，梯度下降寸步难行。", .finding)
    }
    findings.formula(
      "\\frac{d^2}{dw^2} L(\\sigma(w), y) = \\sigma(w)(1 - \\sigma(w)) > 0",
      LocalizedText("whatever $w$ is", "对任意 $w$ 成立"))
    findings.claim("squared error″", square)
    findings.claim("cross-entropy″", entropy)
    return findings
  }
}

private func bend(_ second: Double) -> Table.Cell {
  second < 0
    ? .text(LocalizedText("downwards", "向下")) : .text(LocalizedText("upwards", "向上"))
}
