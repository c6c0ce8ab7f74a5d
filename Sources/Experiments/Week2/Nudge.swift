internal import Algebra
internal import NeuralNetworks

extension Experiment {
  /// Units 2.5 and 2.6: the slope is what a small nudge is multiplied by.
  static let nudge = Experiment(
    "nudge", unit: "2.5",
    title: LocalizedText("A nudge shows the slope", "微调看出斜率"),
    shows: [
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "oneSidedDerivative"),
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "numericDerivative"),
    ],
    parameters: [
      Parameter(
        "f", .formula, standard: "3*a", LocalizedText("a formula of one variable", "一个变量的公式")),
      Parameter(
        "at", .numbers(count: 1...6, each: -1000...1000), standard: "2, 5",
        LocalizedText("where to nudge", "在哪些点微调")),
      Parameter("h", .number(-1...1), standard: "0.001", step: 0.001, LocalizedText("the nudge", "微调量")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let function = try FormulaOfOneVariable(arguments.word("f"), parameter: "f")
    let h = arguments.number("h")
    guard h != 0 else {
      throw .unsuitable(parameter: "h", message: "a nudge of 0 shows nothing", help: "try 0.001", at: nil)
    }
    let name = TeX.symbol(function.variable)
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    for place in arguments.numbers("at") {
      let (before, after) = (function.value(place), function.value(place + h))
      let (slope, exact) = ((after - before) / h, function.slope(place))
      rows.append([
        .number(place, .shortest), .number(before, .significant(9)), .number(after, .significant(10)),
        .number(after - before, .significant(6)), .number(slope, .significant(7)),
        .number(exact, .significant(7)), .number(slope - exact, .significant(3)),
      ])
      let text = NumberStyle.shortest.text(place)
      findings.claim("f(\(text))", before)
      findings.claim("f(\(text) + h)", after)
      findings.claim("change at \(text)", after - before)
      findings.claim("nudge slope at \(text)", slope)
      findings.claim("f′(\(text))", exact)
    }
    findings.formula("f(\(name)) = \(function.latex), \\qquad h = \(TeX.number(h))")
    findings.show(
      Table(
        columns: [
          LocalizedText("$\(name)$", "$\(name)$"), LocalizedText("$f(\(name))$", "$f(\(name))$"),
          LocalizedText("$f(\(name) + h)$", "$f(\(name) + h)$"), LocalizedText("change", "变化"),
          LocalizedText("change ÷ $h$", "变化 ÷ $h$"), LocalizedText("$f'(\(name))$", "$f'(\(name))$"),
          LocalizedText("error", "误差"),
        ], rows: rows))
    return findings
  }

  /// Unit 2.5: how small should a nudge be? Too large is inexact, too small drowns in rounding.
  static let stepSweep = Experiment(
    "step-sweep", unit: "2.5",
    title: LocalizedText("How small a nudge?", "微调该多小？"),
    shows: [
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "oneSidedDerivative"),
      Implementation("Sources/NeuralNetworks/NumericDerivative.swift", "numericDerivative"),
    ],
    parameters: [
      Parameter(
        "f", .formula, standard: "sigmoid(z)", LocalizedText("a formula of one variable", "一个变量的公式")),
      Parameter(
        "at", .number(-100...100), standard: "1", step: 0.5, LocalizedText("where", "在哪一点")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let function = try FormulaOfOneVariable(arguments.word("f"), parameter: "f")
    let place = arguments.number("at")
    let exact = function.slope(place)
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    var errors: (oneSided: [Point], central: [Point]) = ([], [])
    for exponent in 1...13 {
      let h = power(of: 10, -exponent)
      let oneSided = (oneSidedDerivative(of: function.value, at: place, step: h) - exact).magnitude
      let central = (numericDerivative(of: function.value, at: place, step: h) - exact).magnitude
      rows.append([
        .formula("10^{-\(exponent)}"), .number(oneSided, .significant(2)), .number(central, .significant(2)),
      ])
      errors.oneSided.append(Point(h, max(oneSided, 1e-17)))
      errors.central.append(Point(h, max(central, 1e-17)))
      findings.claim("one-sided error at 1e-\(exponent)", oneSided)
      findings.claim("central error at 1e-\(exponent)", central)
    }
    let highest = (errors.oneSided + errors.central).map(\.y).filter(\.isFinite).max() ?? 1
    findings.formula(
      "f(\(TeX.symbol(function.variable))) = \(function.latex), \\qquad f'(\(TeX.number(place))) = "
        + TeX.number(exact, .significant(9)))
    findings.show(
      Plot(
        LocalizedText("Error of the slope", "斜率的误差"),
        x: Plot.Axis("$h$", 1e-13...0.1, .logarithmic),
        y: Plot.Axis(LocalizedText("error", "误差"), 1e-17...max(highest, 1e-16), .logarithmic),
        series: [
          Plot.Series(LocalizedText("one-sided", "单侧"), errors.oneSided, .dashed),
          Plot.Series(LocalizedText("central", "中心"), errors.central),
        ]))
    findings.show(
      Table(
        columns: ["$h$", LocalizedText("one-sided error", "单侧误差"), LocalizedText("central error", "中心误差")],
        rows: rows))
    if let best = errors.central.min(by: { $0.y < $1.y }) {
      findings.claim("best central h", best.x)
    }
    findings.remark(
      "From the left the error shrinks like $h$, or like $h^2$ for central differences; then rounding takes over and it grows like $1/h$.",
      "从大到小，误差先按 $h$（中心差分按 $h^2$）缩小；之后舍入误差占上风，按 $1/h$ 增大。", .finding)
    return findings
  }
}
