internal import Algebra

extension Slip {
  /// `dZ A` for `dZ Aᵀ`.
  static let transposeLost = Slip(
    name: "transpose lost", rank: 100,
    sentence: { part in
      part.map { Sentence("\($0) has to be transposed", "\($0) 应转置") }
        ?? Sentence("a transpose is lost", "转置丢了")
    },
    spoil: { spot, context in
      guard context.hasMatrices, case .transpose(let operand) = spot.node.node else { return [] }
      return [Edit(operand, about: operand)]
    },
    mend: { spot, context in
      guard context.hasMatrices, spot.role == .factor || spot.role == .term || spot.role == .whole else {
        return []
      }
      if case .transpose = spot.node.node { return [] }
      if spot.node.numericValue != nil { return [] }
      return [Edit(Expression(.transpose(spot.node)), about: spot.node)]
    })

  /// `dZᵀ A` for `dZ A`.
  static let transposeAdded = Slip(
    name: "transpose added", rank: 250,
    sentence: { part in
      part.map { Sentence("\($0) must not be transposed", "\($0) 不应转置") }
        ?? Sentence("a transpose is too many", "多了一个转置")
    },
    spoil: { spot, context in
      guard context.hasMatrices, spot.role == .factor || spot.role == .whole else { return [] }
      if case .transpose = spot.node.node { return [] }
      return [Edit(Expression(.transpose(spot.node)), about: spot.node)]
    },
    mend: { spot, context in
      guard context.hasMatrices, case .transpose(let operand) = spot.node.node else { return [] }
      return [Edit(operand, about: operand)]
    })
}
