public import Numerics

/// How the weights of a layer start (unit 3.11). Biases start at 0 in every case.
public enum Initializer: Hashable, Sendable {
  /// All 0: every unit of a layer stays the same as the others.
  case zeros
  /// All equal: the same fault.
  case constant(Double)
  /// `randn · scale`; the course takes 0.01.
  case smallRandom(scale: Double)
  /// `randn / √n_prev`: keeps the spread of z with tanh. The course's deep network starts so.
  case xavier
  /// `randn · √(2 / n_prev)`: the same for ReLU, which throws half of its input away.
  case he

  /// `W` of shape `(n, n_prev)`; draws `n · n_prev` normal numbers where it is random.
  public func weights(_ n: Int, _ n_prev: Int, random: inout RandomState) -> Matrix {
    switch self {
    case .zeros: .zeros(n, n_prev)
    case .constant(let value): Matrix(n, n_prev, repeating: value)
    case .smallRandom(let scale): random.randn(n, n_prev) * scale
    case .xavier: random.randn(n, n_prev) / Double(n_prev).squareRoot()
    case .he: random.randn(n, n_prev) * (2 / Double(n_prev)).squareRoot()
    }
  }
}
