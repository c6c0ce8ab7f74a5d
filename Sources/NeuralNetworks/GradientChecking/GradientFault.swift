/// What is wrong with a gradient; named only where doing exactly that to the right gradient gives the one at hand.
public enum GradientFault: Hashable, Sendable {
  /// NaN or infinity among the numbers.
  case notFinite
  /// Every sign is the opposite.
  case sign
  /// m times too large: the division by the number of examples is missing.
  case notDividedByM
  /// m times too small: divided by the number of examples twice.
  case dividedByMTwice
  /// So many times the right one.
  case factor(Double)
  /// Rows and columns exchanged.
  case transposed
  /// One number for the whole layer, the sum of all its biases' slopes, in place of one number a unit.
  case biasSummedOverLayer
  /// The one-sided difference quotient with that nudge.
  case oneSidedDifference(step: Double)
  /// A difference quotient with a nudge so small that it shows the rounding of J.
  case stepTooSmall(step: Double)
  /// dZ = dA, without the slope of the activation, in that layer.
  case forgottenSlope(layer: Int)
  /// The slope of another activation in that layer.
  case slopeOfAnother(Activation, layer: Int)
  /// g′(A) where g′(Z) belongs, in that layer.
  case slopeAtTheValue(layer: Int)
  /// The slope of the cost in the network's output in place of dA of every layer.
  case outputSlopeInEveryLayer

  /// One line for a learner.
  public var description: String {
    switch self {
    case .notFinite: "nan or inf among the numbers: 0/0, or a run that diverged"
    case .sign: "every sign is the opposite"
    case .notDividedByM: "m times too large: the division by m is missing"
    case .dividedByMTwice: "m times too small: divided by m twice"
    case .factor(let factor): "\(factor) times the right one"
    case .transposed: "rows and columns are exchanged"
    case .biasSummedOverLayer: "summed over the whole layer: a bias has one slope a unit, the sum of its row"
    case .oneSidedDifference(let step): "a one-sided difference with a nudge of \(step)"
    case .stepTooSmall(let step): "a nudge of \(step) is so small that rounding decides"
    case .forgottenSlope(let layer): "the slope of the activation is missing in layer \(layer)"
    case .slopeOfAnother(let activation, let layer):
      "layer \(layer) has the slope of \(activation.rawValue)"
    case .slopeAtTheValue(let layer): "the slope in layer \(layer) is taken at A, not at Z"
    case .outputSlopeInEveryLayer: "dA of the output is used in every layer"
    }
  }
}
