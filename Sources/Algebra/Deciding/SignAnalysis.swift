/// Signs of nodes that hold wherever the assumptions do, up to a set of measure zero.
struct SignAnalysis {
  let graph: TermGraph
  /// Nodes known to be positive.
  private let facts: [TermID]
  private var factPolynomials: [Polynomial] = []
  /// Bounds of variables, from facts with one variable.
  private(set) var bounds: [TermID: (lower: Rational?, upper: Rational?)] = [:]
  private var memo: [TermID: Int] = [:]
  private var factSigns: [TermID: Int] = [:]

  init(_ graph: TermGraph, facts: [TermID]) {
    self.graph = graph
    self.facts = facts
    for fact in facts {
      factSigns[fact] = 1
      guard let polynomial = graph.polynomial(fact) else { continue }
      factPolynomials.append(polynomial)
      addBound(polynomial)
    }
  }

  /// `c x + d > 0` bounds x.
  private mutating func addBound(_ polynomial: Polynomial) {
    var slope = Rational.zero
    var offset = Rational.zero
    var variable: TermID?
    for item in polynomial.items {
      if item.monomial.factors.isEmpty {
        offset = item.coefficient
      } else if item.monomial.factors.count == 1, variable == nil,
        item.monomial.factors[0].numerator == 1, item.monomial.factors[0].denominator == 1
      {
        variable = item.monomial.factors[0].atom
        slope = item.coefficient
      } else {
        return
      }
    }
    guard let variable, !slope.isZero else { return }
    let limit = -offset / slope
    var known = bounds[variable] ?? (nil, nil)
    if slope.signum > 0 {
      known.lower = known.lower.map { max($0, limit) } ?? limit
    } else {
      known.upper = known.upper.map { min($0, limit) } ?? limit
    }
    bounds[variable] = known
  }

  /// 1 positive, −1 negative, 0 unknown; "not negative" counts as positive, the difference has measure zero.
  mutating func sign(of id: TermID) -> Int {
    if let known = factSigns[id] ?? memo[id] { return known }
    // Operands come first, so a loop over what is reachable needs no recursion.
    for node in graph.reachable(from: id) where memo[node] == nil && factSigns[node] == nil {
      memo[node] = derive(node)
    }
    if let local = memo[id], local != 0 { return local }
    let proved = prove(id)
    memo[id] = proved
    return proved
  }

  private func known(_ id: TermID) -> Int { factSigns[id] ?? memo[id] ?? 0 }

  private func derive(_ id: TermID) -> Int {
    let term = graph[id]
    switch term.operation {
    case .constant: return graph.constants[Int(term.a)].signum
    case .variable:
      guard let bound = bounds[id] else { return 0 }
      if let lower = bound.lower, lower.signum >= 0 { return 1 }
      if let upper = bound.upper, upper.signum <= 0 { return -1 }
      return 0
    case .pi, .exp, .factorial: return 1
    case .add:
      let a = known(term.a)
      return a == known(term.b) ? a : 0
    case .multiply: return term.a == term.b ? 1 : known(term.a) * known(term.b)
    case .power: return term.b % 2 == 0 ? 1 : known(term.a)
    case .root: return term.b % 2 == 0 ? 1 : known(term.a)
    case .abs: return 1
    case .sign, .atan, .asin: return known(term.a)
    case .select:
      let b = known(term.b)
      return b == known(term.c) ? b : 0
    case .sin, .cos, .log, .logBase, .unknown, .floor: return 0
    }
  }

  private func prove(_ id: TermID) -> Int {
    guard let polynomial = graph.polynomial(id), polynomial.items.count <= 24 else { return 0 }
    if graph.holdsDivision(polynomial), let (top, bottom) = graph.quotient(id) {
      return sign(of: top) * sign(of: bottom)
    }
    return sign(of: polynomial)
  }

  /// The sign of a polynomial where all its coefficients agree after its bounded variables are made positive ones.
  func sign(of polynomial: Polynomial) -> Int {
    let plain = coefficientSign(polynomial)
    if plain != 0 { return plain }
    for fact in factPolynomials {
      for scale in [Rational(-1), Rational.one] {
        // p = ±fact + something of that same sign.
        guard let rest = polynomial.plus(fact, times: -scale) else { continue }
        if rest.items.isEmpty || coefficientSign(rest) == scale.signum { return scale.signum }
        for second in factPolynomials {
          guard let remainder = rest.plus(second, times: -scale) else { continue }
          if remainder.items.isEmpty || coefficientSign(remainder) == scale.signum {
            return scale.signum
          }
        }
      }
    }
    var current = polynomial
    for (variable, bound) in bounds.sorted(by: { $0.key < $1.key }) {
      guard let next = current.madePositive(variable, bound.lower, bound.upper) else { return 0 }
      current = next
    }
    return coefficientSign(current, positive: true)
  }

  private func coefficientSign(_ polynomial: Polynomial, positive: Bool = false) -> Int {
    var common = 0
    for item in polynomial.items {
      var sign = item.coefficient.signum
      for factor in item.monomial.factors {
        if factor.numerator % 2 == 0 && factor.denominator == 1 { continue }
        if positive && bounds[factor.atom] != nil { continue }
        let atom = known(factor.atom) != 0 ? known(factor.atom) : derive(factor.atom)
        sign *= factor.denominator % 2 == 0 ? 1 : atom
      }
      if sign == 0 || (common != 0 && sign != common) { return 0 }
      common = sign
    }
    return common
  }
}

extension Polynomial {
  /// The polynomial, up to a positive factor, in a new variable t > 0 put in place of a bounded one.
  ///
  /// `x = lower + t`, `x = upper − t`, or `x = (lower + upper t)/(1 + t)` where both are known.
  func madePositive(_ atom: TermID, _ lower: Rational?, _ upper: Rational?) -> Polynomial? {
    var degree = 0
    for item in items {
      for factor in item.monomial.factors where factor.atom == atom {
        guard factor.denominator == 1, factor.numerator > 0, factor.numerator <= 8 else { return nil }
        degree = max(degree, Int(factor.numerator))
      }
    }
    if degree == 0 { return self }
    let t = Polynomial(atom: atom)
    let image: Polynomial?
    var scale: Polynomial?
    switch (lower, upper) {
    case (let low?, let high?):
      image = t.scaled(.one, high)?.plus(Polynomial(constant: low))
      scale = t.plus(Polynomial(constant: .one))
    case (let low?, nil): image = t.plus(Polynomial(constant: low))
    case (nil, let high?): image = t.scaled(.one, -1)?.plus(Polynomial(constant: high))
    case (nil, nil): return self
    }
    guard let image else { return nil }
    var total = Polynomial(constant: .zero)
    for item in items {
      let exponent = item.monomial.factors.first { $0.atom == atom }.map { Int($0.numerator) } ?? 0
      let rest = Monomial(factors: item.monomial.factors.filter { $0.atom != atom })
      var part: Polynomial? = Polynomial(monomial: rest, coefficient: item.coefficient)
      part = part.flatMap { value in image.raised(to: exponent).flatMap { value.times($0) } }
      if let scale {
        part = part.flatMap { value in scale.raised(to: degree - exponent).flatMap { value.times($0) } }
      }
      guard let part, let sum = total.plus(part) else { return nil }
      total = sum
    }
    return total
  }
}
