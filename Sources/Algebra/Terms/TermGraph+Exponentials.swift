extension TermGraph {
  /// `e^u`; the logarithms in a sum come out as factors: exp(2 log a + z) is a²·exp(z).
  package func exp(_ u: TermID) -> TermID {
    if isZero(u) { return constant(1) }
    guard let parts = linearParts(of: u), parts.contains(where: { self[$0.term].operation == .log })
    else { return unified(Term(.exp, u)) }
    var factors = constant(1)
    var rest = constant(0)
    for (coefficient, term) in parts {
      if self[term].operation == .log {
        factors = multiply(factors, rationalPower(self[term].a, coefficient))
      } else {
        rest = add(rest, multiply(constant(coefficient), term))
      }
    }
    return isZero(rest) ? factors : multiply(factors, unified(Term(.exp, rest)))
  }

  /// `a` to a rational power, by principal roots.
  package func rationalPower(_ a: TermID, _ exponent: Rational) -> TermID {
    guard let top = exponent.numerator.small, let bottom = exponent.denominator.small else {
      exhausted = "an exponent is too large"
      return a
    }
    return power(simplifiedRoot(a, bottom), top)
  }

  /// The principal root with perfect powers taken out: √(4x + 8) is 2·√(x + 2).
  package func simplifiedRoot(_ a: TermID, _ degree: Int) -> TermID {
    if degree == 1 { return a }
    let term = self[a]
    if term.operation == .exp {
      return unified(Term(.exp, multiply(constant(Rational(1, degree)), term.a)))
    }
    if degree == 2, let denested = denested(a) { return denested }
    if term.operation == .add, let polynomial = polynomial(a) {
      let (content, monomial, primitive) = polynomial.split()
      if monomial.factors.isEmpty, let outside = content.magnitude.exactRoot(degree), !outside.isOne {
        let sign = content.isNegative ? Rational(-1) : .one
        guard let inside = primitive.scaled(.one, sign) else { return root(a, degree) }
        return multiply(constant(outside), root(self.term(for: inside), degree))
      }
      return root(self.term(for: polynomial), degree)
    }
    if let value = constantValue(a), !value.isNegative, !value.isInteger {
      // √(p/q) = √(p q)/q keeps one kind of radical.
      let q = value.denominator
      if degree == 2 {
        return multiply(
          constant(Rational(.one, q)), simplifiedRoot(constant(Rational(value.numerator * q)), 2))
      }
    }
    return root(a, degree)
  }

  /// √(a + b√c) as √x ± √y, where a² − b²c is the square of a rational.
  private func denested(_ id: TermID) -> TermID? {
    let term = self[id]
    guard term.operation == .add else { return nil }
    let (whole, part) = constantValue(term.a) == nil ? (term.b, term.a) : (term.a, term.b)
    guard let a = constantValue(whole), a.signum > 0, let (b, c) = surd(part),
      let s = (a * a - b * b * c).exactRoot(2), s.signum > 0 || (a * a - b * b * c).isZero
    else { return nil }
    let half = Rational(1, 2)
    let x = simplifiedRoot(constant((a + s) * half), 2)
    let y = simplifiedRoot(constant((a - s) * half), 2)
    return b.signum > 0 ? add(x, y) : subtract(x, y)
  }

  /// `b√c` with rational b and c.
  private func surd(_ id: TermID) -> (b: Rational, c: Rational)? {
    let term = self[id]
    if term.operation == .root, term.b == 2, let c = constantValue(term.a) { return (.one, c) }
    guard term.operation == .multiply else { return nil }
    let (factor, root) = constantValue(term.a) == nil ? (term.b, term.a) : (term.a, term.b)
    guard let b = constantValue(factor), self[root].operation == .root, self[root].b == 2,
      let c = constantValue(self[root].a)
    else { return nil }
    return (b, c)
  }

  /// The natural logarithm; the caller records that the argument has to be positive.
  package func log(_ a: TermID) -> TermID {
    if isOne(a) { return constant(0) }
    let expansion = logExpansion(of: a)
    // log of an exponential, or of e: nothing is left of the logarithm.
    if self[a].operation == .exp { return self[a].a }
    return unified(Term(.log, a, expansion))
  }

  /// ln|a| as a sum over the factors of `a`.
  private func logExpansion(of a: TermID) -> TermID {
    var sum = constant(0)
    var open: [(coefficient: Rational, term: TermID)] = [(.one, a)]
    var steps = 0
    while let (coefficient, id) = open.popLast() {
      steps += 1
      if steps > 4096 { return unified(Term(.logBase, base(Polynomial(atom: a)))) }
      let term = self[id]
      switch term.operation {
      case .multiply:
        open.append((coefficient, term.a))
        open.append((coefficient, term.b))
      case .power:
        open.append((coefficient * Rational(Int(term.b)), term.a))
      case .root:
        open.append((coefficient / Rational(Int(term.b)), term.a))
      case .abs:
        open.append((coefficient, term.a))
      case .exp:
        sum = add(sum, multiply(constant(coefficient), term.a))
      case .constant:
        sum = add(sum, logConstant(constants[Int(term.a)], coefficient))
      case .add:
        guard let polynomial = polynomial(id) else {
          sum = addLogBase(Polynomial(atom: id), coefficient, to: sum)
          continue
        }
        var parts = [(polynomial, coefficient)]
        if holdsDivision(polynomial), let (top, bottom) = quotient(id) {
          parts = [(top, coefficient), (bottom, -coefficient)]
        }
        for (part, coefficient) in parts {
          let (content, monomial, primitive) = part.split()
          sum = add(sum, logConstant(content, coefficient))
          for factor in monomial.factors { open.append((coefficient * factor.exponent, factor.atom)) }
          if primitive.constant == nil { sum = addLogBase(primitive, coefficient, to: sum) }
        }
      default:
        sum = addLogBase(Polynomial(atom: id), coefficient, to: sum)
      }
    }
    return sum
  }

  private func addLogBase(_ base: Polynomial, _ coefficient: Rational, to sum: TermID) -> TermID {
    add(sum, multiply(constant(coefficient), unified(Term(.logBase, self.base(base)))))
  }

  private func base(_ polynomial: Polynomial) -> Int32 {
    if let known = logBases.firstIndex(of: polynomial) { return Int32(known) }
    logBases.append(polynomial)
    return Int32(logBases.count - 1)
  }

  /// `coefficient · ln|value|` over the primes of the value.
  private func logConstant(_ value: Rational, _ coefficient: Rational) -> TermID {
    var sum = constant(0)
    for (part, sign) in [(value.numerator.magnitude, 1), (value.denominator, -1)] {
      var rest = part
      var prime = 2
      while let small = rest.small, prime * prime <= small, prime < 2000 {
        var count = 0
        while let current = rest.small, current % prime == 0 {
          rest = BigInteger(current / prime)
          count += 1
        }
        if count > 0 {
          sum = addLogBase(
            Polynomial(constant: Rational(prime)), coefficient * Rational(sign * count), to: sum)
        }
        prime += prime == 2 ? 1 : 2
      }
      if rest != .one && !rest.isZero {
        sum = addLogBase(
          Polynomial(constant: Rational(rest)), coefficient * Rational(sign), to: sum)
      }
    }
    return sum
  }
}
