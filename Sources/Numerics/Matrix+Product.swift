infix operator • : MultiplicationPrecedence

/// A matrix read as its transpose in a product; nothing is copied.
public struct TransposedMatrix: Sendable {
  public let matrix: Matrix
}

extension Matrix {
  /// `Wᵀ` in a product: `W.T • X`.
  public var T: TransposedMatrix { TransposedMatrix(matrix: self) }

  /// The matrix product `A B`; NumPy's `np.dot(A, B)` and `A @ B`.
  public static func • (left: Matrix, right: Matrix) -> Matrix { BLAS.product(left, false, right, false) }
  public static func • (left: TransposedMatrix, right: Matrix) -> Matrix {
    BLAS.product(left.matrix, true, right, false)
  }
  public static func • (left: Matrix, right: TransposedMatrix) -> Matrix {
    BLAS.product(left, false, right.matrix, true)
  }

  /// The matrix product of two matrices that come from outside.
  public func product(with right: Matrix) throws(ShapeMismatch) -> Matrix {
    guard columns == right.rows else { throw ShapeMismatch("matrix product", shape, right.shape) }
    return self • right
  }
}

/// The inner product of two matrices of one shape: the sum of the products of their entries.
public func dot(_ left: Matrix, _ right: Matrix) -> Double {
  guard left.shape == right.shape else { ShapeMismatch("dot", left.shape, right.shape).trap() }
  return BLAS.dot(left.elements, right.elements)
}
