internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Units 2.13 and 2.14: the columns of X turn into the entries of Z; the whole pass in five lines.
  static let vectorizedForward = Experiment(
    "vectorized-forward", unit: "2.13",
    title: LocalizedText("All examples at once", "一次算完所有样本"),
    shows: [
      Implementation("Sources/NeuralNetworks/LogisticRegression.swift", "forward"),
      Implementation("Sources/NeuralNetworks/LogisticRegression.swift", "propagate"),
    ],
    parameters: [
      Parameter(
        "X", .matrix(rows: 1...6, columns: 1...8), standard: "1 -2 -1; 3 0.5 -3.2",
        LocalizedText("the examples, one a column", "样本，每列一个")),
      Parameter(
        "Y", .numbers(count: 1...8, each: 0...1), standard: "1, 1, 0", LocalizedText("the labels", "标签")),
      Parameter(
        "w", .numbers(count: 1...6, each: -1000...1000), standard: "1, 2", LocalizedText("the weights", "权重")),
      Parameter("b", .number(-1000...1000), standard: "1.5", step: 0.5, LocalizedText("the bias", "偏置")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let X = Matrix(arguments.rows("X"))
    let (w, b) = (Matrix.column(arguments.numbers("w")), arguments.number("b"))
    let training = try trainingSet(X, arguments.numbers("Y"), weights: w.elements)
    let model = LogisticRegression(w: w, b: b)
    let (n_x, m) = (X.rows, X.columns)

    var findings = Findings()
    for i in 0..<m {
      let terms = (0..<n_x).map { "\(TeX.factor(w[$0, 0])) \\cdot \(TeX.factor(X[$0, i]))" }
      findings.formula(
        "z^{(\(i + 1))} = w^T x^{(\(i + 1))} + b = \(terms.joined(separator: " + ")) + \(TeX.factor(b)) = "
          + TeX.number((w.T • X.column(i) + b)[0, 0]))
    }
    let Z = w.T • X + b
    let A = model.forward(X)
    let dZ = A - training.Y
    findings.show(
      ShapeBoxes(
        LocalizedText("The same in one line, and back", "同样的计算写成一行，然后反向"),
        lines: [
          [
            .box(.init("Z", Z, columnName: "m")), .sign("="), .box(.init("w", w, isLying: true)),
            .box(.init("X", X, rowName: "n_x", columnName: "m")), .sign("+"),
            .box(.init("b", .row([b]), repeatedRight: m)),
          ],
          [
            .box(.init("A", A, columnName: "m")), .sign("= \\sigma("),
            .box(.init("Z", Z.shape, columnName: "m")), .sign(")"),
          ],
          [
            .box(.init("dZ", dZ, columnName: "m")), .sign("="), .box(.init("A", A.shape, columnName: "m")),
            .sign("-"),
            .box(.init("Y", training.Y, columnName: "m")),
          ],
          [
            .box(.init("dw", model.propagate(X, training.Y).dw, rowName: "n_x")), .sign("= \\tfrac{1}{m}"),
            .box(.init("X", X.shape, rowName: "n_x", columnName: "m")),
            .box(.init("dZ^T", dZ.shape.transposed, rowName: "m")),
          ],
        ], style: .significant(4)))
    let gradients = model.propagate(X, training.Y)
    findings.formula("db = \\frac{1}{m} \\sum_i dz^{(i)} = \(TeX.number(gradients.db))")
    findings.formula("J = \(TeX.number(gradients.cost))")
    let loop = model.propagateLoop(X, training.Y)
    findings.claim("Z", Z)
    findings.claim("A", A)
    findings.claim("dZ", dZ)
    findings.claim("dw", gradients.dw)
    findings.claim("db", gradients.db)
    findings.claim("J", gradients.cost)
    findings.claim("distance to the loop", (gradients.dw - loop.dw).norm)
    return findings
  }
}
