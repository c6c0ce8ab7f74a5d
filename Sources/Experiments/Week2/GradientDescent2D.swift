internal import Glibc
internal import NeuralNetworks

extension Experiment {
  /// Unit 2.4: a long valley: steepest descent does not point at the minimum.
  static let gradientDescent2D = Experiment(
    "gradient-descent-2d", unit: "2.4",
    title: LocalizedText("Gradient descent in a valley", "山谷里的梯度下降"),
    shows: [Implementation("Sources/NeuralNetworks/GradientDescent.swift", "minimize")],
    parameters: [
      Parameter(
        "alpha", .number(0.0001...2), standard: "0.09", step: 0.01, LocalizedText("the learning rate", "学习率")),
      Parameter(
        "start", .numbers(count: 2...2, each: -10...10), standard: "10, 1",
        LocalizedText("the starting point", "起点")),
      Parameter(
        "steepness", .number(1...1000), standard: "10", step: 1,
        LocalizedText("$k$ in $J = w_1^2 + k w_2^2$", "$J = w_1^2 + k w_2^2$ 中的 $k$")),
      Parameter("steps", .integer(1...500), standard: "25", step: 5, LocalizedText("how many steps", "步数")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (alpha, k) = (arguments.number("alpha"), arguments.number("steepness"))
    let start = arguments.numbers("start")
    let cost = { (w: [Double]) in w[0] * w[0] + k * w[1] * w[1] }
    let gradient = { (w: [Double]) in [2 * w[0], 2 * k * w[1]] }
    let trace = try descent(alpha).minimize(
      from: start, steps: arguments.integer("steps"), cost: cost, gradient: gradient)

    let reach = (max(start[0].magnitude * 1.15, 0.5), max(start[1].magnitude * 1.6, 0.5))
    let (columns, rows) = (49, 25)
    let xs = evenlySpaced(-reach.0...reach.0, columns)
    let heights = evenlySpaced(-reach.1...reach.1, rows).map { y in xs.map { cost([$0, y]) } }
    let first = cost(start)
    var findings = Findings()
    findings.show(
      HeatMap(
        LocalizedText("Contours of the cost, and the walk", "代价的等高线与下降轨迹"),
        x: Plot.Axis("$w_1$", -reach.0...reach.0), y: Plot.Axis("$w_2$", -reach.1...reach.1),
        values: heights, levels: [0.05, 0.2, 0.5, 1].map { $0 * max(first, 1e-6) }, isFilled: false,
        path: trace.points.filter { $0.allSatisfy(\.isFinite) }.map { Point($0[0], $0[1]) }))

    let slope = gradient(start)
    let lengths = hypot(slope[0], slope[1]) * hypot(start[0], start[1])
    let cosine = lengths > 0 ? (slope[0] * start[0] + slope[1] * start[1]) / lengths : 1
    let angle = acos(min(max(cosine, -1), 1)) * 180 / .pi
    findings.formula(
      "-\\nabla J = (\(TeX.number(-slope[0])), \(TeX.number(-slope[1]))), \\qquad "
        + "w^* - w = (\(TeX.number(-start[0])), \(TeX.number(-start[1])))",
      LocalizedText("downhill, and the way to the minimum", "下坡方向，以及通向最小值的方向"))
    findings.remark(
      "The first step and the way to the minimum part by \(NumberStyle.decimals(1).text(angle)) degrees.",
      "第一步的方向与通向最小值的方向相差 \(NumberStyle.decimals(1).text(angle)) 度。", .finding)
    findings.formula(
      "\\alpha < \\frac{2}{2k} = \(TeX.number(1 / k))",
      LocalizedText("the steep direction sets the limit", "陡的方向决定上限"))
    if let last = trace.points.last, let height = trace.costs.last {
      findings.claim("J", height)
      findings.claim("w1", last[0])
      findings.claim("w2", last[1])
    }
    findings.claim("angle", angle)
    findings.claim("limit of α", 1 / k)
    findings.claim("course", word: alpha * k < 1 ? "converges" : alpha * k == 1 ? "stays" : "diverges")
    return findings
  }
}
