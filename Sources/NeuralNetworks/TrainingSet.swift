public import Numerics

/// Examples with labels, checked: one column an example.
///
/// `X` has shape `(n_x, m)`, `Y` has shape `(1, m)` with entries 0 or 1. Everything is finite and m ≥ 1.
public struct TrainingSet: Hashable, Sendable {
  public let X: Matrix
  public let Y: Matrix

  /// Number of examples.
  public var m: Int { X.columns }
  /// Number of features of an example.
  public var n_x: Int { X.rows }

  public init(_ X: Matrix, _ Y: Matrix) throws(InputError) {
    guard X.rows > 0 else { throw .size(of: "features", X.rows) }
    guard X.columns > 0 else { throw .size(of: "examples", X.columns) }
    guard Y.shape == Shape(1, X.columns) else { throw .shapes(ShapeMismatch("X and Y", X.shape, Y.shape)) }
    try X.requireFinite("X")
    for (example, y) in Y.elements.enumerated() where y != 0 && y != 1 {
      throw .notALabel(value: y, example: example)
    }
    self.init(unchecked: X, Y)
  }

  /// For sets that our own code has made.
  init(unchecked X: Matrix, _ Y: Matrix) {
    self.X = X
    self.Y = Y
  }

  /// The examples at the indices, in that order.
  public func examples(at indices: [Int]) -> TrainingSet {
    TrainingSet(unchecked: X.columns(at: indices), Y.columns(at: indices))
  }

  /// A part to train on and a part to judge by, drawn without order.
  ///
  /// - Parameter trainingShare: In 0...1, rounded to whole examples; at least one is trained on, and with a share of 1
  ///   none is left to judge by.
  public func split(trainingShare: Double, random: inout RandomState) -> (
    training: TrainingSet, test: TrainingSet
  ) {
    let order = random.permutation(m)
    let cut = min(max(Int((Double(m) * trainingShare).rounded()), 1), m)
    return (examples(at: Array(order[..<cut])), examples(at: Array(order[cut...])))
  }
}
