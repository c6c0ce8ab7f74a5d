/// The notation that a formula is written in.
///
/// One grammar reads all three, mixed as learners mix them; the syntax settles only what they read differently:
/// whether `ab` is a product or a name, and whether `a[1]` is a layer or an entry.
public enum Syntax: Hashable, Sendable {
  /// Found out from the text.
  case automatic
  /// What people type: `3(a + bc)`, `σ(z)`, `dJ/db`, `x²`.
  case plain
  case latex
  /// Python with NumPy: every word is one name, `a[1]` is an entry.
  case numpy
}
