public import Numerics

/// Every row divided by its Euclidean length. A row of zeros stays zero.
public func normalizeRows(_ x: Matrix) -> Matrix {
  let length = sqrt((x * x).sum(along: .columns))
  return x / length.map { $0 == 0 ? 1 : $0 }
}

/// Every row turned into probabilities: `eˣ / Σ eˣ`.
///
/// The largest entry of the row is taken off first: the quotient stays the same, and nothing overflows.
public func softmax(_ x: Matrix) -> Matrix {
  let largest = Matrix.column((0..<x.rows).map { x[$0, x.argmax(row: $0)] })
  let e = exp(x - largest)
  return e / e.sum(along: .columns)
}
