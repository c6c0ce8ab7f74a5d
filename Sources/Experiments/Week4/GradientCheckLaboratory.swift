internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Weeks 3 and 4: a backward pass against nudges of every size: a mistake stays, rounding does not.
  static let gradientCheck = Experiment(
    "gradient-check", unit: "4.6",
    title: LocalizedText("Gradient-check laboratory", "梯度检验实验室"),
    shows: [
      Implementation("Sources/NeuralNetworks/GradientChecking/GradientChecker.swift", "check"),
      Implementation("Sources/NeuralNetworks/GradientChecking/NumericGradient.swift", "NumericGradient"),
      Implementation("Sources/NeuralNetworks/GradientChecking/DeepNetwork+GradientCheck.swift", "diagnose"),
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
    let (X, Y, network) = (checked.X, checked.Y, checked.network)
    let (AL, caches) = checked.forward
    let mistake = Mistake(rawValue: arguments.word("mistake")) ?? .none
    let gradients = mistake.gradients(AL, Y, caches)
    let analytic = DeepNetwork.flatten(gradients)

    var findings = Findings()
    var errors: [NumericGradient.Difference: [Point]] = [:]
    for exponent in 1...12 {
      let h = power(of: 10, -exponent)
      for difference in NumericGradient.Difference.allCases {
        let numeric = NumericGradient(of: { $0.cost(X, Y) }, at: network, difference, step: h)
        let error = relativeError(analytic.values, numeric.values)
        errors[difference, default: []].append(Point(h, max(error, 1e-17)))
        findings.claim("\(difference == .central ? "central" : "one-sided") error at 1e-\(exponent)", error)
      }
      try monitor.checkpoint(Double(exponent) / 13)
    }
    findings.show(sweepPlot(errors))

    let report = GradientChecker().check(analytic, of: { $0.cost(X, Y) }, at: network)
    let nudged = analytic.with(report.entries.map(\.numeric))
    findings.show(
      Table(
        LocalizedText("Part by part, the nudge chosen for each parameter", "逐个部分比较，微调量按参数选取"),
        columns: [
          LocalizedText("slope", "斜率"), LocalizedText("shape", "形状"), LocalizedText("relative error", "相对误差"),
          LocalizedText("entries that differ", "不吻合的元素"), LocalizedText("at a kink", "在折点上"),
        ],
        rows: analytic.parts.map { part in
          let entries = report.entries[part.range]
          let error = relativeError(Array(analytic.values[part.range]), Array(nudged.values[part.range]))
          return [
            .formula("d" + TeX.layer(part.name.dropFirst())), .text(LocalizedText(part.shape.description)),
            .number(error, .significant(2)),
            .number(Double(entries.filter { $0.verdict == .differs }.count), .shortest),
            .number(Double(entries.filter { $0.verdict == .kink }.count), .shortest),
          ]
        }))
    for part in analytic.parts {
      let error = relativeError(Array(analytic.values[part.range]), Array(nudged.values[part.range]))
      findings.claim("relative error of \(part.name)", error)
    }
    let kinks = report.entries.filter { $0.verdict == .kink }.count
    let verdict = !report.passes ? "wrong" : kinks > 0 ? "kink" : "correct"
    findings.tell(verdict, kinks, of: report.entries.count)
    let faults = network.diagnose(gradients, X, Y)
    for diagnosis in faults {
      findings.remark(
        "Diagnosis for \(diagnosis.parts.joined(separator: ", ")): \(diagnosis.fault.description).",
        "对 \(diagnosis.parts.joined(separator: "、")) 的诊断：\(diagnosis.fault.chinese)。", .finding)
    }
    findings.claim("relative error", report.relativeError)
    findings.claim("differing entries", report.differing.count)
    findings.claim("entries at a kink", kinks)
    findings.claim("verdict", word: verdict)
    findings.claim("diagnosis", word: faults.map(\.fault.description).joined(separator: "; "))
    return findings
  }
}

extension TeX {
  /// `W1` and `b1` of a network, where both numbers are layers.
  static func layer(_ name: some StringProtocol) -> String {
    "\(name.prefix(1))^{[\(name.dropFirst())]}"
  }
}

private func sweepPlot(_ errors: [NumericGradient.Difference: [Point]]) -> Plot {
  let (central, oneSided) = (errors[.central] ?? [], errors[.oneSided] ?? [])
  let highest = (central + oneSided).map(\.y).filter(\.isFinite).max() ?? 1
  return Plot(
    LocalizedText("Relative error against the size of the nudge", "相对误差与微调量"),
    x: Plot.Axis("$h$", 1e-12...0.1, .logarithmic),
    y: Plot.Axis(LocalizedText("relative error", "相对误差"), 1e-13...max(highest, 1e-12), .logarithmic),
    series: [
      Plot.Series(LocalizedText("central", "中心"), central),
      Plot.Series(LocalizedText("one-sided", "单侧"), oneSided, .dashed),
    ], marks: [.horizontal(1e-7, "1e-7")])
}

extension Findings {
  fileprivate mutating func tell(_ verdict: String, _ kinks: Int, of count: Int) {
    switch verdict {
    case "correct":
      remark(
        "All \(count) entries agree; the error falls with the nudge and rises again when rounding takes over.",
        "全部 \(count) 个元素吻合；误差随微调量下降，舍入占上风后又上升。", .finding)
    case "kink":
      remark(
        "\(kinks) of \(count) entries lie at a kink, which falls between x − h and x + h: no mistake.",
        "\(count) 个元素中有 \(kinks) 个位于折点，折点落在 x − h 与 x + h 之间：不是错误。", .warning)
    default:
      remark(
        "No nudge, large or small, makes the error vanish: that is a mistake, not rounding.",
        "无论微调量大小，误差都不消失：这是错误，不是舍入。", .warning)
    }
  }
}

extension GradientFault {
  fileprivate var chinese: String {
    switch self {
    case .notFinite: "数中有 nan 或 inf：0/0，或者发散了"
    case .sign: "所有符号都反了"
    case .notDividedByM: "大了 m 倍：漏除以 m"
    case .dividedByMTwice: "小了 m 倍：除了两次 m"
    case .factor(let factor): "是正确值的 \(NumberStyle.shortest.text(factor)) 倍"
    case .transposed: "行列互换了"
    case .biasSummedOverLayer: "整层加在了一起：每个单元应有自己的偏置斜率，即该行之和"
    case .oneSidedDifference(let step): "微调量为 \(NumberStyle.shortest.text(step)) 的单侧差商"
    case .stepTooSmall(let step): "微调量 \(NumberStyle.shortest.text(step)) 太小，舍入说了算"
    case .forgottenSlope(let layer): "第 \(layer) 层漏了激活函数的斜率"
    case .slopeOfAnother(let activation, let layer): "第 \(layer) 层用了 \(activation.rawValue) 的斜率"
    case .slopeAtTheValue(let layer): "第 \(layer) 层的斜率取在 A 而不是 Z"
    case .outputSlopeInEveryLayer: "每一层都用了输出层的 dA"
    }
  }
}
