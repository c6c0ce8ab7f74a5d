/// Parts of a matrix, and matrices made of parts.
extension Matrix {
  /// Row `i`, shape `(1, columns)`.
  public func row(_ i: Int) -> Matrix { rows(i..<i + 1) }

  /// Column `j`, shape `(rows, 1)`.
  public func column(_ j: Int) -> Matrix { columns(j..<j + 1) }

  public func rows(_ range: Range<Int>) -> Matrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows out of range")
    let part = Matrix(unset: Shape(range.count, columns))
    part.storage.base.initialize(from: storage.base + range.lowerBound * columns, count: part.count)
    return part
  }

  public func columns(_ range: Range<Int>) -> Matrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= columns, "columns out of range")
    let part = Matrix(unset: Shape(rows, range.count))
    for i in 0..<rows {
      (part.storage.base + i * range.count)
        .initialize(from: storage.base + i * columns + range.lowerBound, count: range.count)
    }
    return part
  }

  /// The columns in the order given; an index may come twice.
  public func columns(at indices: [Int]) -> Matrix {
    precondition(indices.allSatisfy { $0 >= 0 && $0 < columns }, "columns out of range")
    let part = Matrix(unset: Shape(rows, indices.count))
    for i in 0..<rows {
      for (place, j) in indices.enumerated() {
        part.storage.base[i * indices.count + place] = storage.base[i * columns + j]
      }
    }
    return part
  }

  /// Side by side, as `X` is made of its examples.
  public init(sideBySide parts: [Matrix]) {
    let rows = parts.first?.rows ?? 0
    for part in parts where part.rows != rows {
      ShapeMismatch("side by side", parts[0].shape, part.shape).trap()
    }
    self.init(unset: Shape(rows, parts.reduce(0) { $0 + $1.columns }))
    var start = storage.base
    for part in parts {
      for i in 0..<rows {
        (start + i * columns)
          .initialize(from: part.storage.base + i * part.columns, count: part.columns)
      }
      start += part.columns
    }
  }

  /// One under the other.
  public init(stacked parts: [Matrix]) {
    let columns = parts.first?.columns ?? 0
    for part in parts where part.columns != columns {
      ShapeMismatch("stacked", parts[0].shape, part.shape).trap()
    }
    self.init(unset: Shape(parts.reduce(0) { $0 + $1.rows }, columns))
    var start = storage.base
    for part in parts {
      start.initialize(from: part.storage.base, count: part.count)
      start += part.count
    }
  }

  /// The same elements, row by row, in another shape; nothing is copied.
  public func reshaped(_ rows: Int, _ columns: Int) -> Matrix {
    guard rows >= 0, columns >= 0, rows * columns == count else {
      ShapeMismatch("reshape", shape, Shape(rows, columns)).trap()
    }
    return Matrix(sharing: storage, Shape(rows, columns))
  }

  private init(sharing storage: Storage, _ shape: Shape) {
    rows = shape.rows
    columns = shape.columns
    self.storage = storage
  }

  /// Rows become columns; a copy. In a product use `T`, which copies nothing.
  public var transposed: Matrix {
    if rows == 1 || columns == 1 { return reshaped(columns, rows) }
    let result = Matrix(unset: shape.transposed)
    for i in 0..<rows {
      for j in 0..<columns { result.storage.base[j * rows + i] = storage.base[i * columns + j] }
    }
    return result
  }
}
