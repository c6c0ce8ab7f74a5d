extension TermGraph {
  /// Exact values of the given nodes at a point, nil where a node has no rational value that can be told.
  package func exactValues(_ nodes: [TermID], at point: (Symbol) -> Rational?) -> [Rational?] {
    var values = [Rational?](repeating: nil, count: count)
    for id in nodes { values[Int(id)] = exactValue(of: id, values, point) }
    return values
  }

  private func exactValue(of id: TermID, _ values: [Rational?], _ point: (Symbol) -> Rational?)
    -> Rational?
  {
    let term = self[id]
    @inline(__always) func v(_ operand: TermID) -> Rational? { values[Int(operand)] }
    func small(_ value: Rational) -> Rational? {
      value.numerator.bitWidth + value.denominator.bitWidth <= 20_000 ? value : nil
    }
    switch term.operation {
    case .constant: return constants[Int(term.a)]
    case .variable: return point(variables[Int(term.a)])
    case .add:
      guard let a = v(term.a), let b = v(term.b) else { return nil }
      return small(a + b)
    case .multiply:
      if let a = v(term.a), a.isZero { return a }
      if let b = v(term.b), b.isZero { return b }
      guard let a = v(term.a), let b = v(term.b) else { return nil }
      return small(a * b)
    case .power:
      guard let a = v(term.a) else { return nil }
      let n = Int(term.b)
      if a.isZero { return n > 0 ? a : nil }
      let bits = max(a.numerator.bitWidth, a.denominator.bitWidth)
      if a.magnitude.isOne { return n % 2 == 0 ? .one : a }
      guard bits.multipliedReportingOverflow(by: Int(n.magnitude)).partialValue <= 20_000 else {
        return nil
      }
      return a.raised(to: n)
    case .root:
      guard let a = v(term.a), a.signum >= 0 || term.b % 2 == 1 else { return nil }
      return a.exactRoot(Int(term.b))
    case .exp:
      return v(term.a).flatMap { $0.isZero ? .one : nil }
    case .log:
      return v(term.a).flatMap { $0.isOne ? .zero : nil }
    case .sin, .asin, .atan:
      return v(term.a).flatMap { $0.isZero ? .zero : nil }
    case .cos:
      return v(term.a).flatMap { $0.isZero ? .one : nil }
    case .abs:
      return v(term.a)?.magnitude
    case .sign:
      return v(term.a).map { Rational($0.signum) }
    case .select:
      guard let condition = v(term.a) else { return nil }
      return condition.signum > 0 ? v(term.b) : v(term.c)
    case .floor:
      return v(term.a).map { Rational($0.floor) }
    case .factorial:
      guard let n = v(term.a)?.integer, n >= 0, n <= 200 else { return nil }
      var product = BigInteger.one
      for factor in stride(from: 2, through: n, by: 1) { product = product * BigInteger(factor) }
      return Rational(product)
    case .unknown:
      return unknownValue(term, values)
    case .pi, .logBase:
      return nil
    }
  }

  private func unknownValue(_ term: Term, _ values: [Rational?]) -> Rational? {
    let function = unknowns[Int(term.a)]
    let first = unknowns.firstIndex { $0.name == function.name } ?? Int(term.a)
    let c = TermGraph.sampleFunctionCoefficients(first)
    var total = Rational.zero
    for (place, argument) in argumentLists[Int(term.b)].enumerated() {
      guard let x = values[Int(argument)] else { return nil }
      let weight = Rational(place + 1)
      switch function.primes {
      case 0: total = total + weight * (Rational(c[2]) * x * x + Rational(c[1]) * x + Rational(c[0]))
      case 1: total = total + weight * (Rational(2 * c[2]) * x + Rational(c[1]))
      case 2: total = total + weight * Rational(2 * c[2])
      default: break
      }
    }
    return total
  }
}
