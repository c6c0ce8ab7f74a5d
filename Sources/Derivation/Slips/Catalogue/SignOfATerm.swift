internal import Algebra

extension Slip {
  /// `a + y` for `a - y`, `e^z` for `e^-z`.
  static let signOfATerm = Slip(
    name: "sign of a term", rank: 150,
    sentence: { part in
      part.map { Sentence("the sign of \($0) is wrong", "\($0) 的符号错了") }
        ?? Sentence("a sign is wrong", "有一个符号错了")
    },
    spoil: { spot, _ in flipped(spot) }, mend: { spot, _ in flipped(spot) })

  private static func flipped(_ spot: Spot) -> [Edit] {
    var edits: [Edit] = []
    switch spot.node.node {
    case .sum(let terms):
      for index in terms.indices {
        edits.append(
          Edit(spot.node.replacing(part: index, with: terms[index].negated), about: terms[index].unsigned))
      }
    case .call(.exp, 0, let arguments) where arguments.count == 1:
      edits.append(Edit(.call(.exp, arguments[0].negated), about: arguments[0].unsigned))
    case .power(let base, let exponent) where exponent.numericValue != -1 && !exponent.isOne:
      edits.append(Edit(Expression(.power(base, exponent.negated)), about: exponent.unsigned))
    default: break
    }
    if spot.role == .whole { edits.append(Edit(spot.node.negated, about: spot.node.unsigned)) }
    return edits
  }
}

extension Expression {
  /// The formula without a minus sign in front.
  var unsigned: Expression {
    if case .negation(let operand) = node { return operand }
    return self
  }
}
