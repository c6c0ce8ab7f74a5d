internal import Algebra

extension Slip {
  /// `log a · log b` for `log(ab)`.
  static let logOfAProduct = Slip(
    name: "log of a product", rank: 100,
    sentence: { _ in
      Sentence(
        "the log of a product is the sum of the logs, nothing else can be split", "乘积的对数等于对数之和，其他情形不能拆开")
    },
    spoil: { spot, _ in
      guard case .call(.log, 0, let arguments) = spot.node.node, arguments.count == 1 else { return [] }
      func logs(_ formulas: [Expression]) -> [Expression] { formulas.map { .call(.log, $0) } }
      switch arguments[0].node {
      case .product(let factors, _): return [Edit(.product(logs(factors)), about: spot.node)]
      case .quotient(let a, let b):
        return [Edit(.quotient(.call(.log, a), .call(.log, b)), about: spot.node)]
      case .sum(let terms):
        let signed = terms.map { term -> Expression in
          if case .negation(let inner) = term.node { return Expression.call(.log, inner).negated }
          return .call(.log, term)
        }
        return [
          Edit(.sum(signed), about: spot.node), Edit(.product(logs(terms)), about: spot.node),
        ]
      case .power(let base, let exponent):
        return [Edit(.power(.call(.log, base), exponent), about: spot.node)]
      default: return []
      }
    },
    mend: { spot, _ in
      func isLog(_ formula: Expression) -> Bool {
        if case .call(.log, 0, _) = formula.node { return true }
        return false
      }
      switch spot.node.node {
      case .product(let factors, _) where factors.filter(isLog).count == factors.count:
        return [Edit(.sum(factors), about: spot.node)]
      case .quotient(let a, let b) where isLog(a) && isLog(b):
        return [Edit(.sum([a, b.negated]), about: spot.node)]
      default: return []
      }
    })
}
