internal import NeuralNetworks

extension GraphPicture {
  /// What of a graph is shown.
  enum Contents {
    /// The values, as the forward pass finds them.
    case values
    /// The values and, under them, what the backward pass found.
    case valuesAndGradients
  }

  /// The drawing of a graph; the local derivative stands on every edge once there are gradients.
  init(
    _ graph: ComputationGraph, showing contents: Contents = .valuesAndGradients,
    highlighted: Set<String> = [], style: NumberStyle = .significant(6)
  ) {
    var layers: [Int] = []
    var edges: [Edge] = []
    let labels = graph.nodes.map { TeX.symbol($0.name) }
    for (index, node) in graph.nodes.enumerated() {
      layers.append(node.inner.map { layers[$0] + 1 }.max() ?? 0)
      let rule = node.operation.map { DerivativeRule($0, of: node.operands.map { $0.tex(labels) }) }
      for (place, operand) in node.operands.enumerated() {
        guard case .node(let from) = operand else { continue }
        let ratio = "\\frac{d\(labels[index])}{d\(labels[from])}"
        edges.append(
          Edge(
            from: from, to: index,
            label: contents == .values ? nil : rule.map { "\(ratio) = \($0.derivatives[place])" },
            derivative: contents == .values ? nil : node.localDerivatives(in: graph)[place],
            isHighlighted: highlighted.contains(node.name)
              && highlighted.contains(graph.nodes[from].name)))
      }
    }
    let nodes = graph.nodes.enumerated().map { index, node in
      Node(
        id: index, label: labels[index],
        formula: node.operation.map { DerivativeRule($0, of: node.operands.map { $0.tex(labels) }).formula },
        value: node.value, gradient: contents == .values ? nil : node.gradient, layer: layers[index],
        isHighlighted: highlighted.contains(node.name))
    }
    self.init(nodes: nodes, edges: edges, style: style)
  }
}

extension ComputationGraph.Node {
  /// The nodes it is computed from.
  var inner: [Int] {
    operands.compactMap { if case .node(let index) = $0 { index } else { nil } }
  }

  /// The numbers on its incoming edges.
  func localDerivatives(in graph: ComputationGraph) -> [Double] {
    let values = operands.map { operand in
      switch operand {
      case .number(let value): value
      case .node(let index): graph.nodes[index].value
      case .result: Double.nan
      }
    }
    return operation?.applied(to: values).derivatives ?? []
  }
}

extension ComputationGraph.Quantity {
  func tex(_ labels: [String]) -> String {
    switch self {
    case .number(let value): TeX.number(value, .shortest)
    case .node(let index): labels[index]
    case .result: ""
    }
  }
}
