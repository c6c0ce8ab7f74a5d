internal import Algebra

extension Slip {
  /// (u/v)' = u'/v', a plus for the minus, the terms turned round, v for v².
  static let quotientRule = Slip(
    name: "quotient rule", rank: 70,
    sentence: { part in
      part.map {
        Sentence("quotient rule for \($0): (u/v)' = (u'v - uv')/v²", "\($0) 的商法则：(u/v)' = (u'v − uv')/v²")
      }
        ?? Sentence("the quotient rule is (u/v)' = (u'v - uv')/v²", "商法则：(u/v)' = (u'v − uv')/v²")
    },
    derive: { step, _ in
      guard case .quotient(let u, let v) = step.formula.node, !step.slopes[1].isZero else { return [] }
      let (du, dv) = (step.slopes[0], step.slopes[1])
      let square = Expression.power(v, .number(2))
      let first = Expression.product([du, v])
      let second = Expression.product([u, dv])
      if du.isZero {
        // (1/v)' = 1/v', or the square forgotten.
        return [.quotient(u, dv), Expression.quotient(second, v).negated].map {
          Edit($0, about: step.formula)
        }
      }
      return [
        .quotient(du, dv), .quotient(.sum([first, second]), square),
        .quotient(.sum([second, first.negated]), square), .quotient(.sum([first, second.negated]), v),
        .quotient(.sum([first, second.negated]), dv),
        .quotient(.sum([first, second.negated]), .power(dv, .number(2))),
        .sum([first, second.negated]),
      ].map { Edit($0, about: step.formula) }
    })
}
