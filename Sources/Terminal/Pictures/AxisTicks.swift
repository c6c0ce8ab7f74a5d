internal import Experiments

/// Round numbers along an axis.
struct AxisTicks {
  struct Tick {
    /// 0 at the lower end of the range, 1 at the upper.
    let share: Double
    let text: String
  }

  let ticks: [Tick]

  /// - Parameter count: How many ticks there is room for, about.
  init(_ axis: Plot.Axis, count: Int) {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    guard high > low, low.isFinite, high.isFinite else {
      ticks = [Tick(share: 0.5, text: NumberStyle.significant(4).text(low))]
      return
    }
    switch axis.scale {
    case .linear: ticks = AxisTicks.linear(low, high, max(2, count))
    case .logarithmic: ticks = AxisTicks.logarithmic(low, high, max(2, count))
    }
  }

  /// Steps of 1, 2 or 5 times a power of ten.
  private static func linear(_ low: Double, _ high: Double, _ count: Int) -> [Tick] {
    let raw = (high - low) / Double(count)
    var power = 1.0
    while power > raw { power /= 10 }
    while power * 10 <= raw { power *= 10 }
    let step = [1, 2, 5, 10].first { $0 * power >= raw * 0.999 }.map { $0 * power } ?? power * 10
    var decimals = 0
    var unit = step
    while unit < 0.999 && decimals < 12 {
      unit *= 10
      decimals += 1
    }
    let style: NumberStyle =
      max(low.magnitude, high.magnitude) >= 1e6 || decimals > 5 ? .significant(3) : .decimals(decimals)
    var ticks: [Tick] = []
    var number = (low / step - 1e-9).rounded(.up)
    while number * step <= high + step * 1e-9 && ticks.count < 100 {
      ticks.append(Tick(share: (number * step - low) / (high - low), text: style.text(number * step)))
      number += 1
    }
    return ticks
  }

  /// Powers of ten, every so many.
  private static func logarithmic(_ low: Double, _ high: Double, _ count: Int) -> [Tick] {
    guard low > 0 else { return [] }
    let (first, last) = (decade(low), decade(high))
    let lowest = Int((first - 1e-9).rounded(.up))
    let highest = Int((last + 1e-9).rounded(.down))
    guard highest > lowest else {
      return [
        Tick(share: 0, text: NumberStyle.significant(2).text(low)),
        Tick(share: 1, text: NumberStyle.significant(2).text(high)),
      ]
    }
    let step = max(1, (highest - lowest + count - 1) / count)
    return stride(from: lowest, through: highest, by: step).map { exponent in
      Tick(share: (Double(exponent) - first) / (last - first), text: exponent == 0 ? "1" : "1e\(exponent)")
    }
  }
}

extension Plot.Axis {
  /// Where a value lies: 0 at the lower end, 1 at the upper; nan where it has no place.
  func share(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    switch scale {
    case .linear: return high > low ? (value - low) / (high - low) : 0.5
    case .logarithmic:
      guard value > 0, low > 0, high > low else { return .nan }
      return (decade(value) - decade(low)) / (decade(high) - decade(low))
    }
  }
}
