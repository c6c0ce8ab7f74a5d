import Algebra
import Notation
import Testing

struct ReadingAssumptionTests {
  private let a = symbol("a")
  private let zero = number(0)
  private let one = number(1)

  @Test func relations() throws {
    let unit: [Assumption] = [.relation(.less, zero, a), .relation(.less, a, one)]
    #expect(try readAssumptions("0 < a < 1") == unit)
    #expect(try readAssumptions("0 < a and a < 1") == unit)
    #expect(try readAssumptions("0＜a，a＜1") == unit)
    #expect(try readAssumptions("0 < a; a < 1") == unit)
    #expect(try readAssumptions("z != 0") == [.relation(.notEqual, symbol("z"), zero)])
    #expect(try readAssumptions("z ≠ 0") == [.relation(.notEqual, symbol("z"), zero)])
    #expect(
      try readAssumptions("a + z >= 1")
        == [.relation(.greaterOrEqual, Algebra.Expression(.sum([a, symbol("z")])), one)])
    #expect(
      try readAssumptions("a, b > 0")
        == [.relation(.greater, a, zero), .relation(.greater, symbol("b"), zero)])
    #expect(
      try readAssumptions("a > 0, b > 0")
        == [.relation(.greater, a, zero), .relation(.greater, symbol("b"), zero)])
  }

  @Test func sets() throws {
    for text in ["y in {0, 1}", "y ∈ {0,1}", "y \\in \\{0, 1\\}", "y∈｛0，1｝"] {
      #expect(try readAssumptions(text) == [.oneOf("y", [0, 1])], "\(text)")
    }
    #expect(try readAssumptions("y in {-1, 1/2}") == [.oneOf("y", [-1, Rational(1, 2)])])
    #expect(
      try readAssumptions("a in (0, 1)") == [.relation(.greater, a, zero), .relation(.less, a, one)])
    #expect(
      try readAssumptions("a in [0, 1)") == [.relation(.greaterOrEqual, a, zero), .relation(.less, a, one)])
    #expect(try readAssumptions("a in [0, ∞)") == [.relation(.greaterOrEqual, a, zero)])
    #expect(try readAssumptions("y^{(i)} \\in \\{0,1\\}") == [.oneOf("y", [0, 1])])
  }

  @Test func kinds() throws {
    let m = symbol("m")
    let positive: [Assumption] = [.integer("m"), .relation(.greaterOrEqual, m, one)]
    for text in ["m integer >= 1", "m is an integer >= 1", "m integer, m >= 1", "m ∈ ℤ, m ≥ 1"] {
      #expect(try readAssumptions(text) == positive, "\(text)")
    }
    #expect(Set(try readAssumptions("m >= 1 integer")) == Set(positive))
    #expect(try readAssumptions("integer m, n") == [.integer("m"), .integer("n")])
    #expect(try readAssumptions("x positive") == [.relation(.greater, symbol("x"), zero)])
    #expect(try readAssumptions("n ∈ ℕ") == [.integer("n"), .relation(.greaterOrEqual, symbol("n"), zero)])
    #expect(try readAssumptions("x real, a > 0") == [.relation(.greater, a, zero)])
  }

  @Test(arguments: ["", "a", "a >", "y in", "y in {a}", "a = = b", "hello world", "m integer integer x"])
  func refused(_ text: String) {
    #expect(throws: FormulaError.self) { try readAssumptions(text) }
  }
}
