internal import Algebra
internal import SourceText

/// Formulas put together without what changes nothing: `+ 0`, `1 ·`, brackets in brackets.
extension Expression {
  static func number(_ value: Rational) -> Expression { Expression(.number(value)) }
  static func name(_ symbol: Symbol) -> Expression { Expression(.symbol(symbol)) }
  static func call(_ function: Function, _ argument: Expression, primes: Int = 0) -> Expression {
    Expression(.call(function, primes: primes, [argument]))
  }
  static func derivative(_ target: Expression, by variable: Expression) -> Expression {
    Expression(.derivative(target, by: [variable], partial: false))
  }

  var isZero: Bool { numericValue?.isZero ?? false }
  var isOne: Bool { numericValue?.isOne ?? false }

  /// The number that this is, a sign included.
  var numericValue: Rational? {
    switch node {
    case .number(let value): value
    case .negation(let operand): operand.numericValue.map { -$0 }
    default: nil
    }
  }

  var negated: Expression {
    switch node {
    case .negation(let operand): operand
    case .number(let value) where value.isZero: self
    case .number(let value) where value.isNegative: .number(-value)
    default: Expression(.negation(self))
    }
  }

  static func sum(_ terms: [Expression]) -> Expression {
    var flat: [Expression] = []
    var total = Rational.zero
    for term in terms {
      if case .sum(let inner) = term.node { flat += inner } else { flat.append(term) }
    }
    var kept: [Expression] = []
    for term in flat {
      if let value = term.numericValue { total = total + value } else { kept.append(term) }
    }
    if !total.isZero {
      let value = total.isNegative ? Expression(.negation(.number(-total))) : .number(total)
      // Numbers stay where the first of them stood: `1 - a`, not `-a + 1`.
      let place = flat.firstIndex { $0.numericValue != nil } ?? 0
      kept.insert(value, at: min(place, kept.count))
    }
    if kept.isEmpty { return .number(.zero) }
    return kept.count == 1 ? kept[0] : Expression(.sum(kept))
  }

  static func product(
    _ factors: [Expression], _ kind: Multiplication = .elementwise
  ) -> Expression {
    var kept: [Expression] = []
    var value = Rational.one
    var isNegative = false
    for factor in factors {
      var factor = factor
      while case .negation(let operand) = factor.node {
        isNegative.toggle()
        factor = operand
      }
      if case .product(let inner, let other) = factor.node, other == kind {
        for part in inner {
          if let number = part.numericValue { value = value * number } else { kept.append(part) }
        }
      } else if let number = factor.numericValue {
        value = value * number
      } else {
        kept.append(factor)
      }
    }
    if value.isZero { return .number(.zero) }
    if value.isNegative {
      isNegative.toggle()
      value = -value
    }
    if !value.isOne || kept.isEmpty { kept.insert(.number(value), at: 0) }
    let made = kept.count == 1 ? kept[0] : Expression(.product(kept, kind))
    return isNegative ? made.negated : made
  }

  static func quotient(_ top: Expression, _ bottom: Expression) -> Expression {
    if bottom.isOne || top.isZero { return top }
    if case .negation(let inner) = top.node { return Expression(.negation(.quotient(inner, bottom))) }
    return Expression(.quotient(top, bottom))
  }

  static func power(_ base: Expression, _ exponent: Expression) -> Expression {
    if exponent.isOne { return base }
    if exponent.isZero { return .number(.one) }
    return Expression(.power(base, exponent))
  }

  /// The terms of a sum; of anything else, that alone.
  var terms: [Expression] {
    if case .sum(let terms) = node { return terms }
    return [self]
  }

  /// The factors of a product; of anything else, that alone.
  var factors: [Expression] {
    if case .product(let factors, _) = node { return factors }
    return [self]
  }

  /// The formula with every product of one kind: what remains is the same for numbers.
  var withOneProduct: Expression {
    replacing { node in
      guard case .product(let factors, let kind) = node.node, kind != .juxtaposed else { return nil }
      return Expression(.product(factors.map { $0.withOneProduct }, .juxtaposed), at: node.range)
    }
  }

  /// The formula with products in products and sums in sums as one: for numbers only.
  var flattened: Expression {
    replacing { node in
      switch node.node {
      case .product(let factors, let kind):
        let inner = factors.map { $0.flattened }
        let flat = inner.flatMap { factor -> [Expression] in
          if case .product(let parts, _) = factor.node { return parts }
          return [factor]
        }
        return Expression(.product(flat, kind), at: node.range)
      case .sum(let terms):
        let flat = terms.map { $0.flattened }.flatMap { $0.terms }
        return Expression(.sum(flat), at: node.range)
      default: return nil
      }
    }
  }
}
