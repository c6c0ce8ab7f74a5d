internal import Algebra

extension Slip {
  /// `1 - a` for `1 - a²`.
  static let squareLost = Slip(
    name: "square lost", rank: 160,
    sentence: { part in
      part.map { Sentence("the square of \($0) is lost", "\($0) 的平方丢了") }
        ?? Sentence("a square is lost", "平方丢了")
    },
    spoil: { spot, _ in spot.node.squareBase.map { [Edit($0, about: $0)] } ?? [] },
    mend: { spot, context in
      guard spot.role != .base, context.isSquared(spot.node) else { return [] }
      return [Edit(.power(spot.node, .number(2)), about: spot.node)]
    })
}
