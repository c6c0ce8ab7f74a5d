internal import Numerics

/// Four ways to the same number, `a·b = Σ aᵢbᵢ` (unit 2.11).
///
/// All take n multiplications; what differs is how many the machine does at a time. The sums may differ in the
/// last digits, because the order of addition differs.

/// One product after the other: every addition waits for the one before.
public func dotLoop(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  var sum = 0.0
  for i in 0..<a.count { sum += a[i] * b[i] }
  return sum
}

/// Four sums at once, so that no addition has to wait.
public func dotUnrolled(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  var s0 = 0.0
  var s1 = 0.0
  var s2 = 0.0
  var s3 = 0.0
  var i = 0
  while i + 4 <= a.count {
    s0 += a[i] * b[i]
    s1 += a[i + 1] * b[i + 1]
    s2 += a[i + 2] * b[i + 2]
    s3 += a[i + 3] * b[i + 3]
    i += 4
  }
  while i < a.count {
    s0 += a[i] * b[i]
    i += 1
  }
  return (s0 + s1) + (s2 + s3)
}

/// Eight numbers in one register, one instruction for all eight: SIMD.
public func dotSIMD(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  let whole = a.count - a.count % 8
  var sums = SIMD8<Double>.zero
  a.withUnsafeBytes { a in
    b.withUnsafeBytes { b in
      for i in stride(from: 0, to: whole * 8, by: 64) {
        let x = a.loadUnaligned(fromByteOffset: i, as: SIMD8<Double>.self)
        let y = b.loadUnaligned(fromByteOffset: i, as: SIMD8<Double>.self)
        sums += x * y
      }
    }
  }
  return sums.sum() + dotLoop(Array(a[whole...]), Array(b[whole...]))
}

/// The library that NumPy itself calls.
public func dotBLAS(_ a: [Double], _ b: [Double]) -> Double {
  BLAS.dot(a, b)
}
