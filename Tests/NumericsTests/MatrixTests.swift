import Testing

@testable import Numerics

@Suite("Matrices")
struct MatrixTests {
  let A: Matrix = [[1, 2, 3], [4, 5, 6]]

  @Test func entriesLieRowByRow() {
    #expect(A[1, 0] == 4)
    #expect(A.elements == [1, 2, 3, 4, 5, 6])
    #expect(A.transposed == [[1, 4], [2, 5], [3, 6]])
    #expect(A.description == "[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]")
    #expect(A.shape.description == "(2, 3)")
  }

  @Test func parts() {
    #expect(A.row(1) == [[4, 5, 6]])
    #expect(A.column(2) == [[3], [6]])
    #expect(A.columns(at: [2, 0, 2]) == [[3, 1, 3], [6, 4, 6]])
    #expect(Matrix(sideBySide: [A.column(0), A.columns(1..<3)]) == A)
    #expect(Matrix(stacked: [A.row(0), A.row(1)]) == A)
    #expect(A.reshaped(3, 2) == [[1, 2], [3, 4], [5, 6]])
  }

  @Test func broadcasting() {
    #expect(A + Matrix.row([100, 200, 300]) == [[101, 202, 303], [104, 205, 306]])
    #expect(A + Matrix.column([100, 200]) == [[101, 102, 103], [204, 205, 206]])
    #expect(Matrix.row([1, 2]) - Matrix.column([1, 2]) == [[0, 1], [-1, 0]])
    #expect(A / Matrix([[2]]) == A / 2)
    #expect(Shape(4, 3).broadcast(with: Shape(3, 2)) == nil)
    #expect(Shape(1, 4).broadcast(with: Shape(4, 1)) == Shape(4, 4))
  }

  @Test func productsInEveryOrientation() {
    let B: Matrix = [[1, -1], [0, 2], [3, 1]]
    let product: Matrix = [[10, 6], [22, 12]]
    #expect(A • B == product)
    #expect(A.transposed.T • B == product)
    #expect(A • B.transposed.T == product)
    #expect(throws: ShapeMismatch("matrix product", Shape(2, 3), Shape(2, 3))) { try A.product(with: A) }
  }

  @Test func sumsAndMeans() {
    #expect(A.sum(along: .rows) == [[5, 7, 9]])
    #expect(A.sum(along: .columns) == [[6], [15]])
    #expect(A.mean(along: .columns) == [[2], [5]])
    #expect(A.sum == 21)
    #expect(Matrix.row([3, 4]).norm == 5)
    #expect(A.argmax(row: 1) == 2)
  }
}
