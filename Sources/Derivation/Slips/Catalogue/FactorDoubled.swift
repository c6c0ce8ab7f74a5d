internal import Algebra

extension Slip {
  static let factorDoubled = Slip(
    name: "doubled factor", rank: 17,
    sentence: { part in
      part.map { Sentence("the factor \($0) is there twice", "因子 \($0) 用了两次") }
        ?? Sentence("a factor is there twice", "有一个因子用了两次")
    },
    spoil: { spot, _ in
      switch spot.node.node {
      case .product(let factors, let kind):
        return factors.indices.compactMap { index in
          if factors[index].numericValue?.magnitude.isOne == true { return nil }
          var more = factors
          more.insert(factors[index], at: index)
          return Edit(.product(more, kind), about: factors[index])
        }
      case .symbol, .call, .element:
        return spot.isProductLevel ? [Edit(.product([spot.node, spot.node]), about: spot.node)] : []
      default: return []
      }
    },
    mend: { spot, _ in
      guard case .product(let factors, let kind) = spot.node.node else { return [] }
      return factors.indices.compactMap { index in
        guard factors[..<index].contains(factors[index]) else { return nil }
        var rest = factors
        rest.remove(at: index)
        return Edit(.product(rest, kind), about: factors[index])
      }
    })
}
