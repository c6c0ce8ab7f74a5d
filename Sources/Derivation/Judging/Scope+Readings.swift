internal import Algebra

extension Scope {
  /// What `dZ` and `dz_i` mean where the cost is a mean over examples.
  ///
  /// The course leaves the factor 1/m to the parameters: dZ = A − Y, dW = 1/m dZ Xᵀ. Taken literally dZ would be
  /// (A − Y)/m. A derivation may do either, all the way through.
  enum ExampleConvention: Hashable, Sendable {
    case open
    /// The derivative of the sum of the losses.
    case ofLosses
    /// The derivative of the cost itself.
    case ofCost
  }

  /// What `dJ` and `dv` mean as differentials: `dJ = 3 dv`.
  enum Differentials: Hashable, Sendable {
    /// `dv` is the derivative of the output by v.
    case none
    /// Every name that is free may change.
    case total
    /// Only what the goal is differentiated by changes.
    case ofVariable
  }

  /// The size that a mean cost divides by, where it does.
  static func meanSize(_ output: Symbol?, _ graph: DefinitionGraph, _ shapes: [Symbol: Shape]) -> Symbol? {
    guard let output else { return nil }
    let cost = graph.expanded(.name(output))
    var sizes: Set<Symbol> = []
    for shape in shapes.values { for size in shape.sizes ?? [] { sizes.formUnion(size.names) } }
    _ = cost.contains { node in
      if case .series(_, _, _, let upper, _) = node.node { sizes.formUnion(upper.names) }
      return false
    }
    var found: Symbol?
    _ = cost.contains { node in
      if case .quotient(_, let bottom) = node.node {
        for factor in bottom.factors {
          if case .symbol(let name) = factor.node, sizes.contains(name) { found = found ?? name }
        }
      }
      return false
    }
    return found
  }

  /// `dX` of a quantity that every example has, in the convention of this derivation.
  func perExample(_ derivative: Expression, of quantity: Expression) -> Expression {
    guard let meanSize, convention != .ofCost, belongsToExamples(quantity) else { return derivative }
    return .product([.name(meanSize), derivative])
  }

  func belongsToExamples(_ quantity: Expression) -> Bool {
    guard let meanSize else { return false }
    switch quantity.node {
    case .element: return true
    case .symbol(let name):
      guard let shape = try? judge.shape(of: quantity), shapes[name] != nil || definitions[name] != nil,
        case .matrix(_, let columns) = shape
      else { return false }
      return columns == .name(meanSize)
    default: return false
    }
  }

  /// `dv` as a differential: what v changes by when the free names change by a little each.
  func differential(_ quantity: Symbol) -> Expression {
    let names = graph.expanded(.name(quantity)).names.sorted()
    let terms = names.compactMap { name -> Expression? in
      if differentials == .ofVariable && name != variable { return nil }
      let change = Expression.name(Symbol("\u{2}d" + name.name))
      return name == quantity ? change : .product([.derivative(.name(quantity), by: .name(name)), change])
    }
    return .sum(terms)
  }
}
