/// Rows and columns of a matrix.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  public let rows: Int
  public let columns: Int

  @inlinable
  public init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Number of entries.
  @inlinable
  public var count: Int { rows * columns }

  @inlinable
  public var transposed: Shape { Shape(columns, rows) }

  /// As NumPy prints it: `(2, 3)`.
  public var description: String { "(\(rows), \(columns))" }

  /// The shape of an elementwise operation, nil where the two do not fit.
  ///
  /// NumPy's rule for two axes: sizes agree, or one of them is 1 and is stretched.
  public func broadcast(with other: Shape) -> Shape? {
    guard let rows = Shape.stretched(rows, other.rows),
      let columns = Shape.stretched(columns, other.columns)
    else { return nil }
    return Shape(rows, columns)
  }

  private static func stretched(_ first: Int, _ second: Int) -> Int? {
    if first == second || second == 1 { return first }
    return first == 1 ? second : nil
  }
}

/// Two shapes that an operation cannot put together.
public struct ShapeMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried: `matrix product`, `+`, `sum`.
  public let operation: String
  public let left: Shape
  public let right: Shape

  public init(_ operation: String, _ left: Shape, _ right: Shape) {
    self.operation = operation
    self.left = left
    self.right = right
  }

  public var description: String { "\(operation): shapes \(left) and \(right) do not fit" }

  /// Stops the program: our own code put two shapes together that do not fit.
  ///
  /// What a learner or a file brings is checked before, by the functions that throw.
  func trap() -> Never { fatalError(description) }
}

/// The direction of a sum: down the rows, or across the columns.
public enum Axis: Hashable, Sendable {
  /// Down: one number a column, shape `(1, n)`. NumPy's `axis=0, keepdims=True`.
  case rows
  /// Across: one number a row, shape `(m, 1)`. NumPy's `axis=1, keepdims=True`.
  case columns
}
