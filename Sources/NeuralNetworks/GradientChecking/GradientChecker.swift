/// Compares a gradient with central differences of the cost (unit 3.8), and tells mistakes from kinks and rounding.
public struct GradientChecker: Sendable {
  /// The nudge for every parameter; nil chooses one for each.
  public var step: Double?
  /// Relative error of an entry up to which it agrees.
  public var tolerance: Double

  public init(step: Double? = nil, tolerance: Double = 1e-6) {
    self.step = step
    self.tolerance = tolerance
  }

  /// - Parameters:
  ///   - analytic: The slopes to be checked, in the order of the model's parameters.
  ///   - J: The cost of a model.
  public func check<Model: Nudgeable>(
    _ analytic: ParameterVector, of J: (Model) -> Double, at model: Model
  ) -> GradientReport {
    precondition(analytic.values.count == model.parameterCount, "as many slopes as parameters")
    let numeric = NumericGradient(of: J, at: model, step: step)
    // An entry that is tiny beside its neighbours is known only to the digits that they leave.
    let size = numeric.values.filter(\.isFinite).reduce(0) { max($0, abs($1)) }
    let entries = analytic.values.indices.map { i in
      let a = analytic.values[i]
      let b = numeric.values[i]
      let error = NeuralNetworks.relativeError([a], [b])
      var verdict = GradientReport.Verdict.agrees
      if error.isNaN {
        verdict = .differs
      } else if error > tolerance {
        if abs(a - b) <= max(8 * numeric.roundOff[i], 1e-2 * tolerance * size) {
          verdict = .roundOff
        } else {
          let nudge = numeric.steps[i]
          verdict = hasKink(i, near: nudge, a, J, model) ? .kink : .differs
        }
      }
      return GradientReport.Entry(
        name: analytic.name(of: i), analytic: a, numeric: b, relativeError: error, verdict: verdict)
    }
    let smooth = entries.filter { $0.verdict != .kink }
    return GradientReport(
      entries: entries,
      relativeError: NeuralNetworks.relativeError(smooth.map { $0.analytic }, smooth.map { $0.numeric }))
  }

  /// True where the slope jumps within the nudge, and `a` is a slope that J has on a side of the jump, or between.
  ///
  /// Where J is smooth, a nudge this small changes the quotients by nothing but rounding. So a smaller nudge that
  /// agrees with `a` did not reach a kink that the larger one crossed; and two one-sided slopes that stay apart, however
  /// small the nudge, stand left and right of a kink.
  private func hasKink<Model: Nudgeable>(
    _ i: Int, near h: Double, _ a: Double, _ J: (Model) -> Double, _ start: Model
  ) -> Bool {
    var model = start
    let θ = model[parameter: i]
    let cost = J(model)
    func slopes(_ h: Double) -> (left: Double, right: Double) {
      model[parameter: i] = θ + h
      let right = (J(model) - cost) / h
      model[parameter: i] = θ - h
      return ((cost - J(model)) / h, right)
    }
    let wide = slopes(h)
    let gap = abs(wide.right - wide.left)
    let error = abs((wide.left + wide.right) / 2 - a)
    for divisor in [8.0, 64, 512] {
      let noise = 8 * cost.ulp / (h / divisor)
      if min(gap, error) < 8 * noise { return false }
      let (left, right) = slopes(h / divisor)
      if abs((left + right) / 2 - a) <= max(tolerance * abs(a), noise) { return true }
      let isBetween = a >= min(left, right) - noise && a <= max(left, right) + noise
      if abs(right - left) > gap / 2 && isBetween { return true }
    }
    return false
  }
}
