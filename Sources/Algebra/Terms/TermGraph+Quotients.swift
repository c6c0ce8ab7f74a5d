extension TermGraph {
  /// The node as a quotient of two polynomials, nil where that is too large.
  ///
  /// 1 − 1/(1 + e^(−z)) becomes e^(−z) over 1 + e^(−z): what logarithms and signs are taken apart with.
  func quotient(_ id: TermID) -> (numerator: Polynomial, denominator: Polynomial)? {
    quotient(id, depth: 0)
  }

  /// Whether a sum holds a division by something that is no monomial.
  func holdsDivision(_ polynomial: Polynomial) -> Bool {
    for item in polynomial.items {
      for factor in item.monomial.factors {
        let term = self[factor.atom]
        if term.operation == .power && term.b < 0 { return true }
      }
    }
    return false
  }

  private func quotient(_ id: TermID, depth: Int) -> (numerator: Polynomial, denominator: Polynomial)? {
    if let known = quotientMemo[id] { return known }
    if depth > 48 { return nil }
    let made = makeQuotient(id, depth: depth)
    quotientMemo[id] = .some(made)
    return made
  }

  private func makeQuotient(_ id: TermID, depth: Int) -> (numerator: Polynomial, denominator: Polynomial)? {
    let one = Polynomial(constant: .one)
    let term = self[id]
    switch term.operation {
    case .add:
      guard let a = quotient(term.a, depth: depth + 1), let b = quotient(term.b, depth: depth + 1)
      else { return nil }
      if a.denominator == b.denominator {
        return a.numerator.plus(b.numerator).map { ($0, a.denominator) }
      }
      // One denominator may hold the other: x/(d²) + y/d.
      if let factor = a.denominator.dividedExactly(by: b.denominator) {
        return b.numerator.times(factor).flatMap { a.numerator.plus($0) }.map { ($0, a.denominator) }
      }
      if let factor = b.denominator.dividedExactly(by: a.denominator) {
        return a.numerator.times(factor).flatMap { b.numerator.plus($0) }.map { ($0, b.denominator) }
      }
      guard let left = a.numerator.times(b.denominator), let right = b.numerator.times(a.denominator),
        let top = left.plus(right), let bottom = a.denominator.times(b.denominator)
      else { return nil }
      return (top, bottom)
    case .multiply:
      guard let a = quotient(term.a, depth: depth + 1), let b = quotient(term.b, depth: depth + 1),
        let top = a.numerator.times(b.numerator), let bottom = a.denominator.times(b.denominator)
      else { return nil }
      return (top, bottom)
    case .power:
      guard let base = quotient(term.a, depth: depth + 1) else { return nil }
      let exponent = Int(term.b)
      let (top, bottom) =
        exponent < 0 ? (base.denominator, base.numerator) : (base.numerator, base.denominator)
      guard let raisedTop = top.raised(to: Int(exponent.magnitude)),
        let raisedBottom = bottom.raised(to: Int(exponent.magnitude))
      else { return nil }
      return (raisedTop, raisedBottom)
    case .log:
      return quotient(term.b, depth: depth + 1)
    default:
      return polynomial(id).map { ($0, one) }
    }
  }
}
