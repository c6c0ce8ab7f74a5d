internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Units 3.2 and 4.1: a network from its list of sizes: layers, units, parameters, names.
  static let networkAnatomy = Experiment(
    "network-picture", unit: "3.2",
    title: LocalizedText("A network and its names", "网络及其记号"),
    shows: [
      Implementation("Sources/NeuralNetworks/DeepNetwork.swift", "sizes"),
      Implementation("Sources/NeuralNetworks/DeepNetwork.swift", "parameterCount"),
    ],
    parameters: [.sizes("3, 4, 1", upTo: 20_000)]
  ) { (arguments, _) throws(ExperimentError) in
    let sizes = arguments.integers("sizes")
    let L = sizes.count - 1
    var random = RandomState(seed: 1)
    let network = try network(arguments, hidden: .tanh, initializer: .zeros, random: &random)

    var findings = Findings()
    findings.show(NetworkPicture(sizes: sizes))
    findings.show(
      Table(
        columns: [
          LocalizedText("layer", "层"), LocalizedText("units", "单元数"), "$W^{[l]}$", "$b^{[l]}$", "$a^{[l]}$",
          LocalizedText("parameters", "参数"),
        ],
        rows: (0...L).map { l in
          guard l > 0 else {
            return [
              .formula("0"), .number(Double(sizes[0]), .shortest), .empty, .empty,
              .text(LocalizedText("(\(sizes[0]), 1)")), .empty,
            ]
          }
          let layer = network.layers[l - 1]
          return [
            .number(Double(l), .shortest), .number(Double(sizes[l]), .shortest),
            .text(LocalizedText(layer.W.shape.description)), .text(LocalizedText(layer.b.shape.description)),
            .text(LocalizedText("(\(sizes[l]), 1)")), .number(Double(layer.parameterCount), .shortest),
          ]
        }))
    findings.remark(
      "L = \(L): the input layer is layer 0 and is not counted; \(L - 1) of the layers are hidden. Hidden means that the training set holds no values for them; they can be printed all the same.",
      "L = \(L)：输入层是第 0 层，不计数；其中 \(L - 1) 层是隐藏层。“隐藏”指训练集中没有这些值，但它们完全可以打印出来。", .finding)
    findings.claim("L", L)
    findings.claim("hidden layers", L - 1)
    findings.claim("units", sizes.dropFirst().reduce(0, +))
    findings.claim("parameters", network.parameterCount)
    for (l, layer) in network.layers.enumerated() {
      findings.claim("shape W\(l + 1)", word: layer.W.shape.description)
      findings.claim("shape b\(l + 1)", word: layer.b.shape.description)
    }
    return findings
  }
}
