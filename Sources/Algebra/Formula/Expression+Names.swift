extension Expression {
  /// The operands of a node, left to right; of an indexed name, the base alone.
  package var operands: [Expression] {
    switch node {
    case .number, .constant, .symbol: []
    case .negation(let a), .transpose(let a), .reduction(_, let a, _, _), .element(let a, _): [a]
    case .sum(let parts), .product(let parts, _), .conjunction(let parts), .call(_, _, let parts): parts
    case .quotient(let a, let b), .power(let a, let b), .comparison(_, let a, let b): [a, b]
    case .derivative(let target, let variables, _): [target] + variables
    case .series(_, _, let lower, let upper, let body): [lower, upper, body]
    case .piecewise(let branches, let otherwise):
      branches.flatMap { [$0.value, $0.condition] } + (otherwise.map { [$0] } ?? [])
    case .matrix(let rows): rows.flatMap { $0 }
    case .filled(_, let rows, let columns): [rows, columns]
    case .reshape(let a, let rows, let columns): [a, rows, columns]
    }
  }

  /// Every name in the formula, indices included.
  public var names: Set<Symbol> {
    var found: Set<Symbol> = []
    collectNames(into: &found)
    return found
  }

  private func collectNames(into found: inout Set<Symbol>) {
    if case .symbol(let name) = node { found.insert(name) }
    if case .element(_, let indices) = node {
      for index in indices {
        switch index {
        case .entry(let e), .subscript(let e), .example(let e): e.collectNames(into: &found)
        case .all: break
        }
      }
    }
    for operand in operands { operand.collectNames(into: &found) }
  }
}
