extension Matrix {
  /// Singular values, largest first, by one-sided Jacobi rotations.
  ///
  /// Accurate to a few units in the last place of the largest; meant for small matrices (cubic cost a sweep).
  public var singularValues: [Double] {
    // Columns are made orthogonal to each other; their lengths are then the singular values.
    var a = rows >= columns ? self : transposed
    for _ in 0..<60 {
      var rotated = false
      for p in 0..<a.columns {
        for q in p + 1..<max(a.columns, p + 1) where a.orthogonalize(p, q) { rotated = true }
      }
      if !rotated { break }
    }
    return (0..<a.columns).map { a.column($0).norm }.sorted(by: >)
  }

  /// Rotates two columns so that their inner product is 0; false where it already was.
  private mutating func orthogonalize(_ p: Int, _ q: Int) -> Bool {
    var α = 0.0
    var β = 0.0
    var γ = 0.0
    for i in 0..<rows {
      α += self[i, p] * self[i, p]
      β += self[i, q] * self[i, q]
      γ += self[i, p] * self[i, q]
    }
    if Swift.abs(γ) <= 1e-15 * (α * β).squareRoot() || γ == 0 { return false }
    let ζ = (β - α) / (2 * γ)
    let t = (ζ < 0 ? -1 : 1) / (Swift.abs(ζ) + (1 + ζ * ζ).squareRoot())
    let c = 1 / (1 + t * t).squareRoot()
    let s = c * t
    for i in 0..<rows {
      let x = self[i, p]
      let y = self[i, q]
      self[i, p] = c * x - s * y
      self[i, q] = s * x + c * y
    }
    return true
  }

  /// Number of independent rows: singular values above `tolerance` times the largest.
  public func rank(tolerance: Double = 1e-10) -> Int {
    let values = singularValues
    guard let largest = values.first, largest > 0 else { return 0 }
    return values.filter { $0 > tolerance * largest }.count
  }
}
