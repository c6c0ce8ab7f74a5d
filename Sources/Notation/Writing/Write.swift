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
  switch expression.node {
  case .number(let value): value.text
  case .symbol(let symbol): symbol.name
  case .sum(let terms): "(" + terms.map { write($0, as: form) }.joined(separator: " + ") + ")"
  case .negation(let value): "-" + write(value, as: form)
  case .product(let factors, _): factors.map { write($0, as: form) }.joined(separator: "*")
  case .quotient(let left, let right): "(" + write(left, as: form) + ")/(" + write(right, as: form) + ")"
  case .power(let base, let exponent): "(" + write(base, as: form) + ")^(" + write(exponent, as: form) + ")"
  default: "?"
  }
}
