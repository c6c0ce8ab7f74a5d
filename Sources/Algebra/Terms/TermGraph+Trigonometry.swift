extension TermGraph {
  package func sin(_ u: TermID) -> TermID { rotation(u).sine }

  package func cos(_ u: TermID) -> TermID { rotation(u).cosine }

  /// Sine and cosine with the multiples of π in the angle carried out.
  private func rotation(_ u: TermID) -> (sine: TermID, cosine: TermID) {
    let term = self[u]
    if term.operation == .asin {
      return (term.a, root(subtract(constant(1), power(term.a, 2)), 2))
    }
    if term.operation == .atan {
      let length = root(add(constant(1), power(term.a, 2)), 2)
      return (divide(term.a, length), divide(constant(1), length))
    }
    guard let parts = linearParts(of: u) else { return plain(u) }
    let circle = pi
    var turns = Rational.zero
    var rest = constant(0)
    for (coefficient, part) in parts {
      if part == circle {
        turns = turns + coefficient
      } else {
        rest = add(rest, multiply(constant(coefficient), part))
      }
    }
    guard !turns.isZero || isZero(rest), let fixed = exactRotation(turns) else { return plain(u) }
    if isZero(rest) { return fixed }
    let moved = plain(rest)
    return (
      add(multiply(fixed.sine, moved.cosine), multiply(fixed.cosine, moved.sine)),
      subtract(multiply(fixed.cosine, moved.cosine), multiply(fixed.sine, moved.sine))
    )
  }

  private func plain(_ u: TermID) -> (sine: TermID, cosine: TermID) {
    (unified(Term(.sin, u)), unified(Term(.cos, u)))
  }

  /// Sine and cosine of `turns·π` for denominators 1, 2, 3, 4, 5, 6, 10 and 12.
  private func exactRotation(_ turns: Rational) -> (sine: TermID, cosine: TermID)? {
    let whole = turns * Rational(60)
    guard whole.isInteger else { return nil }
    var steps = Int(whole.numerator.residue(modulo: 120))
    guard steps % 5 == 0 || steps % 6 == 0 else { return nil }
    // Fold into the first octant-like range 0...30 sixtieths of π.
    var sineSign = 1
    var cosineSign = 1
    if steps >= 60 {
      steps -= 60
      sineSign = -1
      cosineSign = -1
    }
    if steps > 30 {
      steps = 60 - steps
      cosineSign = -cosineSign
    }
    guard let sine = firstQuadrantSine(steps), let cosine = firstQuadrantSine(30 - steps) else {
      return nil
    }
    return (multiply(constant(sineSign), sine), multiply(constant(cosineSign), cosine))
  }

  /// sin(steps·π/60) for steps in 0...30, where radicals of 2, 3 and 5 give it.
  private func firstQuadrantSine(_ steps: Int) -> TermID? {
    func surd(_ value: Int) -> TermID { root(constant(value), 2) }
    func quarter(_ value: TermID) -> TermID { multiply(constant(Rational(1, 4)), value) }
    let five = surd(5)
    switch steps {
    case 0: return constant(0)
    case 5: return quarter(subtract(surd(6), surd(2)))
    case 6: return quarter(subtract(five, constant(1)))
    case 10: return constant(Rational(1, 2))
    case 12:
      return quarter(root(subtract(constant(10), multiply(constant(2), five)), 2))
    case 15: return multiply(constant(Rational(1, 2)), surd(2))
    case 18: return quarter(add(five, constant(1)))
    case 20: return multiply(constant(Rational(1, 2)), surd(3))
    case 24:
      return quarter(root(add(constant(10), multiply(constant(2), five)), 2))
    case 25: return quarter(add(surd(6), surd(2)))
    case 30: return constant(1)
    default: return nil
    }
  }

  /// The angle in −π/2...π/2; the caller records −1 ≤ a ≤ 1.
  package func asin(_ a: TermID) -> TermID {
    if let (known, _) = knownAngle(a, sine: true) { return known }
    if isNegated(a) { return negate(asin(negate(a))) }
    return unified(Term(.asin, a))
  }

  package func atan(_ a: TermID) -> TermID {
    if let (known, _) = knownAngle(a, sine: false) { return known }
    if isNegated(a) { return negate(atan(negate(a))) }
    return unified(Term(.atan, a))
  }

  private func isNegated(_ a: TermID) -> Bool {
    let term = self[a]
    if let value = constantValue(a) { return value.isNegative }
    guard term.operation == .multiply else { return false }
    return constantValue(term.a)?.isNegative ?? constantValue(term.b)?.isNegative ?? false
  }

  private func knownAngle(_ a: TermID, sine: Bool) -> (TermID, Rational)? {
    if isZero(a) { return (a, .zero) }
    let candidates: [Rational] =
      sine
      ? [Rational(1, 2), Rational(1, 6), Rational(1, 4), Rational(1, 3)]
      : [Rational(1, 4), Rational(1, 6), Rational(1, 3)]
    guard constantValue(a) != nil || isRadical(a) else { return nil }
    for angle in candidates {
      guard let (s, c) = exactRotation(angle) else { continue }
      let value = sine ? s : divide(s, c)
      if a == value || polynomial(a) == polynomial(value) {
        return (multiply(constant(angle), pi), angle)
      }
      // tan π/6 = 1/√3 and tan π/3 = √3, as they are usually written.
      if !sine && angle == Rational(1, 3) && a == root(constant(3), 2) {
        return (multiply(constant(angle), pi), angle)
      }
      if !sine && angle == Rational(1, 6)
        && (a == power(root(constant(3), 2), -1)
          || a == multiply(constant(Rational(1, 3)), root(constant(3), 2)))
      {
        return (multiply(constant(angle), pi), angle)
      }
    }
    return nil
  }

  /// A constant made of rationals and one square root.
  private func isRadical(_ a: TermID) -> Bool {
    let term = self[a]
    switch term.operation {
    case .root: return constantValue(term.a) != nil
    case .power: return isRadical(term.a)
    case .multiply:
      return (constantValue(term.a) != nil || isRadical(term.a)) && isRadical(term.b)
        || isRadical(term.a) && constantValue(term.b) != nil
    default: return false
    }
  }
}
