public import SourceText

/// Why a formula could not be read. Ranges are UTF-8 bytes of the text that was given.
public enum FormulaError: Error, Hashable, Sendable {
  case empty(at: SourceRange)
  /// Something must stand here and does not; `stray` is a sign in its place that could go.
  case expectedOperand(at: SourceRange, stray: String? = nil)
  /// Two numbers side by side.
  case missingOperator(at: SourceRange)
  case unexpected(String, at: SourceRange)
  case unclosedBracket(closer: String, opened: SourceRange, at: SourceRange)
  case unopenedBracket(String, at: SourceRange)
  case mismatchedBracket(found: String, closer: String, opened: SourceRange, at: SourceRange)
  /// A formula was wanted, an equation was given; `left` is everything up to the last `=`.
  case equation(left: SourceRange, at: SourceRange)
  case unknownName(String, at: SourceRange, nearest: String?, known: [String])
  case unknownFunction(String, at: SourceRange, nearest: String?)
  case unknownCommand(String, at: SourceRange, nearest: String?)
  /// Understood, but nothing that can be judged.
  case unsupported(String, at: SourceRange)
  case missingArgument(function: String, at: SourceRange)
  case wrongArgumentCount(function: String, expected: Int, found: Int, at: SourceRange)
  case missingVariable(at: SourceRange)
  /// `d²J/dz`: the orders above and below differ.
  case unequalOrders(above: Int, below: Int, at: SourceRange)
  case expectedIndex(at: SourceRange)
  /// `\sum_{m}^{i=1}`; `mended` has its limits the right way round.
  case swappedLimits(at: SourceRange, mended: String)
  case raggedRows(expected: Int, found: Int, at: SourceRange)
  case numberTooLong(at: SourceRange)
  /// `(x^2)'`: of what variable?
  case strayPrime(at: SourceRange)
  case words(String, at: SourceRange)
  case tooDeep(at: SourceRange)
  case tooLong(bytes: Int, at: SourceRange)
  case expectedAssumption(at: SourceRange)
  case expectedShape(at: SourceRange)

  /// Where the fault is.
  public var range: SourceRange { diagnostic.range }
}
