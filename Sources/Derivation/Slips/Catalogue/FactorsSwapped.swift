internal import Algebra

extension Slip {
  /// `X W` for `W X`.
  static let factorsSwapped = Slip(
    name: "factors swapped", rank: 110,
    sentence: { _ in Sentence("the factors of the matrix product are swapped", "矩阵乘法的因子顺序颠倒了") },
    spoil: { spot, context in swapped(spot.node, context) },
    mend: { spot, context in swapped(spot.node, context) })

  private static func swapped(_ node: Expression, _ context: SlipContext) -> [Edit] {
    guard context.hasMatrices, case .product(let factors, let kind) = node.node, kind != .elementwise else {
      return []
    }
    var edits: [Edit] = []
    for index in factors.indices.dropLast() {
      var swapped = factors
      swapped.swapAt(index, index + 1)
      edits.append(Edit(Expression(.product(swapped, kind), at: node.range), about: node))
    }
    if factors.count > 2 {
      edits.append(Edit(Expression(.product(factors.reversed(), kind), at: node.range), about: node))
    }
    return edits
  }
}
