public import SourceText

/// A number in the text that the code must agree with.
public struct Claim: Hashable, Sendable {
  /// What to compute, in plain notation: the name of a result of the experiment above (`J`, `dJ/da`) or a
  /// formula in such names and numbers (`σ(2)`, `3*(5.001 + 6)`); `given` for a number from outside, a year.
  public let formula: String
  /// Parameters of the experiment that are other than in its block: `J with a = 5.001`.
  public let settings: [Setting]
  /// The number as it is printed, `33.003`; its digits say how closely it must agree.
  public let value: String
  /// The bytes of the number.
  public let range: SourceRange

  public struct Setting: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(formula: String, settings: [Setting] = [], value: String, range: SourceRange) {
    self.formula = formula
    self.settings = settings
    self.value = value
    self.range = range
  }
}
