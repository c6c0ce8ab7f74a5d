internal import Algebra

extension Slip {
  /// `3x³` for `3x²`.
  static let exponentOffByOne = Slip(
    name: "exponent off by one", rank: 160,
    sentence: { part in
      part.map { Sentence("the exponent of \($0) is off by one", "\($0) 的指数差 1") }
        ?? Sentence("an exponent is off by one", "指数差 1")
    },
    spoil: { spot, _ in moved(spot) }, mend: { spot, _ in moved(spot) },
    derive: { step, _ in
      guard case .power(let base, let exponent) = step.formula.node, step.slopes[1].isZero,
        !step.slopes[0].isZero, exponent.numericValue != 1
      else { return [] }
      return [Edit(.product([exponent, .power(base, exponent), step.slopes[0]]), about: base)]
    })

  private static func moved(_ spot: Spot) -> [Edit] {
    guard case .power(let base, let exponent) = spot.node.node, let value = exponent.numericValue,
      value.isInteger
    else { return [] }
    return [value + 1, value - 1].compactMap { other in
      // x² against x is a square lost, and x against x² a factor doubled.
      if other.isZero || other.isOne { return nil }
      let written = other.isNegative ? Expression(.negation(.number(-other))) : .number(other)
      return Edit(Expression(.power(base, written)), about: base)
    }
  }
}
