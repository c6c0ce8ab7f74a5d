internal import Algebra

extension Slip {
  /// `1 - a²` where a = σ(z), `a(1 - a)` where a = tanh z.
  static let otherActivation = Slip(
    name: "derivative of another activation", rank: 120,
    sentence: { part in
      part.map { Sentence("this is the derivative of \($0)", "这是 \($0) 的导数") }
        ?? Sentence("this is the derivative of another activation", "这是另一个激活函数的导数")
    },
    spoil: { spot, _ in
      if let a = spot.node.sigmoidSlopeValue { return [Edit(tanhSlope(a), about: .name("tanh"))] }
      if let a = spot.node.tanhSlopeValue { return [Edit(sigmoidSlope(a), about: .name("σ"))] }
      return []
    },
    mend: { spot, context in
      // Only where the exercise says which function it is.
      if let a = spot.node.sigmoidSlopeValue, context.activation(of: a)?.function == .tanh {
        return [Edit(tanhSlope(a), about: .name("σ"))]
      }
      if let a = spot.node.tanhSlopeValue, context.activation(of: a)?.function == .sigmoid {
        return [Edit(sigmoidSlope(a), about: .name("tanh"))]
      }
      return []
    },
    derive: { step, _ in
      guard case .call(let function, 0, let arguments) = step.formula.node, arguments.count == 1,
        !step.slopes[0].isZero
      else { return [] }
      let value = step.formula
      let inner = step.slopes[0]
      let slopes: [(Symbol, Expression)] =
        switch function {
        case .sigmoid: [("tanh", tanhSlope(value)), ("ReLU", .call(.step, arguments[0]))]
        case .tanh: [("σ", sigmoidSlope(value)), ("ReLU", .call(.step, arguments[0]))]
        case .relu, .leakyRelu:
          [("σ", sigmoidSlope(value)), ("tanh", tanhSlope(value)), ("ReLU", .call(.step, arguments[0]))]
        default: []
        }
      return slopes.map { Edit(.product([$0.1, inner]), about: .name($0.0)) }
    })

  private static func tanhSlope(_ a: Expression) -> Expression {
    .sum([.number(1), Expression.power(a, .number(2)).negated])
  }

  private static func sigmoidSlope(_ a: Expression) -> Expression {
    .product([a, .sum([.number(1), a.negated])])
  }
}

extension Expression {
  /// `a` of `a(1 - a)`.
  var sigmoidSlopeValue: Expression? {
    guard case .product(let factors, _) = node, factors.count == 2 else { return nil }
    for index in 0..<2 where factors[1 - index].complement == factors[index] { return factors[index] }
    return nil
  }

  /// `a` of `1 - a²`.
  var tanhSlopeValue: Expression? { complement?.squareBase }

  /// `x` of `1 - x`.
  var complement: Expression? {
    guard case .sum(let terms) = node, terms.count == 2, let one = terms.firstIndex(where: { $0.isOne }),
      case .negation(let other) = terms[1 - one].node
    else { return nil }
    return other
  }
}
