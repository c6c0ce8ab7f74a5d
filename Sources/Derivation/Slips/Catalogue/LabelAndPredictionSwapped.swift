internal import Algebra

extension Slip {
  /// `y - a` for `a - y`.
  static let labelAndPredictionSwapped = Slip(
    name: "y and a swapped", rank: 80,
    sentence: { _ in Sentence("y and a are swapped", "y 与 a 互换了位置") },
    spoil: { spot, context in swapped(spot, context) }, mend: { spot, context in swapped(spot, context) })

  private static func swapped(_ spot: Spot, _ context: SlipContext) -> [Edit] {
    guard !spot.node.parts.isEmpty, context.mayHaveSwappedLabel else { return [] }
    var edits: [Edit] = []
    for pair in context.predictions {
      let names = spot.node.names
      guard case .symbol(let a) = pair.prediction.node, case .symbol(let y) = pair.label.node,
        names.contains(a), names.contains(y)
      else { continue }
      edits.append(Edit(spot.node.replacing([a: pair.label, y: pair.prediction]), about: nil))
    }
    return edits
  }
}
