/// How a formula has to be written, apart from its value.
public enum Form: String, Hashable, Sendable, CaseIterable {
  case any
  /// A sum of products, no brackets left to multiply out.
  case expanded
  /// A product, no sum that has a common factor left in it.
  case factored
  /// One fraction, no fraction inside of it.
  case singleFraction = "single fraction"
  /// No arithmetic between numbers left, no like terms side by side, no factor both above and below a line, no
  /// double minus.
  case simplified
}
