import Testing

@testable import Numerics

/// The definition: `Cᵢⱼ = Σₖ Aᵢₖ Bₖⱼ`.
private func naive(_ A: Matrix, _ B: Matrix) -> Matrix {
  let (a, b) = (A.elements, B.elements)
  var c = [Double](repeating: 0, count: A.rows * B.columns)
  for i in 0..<A.rows {
    for k in 0..<A.columns {
      for j in 0..<B.columns { c[i * B.columns + j] += a[i * A.columns + k] * b[k * B.columns + j] }
    }
  }
  return Matrix(A.rows, B.columns, elements: c)
}

@Suite("Matrix products")
struct ProductTests {
  /// Sizes on both sides of every block and register, in all three orientations.
  @Test func everyKindOfShape() {
    var random = RandomState(seed: 1)
    let sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 20, 23, 24, 25, 31, 33, 48, 49, 70]
    for _ in 0..<150 {
      let rows = sizes[random.randint(0, sizes.count)]
      let depth = sizes[random.randint(0, sizes.count)]
      let columns = sizes[random.randint(0, sizes.count)]
      check(rows, depth, columns, &random)
    }
    for (rows, depth, columns) in [
      (530, 10, 33), (40, 800, 130), (20, 530, 61), (3, 1100, 9), (600, 400, 34),
    ] {
      check(rows, depth, columns, &random)
    }
  }

  private func check(_ rows: Int, _ depth: Int, _ columns: Int, _ random: inout RandomState) {
    let A = random.randn(rows, depth)
    let B = random.randn(depth, columns)
    let C = naive(A, B)
    let bound = 1e-13 * Double(depth)
    for (name, product) in [
      ("A B", A • B), ("Aᵀᵀ B", A.transposed.T • B), ("A Bᵀᵀ", A • B.transposed.T),
    ] {
      #expect(product.shape == C.shape)
      #expect(abs(product - C).maximum <= bound, "\(name), \(rows) × \(depth) × \(columns)")
    }
  }

  /// Integers are exact in any order, so OpenBLAS and the loops must agree in every digit.
  @Test func agreesWithOpenBLAS() {
    var random = RandomState(seed: 2)
    for (rows, depth, columns) in [(1, 5, 9), (40, 50, 60), (64, 9, 33), (100, 33, 34)] {
      let A = random.rand(rows, depth).map { ($0 * 20).rounded() - 10 }
      let B = random.rand(depth, columns).map { ($0 * 20).rounded() - 10 }
      let C = Matrix.zeros(rows, columns)
      BLAS.product(A, false, B, false, into: C.storage.base)
      #expect((A • B) == C)
      BLAS.product(A.transposed, true, B.transposed, true, into: C.storage.base)
      #expect((A • B) == C)
      #expect(BLAS.dot(A.elements, A.elements) == dot(A, A))
    }
  }

  @Test func emptySizes() {
    #expect((Matrix.zeros(0, 3) • Matrix.zeros(3, 2)) == Matrix.zeros(0, 2))
    #expect((Matrix.zeros(2, 0) • Matrix.zeros(0, 2)) == Matrix.zeros(2, 2))
  }

  /// NaN and infinity pass through, as IEEE arithmetic says.
  @Test func specialNumbers() {
    let A: Matrix = [[1, .infinity], [.nan, 0]]
    let product = A • Matrix([[1, 0], [1, 0]])
    #expect(product[0, 0] == .infinity)
    #expect(product[0, 1].isNaN)
    #expect(product[1, 0].isNaN)
  }
}

@Suite("Threads", .serialized)
struct ThreadTests {
  /// The same digits with one thread and with three.
  @Test func resultsDoNotDependOnTheNumberOfThreads() {
    var random = RandomState(seed: 6)
    let A = random.randn(100, 300)
    let B = random.randn(300, 1000)
    let few = random.randn(20, 300)
    let long = random.randn(1, 300_001)
    let Y = above(random.randn(1, 300_001), 0)
    let results = [1, 3].map { count -> [Matrix] in
      Threads.count = count
      return [
        A • B, few • B, few • B.columns(0..<300).T, B.T • B.column(3), sigmoid(long), long + long * long,
        [[long.sum, dot(long, long), logLikelihood(sigmoid(long), Y)]], B + B.column(0),
        B.sum(along: .columns),
      ]
    }
    Threads.count = 2
    for (one, three) in zip(results[0], results[1]) { #expect(one == three) }
  }
}
