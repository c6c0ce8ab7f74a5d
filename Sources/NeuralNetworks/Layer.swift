public import Numerics

/// Layer l of a deep network: its parameters and its activation.
public struct Layer: Hashable, Sendable {
  /// Shape `(n[l], n[l-1])`.
  public var W: Matrix
  /// Shape `(n[l], 1)`.
  public var b: Matrix
  /// What bends z: `A[l] = g(Z[l])`.
  public let g: Activation

  public init(W: Matrix, b: Matrix, g: Activation) {
    self.W = W
    self.b = b
    self.g = g
  }

  /// Number of weights and biases.
  public var parameterCount: Int { W.count + b.count }
}

/// What layer l keeps on the way forward and needs on the way back (unit 4.5).
public struct LayerCache: Hashable, Sendable {
  /// The input `A[l-1]`, for dW; shape `(n[l-1], m)`.
  public let A_prev: Matrix
  /// The weights `W[l]`, for dA[l-1]; shape `(n[l], n[l-1])`.
  public let W: Matrix
  /// `Z[l]`, for the slope g′(Z); shape `(n[l], m)`.
  public let Z: Matrix
  /// The layer's activation.
  public let g: Activation

  public init(A_prev: Matrix, W: Matrix, Z: Matrix, g: Activation) {
    self.A_prev = A_prev
    self.W = W
    self.Z = Z
    self.g = g
  }
}

/// The slopes of J in the parameters of layer l, and in its input where that was asked for.
public struct LayerGradients: Hashable, Sendable {
  /// Shape `(n[l], n[l-1])`, as W.
  public let dW: Matrix
  /// Shape `(n[l], 1)`, as b: one slope a unit.
  public let db: Matrix
  /// `dA[l-1]`, shape `(n[l-1], m)`; nil for the first layer of a training step, since nobody changes X.
  public let dA_prev: Matrix?

  public init(dW: Matrix, db: Matrix, dA_prev: Matrix?) {
    self.dW = dW
    self.db = db
    self.dA_prev = dA_prev
  }
}
