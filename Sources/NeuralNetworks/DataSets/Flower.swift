internal import Glibc
internal import Numerics

extension TrainingSet {
  /// The flower of week 3: 400 points on petals around the origin, one half each label.
  ///
  /// For label j the angle runs from 3.12 j to 3.12 (j + 1) and the radius is 4 sin(4t), both with a normal
  /// disturbance of 0.2. With seed 1 these are the course's points, digit for digit.
  public static func flower(seed: UInt32 = 1, m: Int = 400) -> TrainingSet {
    var random = RandomState(seed: seed)
    let N = m / 2
    var X = Matrix.zeros(2, 2 * N)
    var Y = Matrix.zeros(1, 2 * N)
    for j in 0..<2 {
      let start = Double(j) * 3.12
      let step = (Double(j + 1) * 3.12 - start) / Double(N - 1)
      let t = (0..<N).map { i in
        (i == N - 1 ? Double(j + 1) * 3.12 : Double(i) * step + start) + random.randn() * 0.2
      }
      let r = t.map { 4 * sin(4 * $0) + random.randn() * 0.2 }
      for i in 0..<N {
        X[0, N * j + i] = r[i] * sin(t[i])
        X[1, N * j + i] = r[i] * cos(t[i])
        Y[0, N * j + i] = Double(j)
      }
    }
    return TrainingSet(unchecked: X, Y)
  }
}
