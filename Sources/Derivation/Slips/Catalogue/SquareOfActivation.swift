internal import Algebra

extension Slip {
  /// `a(1 - a²)` for `a(1 - a)`.
  static let squareOfActivation = Slip(
    name: "a² for a", rank: 110,
    sentence: { part in
      let a = part ?? "a"
      return Sentence("\(a)² stands where \(a) is meant", "应为 \(a)，写成了 \(a)²")
    },
    spoil: { spot, context in
      guard spot.role != .base, context.isActivationValue(spot.node) else { return [] }
      return [Edit(.power(spot.node, .number(2)), about: spot.node)]
    },
    mend: { spot, context in
      guard let base = spot.node.squareBase, context.isActivationValue(base) else { return [] }
      return [Edit(base, about: base)]
    })
}

extension Expression {
  /// `x` of `x²`.
  var squareBase: Expression? {
    switch node {
    case .power(let base, let exponent): exponent.numericValue == 2 ? base : nil
    case .product(let factors, _): factors.count == 2 && factors[0] == factors[1] ? factors[0] : nil
    default: nil
    }
  }
}
