internal import Algebra
internal import SourceText

extension Expression {
  /// The formulas that a node is made of, left to right; of an indexed name, the base alone.
  var parts: [Expression] { operands }

  /// The same node with other parts, as many as it has.
  func with(parts new: [Expression]) -> Expression {
    switch node {
    case .number, .constant, .symbol: self
    case .negation: made(.negation(new[0]))
    case .transpose: made(.transpose(new[0]))
    case .reduction(let kind, _, let axis, let keeps):
      made(.reduction(kind, new[0], axis: axis, keepsDimensions: keeps))
    case .element(_, let indices): made(.element(new[0], indices))
    case .sum: made(.sum(new))
    case .product(_, let kind): made(.product(new, kind))
    case .conjunction: made(.conjunction(new))
    case .call(let function, let primes, _): made(.call(function, primes: primes, new))
    case .quotient: made(.quotient(new[0], new[1]))
    case .power: made(.power(new[0], new[1]))
    case .comparison(let relation, _, _): made(.comparison(relation, new[0], new[1]))
    case .derivative(_, _, let partial):
      made(.derivative(new[0], by: Array(new.dropFirst()), partial: partial))
    case .series(let kind, let index, _, _, _):
      made(.series(kind, index: index, lower: new[0], upper: new[1], body: new[2]))
    case .piecewise(let branches, let otherwise):
      made(
        .piecewise(
          branches.indices.map { Branch(new[2 * $0], when: new[2 * $0 + 1]) },
          otherwise: otherwise == nil ? nil : new[2 * branches.count]))
    case .matrix(let rows): made(.matrix(Expression.rows(of: new, like: rows)))
    case .filled(let filling, _, _): made(.filled(filling, rows: new[0], columns: new[1]))
    case .reshape: made(.reshape(new[0], rows: new[1], columns: new[2]))
    }
  }

  private func made(_ node: Node) -> Expression { Expression(node, at: range, actsOnEntries: actsOnEntries) }

  private static func rows(of entries: [Expression], like rows: [[Expression]]) -> [[Expression]] {
    var start = 0
    return rows.map { row in
      defer { start += row.count }
      return Array(entries[start..<start + row.count])
    }
  }

  /// The same node with one part replaced.
  func replacing(part index: Int, with new: Expression) -> Expression {
    var parts = self.parts
    parts[index] = new
    return with(parts: parts)
  }

  /// The formula with the node at `path` replaced; a path holds the index of a part on every level.
  func replacing(at path: ArraySlice<Int>, with new: Expression) -> Expression {
    guard let first = path.first else { return new }
    return replacing(part: first, with: parts[first].replacing(at: path.dropFirst(), with: new))
  }

  subscript(path: ArraySlice<Int>) -> Expression {
    guard let first = path.first else { return self }
    return parts[first][path.dropFirst()]
  }

  /// Every node with its path, from the root down and left to right.
  var positions: [(path: [Int], node: Expression)] {
    var found: [(path: [Int], node: Expression)] = []
    var path: [Int] = []
    func visit(_ node: Expression) {
      found.append((path, node))
      // Names of a derivative's variables are no formulas of their own.
      if case .derivative(let target, _, _) = node.node {
        path.append(0)
        visit(target)
        path.removeLast()
        return
      }
      for (index, part) in node.parts.enumerated() {
        path.append(index)
        visit(part)
        path.removeLast()
      }
    }
    visit(self)
    return found
  }

  /// Whether some node, this one included, fulfils the condition.
  func contains(where condition: (Expression) -> Bool) -> Bool {
    condition(self) || parts.contains { $0.contains(where: condition) }
  }

  func contains(_ other: Expression) -> Bool { contains { $0 == other } }

  /// The formula with every node replaced, from the leaves up, for which `change` gives another.
  func replacing(where change: (Expression) -> Expression?) -> Expression {
    if let new = change(self) { return new }
    let parts = self.parts
    if parts.isEmpty { return self }
    var isSame = true
    let changed = parts.map { part in
      let new = part.replacing(where: change)
      if isSame && new != part { isSame = false }
      return new
    }
    return isSame ? self : with(parts: changed)
  }

  /// The formula with names replaced by formulas, all at once.
  func replacing(_ names: [Symbol: Expression]) -> Expression {
    if names.isEmpty { return self }
    return replacing { node in
      switch node.node {
      case .symbol(let name): names[name]
      case .element(let base, let indices):
        Expression(
          .element(base.replacing(names), indices.map { $0.replacing(names) }), at: node.range)
      case .series(let kind, let index, let lower, let upper, let body) where names[index] != nil:
        // The index of a sum hides a name outside.
        Expression(
          .series(
            kind, index: index, lower: lower.replacing(names), upper: upper.replacing(names),
            body: body.replacing(names.filter { $0.key != index })), at: node.range)
      case .derivative(let target, let variables, let partial):
        // The name that a derivative is taken by stays a name.
        Expression(
          .derivative(
            target.replacing(names.filter { !variables.names.contains($0.key) }),
            by: variables, partial: partial), at: node.range)
      default: nil
      }
    }
  }

  /// The number of nodes.
  var size: Int {
    switch node {
    case .number, .constant, .symbol: 1
    case .negation(let part): 1 + part.size
    case .sum(let parts), .product(let parts, _), .call(_, _, let parts): parts.reduce(1) { $0 + $1.size }
    case .quotient(let a, let b), .power(let a, let b): 1 + a.size + b.size
    default: parts.reduce(1) { $0 + $1.size }
    }
  }
}

extension Expression.Index {
  fileprivate func replacing(_ names: [Symbol: Expression]) -> Expression.Index {
    switch self {
    case .entry(let place): .entry(place.replacing(names))
    case .subscript(let place): .subscript(place.replacing(names))
    case .example(let place): .example(place.replacing(names))
    case .all: .all
    }
  }
}

extension [Expression] {
  /// The names among these formulas.
  var names: Set<Symbol> {
    var found: Set<Symbol> = []
    for case .symbol(let name) in map({ $0.node }) { found.insert(name) }
    return found
  }
}
