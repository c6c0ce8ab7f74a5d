internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Weeks 3 and 4: a backward pass against nudges of every size: a mistake stays, rounding does not.
  static let gradientCheck = Experiment(
    "gradient-check", unit: "4.6",
    title: LocalizedText("Gradient-check laboratory", "梯度检验实验室"),
    shows: [
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "numericGradient"),
      Implementation("Sources/NeuralNetworks/Backward.swift", "LModelBackward"),
    ],
    parameters: [
      .sizes("4, 3, 1", layers: 2...5, upTo: 12),
      Parameter("m", .integer(1...20), standard: "5", step: 1, LocalizedText("examples", "样本数")),
      .activation(standard: "relu"),
      Parameter(
        "mistake", .choice(Mistake.allCases.map { .init($0.rawValue, $0.title) }), standard: "none",
        LocalizedText("what is wrong in the backward pass", "反向传播里的错误")),
      Parameter(
        "kink", .boolean, standard: "false",
        LocalizedText("put one z of the first layer next to the kink", "让第一层的一个 z 贴近折点")),
      .seed(),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    var checked = CheckedNetwork(
      sizes: arguments.integers("sizes"), m: arguments.integer("m"), hidden: arguments.activation(),
      seed: arguments.integer("seed"))
    if arguments.flag("kink") { checked = checked.besideAKink(distance: 3e-7) }
    let (AL, caches) = checked.forward
    let mistake = Mistake(rawValue: arguments.word("mistake")) ?? .none
    let gradients = mistake.gradients(AL, checked.Y, caches)
    let analytic = gradients.flattened
    let cost = { (θ: [Double]) in checked.network.restored(from: θ).cost(checked.X, checked.Y) }
    let place = checked.network.flattened

    var findings = Findings()
    var (central, oneSided): ([Point], [Point]) = ([], [])
    for exponent in 1...12 {
      let h = power(of: 10, -exponent)
      central.append(
        Point(h, max(relativeError(analytic, numericGradient(of: cost, at: place, step: h)), 1e-17)))
      let base = cost(place)
      let forward = place.indices.map { i in
        var nudged = place
        nudged[i] += h
        return (cost(nudged) - base) / h
      }
      oneSided.append(Point(h, max(relativeError(analytic, forward), 1e-17)))
      try monitor.checkpoint(Double(exponent) / 12)
      findings.claim("central error at 1e-\(exponent)", central[exponent - 1].y)
      findings.claim("one-sided error at 1e-\(exponent)", oneSided[exponent - 1].y)
    }
    let highest = (central + oneSided).map(\.y).filter(\.isFinite).max() ?? 1
    findings.show(
      Plot(
        LocalizedText("Relative error against the size of the nudge", "相对误差与微调量"),
        x: Plot.Axis("$h$", 1e-12...0.1, .logarithmic),
        y: Plot.Axis(LocalizedText("relative error", "相对误差"), 1e-13...max(highest, 1e-12), .logarithmic),
        series: [
          Plot.Series(LocalizedText("central", "中心"), central),
          Plot.Series(LocalizedText("one-sided", "单侧"), oneSided, .dashed),
        ], marks: [.horizontal(1e-7, "1e-7")]))

    let nudged = checked.network.nudgedGradient(checked.X, checked.Y)
    var rows: [[Table.Cell]] = []
    var at = 0
    for (l, gradient) in gradients.enumerated() {
      for (name, part) in [("W", gradient.dW), ("b", gradient.db)] {
        let error = relativeError(part.elements, Array(nudged[at..<at + part.elements.count]))
        at += part.elements.count
        rows.append([
          .formula("d\(name)^{[\(l + 1)]}"), .text(LocalizedText(part.shape.description)),
          .number(error, .significant(2)),
          .text(error < 1e-6 ? LocalizedText("fits", "吻合") : LocalizedText("does not fit", "不吻合")),
        ])
        findings.claim("relative error of d\(name)\(l + 1)", error)
      }
    }
    findings.show(
      Table(
        LocalizedText("Parameter by parameter, with central differences", "逐个参数，用中心差分"),
        columns: [
          LocalizedText("slope", "斜率"), LocalizedText("shape", "形状"), LocalizedText("relative error", "相对误差"),
          LocalizedText("verdict", "结论"),
        ],
        rows: rows))
    let error = relativeError(analytic, nudged)
    let best = central.min { $0.y < $1.y }?.y ?? 1
    let verdict = best < 1e-7 ? (error < 1e-6 ? "correct" : "kink") : "wrong"
    switch verdict {
    case "correct":
      findings.remark(
        "The error falls to \(NumberStyle.significant(1).text(best)) and rises again when rounding takes over: the backward pass is right.",
        "误差降到 \(NumberStyle.significant(1).text(best))，随后因舍入又上升：反向传播是对的。", .finding)
    case "kink":
      findings.remark(
        "With the usual nudge it fails, with a smaller one it fits: a kink lies between x − h and x + h. No mistake.",
        "常用的微调量下不吻合，更小时吻合：x − h 与 x + h 之间有折点，并不是错误。", .warning)
    default:
      findings.remark(
        "No nudge brings the error below \(NumberStyle.significant(2).text(best)): that is a mistake, not rounding.",
        "任何微调量都不能把误差降到 \(NumberStyle.significant(2).text(best)) 以下：这是错误，不是舍入。", .warning)
    }
    findings.claim("relative error", error)
    findings.claim("smallest error", best)
    findings.claim("verdict", word: verdict)
    return findings
  }
}

extension CheckedNetwork {
  /// The same with the bias of the first unit moved so that its z is `distance` for the first example.
  fileprivate func besideAKink(distance: Double) -> CheckedNetwork {
    var moved = network
    moved.layers[0].b[0, 0] += distance - forward.caches[0].Z[0, 0]
    return CheckedNetwork(network: moved, X: X, Y: Y)
  }

  private init(network: DeepNetwork, X: Matrix, Y: Matrix) {
    self.network = network
    self.X = X
    self.Y = Y
  }
}
