internal import Algebra

extension Slip {
  /// (uv)' = u'v', or one of the two terms alone.
  static let productRule = Slip(
    name: "product rule", rank: 70,
    sentence: { part in
      part.map { Sentence("product rule for \($0): (uv)' = u'v + uv'", "\($0) 的乘积法则：(uv)' = u'v + uv'") }
        ?? Sentence("the product rule is (uv)' = u'v + uv'", "乘积法则：(uv)' = u'v + uv'")
    },
    derive: { step, _ in
      guard case .product(let factors, let kind) = step.formula.node else { return [] }
      let moving = factors.indices.filter { !step.slopes[$0].isZero }
      guard moving.count > 1 else { return [] }
      var edits: [Edit] = []
      var all = factors
      for index in moving { all[index] = step.slopes[index] }
      edits.append(Edit(.product(all, kind), about: step.formula))
      let terms = moving.map { index -> Expression in
        var parts = factors
        parts[index] = step.slopes[index]
        return .product(parts, kind)
      }
      for term in terms { edits.append(Edit(term, about: step.formula)) }
      if terms.count == 2 {
        edits.append(Edit(.sum([terms[0], terms[1].negated]), about: step.formula))
        edits.append(Edit(.sum([terms[1], terms[0].negated]), about: step.formula))
      }
      return edits
    })
}
