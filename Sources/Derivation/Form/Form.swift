/// How a formula has to be written, apart from its value.
public enum Form: Hashable, Sendable {
  case any
  /// A sum of products, no brackets left to multiply out.
  case expanded
  /// A product, no sum that has a common factor left in it.
  case factored
  /// One fraction, no fraction inside of it.
  case singleFraction
  /// Nothing left to cancel, collect or compute; see `README.md` for what that means.
  case simplified
}
