/// A name in a formula, in its one canonical spelling.
///
/// | written | canonical |
/// |---|---|
/// | `a`, `cost`, `σ_w` | `a`, `cost`, `σ_w` |
/// | `W1`, `W[1]`, `W^{[1]}`, `W_1` | `W1` |
/// | `w1`, `w_1`, `w_{1}` | `w1` |
/// | `b^{[l]}`, `b[l]`; `a^{[l-1]}` | `b[l]`; `a[l-1]` |
/// | `w_1^{[2]}` | `w[2]_1` |
/// | `n_x`, `n_{x}` | `n_x` |
/// | `\hat{y}`, `ŷ`, `yhat`, `y_hat` | `ŷ` |
/// | `\theta`, `theta`, `θ` | `θ` |
/// | `dW1`, `dW^{[1]}` | `dW1` |
///
/// A layer number or a single numeric subscript joins the letter (`W1`, `w1`); with both, the layer stands in
/// brackets and the subscript after `_`. Greek letters are always the letter. A hat is a combining circumflex
/// composed where Unicode has the letter (`ŷ`), else `hat` behind `_` (`θ_hat`).
public struct Symbol: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let name: String

  public init(_ name: String) {
    self.name = name
  }

  public init(stringLiteral value: String) {
    name = value
  }

  public static func < (left: Symbol, right: Symbol) -> Bool { left.name < right.name }

  public var description: String { name }
}
