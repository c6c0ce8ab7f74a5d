internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Units 3.9 and 3.10: the six equations with a shape under every factor, checked by nudges.
  static let shallowBackward = Experiment(
    "shallow-backward", unit: "3.9",
    title: LocalizedText("The six equations of back-propagation", "反向传播的六个公式"),
    shows: [
      Implementation("Sources/NeuralNetworks/ShallowNetwork.swift", "backward"),
      Implementation("Sources/NeuralNetworks/ShallowNetwork.swift", "update"),
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "numericGradient"),
    ],
    parameters: [
      Parameter("W1", .matrix(rows: 1...6, columns: 1...6), standard: "1 -1; 0.5 2", "$W^{[1]}$"),
      Parameter("b1", .numbers(count: 1...6, each: -100...100), standard: "0, 0", "$b^{[1]}$"),
      Parameter("W2", .matrix(rows: 1...1, columns: 1...6), standard: "1 -2", "$W^{[2]}$"),
      Parameter("b2", .number(-100...100), standard: "0.5", step: 0.5, "$b^{[2]}$"),
      Parameter(
        "X", .matrix(rows: 1...6, columns: 1...6), standard: "1; 2",
        LocalizedText("the examples, one a column", "样本，每列一个")),
      Parameter("Y", .numbers(count: 1...6, each: 0...1), standard: "1", LocalizedText("the labels", "标签")),
      .activation(), .alpha("0.1"),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (W1, b1) = (Matrix(arguments.rows("W1")), Matrix.column(arguments.numbers("b1")))
    let (W2, b2) = (Matrix(arguments.rows("W2")), Matrix([[arguments.number("b2")]]))
    let X = Matrix(arguments.rows("X"))
    for (name, fits) in [
      ("b1", b1.rows == W1.rows), ("W2", W2.columns == W1.rows), ("X", X.rows == W1.columns),
    ] where !fits {
      throw .unsuitable(
        parameter: name, message: "'\(name)' does not fit W1, whose shape is \(W1.shape)",
        help: "b1 has a row and W2 a column for each row of W1, X a row for each column", at: nil)
    }
    let training = try trainingSet(X, arguments.numbers("Y"), weights: [Double](repeating: 0, count: X.rows))
    let Y = training.Y
    var network = ShallowNetwork(W1: W1, b1: b1, W2: W2, b2: b2, g: arguments.activation())
    let cache = network.forward(X)
    let cost = computeCost(cache.A2, Y)
    let gradients = network.backward(cache, X, Y)
    let dZ2 = cache.A2 - Y
    let dZ1 = W2.T • dZ2 * network.g.slope(A: cache.A1)

    var findings = Findings()
    findings.heading("Forward: four equations", "前向：四个公式")
    let (m, n1) = (X.columns, W1.rows)
    findings.show(
      ShapeBoxes(
        lines: [
          [
            .box(.init("Z^{[1]}", cache.Z1)), .sign("="), .box(.init("W^{[1]}", W1)), .box(.init("X", X)),
            .sign("+"),
            .box(.init("b^{[1]}", b1, repeatedRight: m)),
          ],
          [
            .box(.init("A^{[1]}", cache.A1)), .sign("= g("), .box(.init("Z^{[1]}", cache.Z1.shape)),
            .sign(")"),
          ],
          [
            .box(.init("Z^{[2]}", cache.Z2)), .sign("="), .box(.init("W^{[2]}", W2)),
            .box(.init("A^{[1]}", cache.A1.shape)),
            .sign("+"), .box(.init("b^{[2]}", b2, repeatedRight: m)),
          ],
          [
            .box(.init("A^{[2]}", cache.A2)), .sign("= \\sigma("), .box(.init("Z^{[2]}", cache.Z2.shape)),
            .sign(")"),
          ],
        ]))
    findings.formula("J = \(TeX.number(cost))")
    findings.heading("Backward: six equations", "反向：六个公式")
    findings.show(
      ShapeBoxes(
        lines: [
          [
            .box(.init("dZ^{[2]}", dZ2)), .sign("="), .box(.init("A^{[2]}", cache.A2.shape)), .sign("-"),
            .box(.init("Y", Y)),
          ],
          [
            .box(.init("dW^{[2]}", gradients.dW2)), .sign("= \\tfrac{1}{m}"),
            .box(.init("dZ^{[2]}", dZ2.shape)),
            .box(.init("A^{[1]T}", m, n1)),
          ],
          [
            .box(.init("db^{[2]}", gradients.db2)), .sign("= \\tfrac{1}{m} \\sum"),
            .box(.init("dZ^{[2]}", dZ2.shape)),
          ],
          [
            .box(.init("dZ^{[1]}", dZ1)), .sign("="), .box(.init("W^{[2]T}", n1, 1)),
            .box(.init("dZ^{[2]}", dZ2.shape)),
            .sign("*"), .box(.init("g'(Z^{[1]})", cache.Z1.shape)),
          ],
          [
            .box(.init("dW^{[1]}", gradients.dW1)), .sign("= \\tfrac{1}{m}"),
            .box(.init("dZ^{[1]}", dZ1.shape)),
            .box(.init("X^T", m, X.rows)),
          ],
          [
            .box(.init("db^{[1]}", gradients.db1)), .sign("= \\tfrac{1}{m} \\sum"),
            .box(.init("dZ^{[1]}", dZ1.shape)),
          ],
        ]))
    let check = finiteDifferences(of: network, X, Y)
    let error = relativeError(gradients.all, check)
    findings.remark(
      "Nudging all \(check.count) parameters in turn gives the same slopes: relative error \(NumberStyle.significant(2).text(error)).",
      "依次微调全部 \(check.count) 个参数，得到同样的斜率：相对误差 \(NumberStyle.significant(2).text(error))。", .finding)

    findings.claim("Z1", cache.Z1)
    findings.claim("A1", cache.A1)
    findings.claim("Z2", cache.Z2)
    findings.claim("A2", cache.A2)
    findings.claim("J", cost)
    findings.claim("dZ2", dZ2)
    findings.claim("dW2", gradients.dW2)
    findings.claim("db2", gradients.db2)
    findings.claim("dZ1", dZ1)
    findings.claim("dW1", gradients.dW1)
    findings.claim("db1", gradients.db1)
    findings.claim("relative error", error)
    network.update(gradients, learningRate: arguments.number("alpha"))
    findings.claim("J after one step", computeCost(network.forward(X).A2, Y))
    return findings
  }
}

extension ShallowNetwork.Gradients {
  /// One number after the other, in the order dW1, db1, dW2, db2.
  var all: [Double] { dW1.elements + db1.elements + dW2.elements + db2.elements }
}

/// The slopes of J by nudging every parameter of a network with one hidden layer to both sides.
func finiteDifferences(of network: ShallowNetwork, _ X: Matrix, _ Y: Matrix) -> [Double] {
  let (n1, n0) = (network.W1.rows, network.W1.columns)
  let start = network.W1.elements + network.b1.elements + network.W2.elements + network.b2.elements
  return numericGradient(
    of: { θ in
      var nudged = network
      nudged.W1 = Matrix(n1, n0, elements: Array(θ[..<(n1 * n0)]))
      nudged.b1 = .column(Array(θ[(n1 * n0)..<(n1 * n0 + n1)]))
      nudged.W2 = .row(Array(θ[(n1 * n0 + n1)..<(n1 * n0 + 2 * n1)]))
      nudged.b2 = Matrix([[θ[n1 * n0 + 2 * n1]]])
      return computeCost(nudged.forward(X).A2, Y)
    }, at: start)
}
