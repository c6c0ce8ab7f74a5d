public import SourceText

/// What someone wrote for a parameter, and where.
///
/// A list is written `0.1, 0.5` or `[0.1, 0.5]`, a matrix `1 2; 3 4` or `[[1, 2], [3, 4]]`, several equations
/// one a line or with `;` between them.
public struct ParameterValue: Hashable, Sendable {
  public let text: String
  /// The bytes of the value; nil when it does not come from a text.
  public let range: SourceRange?

  public init(_ text: String, at range: SourceRange? = nil) {
    self.text = text
    self.range = range
  }
}

extension ParameterValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self.init(value) }
  public init(integerLiteral value: Int) { self.init("\(value)") }
  public init(floatLiteral value: Double) { self.init("\(value)") }
  public init(booleanLiteral value: Bool) { self.init("\(value)") }
}
