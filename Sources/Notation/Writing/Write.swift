public import Algebra

/// How a formula is written.
public enum WrittenForm: Hashable, Sendable {
  /// One line of plain text with the fewest brackets; `read` gives the same expression back.
  case plain
  case latex
  /// Plain text in which every grouping that could be misread has its brackets: the echo of a reading.
  case bracketed
}

/// Writes an expression as text.
public func write(_ expression: Expression, as form: WrittenForm = .plain) -> String {
  switch form {
  case .plain: PlainWriter(isEcho: false).text(expression)
  case .bracketed: PlainWriter(isEcho: true).text(expression)
  case .latex: LatexWriter().formula(expression)
  }
}
