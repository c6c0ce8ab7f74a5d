internal import Algebra

extension Slip {
  static let factorAdded = Slip(
    name: "added factor", rank: 170,
    sentence: { part in
      part.map { Sentence("the factor \($0) does not belong here", "多了因子 \($0)") }
        ?? Sentence("a factor does not belong here", "多了一个因子")
    },
    spoil: { spot, context in
      guard spot.isProductLevel, spot.node.numericValue == nil else { return [] }
      return context.factors.map { Edit(.product([$0, spot.node]), about: $0, doubt: 20) }
    },
    mend: { spot, _ in
      switch spot.node.node {
      case .product(let factors, let kind):
        return factors.indices.map { index in
          var rest = factors
          rest.remove(at: index)
          return Edit(.product(rest, kind), about: factors[index])
        }
      case .quotient(let top, let bottom): return [Edit(top, about: bottom)]
      default: return []
      }
    })
}
