/// Something that is known of the names in a formula.
public enum Assumption: Hashable, Sendable {
  /// `0 < a`, `z != 0`, `a + b > 0`.
  case relation(Expression.Relation, Expression, Expression)
  /// `y in {0, 1}`.
  case oneOf(Symbol, [Rational])
  /// `m integer`.
  case integer(Symbol)
}
