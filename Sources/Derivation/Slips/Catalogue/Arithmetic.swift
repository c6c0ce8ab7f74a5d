internal import Algebra

extension Slip {
  /// `3 * 2 = 5`.
  static let arithmetic = Slip(
    name: "arithmetic", rank: 600,
    sentence: { part in
      part.map { Sentence("it comes to \($0)", "结果应为 \($0)") }
        ?? Sentence("the numbers do not add up", "数值计算有误")
    },
    spoil: { spot, context in
      guard spot.role == .whole, let written = context.wrongNumber, spot.node.names.isEmpty,
        !spot.node.hasDerivative
      else { return [] }
      return [Edit(written)]
    })
}
