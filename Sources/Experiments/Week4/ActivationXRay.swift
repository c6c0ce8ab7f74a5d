internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Week 4: what the layers of a deep network look like at the start: spread, saturated, dead, gradient.
  static let activationXRay = Experiment(
    "activation-x-ray", unit: "4.6",
    title: LocalizedText("X-ray of a deep network", "给深层网络拍 X 光"),
    shows: [
      Implementation("Sources/NeuralNetworks/Initializer.swift", "weights"),
      Implementation("Sources/NeuralNetworks/Forward.swift", "LModelForward"),
      Implementation("Sources/NeuralNetworks/Backward.swift", "LModelBackward"),
    ],
    parameters: [
      Parameter("depth", .integer(2...20), standard: "10", step: 1, LocalizedText("layers", "层数")),
      Parameter(
        "units", .integer(1...200), standard: "50", step: 10, LocalizedText("units in each", "每层单元数")),
      Parameter("m", .integer(2...500), standard: "100", step: 50, LocalizedText("examples", "样本数")),
      .activation(),
      Parameter(
        "start",
        .choice([
          .init("small", LocalizedText("0.01 · randn")), .init("normal", LocalizedText("1 · randn")),
          .init("xavier", "Xavier: randn / √n"), .init("he", "He: randn · √(2/n)"),
        ]), standard: "xavier", LocalizedText("how the weights start", "权重如何初始化")),
      .seed(),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let (depth, units, m) = (arguments.integer("depth"), arguments.integer("units"), arguments.integer("m"))
    let g = arguments.activation()
    var random = arguments.random
    let X = random.randn(units, m)
    let Y = random.rand(1, m).map { $0 > 0.5 ? 1 : 0 }
    let network: DeepNetwork
    do throws(InputError) {
      network = try DeepNetwork(
        sizes: [Int](repeating: units, count: depth) + [1], hidden: g,
        initializer: initializer(arguments.word("start")),
        random: &random)
    } catch {
      throw .refused("units", error)
    }
    let (AL, caches) = LModelForward(X, network.layers)
    try monitor.checkpoint(0.5)
    let gradients = network.gradients(X, Y)
    let last = gradients[depth - 1].dW.norm
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    var (spreads, flows): ([Point], [Point]) = ([], [])
    for l in 1...depth {
      let A = l < depth ? caches[l].A_prev : AL
      let spread = (A - A.mean).norm / Double(A.elements.count).squareRoot()
      let slopes = caches[l - 1].g.derivative(caches[l - 1].Z)
      let flat = Double(slopes.elements.filter { $0 < 0.05 }.count) / Double(slopes.elements.count)
      let dead = (0..<slopes.rows).filter { slopes.row($0).maximum < 1e-6 }.count
      let ratio = gradients[l - 1].dW.norm / last
      rows.append([
        .number(Double(l), .shortest), .number(A.mean, .significant(3)), .number(spread, .significant(3)),
        .number(flat, .percent(0)), .number(Double(dead), .shortest), .number(ratio, .significant(2)),
      ])
      spreads.append(Point(Double(l), max(spread, 1e-12)))
      flows.append(Point(Double(l), max(ratio, 1e-12)))
      findings.claim("spread of A\(l)", spread)
      findings.claim("flat share of layer \(l)", flat)
      findings.claim("dead units of layer \(l)", dead)
      findings.claim("gradient of layer \(l)", ratio)
    }
    let heights = (spreads + flows).map(\.y).filter(\.isFinite)
    findings.show(
      Plot(
        LocalizedText("Layer by layer", "逐层"), x: Plot.Axis(LocalizedText("layer", "层"), 1...Double(depth)),
        y: Plot.Axis(
          LocalizedText("size", "大小"), (heights.min() ?? 1) * 0.9...(heights.max() ?? 1) * 1.1, .logarithmic),
        series: [
          Plot.Series(LocalizedText("spread of $A^{[l]}$", "$A^{[l]}$ 的标准差"), spreads),
          Plot.Series("$\\|dW^{[l]}\\| / \\|dW^{[L]}\\|$", flows, .dashed),
        ]))
    findings.show(
      Table(
        columns: [
          LocalizedText("layer", "层"), LocalizedText("mean of $A$", "$A$ 的均值"),
          LocalizedText("spread", "标准差"),
          LocalizedText("slope below 0.05", "斜率小于 0.05"), LocalizedText("dead units", "死亡单元"),
          "$\\|dW^{[l]}\\| / \\|dW^{[L]}\\|$",
        ], rows: rows))
    findings.remark(
      "A start is good when the spread neither dies out nor explodes: Xavier for tanh, He for ReLU.",
      "好的初始化使标准差既不消失也不爆炸：tanh 用 Xavier，ReLU 用 He。", .finding)
    return findings
  }
}

/// The start of that name.
func initializer(_ name: String) -> Initializer {
  switch name {
  case "small": .smallRandom(scale: 0.01)
  case "normal": .smallRandom(scale: 1)
  case "he": .he
  default: .xavier
  }
}
