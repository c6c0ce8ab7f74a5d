internal import NeuralNetworks

extension Experiment {
  /// Unit 3.1: the chain x → z[1] → a[1] → z[2] → a[2] → L with one unit a layer, and back.
  static let twoLayerChain = Experiment(
    "two-layer-chain", unit: "3.1",
    title: LocalizedText("Two units in a row", "两个单元串联"),
    shows: [Implementation("Sources/NeuralNetworks/ComputationGraph.swift", "backward")],
    parameters: [
      Parameter("x", .number(-100...100), standard: "2", step: 1, LocalizedText("the feature", "特征")),
      Parameter(
        "w1", .number(-100...100), standard: "0.5", step: 0.5, LocalizedText("weight of layer 1", "第 1 层权重")),
      Parameter(
        "b1", .number(-100...100), standard: "-1", step: 0.5, LocalizedText("bias of layer 1", "第 1 层偏置")),
      Parameter(
        "w2", .number(-100...100), standard: "2", step: 0.5, LocalizedText("weight of layer 2", "第 2 层权重")),
      Parameter(
        "b2", .number(-100...100), standard: "0", step: 0.5, LocalizedText("bias of layer 2", "第 2 层偏置")),
      Parameter("y", .integer(0...1), standard: "0", step: 1, LocalizedText("the label", "标签")),
      .activation(standard: "sigmoid"),
    ]
  ) { arguments, _ in
    let y = arguments.number("y")
    var graph = ComputationGraph()
    let x = graph.input("x", arguments.number("x"))
    let w1 = graph.input("W[1]", arguments.number("w1"))
    let b1 = graph.input("b[1]", arguments.number("b1"))
    let z1 = graph.define("z[1]", .applying(.add, w1 * x, b1))
    let a1 = graph.define("a[1]", .applying(arguments.activation().operation, z1))
    let w2 = graph.input("W[2]", arguments.number("w2"))
    let b2 = graph.input("b[2]", arguments.number("b2"))
    let z2 = graph.define("z[2]", .applying(.add, w2 * a1, b2))
    let a2 = graph.define("a[2]", .applying(.sigmoid, z2))
    graph.define("L", .applying(.logLoss, a2, .number(y)))
    let trace = graph.backward()

    var findings = Findings()
    findings.show(
      GraphPicture(graph, highlighted: ["z[1]", "a[1]", "z[2]", "a[2]", "L"], style: .significant(4)))
    for line in ChainRuleLine.lines(of: graph, trace) { findings.formula(line.latex, line.note) }
    for name in ["z[1]", "a[1]", "z[2]", "a[2]", "L"] {
      findings.claim(name.filter { !"[]".contains($0) }, graph[name] ?? .nan)
    }
    for name in ["a[2]", "z[2]", "W[2]", "b[2]", "a[1]", "z[1]", "W[1]", "b[1]", "x"] {
      findings.claim("d" + name.filter { !"[]".contains($0) }, graph.gradient(name) ?? .nan)
    }
    return findings
  }
}

extension Activation {
  /// The same function as a node of a graph.
  var operation: ComputationGraph.Operation {
    switch self {
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .identity: .copy
    }
  }
}
