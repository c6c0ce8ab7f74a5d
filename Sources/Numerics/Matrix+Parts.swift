/// Parts of a matrix, and matrices made of parts.
extension Matrix {
  /// Row `i`, shape `(1, columns)`.
  public func row(_ i: Int) -> Matrix { rows(i..<i + 1) }

  /// Column `j`, shape `(rows, 1)`.
  public func column(_ j: Int) -> Matrix { columns(j..<j + 1) }

  public func rows(_ range: Range<Int>) -> Matrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows out of range")
    return Matrix(
      range.count, columns,
      elements: Array(elements[range.lowerBound * columns..<range.upperBound * columns]))
  }

  public func columns(_ range: Range<Int>) -> Matrix {
    precondition(range.lowerBound >= 0 && range.upperBound <= columns, "columns out of range")
    var part: [Double] = []
    part.reserveCapacity(rows * range.count)
    for i in 0..<rows {
      part += elements[i * columns + range.lowerBound..<i * columns + range.upperBound]
    }
    return Matrix(rows, range.count, elements: part)
  }

  /// The columns in the order given; an index may come twice.
  public func columns(at indices: [Int]) -> Matrix {
    var part: [Double] = []
    part.reserveCapacity(rows * indices.count)
    for i in 0..<rows {
      for j in indices { part.append(self[i, j]) }
    }
    return Matrix(rows, indices.count, elements: part)
  }

  /// Side by side, as `X` is made of its examples.
  public init(sideBySide parts: [Matrix]) {
    let rows = parts.first?.rows ?? 0
    var elements: [Double] = []
    for part in parts where part.rows != rows {
      ShapeMismatch("side by side", parts[0].shape, part.shape).trap()
    }
    for i in 0..<rows {
      for part in parts { elements += part.elements[i * part.columns..<(i + 1) * part.columns] }
    }
    self.init(rows, parts.reduce(0) { $0 + $1.columns }, elements: elements)
  }

  /// One under the other.
  public init(stacked parts: [Matrix]) {
    let columns = parts.first?.columns ?? 0
    for part in parts where part.columns != columns {
      ShapeMismatch("stacked", parts[0].shape, part.shape).trap()
    }
    self.init(parts.reduce(0) { $0 + $1.rows }, columns, elements: parts.flatMap { $0.elements })
  }

  /// The same elements, row by row, in another shape.
  public func reshaped(_ rows: Int, _ columns: Int) -> Matrix {
    guard rows * columns == elements.count else {
      ShapeMismatch("reshape", shape, Shape(rows, columns)).trap()
    }
    return Matrix(rows, columns, elements: elements)
  }

  /// Rows become columns; a copy. In a product use `T`, which copies nothing.
  public var transposed: Matrix {
    if rows == 1 || columns == 1 { return Matrix(columns, rows, elements: elements) }
    return Matrix(shape.transposed) { result in
      elements.withUnsafeBufferPointer { source in
        for i in 0..<rows {
          for j in 0..<columns { result[j * rows + i] = source[i * columns + j] }
        }
      }
    }
  }
}
