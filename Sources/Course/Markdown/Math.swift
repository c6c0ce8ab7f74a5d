public import SourceText

/// A formula as the author wrote it.
public struct Math: Hashable, Sendable {
  /// The LaTeX between the delimiters, without the `>` or indentation of a quote or list that it stands in.
  public let latex: String
  /// The bytes between the delimiters, white space around them left out.
  public let range: SourceRange
  /// Written on its own: `$$…$$`, a `math` fence, a `$` alone on its line.
  public let isDisplayed: Bool

  public init(latex: String, range: SourceRange, isDisplayed: Bool) {
    self.latex = latex
    self.range = range
    self.isDisplayed = isDisplayed
  }
}
