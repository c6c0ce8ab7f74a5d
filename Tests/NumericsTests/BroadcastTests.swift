import Testing

@testable import Numerics

@Suite("Broadcasting")
struct BroadcastTests {
  /// Entry by entry by the rule, whatever the loops do.
  private func naive(_ a: Matrix, _ b: Matrix, _ f: (Double, Double) -> Double) -> Matrix {
    var result = Matrix.zeros(max(a.rows, b.rows), max(a.columns, b.columns))
    for i in 0..<result.rows {
      for j in 0..<result.columns {
        result[i, j] = f(
          a[a.rows == 1 ? 0 : i, a.columns == 1 ? 0 : j], b[b.rows == 1 ? 0 : i, b.columns == 1 ? 0 : j])
      }
    }
    return result
  }

  @Test func everyPairOfShapes() {
    var random = RandomState(seed: 1)
    for (m, n) in [(3, 4), (1, 9), (5, 1), (1, 1), (2, 300), (4, 600)] {
      let shapes = [Shape(m, n), Shape(1, n), Shape(m, 1), Shape(1, 1)]
      for left in shapes {
        for right in shapes {
          let a = random.randn(left.rows, left.columns)
          let b = random.randn(right.rows, right.columns)
          #expect(a + b == naive(a, b, +), "\(left) + \(right)")
          #expect(a - b == naive(a, b, -), "\(left) - \(right)")
          #expect(a * b == naive(a, b, *), "\(left) * \(right)")
          #expect(a / b == naive(a, b, /), "\(left) / \(right)")
          // Temporaries on either side may be written over.
          #expect((a + 0) - b == naive(a, b, -))
          #expect(a - (b + 0) == naive(a, b, -))
          #expect((a + 0) / (b + 0) == naive(a, b, /))
          if left.broadcast(with: right) == left {
            var c = a
            c -= b
            #expect(c == naive(a, b, -))
            c = a
            c.add(b, times: -2)
            #expect(abs(c - naive(a, b) { $0 - 2 * $1 }).maximum < 1e-14)
          }
        }
      }
    }
  }

  @Test func scalars() {
    let x: Matrix = [[1, 2], [4, -8]]
    #expect(x + 1 == [[2, 3], [5, -7]])
    #expect(x - 1 == [[0, 1], [3, -9]])
    #expect(1 - x == [[0, -1], [-3, 9]])
    #expect(x / 2 == [[0.5, 1], [2, -4]])
    #expect(8 / x == [[8, 4], [2, -1]])
    #expect(2 * x == x * 2)
    #expect(maximum(x, 0) == [[1, 2], [4, 0]])
    #expect(above(x, 1.5) == [[0, 1], [1, 0]])
  }

  @Test func operandsMayBeTheSame() {
    var x: Matrix = [[1, 2, 3]]
    x += x
    #expect(x == [[2, 4, 6]])
    x = x * x
    #expect(x == [[4, 16, 36]])
    x -= x
    #expect(x == [[0, 0, 0]])
  }

  @Test func wrongShapesStopTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Matrix.zeros(2, 3) + Matrix.zeros(3, 2) }
    await #expect(processExitsWith: .failure) { _ = Matrix.zeros(2, 3) • Matrix.zeros(2, 3) }
    await #expect(processExitsWith: .failure) {
      var x = Matrix.zeros(1, 3)
      x += Matrix.zeros(2, 3)
    }
  }

  @Test func singularValuesAndRank() {
    #expect(Matrix([[3, 0], [0, 4]]).singularValues == [4, 3])
    #expect(Matrix([[1, 2], [2, 4], [3, 6]]).rank() == 1)
    #expect(Matrix.zeros(3, 2).rank() == 0)
    #expect(Matrix.identity(5).rank() == 5)
    var random = RandomState(seed: 1)
    for size in 2...6 {
      let A = random.randn(size, 3) • random.randn(3, size + 1)
      #expect(A.rank() == min(size, 3))
      let squares = A.singularValues.reduce(0) { $0 + $1 * $1 }
      #expect(abs(squares - dot(A, A)) < 1e-10)
    }
  }
}
