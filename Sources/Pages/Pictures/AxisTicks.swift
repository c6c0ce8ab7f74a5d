internal import Experiments

/// The round numbers at an axis.
struct AxisTicks {
  struct Tick: Hashable {
    let value: Double
    let label: String
  }

  let ticks: [Tick]
  private let axis: Plot.Axis

  /// - Parameter count: About how many there is room for.
  init(_ axis: Plot.Axis, about count: Int) {
    self.axis = axis
    switch axis.scale {
    case .linear: ticks = AxisTicks.linear(axis.range, about: count)
    case .logarithmic: ticks = AxisTicks.powers(axis.range, about: count)
    }
  }

  /// Where a value stands: 0 at the lower end of the axis, 1 at the upper; not finite where it stands nowhere.
  func position(of value: Double) -> Double {
    let lower = scaled(axis.range.lowerBound)
    let upper = scaled(axis.range.upperBound)
    guard upper > lower else { return 0.5 }
    return (scaled(value) - lower) / (upper - lower)
  }

  private func scaled(_ value: Double) -> Double {
    axis.scale == .linear ? value : Logarithm.ten(value)
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private static func linear(_ range: ClosedRange<Double>, about count: Int) -> [Tick] {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite else {
      return [Tick(value: range.lowerBound, label: label(range.lowerBound, 3))]
    }
    let rough = span / Double(max(count, 1))
    let exponent = Int(Logarithm.ten(rough).rounded(.down))
    let power = Logarithm.power(exponent)
    let factor: Double =
      switch rough / power {
      case ..<1.5: 1
      case ..<3.5: 2
      case ..<7.5: 5
      default: 10
      }
    let step = factor * power
    let places = max(0, -(exponent + (factor == 10 ? 1 : 0)))
    let first = Int((range.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((range.upperBound / step + 1e-9).rounded(.down))
    guard last >= first, last - first < 50 else { return [] }
    return (first...last).map { index in
      let value = Double(index) * step
      return Tick(value: value, label: label(value, places))
    }
  }

  private static func powers(_ range: ClosedRange<Double>, about count: Int) -> [Tick] {
    guard range.lowerBound > 0 else { return [] }
    let first = Int((Logarithm.ten(range.lowerBound) - 1e-9).rounded(.up))
    let last = Int((Logarithm.ten(range.upperBound) + 1e-9).rounded(.down))
    guard last >= first else { return linear(range, about: count) }
    let stride = max(1, (last - first + count) / max(count, 1))
    let isPlain = first >= -3 && last <= 4
    return (first...last).filter { ($0 - first) % stride == 0 }.map { exponent in
      let value = Logarithm.power(exponent)
      return Tick(
        value: value,
        label: isPlain ? label(value, max(0, -exponent)) : "10" + NumberSetting.raised(exponent))
    }
  }

  private static func label(_ value: Double, _ places: Int) -> String {
    value.magnitude >= 1e6
      ? NumberSetting.text(value, .significant(4)) : NumberSetting.text(value, .decimals(min(places, 12)))
  }
}
