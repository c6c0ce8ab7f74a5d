extension TermGraph {
  /// Values of the nodes in double precision, NaN where there is none.
  package func doubles(_ nodes: [TermID], at point: (Symbol) -> Double?) -> [Double] {
    var values = [Double](repeating: .nan, count: count)
    for id in nodes { values[Int(id)] = double(of: id, values, point) }
    return values
  }

  private func double(of id: TermID, _ values: [Double], _ point: (Symbol) -> Double?) -> Double {
    let term = self[id]
    @inline(__always) func v(_ operand: TermID) -> Double { values[Int(operand)] }
    switch term.operation {
    case .constant: return constants[Int(term.a)].approximation
    case .variable: return point(variables[Int(term.a)]) ?? .nan
    case .pi: return .pi
    case .add: return v(term.a) + v(term.b)
    case .multiply: return v(term.a) * v(term.b)
    case .power: return PlatformMath.pow(v(term.a), Double(term.b))
    case .root:
      let a = v(term.a)
      if term.b == 2 { return a.squareRoot() }
      if a < 0 && term.b % 2 == 1 { return -PlatformMath.pow(-a, 1 / Double(term.b)) }
      return PlatformMath.pow(a, 1 / Double(term.b))
    case .exp: return PlatformMath.exp(v(term.a))
    case .log: return PlatformMath.log(v(term.a))
    case .logBase: return .nan
    case .sin: return PlatformMath.sin(v(term.a))
    case .cos: return PlatformMath.cos(v(term.a))
    case .asin: return PlatformMath.asin(v(term.a))
    case .atan: return PlatformMath.atan(v(term.a))
    case .abs: return v(term.a).magnitude
    case .sign: return v(term.a) > 0 ? 1 : v(term.a) < 0 ? -1 : v(term.a)
    case .select: return v(term.a) > 0 ? v(term.b) : v(term.c)
    case .floor: return v(term.a).rounded(.down)
    case .factorial:
      let a = v(term.a)
      guard a >= 0, a <= 170, a.rounded() == a else { return .nan }
      return stride(from: 2.0, through: a, by: 1).reduce(1, *)
    case .unknown: return .nan
    }
  }
}
