public import SourceText

/// Why an experiment could not be run.
public enum ExperimentError: Error, Hashable, Sendable {
  case unknownExperiment(name: String, nearest: String?, at: SourceRange?)
  case unknownParameter(name: String, known: [String], nearest: String?, at: SourceRange?)
  /// The text is not a value of that kind, or out of its range.
  case badValue(parameter: String, found: String, allowed: String, at: SourceRange?)
  /// Values that are each allowed and do not go together.
  case unsuitable(parameter: String, message: String, help: String?, at: SourceRange?)
  /// The formula could not be read; the ranges are within the parameter's text unless the value had its own.
  case formula(parameter: String, Diagnostic)
  case cancelled

  /// The error as an author or a learner sees it.
  public var diagnostic: Diagnostic {
    switch self {
    case .unknownExperiment(let name, let nearest, let range):
      Diagnostic(
        "experiments.unknown-experiment", at: range ?? nowhere, "there is no experiment '\(name)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "'gradus list experiments' names them all")
    case .unknownParameter(let name, let known, let nearest, let range):
      Diagnostic(
        "experiments.unknown-parameter", at: range ?? nowhere, "'\(name)' is not a parameter here",
        help: nearest.map { "did you mean '\($0)'?" } ?? "the parameters are \(known.joined(separator: ", "))"
      )
    case .badValue(let parameter, let found, let allowed, let range):
      Diagnostic(
        "experiments.bad-value", at: range ?? nowhere,
        "'\(shortened(found))' cannot be the value of '\(parameter)'", help: "it takes \(allowed)")
    case .unsuitable(_, let message, let help, let range):
      Diagnostic("experiments.unsuitable", at: range ?? nowhere, message, help: help)
    case .formula(_, let diagnostic):
      diagnostic
    case .cancelled:
      Diagnostic("experiments.cancelled", .note, at: nowhere, "the run was stopped")
    }
  }

  /// The same with its place in the text that the values come from.
  func located(in values: [String: ParameterValue]) -> ExperimentError {
    guard let parameter, let value = values[parameter], let range = value.range else { return self }
    switch self {
    case .formula(_, let diagnostic):
      // Quotes or a block scalar around the formula: its own bytes are not known, the value's are.
      let isVerbatim = range.upper - range.lower == value.text.utf8.count
      let placed =
        isVerbatim
        ? diagnostic.shifted(by: range.lower)
        : Diagnostic(
          diagnostic.id, diagnostic.severity, at: range, diagnostic.message, help: diagnostic.help)
      return .formula(parameter: parameter, placed)
    case .unsuitable(_, let message, let help, nil):
      return .unsuitable(parameter: parameter, message: message, help: help, at: range)
    default:
      return self
    }
  }

  /// The parameter at fault, where one is.
  public var parameter: String? {
    switch self {
    case .unknownParameter(let name, _, _, _): name
    case .badValue(let name, _, _, _), .unsuitable(let name, _, _, _), .formula(let name, _): name
    case .unknownExperiment, .cancelled: nil
    }
  }
}

private let nowhere = SourceRange(at: 0)

/// Enough of a text to know it again.
private func shortened(_ text: String) -> String {
  text.count <= 40 ? text : text.prefix(39) + "…"
}
