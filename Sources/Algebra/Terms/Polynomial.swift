/// A sum of monomials over atoms of a term graph, exponents rational, coefficients exact.
///
/// Atoms are nodes that no rule takes apart: variables, `exp` of a monomial, opaque functions. `exp(2z)` is the
/// atom exp(z) to the power 2, so that 1 + exp(−z) and 1 + exp(z) are the same up to a monomial.
struct Polynomial: Hashable {
  struct Factor: Hashable {
    let atom: TermID
    /// The exponent `numerator / denominator`, in lowest terms, not 0.
    let numerator: Int32
    let denominator: Int32

    var exponent: Rational { Rational(Int(numerator), Int(denominator)) }
  }

  struct Monomial: Hashable {
    /// Sorted by atom.
    var factors: [Factor]

    static let one = Monomial(factors: [])

    /// Lexicographic: the earlier atom rules, the higher exponent comes first. Compatible with multiplication.
    static func precedes(_ a: Monomial, _ b: Monomial) -> Bool {
      var i = 0
      var j = 0
      while i < a.factors.count || j < b.factors.count {
        if j == b.factors.count || (i < a.factors.count && a.factors[i].atom < b.factors[j].atom) {
          return a.factors[i].numerator > 0
        }
        if i == a.factors.count || b.factors[j].atom < a.factors[i].atom {
          return b.factors[j].numerator < 0
        }
        let x = a.factors[i]
        let y = b.factors[j]
        let left = Int64(x.numerator) * Int64(y.denominator)
        let right = Int64(y.numerator) * Int64(x.denominator)
        if left != right { return left > right }
        i += 1
        j += 1
      }
      return false
    }

    /// The product, or the quotient where `sign` is −1; nil where an exponent grows too large.
    func times(_ other: Monomial, sign: Int64 = 1) -> Monomial? {
      if other.factors.isEmpty { return self }
      var result: [Factor] = []
      result.reserveCapacity(factors.count + other.factors.count)
      var i = 0
      var j = 0
      while i < factors.count || j < other.factors.count {
        if j == other.factors.count
          || (i < factors.count && factors[i].atom < other.factors[j].atom)
        {
          result.append(factors[i])
          i += 1
        } else if i == factors.count || other.factors[j].atom < factors[i].atom {
          let y = other.factors[j]
          result.append(
            Factor(atom: y.atom, numerator: Int32(sign) * y.numerator, denominator: y.denominator))
          j += 1
        } else {
          let x = factors[i]
          let y = other.factors[j]
          let top =
            Int64(x.numerator) * Int64(y.denominator) + sign * Int64(y.numerator) * Int64(x.denominator)
          if top != 0 {
            guard
              let factor = Factor(
                atom: x.atom, top, Int64(x.denominator) * Int64(y.denominator))
            else { return nil }
            result.append(factor)
          }
          i += 1
          j += 1
        }
      }
      return Monomial(factors: result)
    }
  }

  struct Item: Hashable {
    let monomial: Monomial
    let coefficient: Rational
  }

  /// In lexicographic order, no coefficient 0.
  private(set) var items: [Item]

  static let maximumItems = 96

  init(constant: Rational) {
    items = constant.isZero ? [] : [Item(monomial: .one, coefficient: constant)]
  }

  init(atom: TermID) {
    let factor = Factor(atom: atom, numerator: 1, denominator: 1)
    items = [Item(monomial: Monomial(factors: [factor]), coefficient: .one)]
  }

  init(monomial: Monomial, coefficient: Rational) {
    items = coefficient.isZero ? [] : [Item(monomial: monomial, coefficient: coefficient)]
  }

  private init(sorted items: [Item]) {
    self.items = items
  }

  var constant: Rational? {
    if items.isEmpty { return .zero }
    return items.count == 1 && items[0].monomial.factors.isEmpty ? items[0].coefficient : nil
  }

  func plus(_ other: Polynomial, times scale: Rational = .one) -> Polynomial? {
    var result: [Item] = []
    result.reserveCapacity(items.count + other.items.count)
    var i = 0
    var j = 0
    while i < items.count || j < other.items.count {
      if j == other.items.count
        || (i < items.count && Monomial.precedes(items[i].monomial, other.items[j].monomial))
      {
        result.append(items[i])
        i += 1
      } else if i == items.count || items[i].monomial != other.items[j].monomial {
        let item = other.items[j]
        result.append(Item(monomial: item.monomial, coefficient: item.coefficient * scale))
        j += 1
      } else {
        let sum = items[i].coefficient + other.items[j].coefficient * scale
        if !sum.isZero { result.append(Item(monomial: items[i].monomial, coefficient: sum)) }
        i += 1
        j += 1
      }
    }
    return result.count > Polynomial.maximumItems ? nil : Polynomial(sorted: result)
  }

