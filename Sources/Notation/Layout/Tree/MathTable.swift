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

  /// Things one under the other, as in `\substack` and `\atop`.
  static func stack(_ rows: [[MathTree]]) -> MathTree {
    var table = MathTable(.stacked)
    table.rows = rows.map { [$0.count == 1 ? $0[0] : .row($0)] }
    return .table(table)
  }

  var columnCount: Int {
    var count = 0
    for row in rows { count = max(count, row.count) }
    return count
  }

  /// An array whose second column of three holds nothing but relations is a set of aligned equations.
  func joiningRelations() -> MathTable {
    guard kind == .matrix, opening == nil, closing == nil, columnRules.isEmpty, rowRules.isEmpty,
      rows.contains(where: { $0.count == 3 })
    else { return self }
    for row in rows {
      guard row.count <= 3 else { return self }
      if row.count > 1, !row[1].isEmpty, row[1].atomClass != .relation || row[1].items.count > 1 {
        return self
      }
    }
    var joined = MathTable(.aligned)
    joined.tags = tags
    joined.isDisplay = true
    joined.rows = rows.map { row in
      row.count < 2 ? row : [row[0], .row([.empty] + row[1...].flatMap { $0.items })]
    }
    return joined
  }

  func alignment(ofColumn column: Int) -> Alignment {
    if kind == .aligned { return column % 2 == 0 ? .right : .left }
    if column < alignments.count { return alignments[column] }
    return alignments.last ?? (kind == .cases ? .left : .center)
  }
}
