/// Something to tell a person about a place in a text: the facts, not how they are drawn.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: Hashable, Sendable {
    /// What was asked cannot be done.
    case error
    /// It can be done, and is probably not what was meant.
    case warning
    /// Worth knowing.
    case note
  }

  /// Stable name such as `notation.expected-operand`; tests and documentation refer to it.
  public let id: String
  public let severity: Severity
  public let range: SourceRange
  /// One line, lower case, no full stop, specific first.
  public let message: String
  /// What to do about it.
  public let help: String?
  /// An edit that mends it: the range to replace and the new text.
  public let mend: Mend?

  /// One edit of a text.
  public struct Mend: Hashable, Sendable {
    public let range: SourceRange
    public let replacement: String

    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  public init(
    _ id: String, _ severity: Severity = .error, at range: SourceRange, _ message: String,
    help: String? = nil, mend: Mend? = nil
  ) {
    self.id = id
    self.severity = severity
    self.range = range
    self.message = message
    self.help = help
    self.mend = mend
  }

  /// The same diagnostic in a text that begins `offset` bytes earlier.
  public func shifted(by offset: Int) -> Diagnostic {
    Diagnostic(
      id, severity, at: range.shifted(by: offset), message, help: help,
      mend: mend.map { Mend($0.range.shifted(by: offset), $0.replacement) })
  }
}
