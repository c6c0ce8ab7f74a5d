internal import Algebra

extension Slip {
  /// `dZ * Aᵀ` for `dZ @ Aᵀ`.
  static let elementwiseForMatrixProduct = Slip(
    name: "elementwise for matrix product", rank: 110,
    sentence: { _ in
      Sentence("this is the elementwise product, the matrix product is meant", "这里应为矩阵乘法，写成了逐元素相乘")
    },
    spoil: { spot, context in changed(spot.node, context, toElementwise: true) },
    mend: { spot, context in changed(spot.node, context, toElementwise: false) })

  /// `W2ᵀ dZ2 @ g'(Z1)` for `W2ᵀ dZ2 * g'(Z1)`.
  static let matrixForElementwiseProduct = Slip(
    name: "matrix product for elementwise", rank: 110,
    sentence: { _ in
      Sentence("this is the matrix product, the elementwise product is meant", "这里应为逐元素相乘，写成了矩阵乘法")
    },
    spoil: { spot, context in changed(spot.node, context, toElementwise: false) },
    mend: { spot, context in changed(spot.node, context, toElementwise: true) })

  private static func changed(_ node: Expression, _ context: SlipContext, toElementwise: Bool) -> [Edit] {
    guard context.hasMatrices, case .product(let factors, let kind) = node.node,
      (kind == .elementwise) != toElementwise
    else { return [] }
    if toElementwise {
      // The last product of the row alone: `W^T dZ · g'(Z)` is (W^T dZ) · g'(Z).
      var edits = [Edit(Expression(.product(factors, .elementwise), at: node.range), about: node)]
      if factors.count > 2, let last = factors.last {
        let front = Expression(.product(Array(factors.dropLast()), kind))
        edits.append(Edit(Expression(.product([front, last], .elementwise), at: node.range), about: node))
      }
      return edits
    }
    return [Edit(Expression(.product(factors, .dot), at: node.range), about: node)]
  }
}
