internal import Numerics

extension ShapeBoxes.Box {
  /// A box with the entries of a matrix.
  ///
  /// - Parameter isLying: True to show a column as a row, with the sign of the transpose.
  init(
    _ label: String, _ matrix: Matrix, rowName: String? = nil, columnName: String? = nil,
    repeatedDown: Int = 1, repeatedRight: Int = 1, isLying: Bool = false
  ) {
    let shown = isLying ? matrix.transposed : matrix
    let entries = (0..<shown.rows).map { i in (0..<shown.columns).map { shown[i, $0] } }
    self.init(
      isLying ? "\(label)^T" : label, shown.rows, shown.columns, rowName: rowName, columnName: columnName,
      repeatedDown: repeatedDown, repeatedRight: repeatedRight,
      entries: shown.rows * shown.columns <= 64 ? entries : [])
  }

  /// A box with a shape only.
  init(_ label: String, _ shape: Shape, rowName: String? = nil, columnName: String? = nil) {
    self.init(label, shape.rows, shape.columns, rowName: rowName, columnName: columnName)
  }
}

extension TeX {
  static func matrix(_ matrix: Matrix, _ style: NumberStyle = .significant(6)) -> String {
    self.matrix((0..<matrix.rows).map { i in (0..<matrix.columns).map { matrix[i, $0] } }, style)
  }
}
