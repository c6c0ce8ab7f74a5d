internal import Algebra

extension Slip {
  /// `a² + b²` for `(a + b)²`.
  static let powerOfASum = Slip(
    name: "power of a sum", rank: 100,
    sentence: { _ in Sentence("the power of a sum is not the sum of the powers", "和的幂不等于幂的和") },
    spoil: { spot, _ in
      switch spot.node.node {
      case .power(let base, let exponent):
        guard case .sum(let terms) = base.node else { return [] }
        let powers = terms.map { term -> Expression in
          if case .negation(let inner) = term.node { return Expression.power(inner, exponent).negated }
          return .power(term, exponent)
        }
        return [
          Edit(.sum(powers), about: spot.node),
          Edit(.sum(terms.map { .power($0, exponent) }), about: spot.node),
        ]
      case .call(.sqrt, 0, let arguments):
        guard arguments.count == 1, case .sum(let terms) = arguments[0].node else { return [] }
        return [Edit(.sum(terms.map { .call(.sqrt, $0.unsigned) }), about: spot.node)]
      default: return []
      }
    },
    mend: { spot, _ in
      guard case .sum(let terms) = spot.node.node, terms.count == 2,
        case .power(let a, let n) = terms[0].unsigned.node,
        case .power(let b, let k) = terms[1].unsigned.node,
        n == k
      else { return [] }
      return [
        Edit(.power(.sum([a, b]), n), about: spot.node),
        Edit(.power(.sum([a, b.negated]), n), about: spot.node),
      ]
    })
}
