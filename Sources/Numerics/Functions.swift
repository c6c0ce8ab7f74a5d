internal import CVectorMath
internal import Glibc

/// `1 / (1 + e⁻ᶻ)`, in (0, 1); no overflow for any `z`.
public func sigmoid(_ z: Double) -> Double {
  let e = exp(-abs(z))
  return (z < 0 ? e : 1) / (1 + e)
}

/// `max(0, z)`.
public func relu(_ z: Double) -> Double { max(0, z) }

public func sigmoid(_ z: consuming Matrix) -> Matrix { z.mapped(vmSigmoid) }
public func relu(_ z: consuming Matrix) -> Matrix { z.mapped(vmMax, 0) }
public func tanh(_ z: consuming Matrix) -> Matrix { z.mapped(vmTanh) }
public func exp(_ z: consuming Matrix) -> Matrix { z.mapped(vmExp) }
/// Natural logarithm; `-inf` at 0, NaN below.
public func log(_ z: consuming Matrix) -> Matrix { z.mapped(vmLog) }
public func abs(_ z: consuming Matrix) -> Matrix { z.mapped(vmAbs) }
public func sqrt(_ z: consuming Matrix) -> Matrix { z.mapped(vmSqrt) }
/// The larger of every entry and `bound`.
public func maximum(_ z: consuming Matrix, _ bound: Double) -> Matrix { z.mapped(vmMax, bound) }

/// A function of one number that `Matrix` knows at vector speed.
public enum ElementwiseFunction: String, CaseIterable, Sendable {
  case exp, log, tanh, sigmoid, relu, abs, sqrt

  fileprivate var kernel: vmUnary {
    switch self {
    case .exp: vmExp
    case .log: vmLog
    case .tanh: vmTanh
    case .sigmoid: vmSigmoid
    case .relu: vmMax
    case .abs: vmAbs
    case .sqrt: vmSqrt
    }
  }
}

/// In place, and into a matrix that is there already: nothing is allocated.
extension Matrix {
  /// Every entry replaced by its image.
  public mutating func form(_ function: ElementwiseFunction) { form(function.kernel) }

  /// Writes the images into `result`, which has this shape.
  public func apply(_ function: ElementwiseFunction, into result: inout Matrix) {
    guard result.shape == shape else { ShapeMismatch("into", shape, result.shape).trap() }
    result.makeUnique()
    Matrix.pass(function.kernel, 0, self, into: result.storage.base)
  }
}
