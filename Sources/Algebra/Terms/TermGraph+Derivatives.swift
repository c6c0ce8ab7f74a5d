extension TermGraph {
  /// The derivative of every target by one variable, by the rules of differentiation.
  ///
  /// At a kink (|x|, max, a step) it is the derivative on either side; the kink itself has none.
  package func derivative(of target: TermID, by variable: TermID) -> TermID {
    let nodes = reachable(from: target)
    var slopes: [TermID: TermID] = [:]
    slopes.reserveCapacity(nodes.count)
    let zero = constant(0)
    for id in nodes {
      if exhausted != nil { return zero }
      slopes[id] = id == variable ? constant(1) : slope(of: id, slopes, zero)
    }
    return slopes[target] ?? zero
  }

  /// The nodes that a node is made of, itself included, operands first.
  package func reachable(from target: TermID) -> [TermID] {
    var marked = [Bool](repeating: false, count: Int(target) + 1)
    marked[Int(target)] = true
    var nodes: [TermID] = []
    for id in stride(from: target, through: 0, by: -1) where marked[Int(id)] {
      nodes.append(id)
      forEachOperand(of: id) { marked[Int($0)] = true }
    }
    return nodes.reversed()
  }

  /// The operands that give a node its value; of a logarithm its argument, not its expansion.
  @inline(__always)
  package func forEachOperand(of id: TermID, _ body: (TermID) -> Void) {
    let term = self[id]
    switch term.operation {
    case .constant, .variable, .pi, .logBase: break
    case .add, .multiply:
      body(term.a)
      body(term.b)
    case .select:
      body(term.a)
      body(term.b)
      body(term.c)
    case .unknown:
      for argument in argumentLists[Int(term.b)] { body(argument) }
    default: body(term.a)
    }
  }

  private func slope(of id: TermID, _ slopes: [TermID: TermID], _ zero: TermID) -> TermID {
    let term = self[id]
    func d(_ operand: TermID) -> TermID { slopes[operand] ?? zero }
    switch term.operation {
    case .constant, .variable, .pi, .logBase, .floor, .factorial, .sign:
      return zero
    case .add:
      return add(d(term.a), d(term.b))
    case .multiply:
      return add(multiply(d(term.a), term.b), multiply(term.a, d(term.b)))
    case .power:
      let n = Int(term.b)
      if isZero(d(term.a)) { return zero }
      return multiply(multiply(constant(n), power(term.a, n - 1)), d(term.a))
    case .root:
      if isZero(d(term.a)) { return zero }
      // (a^(1/n))' = a^(1/n) / (n a) · a'
      return divide(multiply(id, d(term.a)), multiply(constant(Int(term.b)), term.a))
    case .exp:
      return multiply(id, d(term.a))
    case .log:
      return isZero(d(term.a)) ? zero : divide(d(term.a), term.a)
    case .sin:
      return multiply(unified(Term(.cos, term.a)), d(term.a))
    case .cos:
      return negate(multiply(unified(Term(.sin, term.a)), d(term.a)))
    case .asin:
      if isZero(d(term.a)) { return zero }
      return divide(d(term.a), root(subtract(constant(1), power(term.a, 2)), 2))
    case .atan:
      if isZero(d(term.a)) { return zero }
      return divide(d(term.a), add(constant(1), power(term.a, 2)))
    case .abs:
      return multiply(sign(term.a), d(term.a))
    case .select:
      return select(term.a, d(term.b), d(term.c))
    case .unknown:
      let function = unknowns[Int(term.a)]
      let arguments = argumentLists[Int(term.b)]
      var sum = zero
      for (index, argument) in arguments.enumerated() where !isZero(d(argument)) {
        // One argument: g', g''. More: the derivative by each is a function of its own.
        let outer =
          arguments.count == 1
          ? unknown(function.name, primes: function.primes + 1, arguments)
          : unknown(
            Symbol("\(function.name.name),\(index + 1)"), primes: function.primes, arguments)
        sum = add(sum, multiply(outer, d(argument)))
      }
      return sum
    }
  }

  /// The node with some variables replaced by other nodes.
  package func substituting(_ replacements: [TermID: TermID], in target: TermID) -> TermID {
    if replacements.isEmpty { return target }
    var images: [TermID: TermID] = [:]
    for id in reachable(from: target) {
      if exhausted != nil { return target }
      images[id] = replacements[id] ?? image(of: id, images)
    }
    return images[target] ?? target
  }

  func image(of id: TermID, _ images: [TermID: TermID]) -> TermID {
    let term = self[id]
    func i(_ operand: TermID) -> TermID { images[operand] ?? operand }
    switch term.operation {
    case .constant, .variable, .pi, .logBase: return id
    case .add: return add(i(term.a), i(term.b))
    case .multiply: return multiply(i(term.a), i(term.b))
    case .power: return power(i(term.a), Int(term.b))
    case .root: return root(i(term.a), Int(term.b))
    case .exp: return exp(i(term.a))
    case .log: return log(i(term.a))
    case .sin: return sin(i(term.a))
    case .cos: return cos(i(term.a))
    case .asin: return asin(i(term.a))
    case .atan: return atan(i(term.a))
    case .abs: return abs(i(term.a))
    case .sign: return sign(i(term.a))
    case .select: return select(i(term.a), i(term.b), i(term.c))
    case .unknown:
      let function = unknowns[Int(term.a)]
      return unknown(
        function.name, primes: function.primes, argumentLists[Int(term.b)].map { i($0) })
    case .floor: return floor(i(term.a))
    case .factorial: return factorial(i(term.a))
    }
  }
}
