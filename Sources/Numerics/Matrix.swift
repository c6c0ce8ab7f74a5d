/// A matrix of doubles, stored row by row.
///
/// There is no rank-1 form: a vector is a row `(1, n)` or a column `(n, 1)`, so that a transpose always does
/// something and `(n, 1) - (1, n)` is never an accident of a missing axis.
/// Operators stop the program where shapes do not fit, as an array does for an index out of range;
/// `product(with:)`, `Shape.broadcast(with:)` and the initialisers that throw check what comes from outside.
public struct Matrix: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  /// Entry `(i, j)` is at `i * columns + j`.
  public internal(set) var elements: [Double]

  /// The shape that its elements fill, row by row.
  public init(_ rows: Int, _ columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  public init(_ rows: Int, _ columns: Int, repeating value: Double) {
    self.init(rows, columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// A matrix whose entries are about to be written by `fill`, which must write every one.
  init(_ shape: Shape, filledBy fill: (UnsafeMutablePointer<Double>) -> Void) {
    rows = shape.rows
    columns = shape.columns
    elements = [Double](unsafeUninitializedCapacity: shape.count) { buffer, count in
      if let base = buffer.baseAddress { fill(base) }
      count = shape.count
    }
  }

  /// One array a row; all of one length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    for row in rows where row.count != columns {
      ShapeMismatch("rows of a matrix", Shape(1, columns), Shape(1, row.count)).trap()
    }
    self.init(rows.count, columns, elements: rows.flatMap { $0 })
  }

  /// One array a row, from outside.
  ///
  /// - Throws: `ShapeMismatch` with the first row that has another length than row 0.
  public init(validating rows: [[Double]]) throws(ShapeMismatch) {
    let columns = rows.first?.count ?? 0
    for row in rows where row.count != columns {
      throw ShapeMismatch("rows of a matrix", Shape(1, columns), Shape(1, row.count))
    }
    self.init(rows.count, columns, elements: rows.flatMap { $0 })
  }

  public static func row(_ elements: [Double]) -> Matrix { Matrix(1, elements.count, elements: elements) }

  public static func column(_ elements: [Double]) -> Matrix { Matrix(elements.count, 1, elements: elements) }

  public static func zeros(_ rows: Int, _ columns: Int) -> Matrix { Matrix(rows, columns, repeating: 0) }

  public static func zeros(_ shape: Shape) -> Matrix { Matrix(shape.rows, shape.columns, repeating: 0) }

  public static func ones(_ rows: Int, _ columns: Int) -> Matrix { Matrix(rows, columns, repeating: 1) }

  public static func identity(_ size: Int) -> Matrix {
    var result = zeros(size, size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  @inlinable
  public var shape: Shape { Shape(rows, columns) }

  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "matrix index out of range")
      return elements[i &* columns &+ j]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "matrix index out of range")
      setElement(i &* columns &+ j, to: newValue)
    }
  }

  @usableFromInline
  mutating func setElement(_ index: Int, to value: Double) { elements[index] = value }
}

extension Matrix: ExpressibleByArrayLiteral {
  public init(arrayLiteral rows: [Double]...) { self.init(rows) }
}

extension Matrix: CustomStringConvertible {
  /// As NumPy prints nested lists: `[[1.0, 2.0], [3.0, 4.0]]`.
  public var description: String {
    let lines = (0..<rows).map { i in
      "[" + (0..<columns).map { "\(self[i, $0])" }.joined(separator: ", ") + "]"
    }
    return "[" + lines.joined(separator: ", ") + "]"
  }
}
