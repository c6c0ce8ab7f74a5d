/// Sums, means and extremes.
extension Matrix {
  public var sum: Double { elements.reduce(0, +) }
  public var mean: Double { sum / Double(elements.count) }
  public var maximum: Double { elements.reduce(-.infinity) { max($0, $1) } }
  public var minimum: Double { elements.reduce(.infinity) { min($0, $1) } }

  /// Euclidean norm of all entries, `‖A‖`.
  public var norm: Double { dot(self, self).squareRoot() }

  /// Sum along an axis, which keeps size 1.
  public func sum(along axis: Axis) -> Matrix {
    switch axis {
    case .rows:
      var result = Matrix.zeros(1, columns)
      for i in 0..<rows {
        for j in 0..<columns { result.elements[j] += elements[i * columns + j] }
      }
      return result
    case .columns:
      return Matrix(
        rows, 1, elements: (0..<rows).map { i in elements[i * columns..<(i + 1) * columns].reduce(0, +) })
    }
  }

  public func mean(along axis: Axis) -> Matrix {
    sum(along: axis) / Double(axis == .rows ? rows : columns)
  }

  /// The column with the largest entry of row `i`; the first of equals.
  public func argmax(row i: Int) -> Int {
    precondition(columns > 0, "argmax of an empty row")
    var best = 0
    for j in 1..<max(columns, 1) where self[i, j] > self[i, best] { best = j }
    return best
  }

  /// True where no entry is NaN or infinite.
  public var isFinite: Bool { elements.allSatisfy { $0.isFinite } }
}
