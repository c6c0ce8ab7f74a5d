internal import CVectorMath

/// Sums, means and extremes.
extension Matrix {
  public var sum: Double { Kernels.sum(storage.base, count) }
  public var mean: Double { sum / Double(count) }
  /// The largest entry; `-inf` where there is none.
  public var maximum: Double { withElements { $0.reduce(-.infinity, Swift.max) } }
  /// The smallest entry; `inf` where there is none.
  public var minimum: Double { withElements { $0.reduce(.infinity, Swift.min) } }

  /// Euclidean norm of all entries, `‖A‖`.
  public var norm: Double { dot(self, self).squareRoot() }

  /// Sum along an axis, which keeps size 1.
  public func sum(along axis: Axis) -> Matrix {
    switch axis {
    case .rows:
      let result = Matrix.zeros(1, columns)
      for i in 0..<rows {
        vm_binary(vmPlus, 0, result.storage.base, storage.base + i * columns, result.storage.base, columns)
      }
      return result
    case .columns:
      let result = Matrix(unset: Shape(rows, 1))
      Threads.split(rows, grain: max(1, (1 << 15) / max(columns, 1)), step: 1) { part in
        for i in part { result.storage.base[i] = vm_sum(storage.base + i * columns, columns) }
      }
      return result
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
  public var isFinite: Bool {
    // The difference of a number with itself is 0, of NaN and infinity NaN; a sum of zeros is quick to take.
    withElements { entries in entries.reduce(0) { $0 + ($1 - $1) } == 0 }
  }
}
