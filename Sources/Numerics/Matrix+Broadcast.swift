internal import CVectorMath

extension Matrix {
  /// One pass over two matrices, an axis of size 1 stretched; the result may be one of the two.
  static func broadcast(
    _ f: vmBinary, _ c: Double, _ left: borrowing Matrix, _ right: borrowing Matrix,
    into result: UnsafeMutablePointer<Double>, _ shape: Shape
  ) {
    let a = left.storage.base
    let b = right.storage.base
    if left.shape == right.shape {
      Kernels.binary(f, c, a, b, result, shape.count)
      return
    }
    let n = shape.columns
    let rowsAtOnce = max(1, (1 << 15) / max(n, 1))
    let leftRow = left.rows == 1 ? 0 : left.columns
    let rightRow = right.rows == 1 ? 0 : right.columns
    let leftStep: Int32 = left.columns == n ? 1 : 0
    let rightStep: Int32 = right.columns == n ? 1 : 0
    Threads.split(shape.rows, grain: rowsAtOnce, step: 1) { rows in
      for i in rows {
        vm_binary_stretched(
          f, c, a + i * leftRow, leftStep, b + i * rightRow, rightStep, result + i * n, n)
      }
    }
  }
}

extension vmBinary {
  /// As it is written between two matrices.
  var sign: String {
    switch self {
    case vmPlus, vmPlusScaled: "+"
    case vmMinus: "-"
    case vmTimes: "*"
    case vmOver: "/"
    default: "* slope"
    }
  }
}
