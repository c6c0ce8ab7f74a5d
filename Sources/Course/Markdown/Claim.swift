public import SourceText

/// A number in the text that the code must agree with.
public struct Claim: Hashable, Sendable {
  /// What to compute, in plain notation: the name of a result of the experiment above (`J`, `dJ/da`) or a
  /// formula in such names and numbers (`σ(2)`, `3*(5.001 + 6)`).
  public let formula: String
  /// The number as it is printed, `33.003`; its digits say how closely it must agree.
  public let value: String
  /// The bytes of the number.
  public let range: SourceRange

  public init(formula: String, value: String, range: SourceRange) {
    self.formula = formula
    self.value = value
    self.range = range
  }
}
