internal import Algebra
internal import Notation

extension Sentence {
  /// Where two formulas part, with both values.
  init(different counterexample: Counterexample, expected: Expression) {
    let counterexample = counterexample.withPlainNames
    let place = counterexample.point.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
    let left = counterexample.left.words
    let right = counterexample.right.words
    let reference = shown(expected)
    if place.isEmpty {
      self.init(
        "\(reference) is \(left), this is \(right)", "\(reference) 的值是 \(left)，此式的值是 \(right)")
    } else {
      self.init(
        "at \(place), \(reference) is \(left) and this is \(right)",
        "当 \(place) 时，\(reference) 的值是 \(left)，此式的值是 \(right)")
    }
  }
}

extension Counterexample.PointValue {
  /// The value in a few digits.
  var words: String {
    switch self {
    case .exact(let value):
      value.isInteger || value.text.utf8.count < 8 ? value.text : Decimal.short(value.approximation)
    case .bounds(let low, let high): Decimal.short(low / 2 + high / 2)
    case .undefined: "undefined"
    case .entry(let row, let column, let value): "\(value.words) in row \(row + 1), column \(column + 1)"
    }
  }
}

/// Numbers in words of six significant digits.
enum Decimal {
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "undefined" }
    if value == value.rounded() && value.magnitude < 1e15 { return "\(Int(value))" }
    var scale = 1.0
    var magnitude = value.magnitude
    while magnitude < 100_000 && scale < 1e15 {
      magnitude *= 10
      scale *= 10
    }
    if scale >= 1e12 || value.magnitude >= 1e6 { return "\(value)" }
    return "\((value * scale).rounded() / scale)"
  }
}
