internal import Glibc
internal import Numerics

extension ComputationGraph {
  /// What a node can do, each with its local derivatives beside it.
  public enum Operation: Hashable, Sendable {
    case copy, add, subtract, multiply, divide, negate, power
    case exp, log, sqrt, abs, sin, cos
    case sigmoid, tanh, relu, leakyRelu, softplus
    case max, min
    /// The loss of one example, of a prediction a and a label y; see `crossEntropy`.
    case logLoss

    /// y = f(x₁, x₂, …) and ∂y/∂x₁, ∂y/∂x₂, …
    public func applied(to x: [Double]) -> (value: Double, derivatives: [Double]) {
      switch self {
      case .copy:
        return (x[0], [1])
      case .add:
        return (x.reduce(0, +), x.map { _ in 1 })
      case .subtract:
        return (x[0] - x[1], [1, -1])
      case .multiply:
        return (x.reduce(1, *), x.indices.map { i in product(of: x, without: i) })
      case .divide:
        return (x[0] / x[1], [1 / x[1], -x[0] / (x[1] * x[1])])
      case .negate:
        return (-x[0], [-1])
      case .power:
        let y = pow(x[0], x[1])
        return (y, [x[1] * pow(x[0], x[1] - 1), y * Glibc.log(x[0])])
      case .exp:
        let y = Glibc.exp(x[0])
        return (y, [y])
      case .log:
        return (Glibc.log(x[0]), [1 / x[0]])
      case .sqrt:
        let y = x[0].squareRoot()
        return (y, [1 / (2 * y)])
      case .abs:
        return (x[0].magnitude, [x[0] > 0 ? 1 : x[0] < 0 ? -1 : 0])
      case .sin:
        return (Glibc.sin(x[0]), [Glibc.cos(x[0])])
      case .cos:
        return (Glibc.cos(x[0]), [-Glibc.sin(x[0])])
      case .sigmoid:
        let a = Numerics.sigmoid(x[0])
        return (a, [a * (1 - a)])
      case .tanh:
        let a = Glibc.tanh(x[0])
        return (a, [1 - a * a])
      case .relu:
        return (Swift.max(0, x[0]), [x[0] > 0 ? 1 : 0])
      case .leakyRelu:
        return (Swift.max(0.01 * x[0], x[0]), [x[0] > 0 ? 1 : 0.01])
      case .softplus:
        return (Swift.max(0, x[0]) + log1p(Glibc.exp(-x[0].magnitude)), [Numerics.sigmoid(x[0])])
      case .logLoss:
        let (a, y) = (x[0], x[1])
        // -y/a + (1 - y)/(1 - a); a term with the factor 0 is 0, as in the loss itself.
        let whenOne = y == 0 ? 0 : -y / a
        let whenZero = y == 1 ? 0 : (1 - y) / (1 - a)
        return (crossEntropy(a, y), [whenOne + whenZero, Glibc.log(1 - a) - Glibc.log(a)])
      case .max:
        let largest = x.indices.max { x[$0] < x[$1] } ?? 0
        return (x[largest], x.indices.map { $0 == largest ? 1 : 0 })
      case .min:
        let smallest = x.indices.min { x[$0] < x[$1] } ?? 0
        return (x[smallest], x.indices.map { $0 == smallest ? 1 : 0 })
      }
    }
  }
}

private func product(of x: [Double], without index: Int) -> Double {
  x.indices.reduce(1) { $1 == index ? $0 : $0 * x[$1] }
}
