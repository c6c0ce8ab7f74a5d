extension TermGraph {
  /// The derivatives of one node by many variables, in one sweep from the output back (reverse mode).
  package func gradient(of target: TermID, by variables: [TermID]) -> [TermID] {
    let zero = constant(0)
    let nodes = reachable(from: target)
    // Only what leads to one of the variables matters.
    var matters = [Bool](repeating: false, count: Int(target) + 1)
    for variable in variables where variable <= target { matters[Int(variable)] = true }
    for id in nodes where !matters[Int(id)] {
      forEachOperand(of: id) { if matters[Int($0)] { matters[Int(id)] = true } }
    }
    var adjoints = [TermID](repeating: zero, count: Int(target) + 1)
    adjoints[Int(target)] = constant(1)
    for id in nodes.reversed() where matters[Int(id)] {
      if exhausted != nil { break }
      let adjoint = adjoints[Int(id)]
      if isZero(adjoint) { continue }
      forEachLocalDerivative(of: id) { operand, local in
        guard matters[Int(operand)] else { return }
        adjoints[Int(operand)] = add(adjoints[Int(operand)], multiply(adjoint, local()))
      }
    }
    return variables.map { $0 <= target ? adjoints[Int($0)] : zero }
  }

  /// Every operand that the node depends on smoothly, with the node's derivative by it.
  private func forEachLocalDerivative(of id: TermID, _ body: (TermID, () -> TermID) -> Void) {
    let term = self[id]
    switch term.operation {
    case .constant, .variable, .pi, .logBase, .floor, .factorial, .sign: break
    case .add:
      body(term.a) { constant(1) }
      body(term.b) { constant(1) }
    case .multiply:
      body(term.a) { term.b }
      body(term.b) { term.a }
    case .power:
      body(term.a) { multiply(constant(Int(term.b)), power(term.a, Int(term.b) - 1)) }
    case .root:
      body(term.a) { divide(id, multiply(constant(Int(term.b)), term.a)) }
    case .exp:
      body(term.a) { id }
    case .log:
      body(term.a) { power(term.a, -1) }
    case .sin:
      body(term.a) { unified(Term(.cos, term.a)) }
    case .cos:
      body(term.a) { negate(unified(Term(.sin, term.a))) }
    case .asin:
      body(term.a) { power(root(subtract(constant(1), power(term.a, 2)), 2), -1) }
    case .atan:
      body(term.a) { power(add(constant(1), power(term.a, 2)), -1) }
    case .abs:
      body(term.a) { sign(term.a) }
    case .select:
      body(term.b) { select(term.a, constant(1), constant(0)) }
      body(term.c) { select(term.a, constant(0), constant(1)) }
    case .unknown:
      let function = unknowns[Int(term.a)]
      let arguments = argumentLists[Int(term.b)]
      for (index, argument) in arguments.enumerated() {
        body(argument) {
          arguments.count == 1
            ? unknown(function.name, primes: function.primes + 1, arguments)
            : unknown(
              Symbol("\(function.name.name),\(index + 1)"), primes: function.primes, arguments)
        }
      }
    }
  }
}
