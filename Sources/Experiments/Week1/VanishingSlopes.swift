internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 1.4: why ReLU made deep networks learn: slopes are multiplied from layer to layer.
  static let vanishingSlopes = Experiment(
    "vanishing-slopes", unit: "1.4",
    title: LocalizedText("Slopes multiplied through the layers", "斜率逐层相乘"),
    shows: [
      Implementation("Sources/NeuralNetworks/Activation.swift", "derivative"),
      Implementation("Sources/NeuralNetworks/DeepNetwork.swift", "gradients"),
    ],
    parameters: [
      Parameter("z", .number(-20...20), standard: "5", step: 0.5, LocalizedText("where to look", "观察的位置")),
      Parameter(
        "depth", .integer(2...40), standard: "10", step: 1, LocalizedText("how many layers", "层数")),
      Parameter(
        "units", .integer(1...64), standard: "20", step: 1, LocalizedText("units in each", "每层单元数")),
      .seed(),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let (z, depth) = (arguments.number("z"), arguments.integer("depth"))
    let shown: [Activation] = [.sigmoid, .tanh, .relu]
    var findings = Findings()
    findings.show(
      Plot(
        LocalizedText("Slopes", "斜率"), x: Plot.Axis("$z$", -10...10), y: Plot.Axis("$g'(z)$", 0...1.05),
        series: [
          Plot.Series("$\\sigma'(z)$", curve(-10...10, Activation.sigmoid.derivative)),
          Plot.Series("$\\tanh'(z)$", curve(-10...10, Activation.tanh.derivative), .dashed),
          Plot.Series("ReLU′", curve(-10...10, Activation.relu.derivative), .points),
        ], marks: [.vertical(min(max(z, -10), 10), "$z = \(TeX.number(z))$")]))

    var rows: [[Table.Cell]] = []
    for (place, g) in shown.enumerated() {
      let best = g == .sigmoid ? 0.25 : 1.0
      let product = power(of: best, depth)
      let ratio = try gradientRatio(g, arguments)
      try monitor.checkpoint(Double(place + 1) / Double(shown.count))
      rows.append([
        .text(LocalizedText(g.rawValue)), .number(g.derivative(z), .significant(3)), .number(best),
        .number(product, .significant(3)), .number(ratio, .significant(2)),
      ])
      findings.claim("\(g.rawValue)′(z)", g.derivative(z))
      findings.claim("\(g.rawValue) product", product)
      findings.claim("\(g.rawValue) ratio", ratio)
    }
    findings.show(
      Table(
        LocalizedText(
          "One slope, the best product of \(depth), and a measured network", "一个斜率、\(depth) 个最大斜率之积、实测网络"),
        columns: [
          "$g$", "$g'(\(TeX.number(z)))$", LocalizedText("largest slope", "最大斜率"),
          LocalizedText("its product", "其乘积"), "$\\|dW_1\\| / \\|dW_{\(depth)}\\|$",
        ], rows: rows))
    findings.remark(
      "Measured in a random network of \(depth) layers: with sigmoids the first layer hears almost nothing of the error.",
      "在 \(depth) 层随机网络中实测：用 sigmoid 时，第一层几乎听不到误差的消息。", .finding)
    return findings
  }
}

/// How much of the gradient reaches the first layer, compared with the last one.
private func gradientRatio(_ g: Activation, _ arguments: Arguments) throws(ExperimentError) -> Double {
  let (units, depth) = (arguments.integer("units"), arguments.integer("depth"))
  var random = arguments.random
  let X = random.randn(units, 10)
  let Y = random.rand(1, 10).map { $0 > 0.5 ? 1 : 0 }
  let network: DeepNetwork
  do throws(InputError) {
    network = try DeepNetwork(
      sizes: [Int](repeating: units, count: depth) + [1], hidden: g, initializer: .xavier, random: &random)
  } catch {
    throw .refused("depth", error)
  }
  let gradients = network.gradients(X, Y)
  return gradients[0].dW.norm / gradients[depth - 1].dW.norm
}
