internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.10: the loop over the examples, and what its accumulators hold after each of them.
  static let logisticAccumulators = Experiment(
    "logistic-accumulators", unit: "2.10",
    title: LocalizedText("The loop over m examples", "对 m 个样本的循环"),
    shows: [Implementation("Sources/NeuralNetworks/LogisticRegression+Loop.swift", "propagateLoop")],
    parameters: [
      Parameter(
        "X", .matrix(rows: 1...6, columns: 1...8), standard: "1 -2 -1; 3 0.5 -3.2",
        LocalizedText("the examples, one a column", "样本，每列一个")),
      Parameter(
        "Y", .numbers(count: 1...8, each: 0...1), standard: "1, 1, 0", LocalizedText("the labels", "标签")),
      Parameter(
        "w", .numbers(count: 1...6, each: -1000...1000), standard: "1, 2", LocalizedText("the weights", "权重")),
      Parameter("b", .number(-1000...1000), standard: "1.5", step: 0.5, LocalizedText("the bias", "偏置")),
      .alpha("0.1"),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let X = Matrix(arguments.rows("X"))
    let (y, w, b) = (arguments.numbers("Y"), arguments.numbers("w"), arguments.number("b"))
    let training = try trainingSet(X, y, weights: w)
    let model = LogisticRegression(w: .column(w), b: b)

    var rows: [[Table.Cell]] = []
    let gradients = model.propagateLoop(training.X, training.Y) { i, sum in
      let a = model.forward(X.column(i))[0, 0]
      rows.append(
        [.number(Double(i + 1), .shortest), .number(a), .number(a - y[i]), .number(sum.J)]
          + sum.dw.map { .number($0) } + [.number(sum.db)])
    }
    let headings: [LocalizedText] =
      ["$i$", "$a^{(i)}$", "$dz^{(i)}$", "$J$"] + w.indices.map { "$dw_{\($0 + 1)}$" } + ["$db$"]
    rows.append(
      [.text(LocalizedText("÷ m", "÷ m")), .empty, .empty, .number(gradients.cost)]
        + gradients.dw.elements.map { .number($0) } + [.number(gradients.db)])

    var findings = Findings()
    findings.show(
      Table(
        LocalizedText("The accumulators after every example", "每个样本之后的累加器"), columns: headings, rows: rows,
        highlighted: [rows.count - 1]))
    let alpha = arguments.number("alpha")
    for (j, slope) in gradients.dw.elements.enumerated() {
      findings.formula(
        "w_{\(j + 1)} := \(TeX.number(w[j])) - \(TeX.number(alpha)) \\cdot \(TeX.factor(slope)) = "
          + TeX.number(w[j] - alpha * slope))
    }
    findings.formula(
      "b := \(TeX.number(b)) - \(TeX.number(alpha)) \\cdot \(TeX.factor(gradients.db)) = "
        + TeX.number(b - alpha * gradients.db))
    let vectorised = model.propagate(training.X, training.Y)
    let difference = zip(gradients.dw.elements, vectorised.dw.elements).map { ($0 - $1).magnitude }.max() ?? 0
    findings.remark(
      "Without the loop, in matrix form, the slopes are the same to \(NumberStyle.significant(1).text(max(difference, 1e-16))).",
      "不用循环、用矩阵计算，斜率相差不超过 \(NumberStyle.significant(1).text(max(difference, 1e-16)))。", .finding)

    findings.claim("J", gradients.cost)
    for (j, slope) in gradients.dw.elements.enumerated() { findings.claim("dw\(j + 1)", slope) }
    findings.claim("db", gradients.db)
    for (j, slope) in gradients.dw.elements.enumerated() {
      findings.claim("new w\(j + 1)", w[j] - alpha * slope)
    }
    findings.claim("new b", b - alpha * gradients.db)
    return findings
  }
}

/// Examples and labels that fit each other and the weights.
func trainingSet(_ X: Matrix, _ y: [Double], weights: [Double]) throws(ExperimentError) -> TrainingSet {
  guard weights.count == X.rows else {
    throw .unsuitable(
      parameter: "w", message: "\(weights.count) weights for \(X.rows) features in X",
      help: "X has one row a feature", at: nil)
  }
  do throws(InputError) {
    return try TrainingSet(X, .row(y))
  } catch {
    throw .refused("Y", error)
  }
}
