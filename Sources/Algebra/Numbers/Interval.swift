/// A range of doubles that certainly holds the true value: every operation rounds outward.
package struct Interval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  package init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Nothing is known.
  package static let everything = Interval(-.infinity, .infinity)

  package init(_ value: Rational) {
    let middle = value.approximation
    if let whole = value.integer, Double(whole).magnitude < 0x1p53 {
      self.init(Double(whole), Double(whole))
    } else if middle.isFinite {
      self.init(middle.nextDown.nextDown, middle.nextUp.nextUp)
    } else {
      self = .everything
    }
  }

  package var isFinite: Bool { lower.isFinite && upper.isFinite }
  package var middle: Double { lower == upper ? lower : lower / 2 + upper / 2 }
  package var isPositive: Bool { lower > 0 }
  package var isNegative: Bool { upper < 0 }
  package var holdsZero: Bool { lower <= 0 && upper >= 0 }
  var isZero: Bool { lower == 0 && upper == 0 }

  package func isDisjoint(from other: Interval) -> Bool {
    isFinite && other.isFinite && (upper < other.lower || other.upper < lower)
  }

  /// The hull of two computed bounds, widened by `steps` units in the last place.
  private static func outward(_ a: Double, _ b: Double, steps: Int = 1) -> Interval {
    if a.isNaN || b.isNaN { return .everything }
    var low = Swift.min(a, b)
    var high = Swift.max(a, b)
    for _ in 0..<steps {
      low = low.nextDown
      high = high.nextUp
    }
    return Interval(low, high)
  }

  static func + (a: Interval, b: Interval) -> Interval {
    if a.isZero { return b }
    if b.isZero { return a }
    return exactly(a.lower + b.lower, a.upper + b.upper, a, b)
      ?? outward(a.lower + b.lower, a.upper + b.upper)
  }

  /// Small whole numbers add and multiply without error; keeping them sharp keeps counterexamples readable.
  private static func exactly(_ low: Double, _ high: Double, _ a: Interval, _ b: Interval) -> Interval? {
    guard a.lower == a.upper, b.lower == b.upper, low == high, low.magnitude < 4_503_599_627_370_496,
      a.lower.rounded() == a.lower, b.lower.rounded() == b.lower
    else { return nil }
    return Interval(low, high)
  }

  static prefix func - (a: Interval) -> Interval { Interval(-a.upper, -a.lower) }

  static func * (a: Interval, b: Interval) -> Interval {
    if a.isZero || b.isZero { return Interval(0, 0) }
    if let exact = exactly(a.lower * b.lower, a.upper * b.upper, a, b) { return exact }
    let p = a.lower * b.lower
    let q = a.lower * b.upper
    let r = a.upper * b.lower
    let s = a.upper * b.upper
    if p.isNaN || q.isNaN || r.isNaN || s.isNaN { return .everything }
    return outward(
      Swift.min(Swift.min(p, q), Swift.min(r, s)), Swift.max(Swift.max(p, q), Swift.max(r, s)))
  }

  var inverse: Interval {
    if holdsZero { return .everything }
    if lower == upper && (1 / lower) * lower == 1 && lower.magnitude == 1 { return self }
    return Interval.outward(1 / upper, 1 / lower)
  }

  func power(_ n: Int) -> Interval {
    if n < 0 { return power(-n).inverse }
    if n > 0 && n <= 8 {
      var result = self
      if n % 2 == 0 { result = magnitude }
      let base = result
      for _ in 1..<n { result = result * base }
      return result
    }
    let exponent = Double(n)
    if n % 2 == 0 {
      let size = magnitude
      return Interval.outward(
        PlatformMath.pow(size.lower, exponent), PlatformMath.pow(size.upper, exponent), steps: 3)
    }
    return Interval.outward(
      PlatformMath.pow(lower, exponent), PlatformMath.pow(upper, exponent), steps: 3)
  }

  var magnitude: Interval {
    if lower >= 0 { return self }
    if upper <= 0 { return -self }
    return Interval(0, Swift.max(-lower, upper))
  }

  func root(_ degree: Int) -> Interval {
    if degree == 2 {
      if upper < 0 { return .everything }
      let low = Swift.max(0, lower).squareRoot()
      let high = upper.squareRoot()
      if low == high && low * low == lower && low.rounded() == low && low < 1e7 {
        return Interval(low, high)
      }
      return Interval(Swift.max(0, low.nextDown), high.nextUp)
    }
    if lower < 0 {
      if degree % 2 == 1 && upper <= 0 { return -((-self).root(degree)) }
      return .everything
    }
    let exponent = 1 / Double(degree)
    let result = Interval.outward(
      PlatformMath.pow(lower, exponent), PlatformMath.pow(upper, exponent), steps: 2)
    // 1/degree is itself rounded; for huge values that shows.
    let slack = 1e-14
    return Interval(result.lower * (1 - slack), result.upper * (1 + slack))
  }

  var exponential: Interval {
    if isZero { return Interval(1, 1) }
    let result = Interval.outward(PlatformMath.exp(lower), PlatformMath.exp(upper), steps: 3)
    return Interval(Swift.max(0, result.lower), result.upper)
  }

  var logarithm: Interval {
    if lower <= 0 { return .everything }
    if lower == 1 && upper == 1 { return Interval(0, 0) }
    return Interval.outward(PlatformMath.log(lower), PlatformMath.log(upper), steps: 3)
  }

  var sine: Interval { periodic(PlatformMath.sin, crestAt: 0.25) }

  var cosine: Interval {
    isZero ? Interval(1, 1) : periodic(PlatformMath.cos, crestAt: 0)
  }

  /// Bounds of a sine-like function with its crest at `crestAt` turns and its trough half a turn later.
  private func periodic(_ function: (Double) -> Double, crestAt crest: Double) -> Interval {
    guard isFinite, magnitude.upper < 1e8 else { return Interval(-1, 1) }
    if isZero { return Interval(function(0), function(0)) }
    let turn = 2 * Double.pi
    // A margin of 1e-7 turns covers every rounding in here.
    let from = lower / turn - 1e-7
    let to = upper / turn + 1e-7
    func holds(_ place: Double) -> Bool { (from - place).rounded(.up) <= to - place }
    let a = function(lower)
    let b = function(upper)
    var low = Swift.min(a, b) - 1e-15
    var high = Swift.max(a, b) + 1e-15
    if holds(crest) { high = 1 }
    if holds(crest + 0.5) { low = -1 }
    // The endpoints are off by their own rounding times a slope of at most one.
    return Interval(Swift.max(-1, low.nextDown.nextDown), Swift.min(1, high.nextUp.nextUp))
  }

  var arcsine: Interval {
    if lower < -1 || upper > 1 { return Interval(-1.5707963267948968, 1.5707963267948968) }
    return Interval.outward(PlatformMath.asin(lower), PlatformMath.asin(upper), steps: 3)
  }

  var arctangent: Interval {
    Interval.outward(PlatformMath.atan(lower), PlatformMath.atan(upper), steps: 3)
  }

  static func hull(_ a: Interval, _ b: Interval) -> Interval {
    Interval(Swift.min(a.lower, b.lower), Swift.max(a.upper, b.upper))
  }
}
