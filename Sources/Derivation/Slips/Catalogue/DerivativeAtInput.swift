internal import Algebra

extension Slip {
  /// `z(1 - z)` for `a(1 - a)`.
  static let derivativeAtInput = Slip(
    name: "activation derivative at z for a", rank: 90,
    sentence: { part in
      part.map {
        Sentence("the derivative is written in \($0), it holds for the activation", "导数公式中应代入激活值，而不是 \($0)")
      } ?? Sentence("the derivative is taken at z, the formula is one of a", "导数公式中应代入 a，而不是 z")
    },
    spoil: { spot, context in
      guard let a = spot.node.sigmoidSlopeValue ?? spot.node.tanhSlopeValue else { return [] }
      return context.activations.filter { $0.output == a }.map { pair in
        Edit(spot.node.swapping(pair.output, for: pair.input), about: pair.input)
      }
    },
    mend: { spot, context in
      guard let z = spot.node.sigmoidSlopeValue ?? spot.node.tanhSlopeValue else { return [] }
      return context.activations.filter { $0.input == z }.map { pair in
        Edit(spot.node.swapping(pair.input, for: pair.output), about: pair.input)
      }
    },
    derive: { step, _ in
      guard case .call(let function, 0, let arguments) = step.formula.node, arguments.count == 1,
        function == .sigmoid || function == .tanh, let right = step.right
      else { return [] }
      let wrong = right.swapping(step.formula, for: arguments[0])
      return [Edit(wrong, about: arguments[0])]
    })
}

extension Expression {
  /// The formula with one sub-formula put for another everywhere.
  func swapping(_ old: Expression, for new: Expression) -> Expression {
    replacing { $0 == old ? new : nil }
  }
}
