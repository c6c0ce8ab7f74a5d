internal import Algebra

/// The names of functions in the forms that are written.
enum FunctionNames {
  static func plain(_ function: Function) -> String {
    switch function {
    case .sigmoid: "σ"
    case .leakyRelu: "leakyrelu"
    case .trace: "tr"
    case .determinant: "det"
    case .unknown(let name): name.name
    default: word(function)
    }
  }

  /// The command or upright word in LaTeX.
  static func latex(_ function: Function) -> String {
    switch function {
    case .sigmoid: "\\sigma"
    case .exp, .log, .sinh, .cosh, .tanh, .coth, .sin, .cos, .tan, .cot, .sec, .csc, .max, .min, .determinant:
      "\\" + word(function)
    case .asin: "\\arcsin"
    case .acos: "\\arccos"
    case .atan: "\\arctan"
    default: "\\operatorname{" + plain(function) + "}"
    }
  }

  /// The one ASCII word for a function.
  static func word(_ function: Function) -> String {
    switch function {
    case .exp: "exp"
    case .log: "log"
    case .log2: "log2"
    case .log10: "log10"
    case .sqrt: "sqrt"
    case .cbrt: "cbrt"
    case .abs: "abs"
    case .sign: "sign"
    case .step: "step"
    case .relu: "relu"
    case .sigmoid: "sigmoid"
    case .softplus: "softplus"
    case .sinh: "sinh"
    case .cosh: "cosh"
    case .tanh: "tanh"
    case .coth: "coth"
    case .sech: "sech"
    case .csch: "csch"
    case .asinh: "asinh"
    case .acosh: "acosh"
    case .atanh: "atanh"
    case .acoth: "acoth"
    case .asech: "asech"
    case .acsch: "acsch"
    case .sin: "sin"
    case .cos: "cos"
    case .tan: "tan"
    case .cot: "cot"
    case .sec: "sec"
    case .csc: "csc"
    case .asin: "asin"
    case .acos: "acos"
    case .atan: "atan"
    case .acot: "acot"
    case .asec: "asec"
    case .acsc: "acsc"
    case .floor: "floor"
    case .ceil: "ceil"
    case .factorial: "factorial"
    case .max: "max"
    case .min: "min"
    case .logBase: "log"
    case .leakyRelu: "leakyrelu"
    case .norm: "norm"
    case .squeeze: "squeeze"
    case .trace: "trace"
    case .determinant: "det"
    case .inverse: "inv"
    case .diagonal: "diag"
    case .unknown(let name): name.name
    }
  }
}
