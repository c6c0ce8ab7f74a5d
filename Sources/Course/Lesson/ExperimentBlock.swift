public import SourceText

/// A fenced block `experiment NAME`: a run with the author's parameters, which the learner may change.
public struct ExperimentBlock: Hashable, Sendable {
  /// `computation-graph`.
  public let name: String
  public let nameRange: SourceRange
  public let parameters: [Parameter]
  /// What an `output` block right under it says that comes out.
  public let claims: [Claim]
  /// The whole block, the fences included, without the `output` block.
  public let range: SourceRange

  public struct Parameter: Hashable, Sendable {
    public let name: String
    /// Plain text of a YAML scalar; a list is its items joined by `, `, a list of lists its rows by `; `.
    public let value: String
    public let nameRange: SourceRange
    public let valueRange: SourceRange

    public init(name: String, value: String, nameRange: SourceRange, valueRange: SourceRange) {
      self.name = name
      self.value = value
      self.nameRange = nameRange
      self.valueRange = valueRange
    }
  }

  public init(
    name: String, nameRange: SourceRange, parameters: [Parameter], claims: [Claim], range: SourceRange
  ) {
    self.name = name
    self.nameRange = nameRange
    self.parameters = parameters
    self.claims = claims
    self.range = range
  }

  /// The value of a parameter, nil where the author left it to the experiment's default.
  public subscript(_ name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }
}
