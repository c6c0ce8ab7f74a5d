internal import NeuralNetworks

extension Experiment {
  /// Unit 2.4: J = w², and the learning rate decides: creep, arrive, jump to and fro, run away.
  static let gradientDescent1D = Experiment(
    "gradient-descent-1d", unit: "2.4",
    title: LocalizedText("Gradient descent on J = w²", "在 J = w² 上做梯度下降"),
    shows: [Implementation("Sources/NeuralNetworks/GradientDescent.swift", "minimize")],
    parameters: [
      Parameter(
        "alpha", .number(0.001...3), standard: "0.1", step: 0.1, LocalizedText("the learning rate", "学习率")),
      Parameter(
        "start", .number(-100...100), standard: "5", step: 1, LocalizedText("where $w$ starts", "$w$ 的起点")),
      Parameter(
        "steps", .integer(1...1000), standard: "20", step: 1, LocalizedText("how many steps", "步数")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (alpha, start) = (arguments.number("alpha"), arguments.number("start"))
    let trace = try descent(alpha).minimize(
      from: [start], steps: arguments.integer("steps"), cost: { $0[0] * $0[0] }, gradient: { [2 * $0[0]] })
    let reach = min(max(start.magnitude * 1.2, 1), 120)

    var findings = Findings()
    findings.formula(
      "w := w - \\alpha \\cdot 2w = (1 - 2 \\alpha) \\, w = \(TeX.factor(1 - 2 * alpha)) \\, w",
      LocalizedText("each step multiplies $w$ by the same factor", "每一步都把 $w$ 乘以同一个因子"))
    findings.show(
      Plot(
        LocalizedText("The walk", "下降的轨迹"), x: Plot.Axis("$w$", -reach...reach),
        y: Plot.Axis("$J$", 0...(reach * reach)),
        series: [
          Plot.Series("$J = w^2$", curve(-reach...reach) { $0 * $0 }),
          Plot.Series(
            LocalizedText("steps", "各步"), zip(trace.points, trace.costs).map { Point($0[0], $1) }, .points),
        ]))
    let shown = trace.points.indices.filter { $0 <= 5 || $0 == trace.points.count - 1 }
    findings.show(
      Table(
        columns: [LocalizedText("step", "步"), "$w$", "$J$"],
        rows: shown.map {
          [.number(Double($0), .shortest), .number(trace.points[$0][0]), .number(trace.costs[$0])]
        }))
    let verdict = Verdict(rate: alpha, threshold: 1)
    findings.remark(verdict.english, verdict.chinese, .finding)
    findings.claim("w", trace.points.last?[0] ?? start)
    findings.claim("|w|", (trace.points.last?[0] ?? start).magnitude)
    findings.claim("J", trace.costs.last ?? .nan)
    findings.claim("course", word: verdict.word)
    return findings
  }

  /// Several learning rates from one start, and which of them arrives.
  static let learningRateDuel = Experiment(
    "learning-rate-duel", unit: "2.4",
    title: LocalizedText("Which learning rate wins?", "哪个学习率会赢？"),
    shows: [Implementation("Sources/NeuralNetworks/GradientDescent.swift", "minimize")],
    parameters: [
      Parameter(
        "alphas", .numbers(count: 1...8, each: 0.0001...10), standard: "0.1, 0.5, 0.9, 1.0, 1.1",
        LocalizedText("the learning rates", "各学习率")),
      Parameter(
        "start", .number(-100...100), standard: "5", step: 1, LocalizedText("where $w$ starts", "$w$ 的起点")),
      Parameter(
        "steps", .integer(1...200), standard: "20", step: 1, LocalizedText("how many steps", "步数")),
      Parameter(
        "curvature", .number(0.01...100), standard: "2", step: 1,
        LocalizedText("$J'' $ of the bowl $J = \\tfrac12 J'' w^2$", "碗 $J = \\tfrac12 J'' w^2$ 的 $J''$")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (start, bend) = (arguments.number("start"), arguments.number("curvature"))
    let steps = arguments.integer("steps")
    var findings = Findings()
    var series: [Plot.Series] = []
    var rows: [[Table.Cell]] = []
    for alpha in arguments.numbers("alphas") {
      let trace = try descent(alpha).minimize(
        from: [start], steps: steps, cost: { bend / 2 * $0[0] * $0[0] }, gradient: { [bend * $0[0]] })
      let last = trace.points.last?[0] ?? start
      let verdict = Verdict(rate: alpha, threshold: 2 / bend)
      let name = NumberStyle.shortest.text(alpha)
      series.append(
        Plot.Series("$\\alpha = \(name)$", trace.costs.enumerated().map { Point(Double($0), max($1, 1e-12)) })
      )
      rows.append([
        .number(alpha, .shortest), .number(1 - alpha * bend), .number(last),
        .number(trace.costs.last ?? .nan),
        .text(LocalizedText(verdict.english, verdict.chinese)),
      ])
      findings.claim("|w| at α = \(name)", last.magnitude)
      findings.claim("course at α = \(name)", word: verdict.word)
    }
    let costs = series.flatMap { $0.points.map(\.y) }.filter(\.isFinite)
    findings.show(
      Plot(
        LocalizedText("Cost after every step", "每一步之后的代价"),
        x: Plot.Axis(LocalizedText("step", "步"), 0...Double(steps)),
        y: Plot.Axis("$J$", (costs.min() ?? 1e-12)...max(costs.max() ?? 1, 1e-11), .logarithmic),
        series: series))
    findings.show(
      Table(
        columns: [
          "$\\alpha$", LocalizedText("factor a step", "每步因子"), LocalizedText("$w$ at the end", "最后的 $w$"),
          LocalizedText("$J$ at the end", "最后的 $J$"), LocalizedText("what happens", "结果"),
        ], rows: rows))
    findings.formula(
      "|1 - \\alpha J''| < 1 \\iff \\alpha < \\frac{2}{J''} = \(TeX.number(2 / bend))",
      LocalizedText("the limit of the learning rate", "学习率的上限"))
    findings.claim("limit of α", 2 / bend)
    return findings
  }
}

/// Gradient descent whose learning rate has been checked by the parameter's range.
func descent(_ alpha: Double) throws(ExperimentError) -> GradientDescent {
  do throws(InputError) {
    return try GradientDescent(learningRate: alpha)
  } catch {
    throw .unsuitable(parameter: "alpha", message: error.description, help: nil, at: nil)
  }
}

/// What a learning rate does to a bowl: below half its limit it creeps, above it jumps across.
private struct Verdict {
  let word: String
  let english: String
  let chinese: String

  init(rate: Double, threshold: Double) {
    // 1 − αJ″ within rounding of 0, 1 or −1 is meant to be that.
    let ratio = rate / threshold
    let isClose = { (value: Double) in (ratio - value).magnitude < 1e-12 }
    (word, english, chinese) =
      if isClose(0.5) {
        ("arrives", "It arrives in one step.", "一步到达。")
      } else if isClose(1) {
        ("stays", "It jumps between two sides for ever.", "永远在两侧来回跳。")
      } else if ratio < 0.5 {
        ("descends", "It comes closer step by step, from one side.", "从一侧一步步靠近。")
      } else if ratio < 1 {
        ("oscillates", "It jumps across the valley and back, closer each time.", "在谷底两侧来回跳，越来越近。")
      } else {
        ("diverges", "Every step takes it further away.", "每一步都离得更远。")
      }
  }
}
