internal import CVectorMath

/// Elementwise arithmetic with NumPy's broadcasting: an axis of size 1 is stretched.
///
/// An operand that nobody else holds, as the result of the operator before, is written over instead of
/// allocating a third matrix.
extension Matrix {
  public static func + (left: consuming Matrix, right: consuming Matrix) -> Matrix {
    combined(vmPlus, left, right)
  }
  public static func - (left: consuming Matrix, right: consuming Matrix) -> Matrix {
    combined(vmMinus, left, right)
  }
  /// Elementwise; the matrix product is `•`.
  public static func * (left: consuming Matrix, right: consuming Matrix) -> Matrix {
    combined(vmTimes, left, right)
  }
  public static func / (left: consuming Matrix, right: consuming Matrix) -> Matrix {
    combined(vmOver, left, right)
  }

  public static func + (left: consuming Matrix, right: Double) -> Matrix { left.mapped(vmAdd, right) }
  public static func - (left: consuming Matrix, right: Double) -> Matrix { left.mapped(vmAdd, -right) }
  public static func * (left: consuming Matrix, right: Double) -> Matrix { left.mapped(vmScale, right) }
  public static func / (left: consuming Matrix, right: Double) -> Matrix { left.mapped(vmDivide, right) }
  public static func + (left: Double, right: consuming Matrix) -> Matrix { right.mapped(vmAdd, left) }
  public static func - (left: Double, right: consuming Matrix) -> Matrix { right.mapped(vmFrom, left) }
  public static func * (left: Double, right: consuming Matrix) -> Matrix { right.mapped(vmScale, left) }
  public static func / (left: Double, right: consuming Matrix) -> Matrix { right.mapped(vmInto, left) }
  public static prefix func - (matrix: consuming Matrix) -> Matrix { matrix.mapped(vmNegate) }

  /// In place where nobody else holds the left side; its shape may not grow.
  public static func += (left: inout Matrix, right: Matrix) { left.combine(vmPlus, right) }
  public static func -= (left: inout Matrix, right: Matrix) { left.combine(vmMinus, right) }
  public static func *= (left: inout Matrix, right: Matrix) { left.combine(vmTimes, right) }
  public static func /= (left: inout Matrix, right: Matrix) { left.combine(vmOver, right) }
  public static func *= (left: inout Matrix, right: Double) { left.form(vmScale, right) }
  public static func /= (left: inout Matrix, right: Double) { left.form(vmDivide, right) }

  /// `self += scale * other`, in one pass.
  public mutating func add(_ other: Matrix, times scale: Double) { combine(vmPlusScaled, other, scale) }

  /// Every entry through a function.
  @inlinable
  public func map<Failure>(_ function: (Double) throws(Failure) -> Double) throws(Failure) -> Matrix {
    var result = self
    try result.withMutableElements { (entries) throws(Failure) in
      for index in entries.indices { entries[index] = try function(entries[index]) }
    }
    return result
  }

  /// One pass over the numbers: written over where nobody else holds them.
  consuming func mapped(_ f: vmUnary, _ c: Double = 0) -> Matrix {
    if isKnownUniquelyReferenced(&storage) {
      form(f, c)
      return self
    }
    let result = Matrix(unset: shape)
    Matrix.pass(f, c, self, into: result.storage.base)
    return result
  }

  /// The same in place.
  mutating func form(_ f: vmUnary, _ c: Double = 0) {
    makeUnique()
    Matrix.pass(f, c, self, into: storage.base)
  }

  /// Borrows the matrix, so that its numbers live until the pass is over.
  static func pass(
    _ f: vmUnary, _ c: Double, _ x: borrowing Matrix, into result: UnsafeMutablePointer<Double>
  ) {
    Kernels.unary(f, c, x.storage.base, result, x.count)
  }

  static func combined(
    _ f: vmBinary, _ left: consuming Matrix, _ right: consuming Matrix, _ c: Double = 0
  ) -> Matrix {
    guard let shape = left.shape.broadcast(with: right.shape) else {
      ShapeMismatch(f.sign, left.shape, right.shape).trap()
    }
    if left.shape == shape && isKnownUniquelyReferenced(&left.storage) {
      broadcast(f, c, left, right, into: left.storage.base, shape)
      return left
    }
    if right.shape == shape && isKnownUniquelyReferenced(&right.storage) {
      broadcast(f, c, left, right, into: right.storage.base, shape)
      return right
    }
    let result = Matrix(unset: shape)
    broadcast(f, c, left, right, into: result.storage.base, shape)
    return result
  }

  mutating func combine(_ f: vmBinary, _ right: Matrix, _ c: Double = 0) {
    guard shape.broadcast(with: right.shape) == shape else {
      ShapeMismatch(f.sign + "=", shape, right.shape).trap()
    }
    makeUnique()
    Matrix.broadcast(f, c, self, right, into: storage.base, shape)
  }
}
