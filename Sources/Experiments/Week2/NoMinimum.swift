internal import Glibc
internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.4: a convex cost that never ends: for separable data w grows like the logarithm of the steps.
  static let noMinimum = Experiment(
    "no-minimum", unit: "2.4",
    title: LocalizedText("A bowl without a bottom", "没有底的碗"),
    shows: [Implementation("Sources/NeuralNetworks/Losses.swift", "stableCrossEntropy")],
    parameters: [
      Parameter(
        "start", .number(-20...20), standard: "0", step: 1, LocalizedText("where $w$ starts", "$w$ 的起点")),
      .alpha("0.5"),
      Parameter(
        "steps", .integer(10...1_000_000), standard: "100000", step: 1000,
        LocalizedText("how many steps", "步数")),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let (alpha, steps) = (arguments.number("alpha"), arguments.integer("steps"))
    // x = −1 has label 0 and x = +1 label 1: both give the same loss log(1 + e⁻ʷ).
    let cost = { (w: Double) in stableCrossEntropy(w, 1) }
    var w = arguments.number("start")
    var walk = [Point(1, w)]
    var costs = [Point(1, cost(w))]
    var milestone = 10
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    for step in 1...steps {
      w -= alpha * (sigmoid(w) - 1)
      if step % 1024 == 0 { try monitor.checkpoint(Double(step) / Double(steps)) }
      if step == milestone || step == steps {
        walk.append(Point(Double(step), w))
        costs.append(Point(Double(step), cost(w)))
        rows.append([.number(Double(step), .shortest), .number(w), .number(cost(w), .significant(3))])
        findings.claim("w after \(step) steps", w)
        milestone *= 10
      }
    }
    findings.formula(
      "J(w) = \\log(1 + e^{-w}), \\qquad J' = \\sigma(w) - 1 < 0",
      LocalizedText(
        "two points, $x = -1$ of class 0 and $x = 1$ of class 1", "两个点：$x = -1$ 属于类 0，$x = 1$ 属于类 1"))
    findings.show(
      Plot(
        LocalizedText("w over the steps", "w 随步数的变化"),
        x: Plot.Axis(LocalizedText("step", "步"), 1...Double(steps), .logarithmic),
        y: Plot.Axis("$w$", span(of: walk.map(\.y))), series: [Plot.Series("$w$", walk)]))
    findings.show(Table(columns: [LocalizedText("step", "步"), "$w$", "$J$"], rows: rows))
    findings.remark(
      "The cost is convex and falls at every step, and there is no minimum: w grows like the logarithm of the steps. Any start comes to the same road.",
      "代价是凸的，每一步都下降，却没有最小值：w 像步数的对数一样增长。从哪里出发都走上同一条路。", .finding)
    findings.claim("w", w)
    findings.claim("J", cost(w))
    return findings
  }
}
