internal import Algebra

extension Slip {
  /// `np.sum` for `np.mean`.
  static let sumForMean = Slip(
    name: "sum for mean", rank: 90,
    sentence: { _ in Sentence("this is the sum, the mean is meant", "这里应取平均，写成了求和") },
    spoil: { spot, _ in
      guard case .reduction(.mean, let operand, let axis, let keeps) = spot.node.node else { return [] }
      return [Edit(Expression(.reduction(.sum, operand, axis: axis, keepsDimensions: keeps)))]
    })
}
