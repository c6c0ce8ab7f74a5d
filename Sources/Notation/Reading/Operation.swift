internal import Algebra

/// Everything that can be called by its name.
enum Operation: UInt16, Sendable {
  // Functions of one argument that `Algebra` has.
  case exp, log, log2, log10, sqrt, cbrt, abs, sign, step
  case relu, leakyRelu, sigmoid, softplus
  case sinh, cosh, tanh, coth, sech, csch
  case asinh, acosh, atanh, acoth, asech, acsch
  case sin, cos, tan, cot, sec, csc
  case asin, acos, atan, acot, asec, acsc
  case floor, ceil, factorial
  case norm, squeeze, trace, determinant, inverse, diagonal
  // Of several arguments.
  case max, min, maximum, minimum
  case sum, mean, product
  // Spelled with other nodes.
  case dot, multiply, divide, add, subtract, power, square, negative, reciprocal
  case exp2, log1p, expm1, logAddExp, logit, clip, root
  case choose, piecewise
  case outer, transpose, reshape, array
  case ones, zeros, identity, onesLike, zerosLike
  case same
  /// Known by name, nothing more: `softmax`.
  case named
  /// `np.random.randn`: no value to reason about.
  case random

  /// The function of one argument; nil where the operation is spelled otherwise.
  var function: Function? {
    switch self {
    case .exp: .exp
    case .log: .log
    case .log2: .log2
    case .log10: .log10
    case .sqrt: .sqrt
    case .cbrt: .cbrt
    case .abs: .abs
    case .sign: .sign
    case .step: .step
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .sigmoid: .sigmoid
    case .softplus: .softplus
    case .sinh: .sinh
    case .cosh: .cosh
    case .tanh: .tanh
    case .coth: .coth
    case .sech: .sech
    case .csch: .csch
    case .asinh: .asinh
    case .acosh: .acosh
    case .atanh: .atanh
    case .acoth: .acoth
    case .asech: .asech
    case .acsch: .acsch
    case .sin: .sin
    case .cos: .cos
    case .tan: .tan
    case .cot: .cot
    case .sec: .sec
    case .csc: .csc
    case .asin: .asin
    case .acos: .acos
    case .atan: .atan
    case .acot: .acot
    case .asec: .asec
    case .acsc: .acsc
    case .floor: .floor
    case .ceil: .ceil
    case .factorial: .factorial
    case .norm: .norm
    case .squeeze: .squeeze
    case .trace: .trace
    case .determinant: .determinant
    case .inverse: .inverse
    case .diagonal: .diagonal
    default: nil
    }
  }

  /// The function that undoes this one: `sin^-1` is `asin`.
  var inverseOperation: Operation? {
    switch self {
    case .sin: .asin
    case .cos: .acos
    case .tan: .atan
    case .cot: .acot
    case .sec: .asec
    case .csc: .acsc
    case .sinh: .asinh
    case .cosh: .acosh
    case .tanh: .atanh
    case .coth: .acoth
    case .sech: .asech
    case .csch: .acsch
    case .asin: .sin
    case .acos: .cos
    case .atan: .tan
    case .asinh: .sinh
    case .acosh: .cosh
    case .atanh: .tanh
    case .exp: .log
    case .log: .exp
    case .sigmoid: .logit
    default: nil
    }
  }
}
