internal import Algebra

/// The graph that definitions form: who is computed from whom, and how a change travels.
struct DefinitionGraph: Sendable {
  let definitions: [Symbol: Expression]

  /// One edge: how the value of `formula` answers to a change of `lower` alone, everything else held.
  struct Link: Hashable, Sendable {
    /// The quantity above: a name, or the formula itself where it has none.
    let upper: Expression
    let formula: Expression
    let lower: Symbol

    /// `dv/du`
    var derivative: Expression { .derivative(upper, by: .name(lower)) }

    /// The derivative worked out; nil where no rule is known.
    var slope: Expression? { Differentiation.slope(of: formula, by: lower) }
  }

  /// What a formula is, one definition deep.
  private func body(of formula: Expression) -> Expression {
    if case .symbol(let name) = formula.node, let definition = definitions[name] { return definition }
    return formula
  }

  /// Names that a formula is computed from, directly.
  func inputs(of formula: Expression) -> [Symbol] { body(of: formula).names.sorted() }

  /// Whether a change of `name` changes the formula.
  func depends(_ formula: Expression, on name: Symbol) -> Bool {
    var seen: Set<Symbol> = []
    var open = Array(body(of: formula).names)
    if formula == .name(name) { return true }
    while let next = open.popLast() {
      if next == name { return true }
      if seen.insert(next).inserted, let definition = definitions[next] { open += definition.names }
    }
    return false
  }

  /// Every way from a formula down to a name, each as its edges from the top; nil where there are too many.
  func paths(from formula: Expression, to name: Symbol, limit: Int = 24) -> [[Link]]? {
    var found: [[Link]] = []
    var path: [Link] = []
    var isComplete = true
    func walk(_ upper: Expression) {
      if found.count >= limit || path.count > 24 {
        isComplete = false
        return
      }
      let body = self.body(of: upper)
      for lower in body.names.sorted() {
        let next = Expression.name(lower)
        guard lower == name || (definitions[lower] != nil && depends(next, on: name)) else { continue }
        path.append(Link(upper: upper, formula: body, lower: lower))
        if lower == name { found.append(path) } else { walk(next) }
        path.removeLast()
      }
    }
    if formula == .name(name) { return [[]] }
    walk(formula)
    return isComplete ? found : nil
  }

  /// The names between a formula and a name: on a path, without its ends.
  func between(_ formula: Expression, and name: Symbol) -> [Symbol] {
    var found: Set<Symbol> = []
    for path in paths(from: formula, to: name) ?? [] {
      for link in path.dropLast() { found.insert(link.lower) }
    }
    return found.sorted()
  }

  /// A formula in the names that nothing defines.
  func expanded(_ formula: Expression, depth: Int = 0) -> Expression {
    if depth > 64 { return formula }
    var table: [Symbol: Expression] = [:]
    for name in formula.names {
      if let definition = definitions[name] { table[name] = expanded(definition, depth: depth + 1) }
    }
    return formula.replacing(table)
  }

  /// Names with a definition that no other definition uses, numbers aside.
  var outputs: [Symbol] {
    var used: Set<Symbol> = []
    for (_, value) in definitions { used.formUnion(value.names) }
    return definitions.filter { !used.contains($0.key) && !$0.value.names.isEmpty }.map { $0.key }.sorted()
  }
}
