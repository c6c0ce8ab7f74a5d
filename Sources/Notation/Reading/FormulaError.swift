public import SourceText

/// Why a formula could not be read. Ranges are UTF-8 bytes of the text that was given.
public enum FormulaError: Error, Hashable, Sendable {
  case empty(at: SourceRange)
  case expectedOperand(at: SourceRange)
  case unexpected(String, at: SourceRange)
  case unclosedBracket(String, opened: SourceRange, at: SourceRange)

  /// The error as the learner sees it.
  public var diagnostic: Diagnostic {
    switch self {
    case .empty(let range):
      Diagnostic("notation.empty", at: range, "expected a formula, found nothing")
    case .expectedOperand(let range):
      Diagnostic("notation.expected-operand", at: range, "expected a number, a name or '(' here")
    case .unexpected(let text, let range):
      Diagnostic("notation.unexpected", at: range, "'\(text)' does not belong here")
    case .unclosedBracket(let closer, _, let range):
      Diagnostic(
        "notation.unclosed-bracket", at: range, "expected '\(closer)' here",
        mend: Diagnostic.Mend(SourceRange(at: range.lower), closer))
    }
  }

  /// Where the fault is.
  public var range: SourceRange { diagnostic.range }
}
