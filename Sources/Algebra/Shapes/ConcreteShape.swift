/// The shape of an array with its sizes as numbers.
package struct ConcreteShape: Hashable, Sendable {
  package let rows: Int
  package let columns: Int
  /// NumPy's one-dimensional array: stored and broadcast as a row, untouched by a transpose.
  package let isVector: Bool

  package init(rows: Int, columns: Int, isVector: Bool = false) {
    self.rows = rows
    self.columns = columns
    self.isVector = isVector
  }

  package var count: Int { rows * columns }
}
