internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Units 3.3 and 3.4: one unit by hand, then all of them; one example, then all of them.
  static let shallowForward = Experiment(
    "shallow-forward", unit: "3.3",
    title: LocalizedText("Computing a network's output", "计算网络的输出"),
    shows: [
      Implementation("Sources/NeuralNetworks/ShallowNetwork.swift", "forward"),
      Implementation("Sources/NeuralNetworks/ShallowNetwork+Loop.swift", "forwardLoop"),
    ],
    parameters: [
      Parameter("inputs", .integer(1...6), standard: "3", step: 1, LocalizedText("features", "特征数")),
      Parameter("hidden", .integer(1...8), standard: "4", step: 1, LocalizedText("hidden units", "隐藏单元数")),
      Parameter("m", .integer(1...8), standard: "5", step: 1, LocalizedText("examples", "样本数")),
      .activation(standard: "sigmoid"), .seed(),
    ]
  ) { arguments, _ in
    let (n0, n1, m) = (arguments.integer("inputs"), arguments.integer("hidden"), arguments.integer("m"))
    var random = arguments.random
    let X = random.randn(n0, m)
    let network = ShallowNetwork(
      n_x: n0, n_h: n1, initializer: .smallRandom(scale: 1), g: arguments.activation(), random: &random)
    let one = network.forward(X.column(0))
    let all = network.forward(X)
    let loop = network.forwardLoop(X)

    var findings = Findings()
    findings.show(
      NetworkPicture(
        sizes: [n0, n1, 1], activations: [X.column(0).elements, one.A1.elements, one.A2.elements]))
    let terms = (0..<n0).map {
      "\(TeX.factor(network.W1[0, $0], .significant(4))) \\cdot \(TeX.factor(X[$0, 0], .significant(4)))"
    }
    findings.formula(
      "z^{[1]}_1 = w_1^{[1]T} x + b^{[1]}_1 = \(terms.joined(separator: " + ")) + 0 = "
        + TeX.number(one.Z1[0, 0]),
      LocalizedText("one unit by hand: step one", "手算一个单元：第一步"))
    findings.formula(
      "a^{[1]}_1 = g(z^{[1]}_1) = \(TeX.number(one.A1[0, 0]))", LocalizedText("step two", "第二步"))
    findings.show(
      ShapeBoxes(
        LocalizedText("All units of both layers, one example", "两层的全部单元，一个样本"),
        lines: [
          [
            .box(.init("z^{[1]}", one.Z1)), .sign("="), .box(.init("W^{[1]}", network.W1)),
            .box(.init("x", X.column(0))), .sign("+"), .box(.init("b^{[1]}", network.b1)),
          ],
          [
            .box(.init("z^{[2]}", one.Z2)), .sign("="), .box(.init("W^{[2]}", network.W2)),
            .box(.init("a^{[1]}", one.A1)), .sign("+"), .box(.init("b^{[2]}", network.b2)),
          ],
        ], style: .significant(4)))
    findings.show(
      ShapeBoxes(
        LocalizedText("All examples at once", "所有样本一次算完"),
        lines: [
          [
            .box(.init("Z^{[1]}", all.Z1.shape, columnName: "m")), .sign("="),
            .box(.init("W^{[1]}", network.W1.shape)),
            .box(.init("X", X.shape, columnName: "m")), .sign("+"),
            .box(.init("b^{[1]}", n1, 1, repeatedRight: m)),
          ],
          [
            .box(.init("A^{[1]}", all.A1.shape, columnName: "m")), .sign("= g("),
            .box(.init("Z^{[1]}", all.Z1.shape)), .sign(")"),
          ],
          [
            .box(.init("Z^{[2]}", all.Z2.shape, columnName: "m")), .sign("="),
            .box(.init("W^{[2]}", network.W2.shape)),
            .box(.init("A^{[1]}", all.A1.shape, columnName: "m")), .sign("+"),
            .box(.init("b^{[2]}", 1, 1, repeatedRight: m)),
          ],
          [
            .box(.init("A^{[2]}", all.A2.shape, columnName: "m")), .sign("= \\sigma("),
            .box(.init("Z^{[2]}", all.Z2.shape)), .sign(")"),
          ],
        ]))
    let distance = (all.A2 - loop.A2).norm
    findings.remark(
      "Unit by unit and example by example in a loop: the outputs differ by \(NumberStyle.significant(1).text(distance)).",
      "逐单元、逐样本循环计算：输出相差 \(NumberStyle.significant(1).text(distance))。", .finding)
    findings.claim("z1", one.Z1)
    findings.claim("a1", one.A1)
    findings.claim("z2", one.Z2[0, 0])
    findings.claim("a2", one.A2[0, 0])
    findings.claim("A2", all.A2)
    findings.claim("shape W1", word: network.W1.shape.description)
    findings.claim("shape W2", word: network.W2.shape.description)
    findings.claim("shape Z1", word: all.Z1.shape.description)
    findings.claim("parameters", n1 * (n0 + 1) + n1 + 1)
    findings.claim("distance to the loop", distance)
    return findings
  }
}
