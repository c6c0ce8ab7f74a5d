internal import Algebra

/// The rules of differentiation, as formulas that a person can read.
enum Differentiation {
  /// The derivative of a formula by a name; every other name counts as fixed. nil where no rule is known.
  static func slope(of formula: Expression, by name: Symbol) -> Expression? {
    if !formula.names.contains(name) { return .number(.zero) }
    guard let slopes = operandSlopes(of: formula, by: name) else { return nil }
    return combine(formula, slopes, by: name)
  }

  /// The derivatives of a node's operands; of a sum over an index, of its body alone.
  static func operandSlopes(of formula: Expression, by name: Symbol) -> [Expression]? {
    switch formula.node {
    case .number, .constant, .symbol, .element: return []
    case .series(_, _, _, _, let body): return slope(of: body, by: name).map { [$0] }
    case .piecewise(let branches, let otherwise):
      return all(branches.map { $0.value } + (otherwise.map { [$0] } ?? []), by: name)
    default: return all(formula.parts, by: name)
    }
  }

  /// The operands that `operandSlopes` has the derivatives of.
  static func operands(of formula: Expression) -> [Expression] {
    switch formula.node {
    case .number, .constant, .symbol, .element: []
    case .series(_, _, _, _, let body): [body]
    case .piecewise(let branches, let otherwise): branches.map { $0.value } + (otherwise.map { [$0] } ?? [])
    default: formula.parts
    }
  }

  private static func all(_ formulas: [Expression], by name: Symbol) -> [Expression]? {
    var found: [Expression] = []
    for formula in formulas {
      guard let slope = slope(of: formula, by: name) else { return nil }
      found.append(slope)
    }
    return found
  }

  /// One rule: the derivative of a node from those of its operands.
  static func combine(_ formula: Expression, _ slopes: [Expression], by name: Symbol) -> Expression? {
    switch formula.node {
    case .number, .constant: return .number(.zero)
    case .symbol(let symbol): return .number(symbol == name ? 1 : 0)
    case .negation: return slopes[0].negated
    case .sum: return .sum(slopes)
    case .product(let factors, let kind): return productRule(factors, slopes, kind)
    case .quotient(let top, let bottom): return quotientRule(top, bottom, slopes[0], slopes[1])
    case .power(let base, let exponent): return powerRule(base, exponent, slopes[0], slopes[1])
    case .call(let function, let primes, let arguments):
      guard arguments.count == 1 else { return several(function, arguments, slopes) }
      if slopes[0].isZero { return .number(.zero) }
      return outerSlope(of: function, primes: primes, at: arguments[0]).map { .product([$0, slopes[0]]) }
    case .series(.sum, let index, let lower, let upper, _):
      return slopes[0].isZero
        ? .number(.zero)
        : Expression(.series(.sum, index: index, lower: lower, upper: upper, body: slopes[0]))
    case .piecewise(let branches, let otherwise):
      return Expression(
        .piecewise(
          branches.indices.map { Expression.Branch(slopes[$0], when: branches[$0].condition) },
          otherwise: otherwise == nil ? nil : slopes[branches.count]))
    default: return nil
    }
  }

  static func productRule(
    _ factors: [Expression], _ slopes: [Expression], _ kind: Expression.Multiplication = .elementwise
  ) -> Expression {
    .sum(
      factors.indices.compactMap { index in
        if slopes[index].isZero { return nil }
        var parts = factors
        parts[index] = slopes[index]
        return .product(parts, kind)
      })
  }

  private static func quotientRule(
    _ u: Expression, _ v: Expression, _ du: Expression, _ dv: Expression
  ) -> Expression {
    let square = Expression.power(v, .number(2))
    if dv.isZero { return .quotient(du, v) }
    if du.isZero { return Expression.quotient(.product([u, dv]), square).negated }
    return .quotient(.sum([.product([du, v]), Expression.product([u, dv]).negated]), square)
  }

  private static func powerRule(
    _ u: Expression, _ n: Expression, _ du: Expression, _ dn: Expression
  ) -> Expression {
    if dn.isZero {
      return .product([n, .power(u, lowered(n)), du])
    }
    let whole = Expression.power(u, n)
    if case .constant(.e) = u.node { return .product([whole, dn]) }
    let growth = Expression.product([whole, .call(.log, u), dn])
    if du.isZero { return growth }
    return .sum([growth, .product([n, .power(u, lowered(n)), du])])
  }

  private static func lowered(_ exponent: Expression) -> Expression {
    if let value = exponent.numericValue {
      let less = value - 1
      return less.isNegative ? Expression(.negation(.number(-less))) : .number(less)
    }
    return .sum([exponent, Expression.number(1).negated])
  }

  private static func several(
    _ function: Function, _ arguments: [Expression], _ slopes: [Expression]
  ) -> Expression? {
    guard arguments.count == 2, function == .max || function == .min else { return nil }
    let condition = Expression(
      .comparison(function == .max ? .greater : .less, arguments[0], arguments[1]))
    return Expression(
      .piecewise([Expression.Branch(slopes[0], when: condition)], otherwise: slopes[1]))
  }

  /// f'(u) for the functions of the course, in terms of u.
  static func outerSlope(of function: Function, primes: Int = 0, at u: Expression) -> Expression? {
    if primes > 0 { return Expression(.call(function, primes: primes + 1, [u])) }
    func one(minus other: Expression) -> Expression { .sum([.number(1), other.negated]) }
    func squared(_ f: Function) -> Expression { .power(.call(f, u), .number(2)) }
    switch function {
    case .exp: return .call(.exp, u)
    case .log: return .quotient(.number(1), u)
    case .log2, .log10:
      return .quotient(.number(1), .product([u, .call(.log, .number(function == .log2 ? 2 : 10))]))
    case .sqrt: return .quotient(.number(1), .product([.number(2), .call(.sqrt, u)]))
    case .abs: return .call(.sign, u)
    case .sign, .step, .floor, .ceil: return .number(.zero)
    case .relu: return .call(.step, u)
    case .leakyRelu:
      return Expression(
        .piecewise(
          [Expression.Branch(.number(1), when: Expression(.comparison(.greater, u, .number(.zero))))],
          otherwise: .number(Rational(1, 100))))
    case .sigmoid: return .product([.call(.sigmoid, u), one(minus: .call(.sigmoid, u))])
    case .softplus: return .call(.sigmoid, u)
    case .tanh: return one(minus: squared(.tanh))
    case .sinh: return .call(.cosh, u)
    case .cosh: return .call(.sinh, u)
    case .sin: return .call(.cos, u)
    case .cos: return Expression.call(.sin, u).negated
    case .tan: return .sum([.number(1), squared(.tan)])
    case .asin: return .quotient(.number(1), .call(.sqrt, one(minus: .power(u, .number(2)))))
    case .acos:
      return Expression.quotient(.number(1), .call(.sqrt, one(minus: .power(u, .number(2))))).negated
    case .atan: return .quotient(.number(1), .sum([.number(1), .power(u, .number(2))]))
    case .unknown: return Expression(.call(function, primes: 1, [u]))
    default: return nil
    }
  }
}
