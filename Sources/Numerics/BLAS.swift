internal import COpenBLAS

/// The only file that speaks to OpenBLAS.
public enum BLAS {
  /// `Σ aᵢbᵢ` by the library that NumPy itself calls.
  public static func dot(_ a: [Double], _ b: [Double]) -> Double {
    precondition(a.count == b.count)
    return cblas_ddot(blasint(a.count), a, 1, b, 1)
  }

  static func product(
    _ a: Matrix, _ aIsTransposed: Bool, _ b: Matrix, _ bIsTransposed: Bool,
    into c: UnsafeMutablePointer<Double>
  ) {
    let rows = aIsTransposed ? a.columns : a.rows
    let depth = aIsTransposed ? a.rows : a.columns
    let columns = bIsTransposed ? b.rows : b.columns
    cblas_dgemm(
      CblasRowMajor, aIsTransposed ? CblasTrans : CblasNoTrans, bIsTransposed ? CblasTrans : CblasNoTrans,
      blasint(rows), blasint(columns), blasint(depth), 1, a.storage.base, blasint(a.columns),
      b.storage.base, blasint(b.columns), 0, c, blasint(columns))
  }

  static func setThreads(_ count: Int) {
    openblas_set_num_threads(Int32(count))
  }
}
