extension TermGraph {
  /// Stand-in for an unknown function: g(t) = t² + 3t + k, its derivatives those of that polynomial.
  static func sampleFunctionCoefficients(_ index: Int) -> [Int] { [5 + index, 3, 1] }

  /// Certain bounds of the given nodes at a point, indexed by node; nodes not listed stay unset.
  package func intervals(_ nodes: [TermID], at point: (Symbol) -> Rational?) -> [Interval] {
    var values = [Interval](repeating: .everything, count: count)
    for id in nodes {
      values[Int(id)] = interval(of: id, values, point)
    }
    return values
  }

  private func interval(of id: TermID, _ values: [Interval], _ point: (Symbol) -> Rational?) -> Interval {
    let term = self[id]
    @inline(__always) func v(_ operand: TermID) -> Interval { values[Int(operand)] }
    switch term.operation {
    case .constant: return Interval(constants[Int(term.a)])
    case .variable:
      return point(variables[Int(term.a)]).map { Interval($0) } ?? .everything
    case .pi: return Interval(Double.pi, Double.pi.nextUp)
    case .add: return v(term.a) + v(term.b)
    case .multiply: return term.a == term.b ? v(term.a).power(2) : v(term.a) * v(term.b)
    case .power: return v(term.a).power(Int(term.b))
    case .root: return v(term.a).root(Int(term.b))
    case .exp: return v(term.a).exponential
    case .log: return v(term.a).logarithm
    case .logBase: return .everything
    case .sin: return v(term.a).sine
    case .cos: return v(term.a).cosine
    case .asin: return v(term.a).arcsine
    case .atan: return v(term.a).arctangent
    case .abs: return v(term.a).magnitude
    case .sign:
      let a = v(term.a)
      if a.isPositive { return Interval(1, 1) }
      if a.isNegative { return Interval(-1, -1) }
      return a.lower == 0 && a.upper == 0 ? Interval(0, 0) : Interval(-1, 1)
    case .select:
      let condition = v(term.a)
      if condition.isPositive { return v(term.b) }
      if condition.upper <= 0 { return v(term.c) }
      return Interval.hull(v(term.b), v(term.c))
    case .unknown:
      let function = unknowns[Int(term.a)]
      let arguments = argumentLists[Int(term.b)]
      return polynomialValue(function, Int(term.a), arguments.map { v($0) })
    case .floor:
      let a = v(term.a)
      let low = a.lower.rounded(.down)
      return a.isFinite && low == a.upper.rounded(.down) ? Interval(low, low) : .everything
    case .factorial:
      let a = v(term.a)
      guard a.lower == a.upper, a.lower >= 0, a.lower <= 20, a.lower.rounded() == a.lower else {
        return .everything
      }
      var product = 1.0
      for factor in stride(from: 2.0, through: a.lower, by: 1) { product *= factor }
      return Interval(product, product)
    }
  }

  private func polynomialValue(_ function: UnknownFunction, _ index: Int, _ arguments: [Interval])
    -> Interval
  {
    // All primes of one name share its polynomial.
    let first = unknowns.firstIndex { $0.name == function.name } ?? index
    let c = TermGraph.sampleFunctionCoefficients(first)
    func constant(_ value: Int) -> Interval { Interval(Double(value), Double(value)) }
    var total = Interval(0, 0)
    for (place, argument) in arguments.enumerated() {
      let weight = constant(place + 1)
      switch function.primes {
      case 0:
        let square = constant(c[2]) * argument.power(2)
        total = total + weight * (square + constant(c[1]) * argument + constant(c[0]))
      case 1: total = total + weight * (constant(2 * c[2]) * argument + constant(c[1]))
      case 2: total = total + weight * constant(2 * c[2])
      default: break
      }
    }
    return total
  }
}
