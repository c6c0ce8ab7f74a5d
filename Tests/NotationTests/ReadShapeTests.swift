import Algebra
import Testing

@testable import Notation

struct ShapeCase: CustomTestStringConvertible {
  let text: String
  let rows: String
  let columns: String
  var testDescription: String { text }
}

@Suite struct ReadShapeTests {
  @Test(arguments: [
    ShapeCase(text: "3 x 4", rows: "3", columns: "4"),
    ShapeCase(text: "(3, 4)", rows: "3", columns: "4"),
    ShapeCase(text: "n_x x m", rows: "n_x", columns: "m"),
    ShapeCase(text: "n1 × m", rows: "n1", columns: "m"),
    ShapeCase(text: "(n1, m)", rows: "n1", columns: "m"),
    ShapeCase(text: "3x4", rows: "3", columns: "4"),
    ShapeCase(text: "64*64*3 by m", rows: "64*64*3", columns: "m"),
  ])
  func readsSizes(_ shape: ShapeCase) throws {
    guard case .matrix(let rows, let columns) = try readShape(shape.text).shape else {
      Issue.record("no matrix")
      return
    }
    #expect(write(rows) == (try write(read(shape.rows))))
    #expect(write(columns) == (try write(read(shape.columns))))
  }
}
