import Algebra
import Course
import Derivation
import Notation

/// How a number compares with the right one, as the exercise means it.
enum Closeness {
  case same
  /// Outside of what is allowed, by this much relative to the right value.
  case off(Double)
  /// The right digits, fewer than asked for.
  case tooRough

  /// - Parameter digits: the significant digits that the answer was typed with; nil where it was a formula.
  static func judge(
    _ answer: Evaluator.Number, _ right: Evaluator.Number, _ precision: Exercise.Precision,
    digits: Int?
  ) -> Closeness? {
    if case .exact(let a) = answer, case .exact(let b) = right, a == b { return .same }
    guard let a = answer.approximation, let b = right.approximation else { return nil }
    let error = (a - b).magnitude
    let relative = b == 0 ? (error == 0 ? 0 : .infinity) : error / b.magnitude
    // Both numbers are known to about 1e-15; a bound is not missed by rounding alone.
    let slack = 4e-15 * max(a.magnitude, b.magnitude)
    switch precision {
    case .exact:
      // A typed decimal can only be a rounded value: four digits or more, all of them right.
      if let digits, digits >= 4, !isTerminating(right), error <= halfUnit(b, digits) + slack {
        return .same
      }
      if error <= slack, digits == nil { return .same }
      if let digits, digits < 4, error <= halfUnit(b, digits) + slack { return .tooRough }
      return .off(relative)
    case .tolerance(let bound):
      return error <= value(bound) + slack ? .same : .off(relative)
    case .relative(let bound):
      return error <= value(bound) * b.magnitude + slack ? .same : .off(relative)
    case .significant(let count):
      if error <= halfUnit(b, count) + slack { return .same }
      if let digits, digits < count, error <= halfUnit(b, digits) + slack { return .tooRough }
      return .off(relative)
    case .decimals(let count):
      let unit = Closeness.power(10, -count)
      if error <= unit / 2 + slack { return .same }
      return .off(relative)
    }
  }

  static func value(_ bound: Written) -> Double {
    guard let formula = try? read(bound.text), let number = try? Evaluator().number(formula) else {
      return 0
    }
    return number.approximation ?? 0
  }

  /// Whether two values that programs worked out are the same to that precision; `exact` leaves room for another order of
  /// the same operations.
  static func isSame(_ a: Double, _ b: Double, _ precision: Exercise.Precision) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    guard a.isFinite, b.isFinite else { return false }
    let error = (a - b).magnitude
    let slack = 4e-15 * max(a.magnitude, b.magnitude)
    switch precision {
    case .exact: return error <= max(1e-9 * b.magnitude, 1e-12)
    case .tolerance(let bound): return error <= value(bound) + slack
    case .relative(let bound): return error <= value(bound) * b.magnitude + slack
    case .significant(let count): return error <= halfUnit(b, count) + slack
    case .decimals(let count): return error <= power(10, -count) / 2 + slack
    }
  }

  private static func isTerminating(_ number: Evaluator.Number) -> Bool {
    guard case .exact(let value) = number, var rest = value.denominator.small else { return false }
    while rest % 2 == 0 { rest /= 2 }
    while rest % 5 == 0 { rest /= 5 }
    return rest == 1
  }

  /// Half a unit in the last of `digits` significant digits.
  static func halfUnit(_ value: Double, _ digits: Int) -> Double {
    guard value != 0 else { return 0.5 * power(10, -digits) }
    var exponent = 0
    var magnitude = value.magnitude
    while magnitude >= 10 {
      magnitude /= 10
      exponent += 1
    }
    while magnitude < 1 {
      magnitude *= 10
      exponent -= 1
    }
    return 0.5 * power(10, exponent - digits + 1)
  }

  static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent.magnitude { result *= base }
    return exponent < 0 ? 1 / result : result
  }

  /// The significant digits of a plain decimal such as `-0.0350`; nil for anything else.
  static func digits(of text: String) -> Int? {
    var count = 0
    var seenDigit = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if byte != UInt8(ascii: "0") { seenDigit = true }
        if seenDigit { count += 1 }
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "): continue
      case UInt8(ascii: "e"), UInt8(ascii: "E"): return max(count, 1)
      default: return nil
      }
    }
    return max(count, 1)
  }
}
