internal import NeuralNetworks

/// One line of the backward walk: dJ/da = dJ/dv · dv/da = 3 · 1 = 3.
struct ChainRuleLine {
  let latex: String
  let note: LocalizedText?

  /// A line for every node but the output, in the order of the walk: from right to left.
  static func lines(
    of graph: ComputationGraph, _ trace: [ComputationGraph.Contribution]
  ) -> [ChainRuleLine] {
    guard let output = graph.nodes.indices.last else { return [] }
    let labels = graph.nodes.map { TeX.symbol($0.name) }
    let byNode = Dictionary(grouping: trace, by: \.to)
    return graph.nodes.indices.reversed().filter { $0 != output }.map { index in
      let products = byNode[index] ?? []
      let chain = products.map { product in
        product.from == output
          ? ratio(labels[output], labels[index])
          : "\(ratio(labels[output], labels[product.from])) \\cdot \(ratio(labels[product.from], labels[index]))"
      }
      let numbers = products.map { product in
        product.from == output
          ? TeX.number(product.local) : "\(TeX.factor(product.upstream)) \\cdot \(TeX.factor(product.local))"
      }
      let total = TeX.number(graph.nodes[index].gradient)
      var latex = ratio(labels[output], labels[index])
      let symbols = chain.joined(separator: " + ")
      if symbols != latex, !symbols.isEmpty { latex += " = \(symbols)" }
      let filled = numbers.joined(separator: " + ")
      if filled != total, !filled.isEmpty { latex += " = \(filled)" }
      return ChainRuleLine(
        latex: latex + " = \(total)",
        note: products.count > 1
          ? LocalizedText(
            "$\(labels[index])$ feeds \(products.count) nodes: what comes back adds up",
            "$\(labels[index])$ 通向 \(products.count) 个节点：传回来的要相加") : nil)
    }
  }
}

private func ratio(_ above: String, _ below: String) -> String {
  "\\frac{d\(above)}{d\(below)}"
}
