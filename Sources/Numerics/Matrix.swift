/// A matrix of doubles, stored row by row.
///
/// There is no rank-1 form: a vector is a row `(1, n)` or a column `(n, 1)`, so that a transpose always does
/// something and `(n, 1) - (1, n)` is never an accident of a missing axis.
/// Operators stop the program where shapes do not fit, as an array does for an index out of range;
/// `product(with:)`, `Shape.broadcast(with:)` and the initialisers that throw check what comes from outside.
// `@unchecked`: the storage is written only where this value holds it alone.
public struct Matrix: @unchecked Sendable {
  public let rows: Int
  public let columns: Int
  /// Entry `(i, j)` is at `i * columns + j`.
  @usableFromInline var storage: Storage

  /// Entries that are not set yet; the caller writes every one.
  init(unset shape: Shape) {
    precondition(shape.rows >= 0 && shape.columns >= 0, "negative size")
    rows = shape.rows
    columns = shape.columns
    storage = Storage(count: shape.count)
  }

  /// The shape that its elements fill, row by row.
  public init(_ rows: Int, _ columns: Int, elements: [Double]) {
    precondition(elements.count == rows * columns, "\(elements.count) elements for (\(rows), \(columns))")
    self.init(unset: Shape(rows, columns))
    storage.base.initialize(from: elements, count: elements.count)
  }

  public init(_ rows: Int, _ columns: Int, repeating value: Double) {
    self.init(unset: Shape(rows, columns))
    storage.base.initialize(repeating: value, count: storage.count)
  }

  /// One array a row; all of one length.
  public init(_ rows: [[Double]]) {
    do {
      try self.init(validating: rows)
    } catch {
      error.trap()
    }
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

  public static func zeros(_ shape: Shape) -> Matrix { zeros(shape.rows, shape.columns) }

  public static func ones(_ rows: Int, _ columns: Int) -> Matrix { Matrix(rows, columns, repeating: 1) }

  public static func identity(_ size: Int) -> Matrix {
    var result = zeros(size, size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  @inlinable
  public var shape: Shape { Shape(rows, columns) }

  /// Number of entries.
  @inlinable
  public var count: Int { storage.count }

  /// The entries row by row; a copy.
  public var elements: [Double] { Array(UnsafeBufferPointer(start: storage.base, count: storage.count)) }

  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "matrix index out of range")
      return storage.base[i &* columns &+ j]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "matrix index out of range")
      makeUnique()
      storage.base[i &* columns &+ j] = newValue
    }
  }

  /// After this nobody else holds the storage.
  @usableFromInline
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = copyOfStorage() }
  }

  @inline(never)
  private func copyOfStorage() -> Storage {
    let copy = Storage(count: storage.count)
    copy.base.initialize(from: storage.base, count: storage.count)
    return copy
  }

  /// The entries for reading, row by row.
  @inlinable
  public func withElements<Result, Failure>(
    _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: storage.base, count: storage.count))
  }

  /// The entries for writing, row by row.
  @inlinable
  public mutating func withMutableElements<Result, Failure>(
    _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeUnique()
    return try body(UnsafeMutableBufferPointer(start: storage.base, count: storage.count))
  }
}

extension Matrix: Hashable {
  /// Same shape, same numbers; NaN equals nothing.
  public static func == (left: Matrix, right: Matrix) -> Bool {
    left.shape == right.shape
      && (0..<left.count).allSatisfy { left.storage.base[$0] == right.storage.base[$0] }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(shape)
    for index in 0..<count { hasher.combine(storage.base[index]) }
  }
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
