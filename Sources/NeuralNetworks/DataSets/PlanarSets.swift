internal import Glibc
internal import Numerics

/// Sets of points in the plane, made from a seed.
extension TrainingSet {
  /// Two bits, label 1 where they differ: the four corners of a square.
  public static let xorCorners = TrainingSet(
    unchecked: [[0, 0, 1, 1], [0, 1, 0, 1]], [[0, 1, 1, 0]])

  /// Points in the square [-1, 1]², label 1 where the coordinates differ in sign.
  public static func xor(seed: UInt32 = 1, m: Int = 400) -> TrainingSet {
    var random = RandomState(seed: seed)
    return labelled(random.uniform(-1, 1, 2, m)) { x, y in x * y < 0 }
  }

  /// Points in the square [-1, 1]², label 1 inside the circle that holds half of them on average.
  public static func circle(seed: UInt32 = 1, m: Int = 400) -> TrainingSet {
    var random = RandomState(seed: seed)
    let radius = (2 / Double.pi).squareRoot()
    return labelled(random.uniform(-1, 1, 2, m)) { x, y in x * x + y * y < radius * radius }
  }

  /// Two half circles that reach into each other, with normal noise.
  public static func moons(seed: UInt32 = 1, m: Int = 400, noise: Double = 0.1) -> TrainingSet {
    var random = RandomState(seed: seed)
    return curves(m: m) { label, share in
      let angle = Double.pi * share
      let point = label == 0 ? (cos(angle), sin(angle)) : (1 - cos(angle), 0.5 - sin(angle))
      return (point.0 + noise * random.randn(), point.1 + noise * random.randn())
    }
  }

  /// Two arms of a spiral, with normal noise on the angle.
  public static func spiral(seed: UInt32 = 1, m: Int = 400, noise: Double = 0.2) -> TrainingSet {
    var random = RandomState(seed: seed)
    return curves(m: m) { label, share in
      let angle = 4 * share + Double.pi * Double(label) + noise * random.randn()
      return (share * sin(angle), share * cos(angle))
    }
  }

  /// Labels uniform points by a rule.
  private static func labelled(_ X: Matrix, by rule: (Double, Double) -> Bool) -> TrainingSet {
    let Y = Matrix.row((0..<X.columns).map { rule(X[0, $0], X[1, $0]) ? 1 : 0 })
    return TrainingSet(unchecked: X, Y)
  }

  /// Half of the points along one curve, half along another; `share` runs from 0 to 1.
  private static func curves(m: Int, point: (Int, Double) -> (Double, Double)) -> TrainingSet {
    let half = m / 2
    var X = Matrix.zeros(2, 2 * half)
    var Y = Matrix.zeros(1, 2 * half)
    for i in 0..<2 * half {
      let label = i / half
      let (x, y) = point(label, Double(i % half) / Double(max(half - 1, 1)))
      X[0, i] = x
      X[1, i] = y
      Y[0, i] = Double(label)
    }
    return TrainingSet(unchecked: X, Y)
  }
}
