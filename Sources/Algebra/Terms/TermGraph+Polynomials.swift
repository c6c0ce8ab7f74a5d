extension TermGraph {
  /// The node as a polynomial, nil where it is none or too large.
  func polynomial(_ id: TermID) -> Polynomial? {
    polynomial(id, depth: 0)
  }

  /// Every node is taken apart once, however many formulas share it.
  private func polynomial(_ id: TermID, depth: Int) -> Polynomial? {
    if let known = polynomialMemo[id] { return known }
    if depth > 64 { return nil }
    let made = makePolynomial(id, depth: depth)
    polynomialMemo[id] = .some(made)
    return made
  }

  private func makePolynomial(_ id: TermID, depth: Int) -> Polynomial? {
    let term = self[id]
    switch term.operation {
    case .constant:
      return Polynomial(constant: constants[Int(term.a)])
    case .add:
      guard let a = polynomial(term.a, depth: depth + 1),
        let b = polynomial(term.b, depth: depth + 1)
      else { return nil }
      return a.plus(b)
    case .multiply:
      guard let a = polynomial(term.a, depth: depth + 1),
        let b = polynomial(term.b, depth: depth + 1)
      else { return nil }
      return a.times(b)
    case .power:
      guard let base = polynomial(term.a, depth: depth + 1) else { return nil }
      return base.raised(to: Int(term.b)) ?? Polynomial(atom: id)
    case .exp:
      return exponential(of: term.a, depth: depth)
    case .log:
      return polynomial(term.b, depth: depth + 1)
    default:
      return Polynomial(atom: id)
    }
  }

  /// exp(Σ cⱼ mⱼ) as the product of the atoms exp(mⱼ) to the powers cⱼ.
  private func exponential(of id: TermID, depth: Int) -> Polynomial? {
    guard let exponent = polynomial(id, depth: depth + 1), exponent.items.count <= 16 else {
      return Polynomial(atom: unified(Term(.exp, id)))
    }
    var monomial = Polynomial.Monomial.one
    for item in exponent.items {
      let atom = unified(Term(.exp, term(for: item.monomial)))
      guard
        let top = item.coefficient.numerator.small.flatMap({ Int32(exactly: $0) }),
        let bottom = item.coefficient.denominator.small.flatMap({ Int32(exactly: $0) }),
        let next = monomial.times(
          Polynomial.Monomial(
            factors: [Polynomial.Factor(atom: atom, numerator: top, denominator: bottom)]))
      else { return Polynomial(atom: unified(Term(.exp, id))) }
      monomial = next
    }
    return Polynomial(monomial: monomial, coefficient: .one)
  }

  func term(for monomial: Polynomial.Monomial) -> TermID {
    var product = constant(1)
    for factor in monomial.factors {
      product = multiply(
        product, power(root(factor.atom, Int(factor.denominator)), Int(factor.numerator)))
    }
    return product
  }

  /// The polynomial as a node, always built in the same order.
  func term(for polynomial: Polynomial) -> TermID {
    var sum = constant(0)
    for item in polynomial.items {
      sum = add(sum, multiply(constant(item.coefficient), term(for: item.monomial)))
    }
    return sum
  }

  /// The terms of a sum with their rational factors, signs and constants multiplied out; nil past `limit` terms.
  func linearParts(of id: TermID, limit: Int = 64) -> [(coefficient: Rational, term: TermID)]? {
    var parts: [(coefficient: Rational, term: TermID)] = []
    var open: [(coefficient: Rational, term: TermID)] = [(.one, id)]
    while let (coefficient, id) = open.popLast() {
      let term = self[id]
      if term.operation == .add {
        open.append((coefficient, term.b))
        open.append((coefficient, term.a))
      } else if term.operation == .multiply, let value = constantValue(term.a) {
        open.append((coefficient * value, term.b))
      } else if term.operation == .multiply, let value = constantValue(term.b) {
        open.append((coefficient * value, term.a))
      } else {
        parts.append((coefficient, id))
      }
      if parts.count + open.count > limit { return nil }
    }
    return parts
  }
}
