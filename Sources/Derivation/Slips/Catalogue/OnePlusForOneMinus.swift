internal import Algebra

extension Slip {
  /// `a(1 + a)` for `a(1 - a)`.
  static let onePlusForOneMinus = Slip(
    name: "1 + a for 1 − a", rank: 100,
    sentence: { part in
      let a = part ?? "a"
      return Sentence("1 + \(a) stands where 1 − \(a) is meant", "应为 1 − \(a)，写成了 1 + \(a)")
    },
    spoil: { spot, context in opposite(spot.node, context) },
    mend: { spot, context in opposite(spot.node, context) })

  private static func opposite(_ node: Expression, _ context: SlipContext) -> [Edit] {
    guard case .sum(let terms) = node.node, terms.count == 2,
      let one = terms.firstIndex(where: { $0.isOne })
    else { return [] }
    let other = terms[1 - one]
    guard context.isActivationValue(other.unsigned) else { return [] }
    return [Edit(node.replacing(part: 1 - one, with: other.negated), about: other.unsigned)]
  }
}

extension SlipContext {
  /// `a`, `A1`, `σ(z)`: what an activation function gives.
  func isActivationValue(_ formula: Expression) -> Bool {
    if activation(of: formula) != nil { return true }
    if predictions.contains(where: { $0.prediction == formula }) { return true }
    if case .call(let function, 0, _) = formula.node { return function.isActivation }
    return false
  }
}
