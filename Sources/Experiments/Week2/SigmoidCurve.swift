internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.2: from features to a probability, z on the straight line and σ(z) on the curve.
  static let sigmoidCurve = Experiment(
    "sigmoid-curve", unit: "2.2",
    title: LocalizedText("From z to a probability", "从 z 到概率"),
    shows: [
      Implementation("Sources/Numerics/Functions.swift", "sigmoid"),
      Implementation("Sources/NeuralNetworks/LogisticRegression.swift", "forward"),
    ],
    parameters: [
      Parameter(
        "x", .numbers(count: 1...8, each: -1000...1000), standard: "1, 2",
        LocalizedText("the features", "特征")),
      Parameter(
        "w", .numbers(count: 1...8, each: -1000...1000), standard: "1, 0.5",
        LocalizedText("a weight for each", "每个特征的权重")),
      Parameter("b", .number(-1000...1000), standard: "0", step: 0.5, LocalizedText("the bias", "偏置")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (x, w, b) = (arguments.numbers("x"), arguments.numbers("w"), arguments.number("b"))
    guard x.count == w.count else {
      throw .unsuitable(
        parameter: "w", message: "\(w.count) weights for \(x.count) features",
        help: "every feature needs one weight", at: nil)
    }
    let unit = LogisticRegression(w: .column(w), b: b)
    let a = unit.forward(.column(x))[0, 0]
    let z = zip(w, x).reduce(b) { $0 + $1.0 * $1.1 }

    var findings = Findings()
    let products = zip(w, x).map { "\(TeX.factor($0)) \\cdot \(TeX.factor($1))" }
    findings.formula(
      "z = w^T x + b = \(products.joined(separator: " + ")) + \(TeX.factor(b)) = \(TeX.number(z))")
    findings.formula("\\hat{y} = a = \\sigma(z) = \\frac{1}{1 + e^{-z}} = \(TeX.number(a, .significant(9)))")
    findings.formula("\\sigma(-z) = 1 - \\sigma(z) = \(TeX.number(sigmoid(-z), .significant(9)))")
    let reach = min(max(6, z.magnitude * 1.2), 60)
    findings.show(
      Plot(
        LocalizedText("The sigmoid", "sigmoid 函数"), x: Plot.Axis("$z$", -reach...reach),
        y: Plot.Axis("$\\sigma(z)$", 0...1),
        series: [Plot.Series("$\\sigma(z)$", curve(-reach...reach, sigmoid))],
        marks: [
          .horizontal(0.5, "0.5"),
          .point(Point(min(max(z, -reach), reach), a), "$z = \(TeX.number(z))$"),
        ]))
    if z.magnitude > 36 {
      findings.remark(
        "Mathematics says that σ never reaches 0 or 1; a double of 53 bits rounds σ(37) to exactly 1.",
        "数学上 σ 永远达不到 0 或 1；53 位精度的浮点数把 σ(37) 舍入成了 1。", .warning)
    }
    findings.claim("z", z)
    findings.claim("a", a)
    findings.claim("σ(-z)", sigmoid(-z))
    findings.claim("parameters", x.count + 1)
    return findings
  }
}
