internal import Glibc
public import Numerics

/// The function g of a unit, a = g(z), with its slope (units 3.6 and 3.8).
public enum Activation: String, CaseIterable, Hashable, Sendable {
  /// `1 / (1 + e⁻ᶻ)`, in (0, 1): the output of a binary classifier.
  case sigmoid
  /// In (-1, 1), mean near 0.
  case tanh
  /// `max(0, z)`.
  case relu
  /// `max(0.01 z, z)`.
  case leakyRelu
  /// `z` itself: a linear unit.
  case identity

  /// Slope of the leaky ReLU for z < 0.
  public static let leak = 0.01

  /// `a = g(z)`.
  public func value(_ z: Double) -> Double {
    switch self {
    case .sigmoid: Numerics.sigmoid(z)
    case .tanh: Glibc.tanh(z)
    case .relu: Numerics.relu(z)
    case .leakyRelu: z > 0 ? z : Activation.leak * z
    case .identity: z
    }
  }

  /// The slope `g′(z)`. ReLU has none at 0; the course's code takes 0 there, and so does this one.
  public func derivative(_ z: Double) -> Double {
    switch self {
    case .sigmoid:
      let a = value(z)
      return a * (1 - a)
    case .tanh:
      let a = value(z)
      return 1 - a * a
    case .relu: return z > 0 ? 1 : 0
    case .leakyRelu: return z > 0 ? 1 : Activation.leak
    case .identity: return 1
    }
  }

  /// True where the slope jumps, at z = 0.
  public var hasKink: Bool { self == .relu || self == .leakyRelu }

  /// `A = g(Z)`, entry by entry.
  public func callAsFunction(_ Z: Matrix) -> Matrix {
    switch self {
    case .sigmoid: Numerics.sigmoid(Z)
    case .tanh: Numerics.tanh(Z)
    case .relu: Numerics.relu(Z)
    case .leakyRelu: Numerics.leakyRelu(Z, leak: Activation.leak)
    case .identity: Z
    }
  }

  /// `g′(Z)`, entry by entry.
  public func derivative(_ Z: Matrix) -> Matrix {
    // Z and A = g(Z) have one sign, and more than the sign these two do not ask for.
    hasKink ? slope(A: Z) : slope(A: self(Z))
  }

  /// `g′(Z)` from `A = g(Z)`, which costs no exponential: `a(1 - a)`, `1 - a²`.
  public func slope(A: Matrix) -> Matrix {
    switch self {
    case .sigmoid: A * (1 - A)
    case .tanh: 1 - A * A
    case .relu: above(A, 0)
    case .leakyRelu: A.slopes(.rectifier(leak: Activation.leak))
    case .identity: .ones(A.rows, A.columns)
    }
  }
}
