internal import NeuralNetworks

extension Experiment {
  /// Unit 2.9: one example through logistic regression and back, every derivative by the chain rule.
  static let logisticExample = Experiment(
    "logistic-example", unit: "2.9",
    title: LocalizedText("Logistic regression: one example", "逻辑回归：一个样本"),
    shows: [
      Implementation("Sources/NeuralNetworks/ComputationGraph.swift", "backward"),
      Implementation("Sources/NeuralNetworks/ComputationGraph+Operation.swift", "applied"),
    ],
    parameters: [
      Parameter(
        "x", .numbers(count: 2...2, each: -100...100), standard: "1, 2",
        LocalizedText("the two features", "两个特征")),
      Parameter(
        "w", .numbers(count: 2...2, each: -100...100), standard: "0.5, -0.25",
        LocalizedText("the two weights", "两个权重")),
      Parameter("b", .number(-100...100), standard: "0.1", step: 0.1, LocalizedText("the bias", "偏置")),
      Parameter("y", .integer(0...1), standard: "1", step: 1, LocalizedText("the label", "标签")),
      Parameter(
        "alpha", .number(0...100), standard: "0.1", step: 0.1, LocalizedText("the learning rate", "学习率")),
    ]
  ) { arguments, _ in
    let (x, w) = (arguments.numbers("x"), arguments.numbers("w"))
    let (b, y) = (arguments.number("b"), arguments.number("y"))
    let alpha = arguments.number("alpha")

    var graph = ComputationGraph()
    let x1 = graph.input("x1", x[0])
    let w1 = graph.input("w1", w[0])
    let x2 = graph.input("x2", x[1])
    let w2 = graph.input("w2", w[1])
    let bias = graph.input("b", b)
    let z = graph.define("z", .applying(.add, w1 * x1, w2 * x2, bias))
    let a = graph.define("a", .applying(.sigmoid, z))
    graph.define("L", .applying(.logLoss, a, .number(y)))
    graph.backward()

    func value(_ name: String) -> Double { graph[name] ?? .nan }
    func slope(_ name: String) -> Double { graph.gradient(name) ?? .nan }
    let (loss, prediction) = (value("L"), value("a"))

    var findings = Findings()
    findings.show(GraphPicture(graph, highlighted: ["z", "a", "L"]))
    findings.formula(
      "z = w_1 x_1 + w_2 x_2 + b = \(TeX.number(w[0])) \\cdot \(TeX.factor(x[0])) + "
        + "\(TeX.factor(w[1])) \\cdot \(TeX.factor(x[1])) + \(TeX.factor(b)) = \(TeX.number(value("z")))")
    findings.formula("a = \\sigma(z) = \(TeX.number(prediction))")
    findings.formula("L = -(y \\log a + (1 - y) \\log(1 - a)) = \(TeX.number(loss))")
    findings.formula(
      "da = -\\frac{y}{a} + \\frac{1 - y}{1 - a} = \(TeX.number(slope("a")))",
      LocalizedText("da is short for $dL/da$", "da 是 $dL/da$ 的简写"))
    findings.formula("\\frac{da}{dz} = a(1 - a) = \(TeX.number(prediction * (1 - prediction)))")
    findings.formula(
      "dz = da \\cdot \\frac{da}{dz} = a - y = \(TeX.number(slope("z")))",
      LocalizedText("the two factors melt into $a - y$", "两个因子合成 $a - y$"))
    for (index, name) in ["w1", "w2"].enumerated() {
      findings.formula(
        "d\(TeX.symbol(name)) = x_{\(index + 1)} \\, dz = \(TeX.number(x[index])) \\cdot "
          + "\(TeX.factor(slope("z"))) = \(TeX.number(slope(name)))")
    }
    findings.formula("db = dz = \(TeX.number(slope("b")))")

    let after = ["w1", "w2", "b"].map { value($0) - alpha * slope($0) }
    findings.show(
      Table(
        LocalizedText("One step downhill", "下降一步"),
        columns: [
          LocalizedText("parameter", "参数"), LocalizedText("before", "之前"),
          LocalizedText("slope", "斜率"), LocalizedText("after", "之后"),
        ],
        rows: zip(["w1", "w2", "b"], after).map { name, new in
          [.formula(TeX.symbol(name)), .number(value(name)), .number(slope(name)), .number(new)]
        }))

    for name in ["z", "a", "L"] { findings.claim(name, value(name)) }
    for name in ["a", "z", "w1", "w2", "b"] { findings.claim("d\(name)", slope(name)) }
    findings.claim("da/dz", prediction * (1 - prediction))
    for (name, new) in zip(["w1", "w2", "b"], after) { findings.claim("new \(name)", new) }
    return findings
  }
}
