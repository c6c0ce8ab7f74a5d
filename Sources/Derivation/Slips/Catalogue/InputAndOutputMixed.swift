internal import Algebra

extension Slip {
  /// `z` for `a` or `a` for `z`: `dZ2 Z1ᵀ` for `dZ2 A1ᵀ`, `g'(a)` for `g'(z)`.
  static let inputAndOutputMixed = Slip(
    name: "z and a mixed", rank: 140,
    sentence: { part in
      part.map { Sentence("\($0) is not what belongs here: z and a are mixed up", "z 与 a 混淆了：这里不是 \($0)") }
        ?? Sentence("z and a are mixed up", "z 与 a 混淆了")
    },
    spoil: { spot, context in exchanged(spot, context, isMend: false) },
    mend: { spot, context in exchanged(spot, context, isMend: true) })

  private static func exchanged(_ spot: Spot, _ context: SlipContext, isMend: Bool) -> [Edit] {
    var edits: [Edit] = []
    for pair in context.activations where pair.output.parts.isEmpty {
      for (old, new) in [(pair.output, pair.input), (pair.input, pair.output)] {
        let wrong = isMend ? old : new
        if spot.node == old {
          edits.append(Edit(new, about: wrong))
        } else if spot.role == .whole, !context.isChainRule, spot.node.contains(old) {
          edits.append(Edit(spot.node.swapping(old, for: new), about: wrong))
        }
      }
    }
    return edits
  }
}
