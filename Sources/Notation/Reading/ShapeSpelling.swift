public import Algebra

/// A shape as somebody wrote it: `W1: n1 x n0`, `(n1, m)`, `scalar`.
public struct ShapeSpelling: Hashable, Sendable {
  public enum Shape: Hashable, Sendable {
    case scalar
    /// Sizes are names, whole numbers, or formulas of them.
    case matrix(rows: Expression, columns: Expression)
  }

  /// The name before the colon, where there is one.
  public let name: Symbol?
  public let shape: Shape

  public init(name: Symbol? = nil, _ shape: Shape) {
    self.name = name
    self.shape = shape
  }
}
