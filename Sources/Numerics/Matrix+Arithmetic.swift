/// Elementwise arithmetic with NumPy's broadcasting: an axis of size 1 is stretched.
extension Matrix {
  public static func + (left: Matrix, right: Matrix) -> Matrix { combine("+", left, right, +) }
  public static func - (left: Matrix, right: Matrix) -> Matrix { combine("-", left, right, -) }
  /// Elementwise; the matrix product is `•`.
  public static func * (left: Matrix, right: Matrix) -> Matrix { combine("*", left, right, *) }
  public static func / (left: Matrix, right: Matrix) -> Matrix { combine("/", left, right, /) }

  public static func + (left: Matrix, right: Double) -> Matrix { left.map { $0 + right } }
  public static func - (left: Matrix, right: Double) -> Matrix { left.map { $0 - right } }
  public static func * (left: Matrix, right: Double) -> Matrix { left.map { $0 * right } }
  public static func / (left: Matrix, right: Double) -> Matrix { left.map { $0 / right } }
  public static func + (left: Double, right: Matrix) -> Matrix { right.map { left + $0 } }
  public static func - (left: Double, right: Matrix) -> Matrix { right.map { left - $0 } }
  public static func * (left: Double, right: Matrix) -> Matrix { right.map { left * $0 } }
  public static func / (left: Double, right: Matrix) -> Matrix { right.map { left / $0 } }
  public static prefix func - (matrix: Matrix) -> Matrix { matrix.map { -$0 } }

  public static func += (left: inout Matrix, right: Matrix) { left = left + right }
  public static func -= (left: inout Matrix, right: Matrix) { left = left - right }
  public static func *= (left: inout Matrix, right: Matrix) { left = left * right }
  public static func /= (left: inout Matrix, right: Matrix) { left = left / right }
  public static func *= (left: inout Matrix, right: Double) { left = left * right }
  public static func /= (left: inout Matrix, right: Double) { left = left / right }

  /// Every entry through a function.
  @inlinable
  public func map<Failure>(_ function: (Double) throws(Failure) -> Double) throws(Failure) -> Matrix {
    Matrix(rows, columns, elements: try elements.map(function))
  }

  /// Both operands stretched to one shape, then entry by entry.
  private static func combine(
    _ name: String, _ left: Matrix, _ right: Matrix, _ operation: (Double, Double) -> Double
  ) -> Matrix {
    guard let shape = left.shape.broadcast(with: right.shape) else {
      ShapeMismatch(name, left.shape, right.shape).trap()
    }
    let leftStep = (left.rows == 1 ? 0 : left.columns, left.columns == 1 ? 0 : 1)
    let rightStep = (right.rows == 1 ? 0 : right.columns, right.columns == 1 ? 0 : 1)
    return Matrix(shape) { result in
      for i in 0..<shape.rows {
        for j in 0..<shape.columns {
          let a = left.elements[i * leftStep.0 + j * leftStep.1]
          let b = right.elements[i * rightStep.0 + j * rightStep.1]
          result[i * shape.columns + j] = operation(a, b)
        }
      }
    }
  }
}
