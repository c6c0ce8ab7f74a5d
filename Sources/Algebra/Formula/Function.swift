/// The functions that formulas of the course are made of.
public enum Function: Hashable, Sendable {
  // One real argument.
  case exp, log, log2, log10, sqrt, cbrt, abs, sign
  /// 1 for x > 0, 0 for x < 0; at 0 the value is 0, as NumPy's mask `(x > 0)` has it.
  case step
  case relu, sigmoid, softplus
  case sinh, cosh, tanh, coth, sech, csch
  case asinh, acosh, atanh, acoth, asech, acsch
  case sin, cos, tan, cot, sec, csc
  case asin, acos, atan, acot, asec, acsc
  case floor, ceil, factorial
  // Two or more.
  case max, min
  /// `log` of the first argument to the base of the second.
  case logBase
  /// `leakyrelu(z)`: max(0.01 z, z), the slope of the course.
  case leakyRelu
  /// The length of a vector.
  case norm
  /// `np.squeeze(A)`.
  case squeeze
  case trace, determinant
  /// The inverse of a square matrix: `np.linalg.inv(A)`, `A^{-1}`.
  case inverse
  /// `diag(v)`: the square matrix with `v` on its diagonal.
  case diagonal
  /// A function that is only a name: `g(z)`.
  case unknown(Symbol)
}
