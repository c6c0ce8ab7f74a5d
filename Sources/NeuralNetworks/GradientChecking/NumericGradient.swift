/// Slopes of a cost by nudging one parameter after the other.
public struct NumericGradient: Hashable, Sendable {
  public enum Difference: String, CaseIterable, Sendable {
    /// `(J(θ + h) - J(θ - h)) / 2h`: error of the order h².
    case central
    /// `(J(θ + h) - J(θ)) / h`: error of the order h.
    case oneSided
  }

  public let values: [Double]
  /// The nudge that was used for each parameter.
  public let steps: [Double]
  /// What rounding alone can do to each value: some units in the last place of J, divided by the nudge.
  public let roundOff: [Double]

  /// - Parameter step: The nudge for every parameter; nil chooses one for each, near the best for its size.
  public init<Model: Nudgeable>(
    of J: (Model) -> Double, at start: Model, _ difference: Difference = .central, step: Double? = nil
  ) {
    var model = start
    let cost = J(model)
    var values: [Double] = []
    var steps: [Double] = []
    for i in 0..<model.parameterCount {
      let θ = model[parameter: i]
      let up = θ + (step ?? NumericGradient.step(for: θ, difference))
      let down = difference == .central ? θ - (up - θ) : θ
      model[parameter: i] = up
      let above = J(model)
      var below = cost
      if difference == .central {
        model[parameter: i] = down
        below = J(model)
      }
      model[parameter: i] = θ
      // up - down is what was really added; h itself is lost in the rounding of θ + h.
      values.append((above - below) / (up - down))
      steps.append(up - θ)
    }
    self.values = values
    self.steps = steps
    roundOff = steps.map { 4 * cost.ulp / $0 }
  }

  /// Where the error of the formula and the error of rounding are about equal: `∛ε` or `√ε` of the parameter's size.
  static func step(for θ: Double, _ difference: Difference) -> Double {
    let size = Swift.max(1, abs(θ))
    return size * (difference == .central ? 6.06e-6 : 1.49e-8)
  }
}
