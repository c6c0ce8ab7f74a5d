public import SourceText

/// Why a formula has no computation graph of scalars.
public enum GraphError: Error, Hashable, Sendable {
  case noValue(name: String, at: SourceRange)
  case definedTwice(name: String, at: SourceRange)
  /// Each is computed from the next one.
  case circular(names: [String], at: SourceRange)
  /// A matrix, a sum over an index, a comparison: nothing that a node of one number can be.
  case notScalar(at: SourceRange)
  /// A function without a rule for its derivative.
  case noRule(at: SourceRange)

  public var diagnostic: Diagnostic {
    switch self {
    case .noValue(let name, let range):
      Diagnostic(
        "graph.no-value", at: range, "'\(name)' has no value", help: "give it one, as in '\(name): 2'")
    case .definedTwice(let name, let range):
      Diagnostic("graph.defined-twice", at: range, "'\(name)' is defined a second time")
    case .circular(let names, let range):
      Diagnostic(
        "graph.circular", at: range,
        "'\(names[0])' is computed from itself: \(names.joined(separator: " ← "))",
        help: "a computation graph goes one way")
    case .notScalar(let range):
      Diagnostic(
        "graph.not-scalar", at: range, "this is not an operation on single numbers",
        help: "a node takes + − × ÷ ^ and functions such as exp, log, sigmoid, tanh, relu")
    case .noRule(let range):
      Diagnostic("graph.no-rule", at: range, "the graph has no derivative rule for this function")
    }
  }
}
