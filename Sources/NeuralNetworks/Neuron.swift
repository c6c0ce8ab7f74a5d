/// One unit: weigh the inputs, add the bias, bend by g (unit 1.2).
public struct Neuron: Hashable, Sendable {
  /// One weight an input.
  public var w: [Double]
  public var b: Double
  public var g: Activation

  public init(w: [Double], b: Double, g: Activation = .relu) {
    self.w = w
    self.b = b
    self.g = g
  }

  /// `z = w₁x₁ + … + wₙxₙ + b`.
  public func z(_ x: [Double]) -> Double {
    precondition(x.count == w.count, "the neuron has \(w.count) inputs, not \(x.count)")
    return zip(w, x).reduce(b) { $0 + $1.0 * $1.1 }
  }

  /// `a = g(z)`.
  public func callAsFunction(_ x: [Double]) -> Double { g.value(z(x)) }

  /// The price of a house from its area: the line of least squares, clipped at 0 by ReLU.
  public static func fitted(x: [Double], y: [Double]) -> Neuron {
    let m = Double(x.count)
    let meanX = x.reduce(0, +) / m
    let meanY = y.reduce(0, +) / m
    var covariance = 0.0
    var variance = 0.0
    for (x, y) in zip(x, y) {
      covariance += (x - meanX) * (y - meanY)
      variance += (x - meanX) * (x - meanX)
    }
    let w = covariance / variance
    return Neuron(w: [w], b: meanY - w * meanX)
  }
}