  func scaled(_ monomial: Monomial, _ coefficient: Rational) -> Polynomial? {
    var result: [Item] = []
    result.reserveCapacity(items.count)
    for item in items {
      guard let product = item.monomial.times(monomial) else { return nil }
      result.append(Item(monomial: product, coefficient: item.coefficient * coefficient))
    }
    return Polynomial(sorted: result)
  }

  func times(_ other: Polynomial) -> Polynomial? {
    if items.count * other.items.count > 4 * Polynomial.maximumItems { return nil }
    var result = Polynomial(constant: .zero)
    for item in other.items {
      guard let part = scaled(item.monomial, item.coefficient), let sum = result.plus(part) else {
        return nil
      }
      result = sum
    }
    return result
  }

  func raised(to exponent: Int) -> Polynomial? {
    if exponent < 0 {
      guard items.count == 1 else { return nil }
      guard let inverse = Monomial.one.times(items[0].monomial, sign: -1) else { return nil }
      return Polynomial(monomial: inverse, coefficient: Rational.one / items[0].coefficient)
        .raised(to: -exponent)
    }
    if exponent > 64 { return nil }
    var result = Polynomial(constant: .one)
    for _ in 0..<exponent {
      guard let next = result.times(self) else { return nil }
      result = next
    }
    return result
  }

  /// `content · monomial · primitive`: coprime integer coefficients, leading one positive, no common atom.
  func split() -> (content: Rational, monomial: Monomial, primitive: Polynomial) {
    guard let first = items.first else { return (.zero, .one, self) }
    var top = first.coefficient.numerator
    var bottom = first.coefficient.denominator
    for item in items.dropFirst() {
      top = BigInteger.greatestCommonDivisor(top, item.coefficient.numerator)
      let shared = BigInteger.greatestCommonDivisor(bottom, item.coefficient.denominator)
      bottom = bottom * item.coefficient.denominator.quotientAndRemainder(dividingBy: shared).quotient
    }
    var content = Rational(top.magnitude, bottom)
    if first.coefficient.isNegative { content = -content }
    let common = commonMonomial()
    var result: [Item] = []
    for item in items {
      // Exponents shrink towards 0 here, so the quotient exists.
      let rest = item.monomial.times(common, sign: -1) ?? item.monomial
      result.append(Item(monomial: rest, coefficient: item.coefficient / content))
    }
    return (content, common, Polynomial(sorted: result))
  }

  /// For every atom the least exponent over all items, absent counting as 0.
  private func commonMonomial() -> Monomial {
    var least: [Factor] = items[0].monomial.factors
    var seen = least.map { _ in 1 }
    for item in items.dropFirst() {
      for factor in item.monomial.factors {
        if let index = least.firstIndex(where: { $0.atom == factor.atom }) {
          seen[index] += 1
          if factor.exponent < least[index].exponent { least[index] = factor }
        } else {
          least.append(factor)
          seen.append(1)
        }
      }
    }
    var common: [Factor] = []
    for (factor, count) in zip(least, seen) {
      // Missing somewhere: the exponent there is 0, so only a negative one is common.
      if count == items.count || factor.numerator < 0 { common.append(factor) }
    }
    common.sort { $0.atom < $1.atom }
    return Monomial(factors: common)
  }

  /// `self / divisor` where it comes out even, nil otherwise.
  func dividedExactly(by divisor: Polynomial) -> Polynomial? {
    guard let lead = divisor.items.first else { return nil }
    var rest = self
    var quotient = Polynomial(constant: .zero)
    var steps = 0
    while let top = rest.items.first {
      steps += 1
      if steps > Polynomial.maximumItems { return nil }
      guard let monomial = top.monomial.times(lead.monomial, sign: -1) else { return nil }
      // Both are free of common atoms: a negative exponent in the quotient means that it does not divide.
      if monomial.factors.contains(where: { $0.numerator < 0 }) { return nil }
      let coefficient = top.coefficient / lead.coefficient
      guard
        let step = quotient.plus(Polynomial(monomial: monomial, coefficient: coefficient)),
        let product = divisor.scaled(monomial, coefficient),
        let next = rest.plus(product, times: -1)
      else { return nil }
      quotient = step
      rest = next
    }
    return quotient
  }
}

extension Polynomial.Factor {
  init?(atom: TermID, _ numerator: Int64, _ denominator: Int64) {
    var a = numerator.magnitude
    var b = denominator.magnitude
    while b != 0 { (a, b) = (b, a % b) }
    guard a != 0, let top = Int32(exactly: numerator / Int64(a)),
      let bottom = Int32(exactly: denominator / Int64(a))
    else { return nil }
    self.init(atom: atom, numerator: top, denominator: bottom)
  }
}
