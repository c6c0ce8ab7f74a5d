internal import Algebra

extension Slip {
  /// `np.sum(dZ, axis=0)` for `np.sum(dZ, axis=1)`.
  static let wrongAxis = Slip(
    name: "wrong axis", rank: 100,
    sentence: { _ in Sentence("the sum runs along the wrong axis", "求和的轴错了") },
    spoil: { spot, _ in turned(spot.node) }, mend: { spot, _ in turned(spot.node) })

  private static func turned(_ node: Expression) -> [Edit] {
    guard case .reduction(let kind, let operand, let axis, let keeps) = node.node else { return [] }
    let axes: [Int?] = [0, 1, nil]
    return axes.filter { $0 != axis }.map {
      Edit(
        Expression(.reduction(kind, operand, axis: $0, keepsDimensions: keeps || axis == nil), at: node.range)
      )
    }
  }
}
