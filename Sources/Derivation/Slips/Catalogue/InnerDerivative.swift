internal import Algebra

extension Slip {
  /// (σ(2z))' = σ'(2z): the factor 2 is left out.
  static let innerDerivative = Slip(
    name: "inner derivative left out", rank: 70,
    sentence: { part in
      part.map { Sentence("the inner derivative of \($0) is left out", "漏了 \($0) 的内层导数") }
        ?? Sentence("the inner derivative is left out", "漏了内层导数")
    },
    derive: { step, _ in
      func edit(_ slopes: [Expression], inner: Expression) -> [Edit] {
        // A lost −1 looks like a lost sign, unless nothing else is differentiated here.
        guard let value = inner.numericValue else {
          return Differentiation.combine(step.formula, slopes, by: step.variable)
            .map { [Edit($0, about: step.formula)] } ?? []
        }
        if value.isZero || value.isOne || (value.magnitude.isOne && !step.isAlone) { return [] }
        return Differentiation.combine(step.formula, slopes, by: step.variable)
          .map { [Edit($0, about: step.formula)] } ?? []
      }
      switch step.formula.node {
      case .call(_, _, let arguments) where arguments.count == 1:
        return edit([.number(1)], inner: step.slopes[0])
      case .power:
        if step.slopes[1].isZero { return edit([.number(1), .number(0)], inner: step.slopes[0]) }
        if step.slopes[0].isZero { return edit([.number(0), .number(1)], inner: step.slopes[1]) }
        return []
      case .quotient(let top, _):
        // 1/v is v^-1.
        guard step.slopes[0].isZero, !top.isZero else { return [] }
        return edit([.number(0), .number(1)], inner: step.slopes[1])
      default: return []
      }
    })
}
