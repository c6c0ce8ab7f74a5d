public import SourceText

extension FormulaError {
  /// The error as the learner sees it.
  public var diagnostic: Diagnostic {
    switch self {
    case .empty(let range):
      Diagnostic("notation.empty", at: range, "expected a formula, found nothing")
    case .expectedOperand(let range, let stray):
      Diagnostic(
        "notation.expected-operand", at: range,
        stray.map { "expected a number, a name or '(' before '\($0)'" }
          ?? "expected a number, a name or '(' here",
        mend: stray == nil || range.isEmpty ? nil : Diagnostic.Mend(range, ""))
    case .missingOperator(let range):
      Diagnostic(
        "notation.missing-operator", at: range, "expected '*' or another operator before this number",
        mend: Diagnostic.Mend(SourceRange(at: range.lower), "* "))
    case .unexpected(let text, let range):
      Diagnostic("notation.unexpected", at: range, "expected an operator or the end, found '\(text)'")
    case .unknownName, .unknownFunction, .unknownCommand: unknownDiagnostic
    case .unclosedBracket, .unopenedBracket, .mismatchedBracket: bracketDiagnostic
    case .equation(let left, let range):
      Diagnostic(
        "notation.equation", at: range, "expected one formula, found '='",
        help: "write only what stands right of it", mend: Diagnostic.Mend(left, ""))
    case .unsupported(let text, let range):
      Diagnostic("notation.unsupported", at: range, "'\(text)' cannot be judged as a formula")
    case .words(let text, let range):
      Diagnostic("notation.words", at: range, "expected a formula, found the words '\(text)'")
    case .numberTooLong(let range):
      Diagnostic("notation.number-too-long", at: range, "expected a number of at most 2000 digits")
    case .tooDeep(let range):
      Diagnostic("notation.too-deep", at: range, "expected brackets no more than 100 deep")
    case .tooLong(let bytes, let range):
      Diagnostic(
        "notation.too-long", at: range,
        "expected at most \(Parser.greatestCount) names, numbers and signs, found more in \(bytes) bytes")
    case .expectedAssumption(let range):
      Diagnostic(
        "notation.expected-assumption", at: range, "expected an assumption here",
        help: "write it like '0 < a < 1', 'y in {0, 1}' or 'm integer'")
    case .expectedShape(let range):
      Diagnostic(
        "notation.expected-shape", at: range, "expected a shape here",
        help: "write it like 'n1 x m', '(n1, m)' or 'scalar'")
    default: structureDiagnostic
    }
  }

  private var unknownDiagnostic: Diagnostic {
    switch self {
    case .unknownName(let name, let range, let nearest, let known):
      Diagnostic(
        "notation.unknown-name", at: range,
        known.isEmpty
          ? "'\(name)' is not a name of this exercise"
          : "'\(name)' is not one of the names \(known.joined(separator: ", "))",
        help: nearest.map { "did you mean '\($0)'?" }, mend: nearest.map { Diagnostic.Mend(range, $0) })
    case .unknownFunction(let name, let range, let nearest):
      Diagnostic(
        "notation.unknown-function", at: range, "'\(name)' is not a function that is known here",
        help: nearest.map { "did you mean '\($0)'?" }, mend: nearest.map { Diagnostic.Mend(range, $0) })
    case .unknownCommand(let name, let range, let nearest):
      Diagnostic(
        "notation.unknown-command", at: range, "'\(name)' is not a command that is known here",
        help: nearest.map { "did you mean '\($0)'?" }, mend: nearest.map { Diagnostic.Mend(range, $0) })
    default: structureDiagnostic
    }
  }

  private var bracketDiagnostic: Diagnostic {
    switch self {
    case .unclosedBracket(let closer, _, let range):
      Diagnostic(
        "notation.unclosed-bracket", at: range, "expected '\(closer)' here",
        help: "a bracket is still open", mend: Diagnostic.Mend(SourceRange(at: range.lower), closer))
    case .unopenedBracket(let bracket, let range):
      Diagnostic(
        "notation.unopened-bracket", at: range, "'\(bracket)' closes nothing",
        help: "take it out or open a bracket before it", mend: Diagnostic.Mend(range, ""))
    case .mismatchedBracket(let found, let closer, _, let range):
      Diagnostic(
        "notation.mismatched-bracket", at: range, "expected '\(closer)' here, found '\(found)'",
        mend: Diagnostic.Mend(range, closer))
    default: structureDiagnostic
    }
  }

  private var structureDiagnostic: Diagnostic {
    switch self {
    case .missingArgument(let function, let range):
      Diagnostic("notation.missing-argument", at: range, "expected what '\(function)' is applied to")
    case .wrongArgumentCount(let function, let expected, let found, let range):
      Diagnostic(
        "notation.argument-count", at: range,
        "expected \(expected) argument\(expected == 1 ? "" : "s") of '\(function)', found \(found)")
    case .missingVariable(let range):
      Diagnostic(
        "notation.missing-variable", at: range, "expected the variable of the derivative here",
        help: "write it like 'd/dx' or '∂/∂w_1'")
    case .unequalOrders(let above, let below, let range):
      Diagnostic(
        "notation.derivative-order", at: range,
        "expected the same order above and below, found \(above) and \(below)")
    case .expectedIndex(let range):
      Diagnostic(
        "notation.expected-index", at: range, "expected an index such as 'i' or 'i=1' here")
    case .swappedLimits(let range, let mended):
      Diagnostic(
        "notation.swapped-limits", at: range, "expected the start of the sum below and its end above",
        mend: Diagnostic.Mend(range, mended))
    case .strayPrime(let range):
      Diagnostic(
        "notation.stray-prime", at: range, "expected a function or a name before the prime",
        help: "write a derivative like 'd/dx (…)'")
    case .raggedRows(let expected, let found, let range):
      Diagnostic(
        "notation.ragged-rows", at: range, "expected \(expected) entries in this row, found \(found)")
    default: Diagnostic("notation.unreadable", at: SourceRange(at: 0), "expected a formula")
    }
  }
}
