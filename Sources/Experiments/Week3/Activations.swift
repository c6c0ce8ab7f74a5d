internal import Glibc
internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 3.6: four activations, their slopes, and where each goes flat.
  static let activations = Experiment(
    "activations", unit: "3.6",
    title: LocalizedText("Four activation functions", "四种激活函数"),
    shows: [
      Implementation("Sources/NeuralNetworks/Activation.swift", "value"),
      Implementation("Sources/NeuralNetworks/Activation.swift", "derivative"),
    ],
    parameters: [
      Parameter(
        "z", .numbers(count: 1...8, each: -50...50), standard: "-2, -0.5, 0, 1, 5",
        LocalizedText("where to look", "观察的位置")),
      Parameter(
        "samples", .integer(100...100_000), standard: "10000", step: 1000,
        LocalizedText("normal random z for the means", "求均值用的正态随机 z 的个数")),
      .seed(),
    ]
  ) { arguments, _ in
    let all: [Activation] = [.sigmoid, .tanh, .relu, .leakyRelu]
    var findings = Findings()
    findings.show(
      Plot(
        LocalizedText("$a = g(z)$", "$a = g(z)$"), x: Plot.Axis("$z$", -4...4), y: Plot.Axis("$a$", -1.2...3),
        series: all.enumerated().map { place, g in
          Plot.Series(LocalizedText(g.title), curve(-4...4, g.value), place % 2 == 0 ? .line : .dashed)
        }))
    findings.show(
      Plot(
        LocalizedText("Slopes $g'(z)$", "斜率 $g'(z)$"), x: Plot.Axis("$z$", -4...4),
        y: Plot.Axis("$g'$", 0...1.1),
        series: all.enumerated().map { place, g in
          Plot.Series(LocalizedText(g.title), curve(-4...4, g.derivative), place % 2 == 0 ? .line : .dashed)
        }))
    findings.show(
      Table(
        columns: ["$z$"] + all.flatMap { [LocalizedText($0.title), LocalizedText("\($0.title)′")] },
        rows: arguments.numbers("z").map { z in
          [.number(z, .shortest)]
            + all.flatMap {
              [.number($0.value(z), .significant(4)), .number($0.derivative(z), .significant(3))]
            }
        }))
    findings.formula(
      "\\tanh z = 2 \\sigma(2z) - 1",
      LocalizedText("tanh is the sigmoid, stretched and moved down", "tanh 是拉伸并下移的 sigmoid"))
    let identity = arguments.numbers("z").map { (tanh($0) - (2 * sigmoid(2 * $0) - 1)).magnitude }.max() ?? 0
    var random = arguments.random
    let z = random.randn(1, arguments.integer("samples"))
    var rows: [[Table.Cell]] = []
    for g in all {
      let a = g(z)
      let flat = Double(g.derivative(z).elements.filter { $0 < 0.1 }.count) / Double(z.columns)
      rows.append([
        .text(LocalizedText(g.title)), .number(a.mean, .significant(3)), .number(flat, .percent(1)),
      ])
      findings.claim("mean of \(g.rawValue)", a.mean)
      findings.claim("flat share of \(g.rawValue)", flat)
    }
    findings.show(
      Table(
        LocalizedText("For normal random z", "z 服从标准正态分布时"),
        columns: [
          "$g$", LocalizedText("mean of $a$", "$a$ 的均值"), LocalizedText("slope below 0.1", "斜率小于 0.1 的比例"),
        ],
        rows: rows))
    for point in arguments.numbers("z") {
      let name = NumberStyle.shortest.text(point)
      for g in all {
        findings.claim("\(g.rawValue)(\(name))", g.value(point))
        findings.claim("\(g.rawValue)′(\(name))", g.derivative(point))
      }
    }
    findings.claim("largest distance of tanh z and 2σ(2z) - 1", identity)
    return findings
  }

  /// Unit 3.8: each derivative by its formula and by a nudge; at a kink the two sides disagree.
  static let activationDerivatives = Experiment(
    "activation-derivatives", unit: "3.8",
    title: LocalizedText("Derivatives of activations", "激活函数的导数"),
    shows: [
      Implementation("Sources/NeuralNetworks/Activation.swift", "derivative"),
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "numericDerivative"),
    ],
    parameters: [
      Parameter("z", .number(-50...50), standard: "0", step: 0.5, LocalizedText("where", "在哪一点")),
      Parameter("h", .number(1e-9...1), standard: "0.00001", LocalizedText("the nudge", "微调量")),
    ]
  ) { arguments, _ in
    let (z, h) = (arguments.number("z"), arguments.number("h"))
    let formulas: [(Activation, String)] = [
      (.sigmoid, "a(1 - a)"), (.tanh, "1 - a^2"), (.relu, "[z > 0]"),
      (.leakyRelu, "1 \\text{ or } 0.01"),
    ]
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    for (g, formula) in formulas {
      let exact = g.derivative(z)
      let (left, right) = (
        oneSidedDerivative(of: g.value, at: z, step: -h), oneSidedDerivative(of: g.value, at: z, step: h)
      )
      let central = numericDerivative(of: g.value, at: z, step: h)
      rows.append([
        .text(LocalizedText(g.title)), .formula(formula), .number(exact), .number(left), .number(right),
        .number(central),
        .number(central - exact, .significant(2)),
      ])
      findings.claim("\(g.rawValue)′", exact)
      findings.claim("\(g.rawValue) from the left", left)
      findings.claim("\(g.rawValue) from the right", right)
      findings.claim("\(g.rawValue) central", central)
    }
    findings.show(
      Table(
        LocalizedText("At $z = \(TeX.number(z))$", "在 $z = \(TeX.number(z))$ 处"),
        columns: [
          "$g$", LocalizedText("formula", "公式"), "$g'(z)$", LocalizedText("from the left", "左差商"),
          LocalizedText("from the right", "右差商"), LocalizedText("central", "中心差商"),
          LocalizedText("error", "误差"),
        ], rows: rows))
    if z.magnitude < h {
      findings.remark(
        "At a kink there is no derivative: the left and the right quotient disagree. Programs pick a value; the course takes 0 for ReLU.",
        "折点处没有导数：左右差商不一致。程序自选一个值；课程对 ReLU 取 0。", .warning)
    }
    return findings
  }
}

extension Activation {
  /// As a heading has it.
  var title: String {
    switch self {
    case .sigmoid: "σ"
    case .tanh: "tanh"
    case .relu: "ReLU"
    case .leakyRelu: "leaky ReLU"
    case .identity: "z"
    }
  }
}
