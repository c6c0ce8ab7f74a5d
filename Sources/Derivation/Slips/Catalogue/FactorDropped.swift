internal import Algebra

extension Slip {
  static let factorDropped = Slip(
    name: "dropped factor", rank: 180,
    sentence: { part in
      part.map { Sentence("the factor \($0) is lost", "因子 \($0) 丢了") }
        ?? Sentence("a factor is lost", "丢了一个因子")
    },
    spoil: { spot, context in
      switch spot.node.node {
      case .product(let factors, let kind):
        return factors.indices.flatMap { index -> [Edit] in
          if factors[index].numericValue?.magnitude.isOne == true { return [] }
          if context.isChainRule, case .derivative = factors[index].node { return [] }
          var rest = factors
          rest.remove(at: index)
          let dropped = Edit(.product(rest, kind), about: factors[index].unsigned)
          // The minus sign of a factor may stay when the factor goes.
          guard case .negation = factors[index].node else { return [dropped] }
          return [dropped, Edit(Expression.product(rest, kind).negated, about: factors[index].unsigned)]
        }
      case .quotient(let top, let bottom):
        return [Edit(top, about: bottom)]
          + (top.isOne ? [] : [Edit(.quotient(.number(1), bottom), about: top)])
      default: return []
      }
    },
    mend: { spot, context in
      guard spot.isProductLevel else { return [] }
      var edits: [Edit] = []
      // Only what stands in a denominator somewhere can be lost from one.
      let isBelow = spot.role == .denominator
      for factor in isBelow ? context.denominators : context.factors {
        edits.append(Edit(.product([factor, spot.node]), about: factor))
      }
      if !isBelow {
        for factor in context.denominators {
          edits.append(Edit(.quotient(spot.node, factor), about: factor, doubt: 30))
        }
      }
      return edits
    })
}
