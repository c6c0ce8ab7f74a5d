public import Numerics

extension DeepNetwork {
  /// The one layer that does the same as all of them, where no unit bends (unit 3.7).
  ///
  /// `W[2](W[1]x + b[1]) + b[2] = (W[2]W[1])x + (W[2]b[1] + b[2])`, and so on up.
  ///
  /// - Returns: `W′` and `b′`; nil where some layer has an activation other than the identity.
  public func collapsedIfLinear() -> (W: Matrix, b: Matrix)? {
    guard let first = layers.first, layers.allSatisfy({ $0.g == .identity }) else { return nil }
    var W = first.W
    var b = first.b
    for layer in layers.dropFirst() {
      W = layer.W • W
      b = layer.W • b + layer.b
    }
    return (W, b)
  }
}
