public import Algebra
public import SourceText

/// What was found in one formula.
public struct ExpressionReport: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case correct
    /// The value is right, the way it is written is not what was asked for.
    case wrongForm
    case wrong
    case undecided
    case malformed
  }

  public let verdict: Verdict
  public let message: Sentence
  /// The bytes that the message is about.
  public let range: SourceRange
  /// The formula as it was read.
  public let formula: Expression?
  public let counterexample: Counterexample?
  public let slip: NamedSlip?
  public let diagnostics: [Diagnostic]
  public let remarks: [Sentence]

  public init(
    verdict: Verdict, message: Sentence, range: SourceRange, formula: Expression? = nil,
    counterexample: Counterexample? = nil, slip: NamedSlip? = nil, diagnostics: [Diagnostic] = [],
    remarks: [Sentence] = []
  ) {
    self.verdict = verdict
    self.message = message
    self.range = range
    self.formula = formula
    self.counterexample = counterexample
    self.slip = slip
    self.diagnostics = diagnostics
    self.remarks = remarks
  }

  static func malformed(_ diagnostic: Diagnostic) -> ExpressionReport {
    ExpressionReport(
      verdict: .malformed, message: Sentence(diagnostic.message, diagnostic.message),
      range: diagnostic.range, diagnostics: [diagnostic])
  }
}
