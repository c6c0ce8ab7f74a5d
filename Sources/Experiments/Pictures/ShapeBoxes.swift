/// A matrix equation with a labelled box for every matrix: `(4, m) = (4, 3) (3, m) + (4, 1)`.
public struct ShapeBoxes: Hashable, Sendable {
  public struct Box: Hashable, Sendable {
    /// LaTeX: `W^{[1]}`.
    public let label: String
    public let rows: Int
    public let columns: Int
    /// LaTeX of the sizes where they have names: `n^{[1]}`, `m`; else nil.
    public let rowName: String?
    public let columnName: String?
    /// How often broadcasting repeats it downwards and to the right; 1 where it does not.
    public let repeatedDown: Int
    public let repeatedRight: Int
    /// The entries, row by row; empty where only the shape matters.
    public let entries: [[Double]]
    /// True for the one that does not fit.
    public let isWrong: Bool

    public init(
      _ label: String, _ rows: Int, _ columns: Int, rowName: String? = nil, columnName: String? = nil,
      repeatedDown: Int = 1, repeatedRight: Int = 1, entries: [[Double]] = [], isWrong: Bool = false
    ) {
      self.label = label
      self.rows = rows
      self.columns = columns
      self.rowName = rowName
      self.columnName = columnName
      self.repeatedDown = repeatedDown
      self.repeatedRight = repeatedRight
      self.entries = entries
      self.isWrong = isWrong
    }
  }

  public enum Item: Hashable, Sendable {
    case box(Box)
    /// LaTeX between the boxes: `=`, `+`, `\odot`, `g(`.
    case sign(String)
  }

  public let title: LocalizedText?
  /// One equation a line.
  public let lines: [[Item]]
  public let style: NumberStyle

  public init(_ title: LocalizedText? = nil, lines: [[Item]], style: NumberStyle = .significant(6)) {
    self.title = title
    self.lines = lines
    self.style = style
  }
}
