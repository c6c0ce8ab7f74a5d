internal import Algebra

extension Slip {
  /// d(bc)/db = b: the factor that is differentiated instead of the other one.
  static let otherFactor = Slip(
    name: "other factor", rank: 70,
    sentence: { part in
      part.map { Sentence("the other factor of the product stays: not \($0)", "求导后留下的应是另一个因子，而不是 \($0)") }
        ?? Sentence("the other factor of the product stays", "求导后留下的应是另一个因子")
    },
    mend: { spot, context in
      guard case .symbol(let name) = spot.node.node else { return [] }
      return context.partners(of: name).map { Edit(.name($0), about: spot.node) }
    },
    derive: { step, _ in
      guard case .product(let factors, let kind) = step.formula.node else { return [] }
      let moving = factors.indices.filter { !step.slopes[$0].isZero }
      guard moving.count == 1, factors.count > 1 else { return [] }
      let own = factors[moving[0]]
      var edits = [Edit(own, about: own)]
      for index in factors.indices where index != moving[0] && factors[index].numericValue == nil {
        // The constants beside it may be kept.
        var parts = factors
        parts[index] = own
        parts.remove(at: moving[0])
        edits.append(Edit(.product(parts, kind), about: own))
      }
      return edits
    })
}
