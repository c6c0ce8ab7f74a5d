internal import Algebra

/// A value that the learner has come to for a quantity, and that is wrong.
struct Belief: Hashable, Sendable {
  /// A name, or a derivative.
  let quantity: Expression
  let value: Expression
  /// The line of the slip, counted from 1.
  let line: Int
}

extension Scope {
  /// What a formula comes to for a learner who holds these beliefs.
  func believed(_ formula: Expression, _ beliefs: [Belief]) -> Expression {
    formula.replacing { node in
      guard let belief = beliefs.last(where: { $0.quantity.isSameQuantity(as: node) }) else { return nil }
      return belief.value
    }
  }

  /// What a derivative comes to when one factor on the way is believed to be another.
  ///
  /// dT/dv sums over all ways from v to T; those through the edge n → k contribute dT/dn · dn/dk · dk/dv.
  func derivative(_ formula: Expression, with belief: Belief) -> Expression? {
    guard case .derivative(let target, let variables, _) = formula.node, variables.count == 1,
      case .derivative(let upper, let lowers, _) = belief.quantity.node, lowers.count == 1,
      case .symbol(let variable) = variables[0].node, case .symbol(let lower) = lowers[0].node,
      case .symbol(let upperName) = upper.node
    else { return nil }
    let graph = self.graph
    guard graph.depends(target, on: upperName), graph.depends(.name(lower), on: variable) else { return nil }
    var factors: [Expression] = []
    if target != upper { factors.append(.derivative(target, by: upper)) }
    factors.append(.sum([belief.value, belief.quantity.negated]))
    if lower != variable { factors.append(.derivative(.name(lower), by: variables[0])) }
    return .sum([formula, .product(factors)])
  }
}

extension Expression {
  /// The same name or the same derivative, `d` or `∂`.
  func isSameQuantity(as other: Expression) -> Bool {
    switch (node, other.node) {
    case (.symbol(let a), .symbol(let b)): a == b
    case (.derivative(let a, let x, _), .derivative(let b, let y, _)): a == b && x == y
    default: false
    }
  }

  /// A name or a derivative: something that has a value rather than a computation that may go wrong.
  var isQuantity: Bool {
    switch node {
    case .symbol, .derivative: true
    case .element(let base, _): base.isQuantity
    case .call(_, let primes, let arguments): primes > 0 && arguments.allSatisfy { $0.isQuantity }
    default: false
    }
  }

  /// Whether a derivative is still to be worked out in it.
  var hasDerivative: Bool {
    contains { node in
      switch node.node {
      case .derivative: true
      case .call(_, let primes, _): primes > 0
      default: false
      }
    }
  }
}
