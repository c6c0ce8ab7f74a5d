/// A rectangle of text: what a terminal prints for a formula in two dimensions.
public struct TextBlock: Hashable, Sendable {
  /// Rows from top to bottom, without trailing spaces.
  public let lines: [String]
  /// Terminal columns of the widest row.
  public let width: Int
  /// The row, counted from 0, that lines up with text before and after the formula.
  public let baseline: Int

  public init(lines: [String], width: Int, baseline: Int) {
    self.lines = lines
    self.width = width
    self.baseline = baseline
  }
}
