internal import CVectorMath

/// The only file that speaks to the vector loops in C: one pass over the numbers of one or two matrices.
enum Kernels {
  /// So many numbers are worth a thread of their own (some 20 µs of work).
  private static let grain = 1 << 15

  static func unary(
    _ f: vmUnary, _ c: Double = 0, _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    Threads.split(n, grain: grain, step: 64) { part in
      vm_unary(f, c, x + part.lowerBound, y + part.lowerBound, part.count)
    }
  }

  static func binary(
    _ f: vmBinary, _ c: Double = 0, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ y: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    Threads.split(n, grain: grain, step: 64) { part in
      vm_binary(f, c, a + part.lowerBound, b + part.lowerBound, y + part.lowerBound, part.count)
    }
  }

  static func sum(_ x: UnsafePointer<Double>, _ n: Int) -> Double {
    inParts(n) { vm_sum(x + $0.lowerBound, $0.count) }
  }

  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ n: Int) -> Double {
    inParts(n) { vm_dot(a + $0.lowerBound, b + $0.lowerBound, $0.count) }
  }

  static func logLikelihood(_ a: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ n: Int) -> Double {
    inParts(n) { vm_log_likelihood(a + $0.lowerBound, y + $0.lowerBound, $0.count) }
  }

  /// Sums of fixed parts, added in order.
  private static func inParts(_ n: Int, _ sum: (Range<Int>) -> Double) -> Double {
    if n <= grain { return sum(0..<n) }
    let parts = (n + grain - 1) / grain
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: parts) { sums in
      Threads.split(parts, grain: 4, step: 1) { range in
        for part in range { sums[part] = sum(part * grain..<min((part + 1) * grain, n)) }
      }
      return sums.reduce(0, +)
    }
  }

  /// Bits of a register of this machine: 512, 256 or 128.
  static var registerBits: Int { Int(vm_register_bits()) }

  /// `C = A B`.
  static func product(_ whole: vmProduct) {
    // A thread's part is some columns of C; about a million multiplications are worth one.
    let grain = max(48, (1 << 20) / max(whole.rows * whole.depth, 1))
    // Every part copies the whole of A into the order of its tiles, which a thousand columns outweigh.
    Threads.split(whole.columns, grain: grain, fine: max(grain, 1000), step: whole.rows > 32 ? 24 : 8) {
      columns in
      var part = whole
      part.columns = columns.count
      part.b += columns.lowerBound * whole.b_column
      part.c += columns.lowerBound
      vm_product(&part)
    }
  }
}
