internal import COpenBLAS

/// The only file that speaks to OpenBLAS.
enum BLAS {
  static func product(_ a: Matrix, _ aIsTransposed: Bool, _ b: Matrix, _ bIsTransposed: Bool) -> Matrix {
    let left = aIsTransposed ? a.shape.transposed : a.shape
    let right = bIsTransposed ? b.shape.transposed : b.shape
    guard left.columns == right.rows else { ShapeMismatch("matrix product", left, right).trap() }
    let shape = Shape(left.rows, right.columns)
    if shape.count == 0 || left.columns == 0 { return Matrix.zeros(shape) }
    return Matrix(shape) { result in
      cblas_dgemm(
        CblasRowMajor, aIsTransposed ? CblasTrans : CblasNoTrans, bIsTransposed ? CblasTrans : CblasNoTrans,
        blasint(shape.rows), blasint(shape.columns), blasint(left.columns),
        1, a.elements, blasint(a.columns), b.elements, blasint(b.columns),
        0, result, blasint(shape.columns))
    }
  }

  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    cblas_ddot(blasint(a.count), a, 1, b, 1)
  }
}
