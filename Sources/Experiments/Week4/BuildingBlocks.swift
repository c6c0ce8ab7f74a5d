internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 4.5: one training step as a chain of blocks: forth with caches, back with gradients.
  static let buildingBlocks = Experiment(
    "building-blocks", unit: "4.5",
    title: LocalizedText("One step, block by block", "逐块走完一步"),
    shows: [
      Implementation("Sources/NeuralNetworks/Layer.swift", "LayerCache"),
      Implementation("Sources/NeuralNetworks/Forward.swift", "activationForward"),
      Implementation("Sources/NeuralNetworks/Backward.swift", "activationBackward"),
    ],
    parameters: [
      .sizes("2, 3, 3, 1", layers: 2...6),
      Parameter("m", .integer(1...1000), standard: "4", step: 1, LocalizedText("examples", "样本数")),
      .alpha("0.1"), .seed(),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (sizes, m) = (arguments.integers("sizes"), arguments.integer("m"))
    let L = sizes.count - 1
    var random = arguments.random
    let X = random.randn(sizes[0], m)
    let Y = random.rand(sizes[L], m).map { $0 > 0.5 ? 1 : 0 }
    var network = try network(arguments, hidden: .relu, initializer: .he, random: &random)
    let (AL, caches) = LModelForward(X, network.layers)
    let before = computeCost(AL, Y)
    let gradients = LModelBackward(AL, Y, caches, wantsInput: true)

    var findings = Findings()
    findings.show(blockDiagram(L))
    var rows: [[Table.Cell]] = []
    var cached = 0
    for l in 1...L {
      let cache = caches[l - 1]
      cached += cache.A_prev.elements.count + cache.W.elements.count + cache.Z.elements.count
      rows.append([
        .number(Double(l), .shortest), .text(LocalizedText("forward \(l)", "前向 \(l)")),
        .formula("A^{[\(l - 1)]}"),
        .formula("A^{[\(l)]}"), .formula("A^{[\(l - 1)]}, W^{[\(l)]}, Z^{[\(l)]}"),
      ])
    }
    for l in stride(from: L, through: 1, by: -1) {
      rows.append([
        .number(Double(2 * L - l + 1), .shortest), .text(LocalizedText("backward \(l)", "反向 \(l)")),
        .formula("dA^{[\(l)]}, \\text{cache } \(l)"),
        .formula("dA^{[\(l - 1)]}, dW^{[\(l)]}, db^{[\(l)]}"), .empty,
      ])
    }
    findings.show(
      Table(
        LocalizedText("The order of the calls", "调用顺序"),
        columns: [
          LocalizedText("call", "次序"), LocalizedText("block", "块"), LocalizedText("in", "输入"),
          LocalizedText("out", "输出"),
          LocalizedText("kept in the cache", "存入缓存"),
        ], rows: rows))
    findings.show(
      Table(
        LocalizedText("Which cached value is used where", "缓存值的用处"),
        columns: [LocalizedText("cached", "缓存"), LocalizedText("needed for", "用于")],
        rows: [
          [.formula("Z^{[l]}"), .formula("dZ^{[l]} = dA^{[l]} * g'(Z^{[l]})")],
          [.formula("A^{[l-1]}"), .formula("dW^{[l]} = \\tfrac{1}{m} dZ^{[l]} A^{[l-1]T}")],
          [.formula("W^{[l]}"), .formula("dA^{[l-1]} = W^{[l]T} dZ^{[l]}")],
        ]))
    findings.remark(
      "$dA^{[0]}$ falls out at the end and is not used: nobody changes the data.",
      "最后得到的 $dA^{[0]}$ 用不上：数据是不会改变的。")
    for l in 1...L {
      findings.claim("shape dW\(l)", word: gradients[l - 1].dW.shape.description)
      findings.claim("shape of cached Z\(l)", word: caches[l - 1].Z.shape.description)
    }
    network.update(gradients, learningRate: arguments.number("alpha"))
    findings.claim("calls", 2 * L)
    findings.claim("numbers in the caches", cached)
    findings.claim("J", before)
    findings.claim("J after the step", network.cost(X, Y))
    findings.formula(
      "J: \(TeX.number(before)) \\to \(TeX.number(network.cost(X, Y)))",
      LocalizedText(
        "after $W^{[l]} := W^{[l]} - \\alpha \\, dW^{[l]}$",
        "更新 $W^{[l]} := W^{[l]} - \\alpha \\, dW^{[l]}$ 之后"))
    return findings
  }
}

/// The chain there and back; every forward block hands its cache to the backward block of its layer.
private func blockDiagram(_ L: Int) -> GraphPicture {
  var nodes = [GraphPicture.Node(id: 0, label: "X", layer: 0)]
  var edges: [GraphPicture.Edge] = []
  for l in 1...L {
    nodes.append(
      .init(id: l, label: "A^{[\(l)]}", formula: "g(W^{[\(l)]} A^{[\(l - 1)]} + b^{[\(l)]})", layer: l))
    edges.append(.init(from: l - 1, to: l))
  }
  nodes.append(
    .init(id: L + 1, label: "J", formula: "\\tfrac{1}{m} \\sum L", layer: L + 1, isHighlighted: true))
  edges.append(.init(from: L, to: L + 1))
  for l in stride(from: L, through: 1, by: -1) {
    let id = 2 * L + 2 - l
    nodes.append(.init(id: id, label: "dW^{[\(l)]}, db^{[\(l)]}", formula: "dA^{[\(l)]}", layer: id))
    edges.append(.init(from: id - 1, to: id, label: "dA^{[\(l)]}"))
    edges.append(.init(from: l, to: id, label: "\\text{cache}"))
  }
  return GraphPicture(nodes: nodes, edges: edges)
}
