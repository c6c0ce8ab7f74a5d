internal import Numerics

/// A fault and the parts of the gradient that have it.
public struct GradientDiagnosis: Hashable, Sendable {
  public let fault: GradientFault
  /// `dW1`, `db1`; all of them where the fault runs through the whole gradient.
  public let parts: [String]
}

/// Names what turns the right gradient into the one at hand.
///
/// - Parameters:
///   - right: The true gradient, with its parts.
///   - given: As many numbers.
///   - m: Number of examples, where the gradient is a mean over them.
///   - tolerance: Relative error up to which two lists are the same; larger for numbers that were rounded.
/// - Returns: One diagnosis for each fault that was found; empty where the lists agree or nothing fits.
public func diagnose(
  _ given: [Double], right: ParameterVector, m: Int? = nil, tolerance: Double = 1e-5
) -> [GradientDiagnosis] {
  if !given.allSatisfy(\.isFinite) {
    let parts = right.parts.filter { !given[$0.range].allSatisfy(\.isFinite) }
    return [GradientDiagnosis(fault: .notFinite, parts: parts.map { $0.name })]
  }
  if relativeError(given, right.values) <= tolerance { return [] }
  if let whole = scaling(given, right.values, m, tolerance) {
    return [GradientDiagnosis(fault: whole, parts: right.parts.map { $0.name })]
  }
  var found: [GradientDiagnosis] = []
  for part in right.parts {
    let values = Array(given[part.range])
    let truth = Array(right.values[part.range])
    if relativeError(values, truth) <= tolerance { continue }
    guard let fault = faultOf(values, right.matrix(part), isBias: part.isBias, m, tolerance) else { continue }
    if let index = found.firstIndex(where: { $0.fault == fault }) {
      found[index] = GradientDiagnosis(fault: fault, parts: found[index].parts + [part.name])
    } else {
      found.append(GradientDiagnosis(fault: fault, parts: [part.name]))
    }
  }
  return found
}

/// One factor for all numbers: -1, m, 1/m, or a simple one.
private func scaling(_ given: [Double], _ right: [Double], _ m: Int?, _ tolerance: Double) -> GradientFault? {
  let square = right.reduce(0) { $0 + $1 * $1 }
  guard square > 0 else { return nil }
  let factor = zip(given, right).reduce(0) { $0 + $1.0 * $1.1 } / square
  guard factor.isFinite, factor != 0, relativeError(given, right.map { factor * $0 }) <= tolerance else {
    return nil
  }
  func near(_ value: Double) -> Bool { abs(factor / value - 1) <= 10 * tolerance }
  if near(-1) { return .sign }
  if let m, m > 1 {
    if near(Double(m)) { return .notDividedByM }
    if near(1 / Double(m)) { return .dividedByMTwice }
  }
  // A factor is worth naming where it is a small fraction; otherwise one number proves nothing.
  for denominator in 1...12 {
    let numerator = (factor * Double(denominator)).rounded()
    if numerator != 0, abs(numerator) <= 24, near(numerator / Double(denominator)) {
      return .factor(numerator / Double(denominator))
    }
  }
  return nil
}

private func faultOf(
  _ given: [Double], _ right: Matrix, isBias: Bool, _ m: Int?, _ tolerance: Double
) -> GradientFault? {
  let truth = right.elements
  if isBias && truth.count > 1 {
    let sum = truth.reduce(0, +)
    if relativeError(given, truth.map { _ in sum }) <= tolerance { return .biasSummedOverLayer }
  }
  if right.rows > 1 && right.columns > 1 && relativeError(given, right.transposed.elements) <= tolerance {
    return .transposed
  }
  return scaling(given, truth, m, tolerance)
}

/// Tells how numbers that were meant as a numeric gradient came about.
///
/// - Returns: `.oneSidedDifference` where the numbers are those of a one-sided quotient rather than the slopes;
///   `.stepTooSmall` where all of them are whole numbers of roundings of J; nil otherwise.
public func diagnoseDifferences<Model: Nudgeable>(
  _ given: [Double], of J: (Model) -> Double, at model: Model
) -> GradientFault? {
  let right = NumericGradient(of: J, at: model).values
  let distance = relativeError(given, right)
  let unit = J(model).ulp
  for exponent in 1...15 {
    let h = (0..<exponent).reduce(1.0) { step, _ in step / 10 }
    if exponent >= 9, distance > 1e-9, isRounding(given, unit, h) { return .stepTooSmall(step: h) }
    if exponent <= 9 {
      let oneSided = NumericGradient(of: J, at: model, .oneSided, step: h).values
      if relativeError(given, oneSided) < distance / 30 { return .oneSidedDifference(step: h) }
    }
  }
  return nil
}

/// True where every number times the nudge is a small whole number of units in the last place of J.
private func isRounding(_ given: [Double], _ unit: Double, _ h: Double) -> Bool {
  let counts = given.map { $0 * 2 * h / unit }
  return counts.allSatisfy { count in
    // Half units: J may have crossed a power of two on the way.
    let doubled = 2 * count
    return abs(doubled) < 1e7 && abs(doubled - doubled.rounded()) <= 1e-3
  }
}
