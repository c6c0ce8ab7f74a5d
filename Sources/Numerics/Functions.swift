internal import Glibc

/// `1 / (1 + e⁻ᶻ)`, in (0, 1); no overflow for any `z`.
public func sigmoid(_ z: Double) -> Double {
  let e = exp(-abs(z))
  return (z >= 0 ? 1 : e) / (1 + e)
}

/// `max(0, z)`.
public func relu(_ z: Double) -> Double { max(0, z) }

public func sigmoid(_ z: Matrix) -> Matrix { z.map(sigmoid) }
public func relu(_ z: Matrix) -> Matrix { z.map(relu) }
public func tanh(_ z: Matrix) -> Matrix { z.map { Glibc.tanh($0) } }
public func exp(_ z: Matrix) -> Matrix { z.map { Glibc.exp($0) } }
/// Natural logarithm; `-inf` at 0, NaN below.
public func log(_ z: Matrix) -> Matrix { z.map { Glibc.log($0) } }
public func abs(_ z: Matrix) -> Matrix { z.map { Swift.abs($0) } }
public func sqrt(_ z: Matrix) -> Matrix { z.map { $0.squareRoot() } }
/// The larger of every entry and `bound`.
public func maximum(_ z: Matrix, _ bound: Double) -> Matrix { z.map { Swift.max($0, bound) } }
