internal import Algebra
internal import NeuralNetworks

extension Experiment {
  /// Units 2.7 and 2.8: a formula as a graph, its values from left to right, its derivatives back.
  static let computationGraph = Experiment(
    "computation-graph", unit: "2.7",
    title: LocalizedText("Computation graph", "计算图"),
    shows: [
      Implementation("Sources/NeuralNetworks/ComputationGraph.swift", "define"),
      Implementation("Sources/NeuralNetworks/ComputationGraph.swift", "forward"),
      Implementation("Sources/NeuralNetworks/ComputationGraph.swift", "backward"),
    ],
    parameters: [
      Parameter(
        "formula", .formula, standard: "J = 3(a + bc)",
        LocalizedText(
          "the formula; several equations with ; between them name the nodes",
          "公式；用 ; 分开的多个等式给中间节点命名")),
      Parameter(
        "walk",
        .choice([
          .init("forward", LocalizedText("values only", "只算值")),
          .init("backward", LocalizedText("values, then derivatives", "先算值，再求导")),
        ]), standard: "backward",
        LocalizedText("how far to go", "走到哪一步")),
      Parameter(
        "nudge", .name, standard: "",
        LocalizedText(
          "the node to be made a little larger; 'each' for all in turn", "要微调的节点；each 表示依次微调每个节点")),
      Parameter(
        "h", .number(-1...1), standard: "0.001", step: 0.001, LocalizedText("how much larger", "微调多少")),
    ],
    openParameters: { (values) throws(ExperimentError) in
      let text = values["formula"]?.text ?? "J = 3(a + bc)"
      return try inputNames(of: equations(text, of: "formula"), from: "formula").map { name in
        Parameter(
          name, .number(-1e6...1e6), standard: lectureValues[name] ?? "1", step: 1,
          LocalizedText("the value of $\(TeX.symbol(name))$", "$\(TeX.symbol(name))$ 的值"))
      }
    }
  ) { (arguments, _) throws(ExperimentError) in
    var inputs: [String: Double] = [:]
    for name in arguments.openNames { inputs[name] = arguments.number(name) }
    var graph = try graph(
      of: equations(arguments.word("formula"), of: "formula"), from: "formula", inputs: inputs)
    let walksBack = arguments.word("walk") == "backward"
    let trace = graph.backward()

    var findings = Findings()
    findings.show(GraphPicture(graph, showing: walksBack ? .valuesAndGradients : .values))
    findings.show(forwardTable(of: graph))
    if walksBack {
      for line in ChainRuleLine.lines(of: graph, trace) { findings.formula(line.latex, line.note) }
    }
    for node in graph.nodes { findings.claim(node.name, node.value) }
    if walksBack, let output = graph.nodes.last?.name {
      for node in graph.nodes.dropLast() { findings.claim("d\(output)/d\(node.name)", node.gradient) }
    }
    try findings.nudge(graph, arguments.word("nudge"), by: arguments.number("h"))
    return findings
  }
}

/// The numbers of the lecture, for a formula that uses its letters.
private let lectureValues = ["a": "5", "b": "3", "c": "2"]

/// Every computed node with its formula, with the numbers put in, and its value.
private func forwardTable(of graph: ComputationGraph) -> Table {
  let labels = graph.nodes.map { TeX.symbol($0.name) }
  let numbers = graph.nodes.map { TeX.factor($0.value) }
  return Table(
    LocalizedText("Forward: values from left to right", "前向：从左到右求值"),
    columns: [
      LocalizedText("node", "节点"), LocalizedText("formula", "公式"),
      LocalizedText("with numbers", "代入数字"), LocalizedText("value", "值"),
    ],
    rows: graph.nodes.enumerated().compactMap { index, node in
      guard let operation = node.operation else { return nil }
      let formula = DerivativeRule(operation, of: node.operands.map { $0.tex(labels) }).formula
      let filled = DerivativeRule(operation, of: node.operands.map { $0.tex(numbers) }).formula
      return [
        .formula(labels[index]), .formula(formula), .formula(filled), .number(node.value, .significant(9)),
      ]
    })
}

extension Findings {
  /// What happens to every later node when one is made a little larger.
  fileprivate mutating func nudge(
    _ graph: ComputationGraph, _ name: String, by step: Double
  ) throws(ExperimentError) {
    guard !name.isEmpty else { return }
    let targets =
      name == "each" ? Array(graph.nodes.indices.dropLast()) : [graph.node(named: name)].compactMap { $0 }
    guard !targets.isEmpty, let output = graph.nodes.indices.last else {
      let names = graph.nodes.map(\.name).joined(separator: ", ")
      throw .unsuitable(
        parameter: "nudge", message: "there is no node '\(name)' to nudge", help: "the nodes are \(names)",
        at: nil)
    }
    guard step != 0 else {
      throw .unsuitable(parameter: "h", message: "a nudge of 0 shows nothing", help: "try 0.001", at: nil)
    }
    var rows: [[Table.Cell]] = []
    for target in targets {
      let after = graph.nudged(target, by: step)
      let shown =
        name == "each"
        ? [output] : graph.nodes.indices.filter { graph.nodes[$0].value != after.nodes[$0].value }
      for index in shown {
        let change = after.nodes[index].value - graph.nodes[index].value
        rows.append([
          .formula(TeX.symbol(graph.nodes[target].name)), .formula(TeX.symbol(graph.nodes[index].name)),
          .number(graph.nodes[index].value, .significant(9)),
          .number(after.nodes[index].value, .significant(9)),
          .number(change, .significant(6)), .number(change / step, .significant(6)),
        ])
        let what = "\(graph.nodes[index].name) after nudging \(graph.nodes[target].name)"
        claim(what, after.nodes[index].value)
      }
      let change = after.nodes[output].value - graph.nodes[output].value
      claim("slope in \(graph.nodes[target].name)", change / step)
    }
    show(
      Table(
        LocalizedText("Nudge by $\(TeX.number(step))$", "微调 $\(TeX.number(step))$"),
        columns: [
          LocalizedText("nudged", "微调"), LocalizedText("node", "节点"), LocalizedText("before", "之前"),
          LocalizedText("after", "之后"), LocalizedText("change", "变化"),
          LocalizedText("change ÷ nudge", "变化 ÷ 微调"),
        ],
        rows: rows))
  }
}
