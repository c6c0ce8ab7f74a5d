/// A formula taken apart into single operations, as the lecture draws it.
///
///     var graph = ComputationGraph()
///     let a = graph.input("a", 5)
///     let b = graph.input("b", 3)
///     let c = graph.input("c", 2)
///     let u = graph.define("u", b * c)      // 6
///     let v = graph.define("v", a + u)      // 11
///     graph.define("J", 3 * v)              // 33
///     graph.backward()                      // dJ/da = 3, dJ/db = 6, dJ/dc = 9
///
/// A node is made from nodes that exist already. So the order of making is a topological order: going from
/// first to last, every node comes after all that it is computed from.
public struct ComputationGraph: Hashable, Sendable {
  public struct Node: Hashable, Sendable {
    public let name: String
    /// How it is computed; nil for an input.
    public let operation: Operation?
    /// What it is computed from: numbers and earlier nodes.
    public let operands: [Quantity]
    public internal(set) var value: Double
    /// The derivative of the output in this node, once `backward` has been through.
    public internal(set) var gradient = 0.0
  }

  /// In topological order; the last one is the output.
  public private(set) var nodes: [Node] = []
  /// Names that no inner node may take, since the formula means something else by them.
  var reserved: Set<String> = []

  public init() {}

  /// A quantity that is given.
  @discardableResult
  public mutating func input(_ name: String, _ value: Double) -> Quantity {
    append(Node(name: name, operation: nil, operands: [], value: value))
  }

  /// A quantity that is computed, `u = b * c`. Operations inside become nodes of their own.
  @discardableResult
  public mutating func define(_ name: String, _ quantity: Quantity) -> Quantity {
    guard case .result(let operation, let operands) = quantity else {
      return append(operation: .copy, of: [quantity], name: name)
    }
    return append(operation: operation, of: operands.map { node(for: $0) }, name: name)
  }

  /// From left to right: every value from the values before it.
  public mutating func forward() {
    for index in nodes.indices {
      guard let operation = nodes[index].operation else { continue }
      nodes[index].value = operation.applied(to: operandValues(of: nodes[index])).value
    }
  }

  /// From right to left: the derivative of the output in every node, by the chain rule.
  ///
  /// Every node hands its own derivative back to each of its operands, times the local derivative on the edge
  /// between. A node that feeds several others receives from each of them; what it receives adds up.
  ///
  /// - Returns: What was handed back over which edge, in order.
  @discardableResult
  public mutating func backward() -> [Contribution] {
    guard let output = nodes.indices.last else { return [] }
    for index in nodes.indices { nodes[index].gradient = 0 }
    nodes[output].gradient = 1  // dJ/dJ
    var trace: [Contribution] = []
    for (index, node) in nodes.enumerated().reversed() {
      guard let operation = node.operation else { continue }
      let upstream = nodes[index].gradient
      let localDerivatives = operation.applied(to: operandValues(of: node)).derivatives
      for case (.node(let operand), let local) in zip(node.operands, localDerivatives) {
        nodes[operand].gradient += upstream * local
        trace.append(Contribution(from: index, to: operand, upstream: upstream, local: local))
      }
    }
    return trace
  }

  /// One product of the chain rule: dJ/d(to) receives dJ/d(from) · d(from)/d(to).
  public struct Contribution: Hashable, Sendable {
    public let from: Int
    public let to: Int
    public let upstream: Double
    public let local: Double
    public var product: Double { upstream * local }
  }
}

extension ComputationGraph {
  /// The value of a node. An input can be set to another; `forward` then brings the rest up to date.
  public subscript(name: String) -> Double? {
    get { node(named: name).map { nodes[$0].value } }
    set {
      guard let newValue, let index = node(named: name), nodes[index].operation == nil else { return }
      nodes[index].value = newValue
    }
  }

  /// The same graph with one node a little larger, and all that follows from it.
  ///
  /// Nudging an inner node leaves what it is computed from as it was: that is what dJ/du asks about.
  public func nudged(_ index: Int, by step: Double) -> ComputationGraph {
    var graph = self
    graph.nodes[index].value += step
    for later in nodes.indices.dropFirst(index + 1) {
      guard let operation = nodes[later].operation else { continue }
      graph.nodes[later].value = operation.applied(to: graph.operandValues(of: nodes[later])).value
    }
    return graph
  }

  /// The derivative of the output in a node, as `backward` left it.
  public func gradient(_ name: String) -> Double? {
    node(named: name).map { nodes[$0].gradient }
  }

  /// Where the node of that name stands.
  public func node(named name: String) -> Int? {
    nodes.firstIndex { $0.name == name }
  }

  private func operandValues(of node: Node) -> [Double] {
    node.operands.map { operand in
      switch operand {
      case .number(let value): value
      case .node(let index): nodes[index].value
      case .result: preconditionFailure("an operand of a node is a number or a node")
      }
    }
  }

  private mutating func append(_ node: Node) -> Quantity {
    nodes.append(node)
    return .node(nodes.count - 1)
  }

  private mutating func append(operation: Operation, of operands: [Quantity], name: String) -> Quantity {
    var node = Node(name: name, operation: operation, operands: operands, value: 0)
    node.value = operation.applied(to: operandValues(of: node)).value
    return append(node)
  }

  /// The node that computes an inner operation; one that is there already is used again.
  private mutating func node(for quantity: Quantity) -> Quantity {
    guard case .result(let operation, let operands) = quantity else { return quantity }
    let inner = operands.map { node(for: $0) }
    if let same = nodes.firstIndex(where: { $0.operation == operation && $0.operands == inner }) {
      return .node(same)
    }
    return append(operation: operation, of: inner, name: unusedName())
  }

  /// The letters that the lecture takes for what stands between: u, v, w, …
  ///
  /// A letter is left alone where a name begins with it: no `w` beside `w1`.
  private func unusedName() -> String {
    let taken = reserved.union(nodes.map(\.name))
    let initials = Set(taken.map { $0.prefix(1) })
    let letters = ["u", "v", "w", "p", "q", "r", "s"].filter { !initials.contains($0.prefix(1)) }
    return letters.first ?? (1...).lazy.map { "t\($0)" }.first { !taken.contains($0) } ?? ""
  }
}
