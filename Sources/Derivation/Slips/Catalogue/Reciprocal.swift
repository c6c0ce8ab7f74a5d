internal import Algebra

extension Slip {
  /// `a/b` for `b/a`.
  static let reciprocal = Slip(
    name: "reciprocal", rank: 260,
    sentence: { part in
      part.map { Sentence("\($0) is upside down", "\($0) 的分子与分母颠倒了") }
        ?? Sentence("a fraction is upside down", "分子与分母颠倒了")
    },
    spoil: { spot, _ in turned(spot) }, mend: { spot, _ in turned(spot) })

  private static func turned(_ spot: Spot) -> [Edit] {
    switch spot.node.node {
    case .quotient(let top, let bottom): return [Edit(.quotient(bottom, top), about: spot.node)]
    case .symbol, .sum, .call, .element, .derivative:
      guard spot.role == .factor || spot.role == .whole else { return [] }
      return [Edit(.quotient(.number(1), spot.node), about: spot.node)]
    default: return []
    }
  }
}
