internal import Algebra

extension Slip {
  static let factorDoubled = Slip(
    name: "doubled factor", rank: 160,
    sentence: { part in
      part.map { Sentence("the factor \($0) is there twice", "因子 \($0) 用了两次") }
        ?? Sentence("a factor is there twice", "有一个因子用了两次")
    },
    spoil: { spot, context in
      switch spot.node.node {
      case .product(let factors, let kind):
        return factors.indices.compactMap { index in
          if factors[index].numericValue?.magnitude.isOne == true || context.isMeanFactor(factors[index]) {
            return nil
          }
          var more = factors
          more.insert(factors[index], at: index)
          return Edit(.product(more, kind), about: factors[index])
        }
      case .symbol, .call, .element:
        return spot.isProductLevel && !context.isMeanFactor(spot.node)
          ? [Edit(.product([spot.node, spot.node]), about: spot.node)] : []
      default: return []
      }
    },
    mend: { spot, context in
      guard case .product(let factors, let kind) = spot.node.node else { return [] }
      return factors.indices.compactMap { index in
        guard factors[..<index].contains(factors[index]), !context.isMeanFactor(factors[index]) else {
          return nil
        }
        var rest = factors
        rest.remove(at: index)
        return Edit(.product(rest, kind), about: factors[index])
      }
    })
}

extension SlipContext {
  /// m and 1/m, whose doubling has a slip of its own.
  fileprivate func isMeanFactor(_ factor: Expression) -> Bool {
    switch factor.node {
    case .symbol(let name): sizes.contains(name)
    case .quotient(let top, let bottom): top.isOne && isMeanFactor(bottom)
    default: false
    }
  }
}
