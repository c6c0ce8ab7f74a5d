/// A gradient from formulas beside one from nudges.
public struct GradientReport: Hashable, Sendable {
  public enum Verdict: String, Sendable {
    case agrees
    /// They differ by no more than rounding can explain.
    case roundOff
    /// The cost has a kink within the nudge, so that there is no slope to compare with.
    case kink
    case differs
  }

  /// One parameter.
  public struct Entry: Hashable, Sendable {
    /// `W1[0, 2]`.
    public let name: String
    public let analytic: Double
    public let numeric: Double
    /// `|a - b| / (|a| + |b|)`; 0 where both are 0.
    public let relativeError: Double
    public let verdict: Verdict
  }

  public let entries: [Entry]
  /// `‖a - b‖ / (‖a‖ + ‖b‖)` over the entries without a kink.
  public let relativeError: Double

  public var differing: [Entry] { entries.filter { $0.verdict == .differs } }
  public var passes: Bool { differing.isEmpty }
}

/// `‖a - b‖ / (‖a‖ + ‖b‖)`: 0 for equal, 1 for opposite or where only one is zero.
///
/// NaN where one of the numbers is NaN or infinite: what has no size agrees with nothing.
public func relativeError(_ a: [Double], _ b: [Double]) -> Double {
  // `max` would pass over a NaN.
  guard a.allSatisfy(\.isFinite), b.allSatisfy(\.isFinite) else { return .nan }
  func norm(_ v: [Double]) -> Double {
    // Scaled, so that squares neither overflow nor vanish.
    let scale = v.reduce(0) { max($0, abs($1)) }
    if scale == 0 { return 0 }
    return scale * v.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
  }
  let sum = norm(a) + norm(b)
  return sum == 0 ? 0 : norm(zip(a, b).map { $0 - $1 }) / sum
}
