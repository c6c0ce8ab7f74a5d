internal import CVectorMath

infix operator • : MultiplicationPrecedence

/// A matrix read as its transpose in a product; nothing is copied.
public struct TransposedMatrix: Sendable {
  public let matrix: Matrix
}

extension Matrix {
  /// `Wᵀ` in a product: `W.T • X`.
  public var T: TransposedMatrix { TransposedMatrix(matrix: self) }

  /// The matrix product `A B`; NumPy's `np.dot(A, B)` and `A @ B`.
  public static func • (left: Matrix, right: Matrix) -> Matrix { product(left, false, right, false) }
  public static func • (left: TransposedMatrix, right: Matrix) -> Matrix {
    product(left.matrix, true, right, false)
  }
  public static func • (left: Matrix, right: TransposedMatrix) -> Matrix {
    product(left, false, right.matrix, true)
  }

  /// The matrix product of two matrices that come from outside.
  public func product(with right: Matrix) throws(ShapeMismatch) -> Matrix {
    guard columns == right.rows else { throw ShapeMismatch("matrix product", shape, right.shape) }
    return self • right
  }

  private static func product(_ a: Matrix, _ aIsTransposed: Bool, _ b: Matrix, _ bIsTransposed: Bool)
    -> Matrix
  {
    let left = aIsTransposed ? a.shape.transposed : a.shape
    let right = bIsTransposed ? b.shape.transposed : b.shape
    guard left.columns == right.rows else { ShapeMismatch("matrix product", left, right).trap() }
    if left.columns == 0 { return zeros(left.rows, right.columns) }
    let result = Matrix(unset: Shape(left.rows, right.columns))
    // The loops of CVectorMath are measured beside OpenBLAS in Benchmarks/README.md: as fast for large matrices,
    // faster for those with few rows, where registers have 256 bits or more.
    if Kernels.registerBits == 128 && left.rows > 32 && right.columns > 32 && left.columns > 8 {
      BLAS.product(a, aIsTransposed, b, bIsTransposed, into: result.storage.base)
      return result
    }
    var p = vmProduct()
    p.rows = left.rows
    p.columns = right.columns
    p.depth = left.columns
    p.a = UnsafePointer(a.storage.base)
    (p.a_row, p.a_depth) = aIsTransposed ? (1, a.columns) : (a.columns, 1)
    p.b = UnsafePointer(b.storage.base)
    (p.b_depth, p.b_column) = bIsTransposed ? (1, b.columns) : (b.columns, 1)
    p.c = result.storage.base
    p.c_row = right.columns
    Kernels.product(right.columns == 1 ? p.transposed : p)
    return result
  }
}

extension vmProduct {
  /// `Cᵀ = Bᵀ Aᵀ` for a column C, whose numbers lie side by side either way.
  fileprivate var transposed: vmProduct {
    var p = self
    p.rows = 1
    p.columns = rows
    (p.a, p.b) = (b, a)
    (p.a_row, p.a_depth) = (0, b_depth)
    (p.b_depth, p.b_column) = (a_depth, a_row)
    p.c_row = rows
    return p
  }
}

/// The inner product of two matrices of one shape: the sum of the products of their entries.
public func dot(_ left: Matrix, _ right: Matrix) -> Double {
  guard left.shape == right.shape else { ShapeMismatch("dot", left.shape, right.shape).trap() }
  return Kernels.dot(left.storage.base, right.storage.base, left.count)
}
