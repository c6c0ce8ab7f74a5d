extension TermGraph {
  package func add(_ a: TermID, _ b: TermID) -> TermID {
    if isZero(a) { return b }
    if isZero(b) { return a }
    if let x = constantValue(a), let y = constantValue(b) { return constant(x + y) }
    return unified(a < b ? Term(.add, a, b) : Term(.add, b, a))
  }

  package func multiply(_ a: TermID, _ b: TermID) -> TermID {
    if isOne(a) { return b }
    if isOne(b) { return a }
    if isZero(a) || isZero(b) { return constant(0) }
    let x = constantValue(a)
    let y = constantValue(b)
    if let x, let y { return constant(x * y) }
    // A constant moves outward past one constant, so that 2·(3·x) and 6·x are one node.
    if let x, let inner = leadingConstant(b) { return multiply(constant(x * inner.constant), inner.rest) }
    if let y, let inner = leadingConstant(a) { return multiply(constant(y * inner.constant), inner.rest) }
    return unified(a < b ? Term(.multiply, a, b) : Term(.multiply, b, a))
  }

  private func leadingConstant(_ id: TermID) -> (constant: Rational, rest: TermID)? {
    let term = self[id]
    guard term.operation == .multiply else { return nil }
    if let value = constantValue(term.a) { return (value, term.b) }
    if let value = constantValue(term.b) { return (value, term.a) }
    return nil
  }

  package func negate(_ a: TermID) -> TermID { multiply(constant(-1), a) }

  package func subtract(_ a: TermID, _ b: TermID) -> TermID {
    a == b ? constant(0) : add(a, negate(b))
  }

  package func divide(_ a: TermID, _ b: TermID) -> TermID { multiply(a, power(b, -1)) }

  package func power(_ a: TermID, _ exponent: Int) -> TermID {
    if exponent == 1 { return a }
    if exponent == 0 { return constant(1) }
    if let value = constantValue(a) {
      if value.isZero {
        if exponent > 0 { return a }
        return unified(Term(.power, a, Int32(clamping: exponent)))
      }
      let bits = max(value.numerator.bitWidth, value.denominator.bitWidth)
      if value.magnitude.isOne
        || bits.multipliedReportingOverflow(by: exponent.magnitude.asInt).partialValue <= 4096
          && !bits.multipliedReportingOverflow(by: exponent.magnitude.asInt).overflow
      {
        if value.magnitude.isOne {
          return constant(exponent % 2 == 0 ? value.magnitude : value)
        }
        return constant(value.raised(to: exponent))
      }
    }
    guard let stored = Int32(exactly: exponent), stored != Int32.min else {
      exhausted = "an exponent is too large"
      return a
    }
    let term = self[a]
    if term.operation == .power {
      let (product, overflow) = Int(term.b).multipliedReportingOverflow(by: exponent)
      if !overflow && Int32(exactly: product) != nil && product != 0 { return power(term.a, product) }
    }
    if term.operation == .exp, !(self[term.a].operation == .log) {
      return exp(multiply(constant(exponent), term.a))
    }
    return unified(Term(.power, a, stored))
  }

  /// The principal root; the caller records that an even one needs a radicand that is not negative.
  package func root(_ a: TermID, _ degree: Int) -> TermID {
    if degree == 1 { return a }
    if let value = constantValue(a) {
      if value.isZero || value.isOne { return a }
      if let exact = value.exactRoot(degree) { return constant(exact) }
    }
    guard degree > 0, degree <= 1_000_000 else {
      exhausted = "a root is too high"
      return a
    }
    return unified(Term(.root, a, Int32(degree)))
  }

  package func abs(_ a: TermID) -> TermID {
    if let value = constantValue(a) { return constant(value.magnitude) }
    let term = self[a]
    if term.operation == .abs || term.operation == .exp { return a }
    return unified(Term(.abs, a))
  }

  package func sign(_ a: TermID) -> TermID {
    if let value = constantValue(a) { return constant(value.signum) }
    if self[a].operation == .exp { return constant(1) }
    return unified(Term(.sign, a))
  }

  /// `b` where `condition > 0`, else `c`.
  package func select(_ condition: TermID, _ b: TermID, _ c: TermID) -> TermID {
    if b == c { return b }
    if let value = constantValue(condition) { return value.signum > 0 ? b : c }
    return unified(Term(.select, condition, b, c))
  }

  package func floor(_ a: TermID) -> TermID {
    if let value = constantValue(a) { return constant(Rational(value.floor)) }
    return unified(Term(.floor, a))
  }

  package func factorial(_ a: TermID) -> TermID {
    if let value = constantValue(a)?.integer, value >= 0, value <= 500 {
      var product = BigInteger.one
      for factor in stride(from: 2, through: value, by: 1) { product = product * BigInteger(factor) }
      return constant(Rational(product))
    }
    return unified(Term(.factorial, a))
  }
}

extension UInt {
  fileprivate var asInt: Int { Int(clamping: self) }
}

extension Rational {
  /// The rational root of that degree, nil where there is none; an odd root of a negative number is negative.
  func exactRoot(_ degree: Int) -> Rational? {
    if isNegative {
      guard degree % 2 == 1, let root = magnitude.exactRoot(degree) else { return nil }
      return -root
    }
    guard let top = numerator.exactRoot(degree), let bottom = denominator.exactRoot(degree) else {
      return nil
    }
    return Rational(top, bottom)
  }
}

extension BigInteger {
  /// The root of a value ≥ 0 where it is an integer.
  fileprivate func exactRoot(_ degree: Int) -> BigInteger? {
    if isZero || self == .one { return self }
    if bitWidth > 4096 || degree >= bitWidth { return nil }
    var low = BigInteger.one
    var high = BigInteger(2).raised(to: bitWidth / degree + 1)
    while low < high {
      let middle = (low + high + .one).quotientAndRemainder(dividingBy: BigInteger(2)).quotient
      if middle.raised(to: degree) <= self { low = middle } else { high = middle - .one }
    }
    return low.raised(to: degree) == self ? low : nil
  }
}
