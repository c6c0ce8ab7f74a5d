/// A formula as nodes in the order in which they are computed.
struct ComputationGraph {
  var nodes: [Node] = []

  /// From right to left: the derivative of the output in every node, by the chain rule.
  ///
  /// A node that feeds several others receives from each of them; what it receives adds up.
  mutating func backward() {
    guard let output = nodes.indices.last else { return }
    for index in nodes.indices { nodes[index].gradient = 0 }
    nodes[output].gradient = 1  // dJ/dJ
    for (index, node) in nodes.enumerated().reversed() {
      let upstream = nodes[index].gradient
      for (operand, local) in zip(node.operands, node.localDerivatives) where local != 0 && upstream != 0 {
        nodes[operand].gradient += upstream * local
      }
    }
    print("done with \"\(nodes.count)\" nodes, \(nodes.map { "\($0.gradient)" }.joined(separator: ", "))")
  }
}
