internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 4.6: the formulas of every layer from L down to 1 with their shapes, checked by nudges.
  static let deepBackward = Experiment(
    "deep-backward", unit: "4.6",
    title: LocalizedText("Backward through L layers", "反向穿过 L 层"),
    shows: [
      Implementation("Sources/NeuralNetworks/Backward.swift", "linearBackward"),
      Implementation("Sources/NeuralNetworks/Backward.swift", "activationBackward"),
      Implementation("Sources/NeuralNetworks/Backward.swift", "LModelBackward"),
      Implementation("Sources/NeuralNetworks/GradientChecking/NumericGradient.swift", "NumericGradient"),
    ],
    parameters: [
      .sizes("3, 5, 5, 3, 1", upTo: 20),
      Parameter("m", .integer(1...50), standard: "5", step: 1, LocalizedText("examples", "样本数")),
      .activation(standard: "tanh"), .seed(),
    ]
  ) { arguments, _ in
    let (sizes, m) = (arguments.integers("sizes"), arguments.integer("m"))
    let L = sizes.count - 1
    let checked = CheckedNetwork(
      sizes: sizes, m: m, hidden: arguments.activation(), seed: arguments.integer("seed"))
    let (AL, caches) = checked.forward
    let gradients = LModelBackward(AL, checked.Y, caches, wantsInput: true)
    let cost = computeCost(AL, checked.Y)

    var findings = Findings()
    findings.formula("J = \(TeX.number(cost))")
    findings.formula(
      "dA^{[\(L)]} = -\\frac{Y}{A^{[\(L)]}} + \\frac{1 - Y}{1 - A^{[\(L)]}}",
      LocalizedText("where it starts", "起点"))
    for l in stride(from: L, through: 1, by: -1) {
      findings.show(
        ShapeBoxes(LocalizedText("Layer \(l)", "第 \(l) 层"), lines: backwardLines(layer: l, sizes, m)))
      let gradient = gradients[l - 1]
      findings.claim("shape dW\(l)", word: gradient.dW.shape.description)
      findings.claim("shape db\(l)", word: gradient.db.shape.description)
      findings.claim("shape dA\(l - 1)", word: gradient.dA_prev?.shape.description ?? "")
      findings.claim("norm of dW\(l)", gradient.dW.norm)
    }
    let right = DeepNetwork.flatten(gradients).values
    let nudged = NumericGradient(of: { $0.cost(checked.X, checked.Y) }, at: checked.network).values
    let error = relativeError(right, nudged)
    let withoutMean = relativeError(right.map { $0 * Double(m) }, nudged)
    findings.show(
      Table(
        LocalizedText("\(right.count) slopes against nudges", "\(right.count) 个斜率与微调结果比较"),
        columns: [LocalizedText("formulas", "公式"), LocalizedText("relative error", "相对误差")],
        rows: [
          [.text(LocalizedText("as above", "如上")), .number(error, .significant(2))],
          [.text(LocalizedText("1/m left out", "漏掉 1/m")), .number(withoutMean, .significant(3))],
        ]))
    findings.claim("J", cost)
    findings.claim("parameters", right.count)
    findings.claim("relative error", error)
    findings.claim("relative error without 1/m", withoutMean)
    return findings
  }
}

/// The four equations of one layer.
private func backwardLines(layer l: Int, _ sizes: [Int], _ m: Int) -> [[ShapeBoxes.Item]] {
  let (n, before) = (sizes[l], sizes[l - 1])
  let (here, there) = ("n^{[\(l)]}", "n^{[\(l - 1)]}")
  let dZ = ShapeBoxes.Item.box(.init("dZ^{[\(l)]}", n, m, rowName: here, columnName: "m"))
  return [
    [
      dZ, .sign("="), .box(.init("dA^{[\(l)]}", n, m, rowName: here, columnName: "m")), .sign("*"),
      .box(.init("g^{[\(l)]\\prime}(Z^{[\(l)]})", n, m, rowName: here, columnName: "m")),
    ],
    [
      .box(.init("dW^{[\(l)]}", n, before, rowName: here, columnName: there)), .sign("= \\tfrac{1}{m}"), dZ,
      .box(.init("A^{[\(l - 1)]T}", m, before, rowName: "m", columnName: there)),
    ],
    [.box(.init("db^{[\(l)]}", n, 1, rowName: here)), .sign("= \\tfrac{1}{m} \\sum_i"), dZ],
    [
      .box(.init("dA^{[\(l - 1)]}", before, m, rowName: there, columnName: "m")), .sign("="),
      .box(.init("W^{[\(l)]T}", before, n, rowName: there, columnName: here)), dZ,
    ],
  ]
}
