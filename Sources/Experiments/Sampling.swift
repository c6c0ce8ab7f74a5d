/// `count` numbers from the lower to the upper bound, both included.
func evenlySpaced(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
  guard count > 1 else { return [range.lowerBound] }
  let step = (range.upperBound - range.lowerBound) / Double(count - 1)
  return (0..<count).map { $0 == count - 1 ? range.upperBound : range.lowerBound + Double($0) * step }
}

/// The curve of a function.
func curve(_ range: ClosedRange<Double>, count: Int = 161, _ function: (Double) -> Double) -> [Point] {
  evenlySpaced(range, count).map { Point($0, function($0)) }
}

/// A range that holds all finite values, with a little air; never empty.
func span(of values: some Sequence<Double>, air: Double = 0.05) -> ClosedRange<Double> {
  let finite = values.filter(\.isFinite)
  guard let low = finite.min(), let high = finite.max() else { return 0...1 }
  let margin = high > low ? (high - low) * air : max(high.magnitude, 1) * 0.5
  return (low - margin)...(high + margin)
}

/// An integer power, exact where it can be: `pow` is not for ten to the minus three.
func power(of base: Double, _ exponent: Int) -> Double {
  guard exponent.magnitude < 400 else { return exponent < 0 ? 0 : .infinity }
  let magnitude = repeatElement(base, count: Int(exponent.magnitude)).reduce(1, *)
  return exponent < 0 ? 1 / magnitude : magnitude
}
