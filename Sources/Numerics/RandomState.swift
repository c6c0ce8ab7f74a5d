internal import Glibc

/// NumPy's legacy `np.random`, bit for bit: the same seed prints the same digits as a learner's notebook.
///
/// Arrays fill row by row; the order of calls matters (`W1` before `W2`).
public struct RandomState: Sendable {
  private var generator: MersenneTwister
  /// The polar method makes normal numbers in pairs; the second waits here.
  private var waitingNormal: Double?

  /// `np.random.seed(seed)`.
  public init(seed: UInt32) {
    generator = MersenneTwister(seed: seed)
  }

  /// `np.random.seed(seed)`, which also forgets the waiting normal number.
  public mutating func seed(_ seed: UInt32) { self = RandomState(seed: seed) }

  /// 32 random bits.
  public mutating func bits() -> UInt32 { generator.next() }

  /// Uniform on `[0, 1)` with 53 random bits.
  public mutating func rand() -> Double {
    let high = generator.next() >> 5
    let low = generator.next() >> 6
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// `np.random.rand(rows, columns)`.
  public mutating func rand(_ rows: Int, _ columns: Int) -> Matrix {
    filled(rows, columns) { $0.rand() }
  }

  /// `np.random.uniform(low, high)`.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * rand() }

  public mutating func uniform(_ low: Double, _ high: Double, _ rows: Int, _ columns: Int) -> Matrix {
    filled(rows, columns) { $0.uniform(low, high) }
  }

  /// Standard normal, by Marsaglia's polar method.
  public mutating func randn() -> Double {
    if let waiting = waitingNormal {
      waitingNormal = nil
      return waiting
    }
    while true {
      let x1 = 2 * rand() - 1
      let x2 = 2 * rand() - 1
      let r2 = x1 * x1 + x2 * x2
      if r2 >= 1 || r2 == 0 { continue }
      let f = (-2 * log(r2) / r2).squareRoot()
      waitingNormal = f * x1
      return f * x2
    }
  }

  /// `np.random.randn(rows, columns)`.
  public mutating func randn(_ rows: Int, _ columns: Int) -> Matrix {
    filled(rows, columns) { $0.randn() }
  }

  /// `np.random.normal(mean, deviation)`.
  public mutating func normal(_ mean: Double, _ deviation: Double) -> Double { mean + deviation * randn() }

  /// `np.random.randint(low, high)`: an integer in `low..<high`.
  public mutating func randint(_ low: Int, _ high: Int) -> Int {
    precondition(low < high, "randint needs low < high")
    return low &+ Int(truncatingIfNeeded: interval(UInt64(bitPattern: Int64(high &- 1 &- low))))
  }

  /// `np.random.randint(low, high, count)`.
  public mutating func randint(_ low: Int, _ high: Int, count: Int) -> [Int] {
    (0..<count).map { _ in randint(low, high) }
  }

  /// `np.random.shuffle(array)`.
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    for i in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(i, Int(interval(UInt64(i))))
    }
  }

  /// `np.random.permutation(count)`.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// A matrix of numbers that are drawn row by row.
  private mutating func filled(
    _ rows: Int, _ columns: Int, _ draw: (inout RandomState) -> Double
  ) -> Matrix {
    var result = Matrix(unset: Shape(rows, columns))
    result.withMutableElements { entries in
      for index in entries.indices { entries[index] = draw(&self) }
    }
    return result
  }

  /// Uniform on `0...bound`: random bits under the bound's mask, drawn again where they exceed it.
  private mutating func interval(_ bound: UInt64) -> UInt64 {
    if bound == 0 { return 0 }
    let mask = UInt64.max >> bound.leadingZeroBitCount
    while true {
      var value = UInt64(generator.next())
      if bound > 0xFFFF_FFFF { value = value << 32 | UInt64(generator.next()) }
      value &= mask
      if value <= bound { return value }
    }
  }
}
