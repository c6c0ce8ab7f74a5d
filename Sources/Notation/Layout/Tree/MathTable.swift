/// A grid of formulas: a matrix, cases, aligned equations.
struct MathTable: Sendable {
  enum Kind: Sendable {
    case matrix
    case cases
    /// Equations lined up at `&`: columns alternate between right and left.
    case aligned
    /// Equations one under the other, centred.
    case gathered
    /// `\substack`: conditions under a sum.
    case stacked
  }

  enum Alignment: UInt8, Sendable {
    case left
    case center
    case right
  }

  var kind: Kind
  var rows: [[MathTree]] = []
  /// Alignment of the columns; the last one holds for all further columns.
  var alignments: [Alignment] = []
  /// Columns before which a vertical rule stands; the number of columns for one at the end.
  var columnRules: [Int] = []
  /// Rows above which a horizontal rule stands; the number of rows for one at the end.
  var rowRules: [Int] = []
  var opening: Unicode.Scalar?
  var closing: Unicode.Scalar?
  /// Equation numbers by row; empty where there are none.
  var tags: [MathTree?] = []
  /// Whether cells are set like displays.
  var isDisplay = false

  init(_ kind: Kind) {
    self.kind = kind
  }

  var columnCount: Int {
    var count = 0
    for row in rows { count = max(count, row.count) }
    return count
  }

  func alignment(ofColumn column: Int) -> Alignment {
    if kind == .aligned { return column % 2 == 0 ? .right : .left }
    if column < alignments.count { return alignments[column] }
    return alignments.last ?? (kind == .cases ? .left : .center)
  }
}
