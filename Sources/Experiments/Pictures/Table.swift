/// Rows under headings.
public struct Table: Hashable, Sendable {
  public enum Cell: Hashable, Sendable {
    case number(Double, NumberStyle = .significant(6))
    case text(LocalizedText)
    /// LaTeX.
    case formula(String)
    case empty
  }

  public let title: LocalizedText?
  public let columns: [LocalizedText]
  /// Every row has as many cells as there are columns.
  public let rows: [[Cell]]
  /// Rows to be drawn with emphasis, counted from 0.
  public let highlighted: Set<Int>

  public init(
    _ title: LocalizedText? = nil, columns: [LocalizedText], rows: [[Cell]], highlighted: Set<Int> = []
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for every column")
    self.title = title
    self.columns = columns
    self.rows = rows
    self.highlighted = highlighted
  }
}

extension Table.Cell: ExpressibleByFloatLiteral, ExpressibleByStringLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .text(LocalizedText(value)) }
}
