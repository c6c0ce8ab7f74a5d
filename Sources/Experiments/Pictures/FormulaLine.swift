/// A displayed formula, usually with its numbers put in: `z = 0.5 \cdot 1 - 0.25 \cdot 2 + 0.1 = 0.1`.
public struct FormulaLine: Hashable, Sendable {
  /// LaTeX, without delimiters.
  public let latex: String
  /// A few words beside it.
  public let note: LocalizedText?

  public init(_ latex: String, _ note: LocalizedText? = nil) {
    self.latex = latex
    self.note = note
  }
}
