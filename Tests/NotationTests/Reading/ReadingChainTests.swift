import Algebra
import Notation
import SourceText
import Testing

struct ReadingChainTests {
  @Test func sidesAndRelations() throws {
    let chain = try readChain("dJ/db = dJ/dv * dv/db = 3*c")
    #expect(chain.sides.map { write($0) } == ["dJ/db", "dJ/dv*dv/db", "3*c"])
    #expect(chain.links.map(\.relation) == [.equal, .equal])
    #expect(chain.links.map(\.range) == [SourceRange(6, 7), SourceRange(22, 23)])
    #expect(chain.leading == nil)
  }

  @Test(arguments: [
    ("a = b", FormulaChain.Relation.equal), ("a ≈ b", .approximately), ("a := b", .defined),
    ("w: = b", .defined),
    ("a ⇒ b", .implies), ("a \\Rightarrow b", .implies), ("a => b", .implies), ("a < b", .less),
    ("a ≤ b", .lessOrEqual), ("a != b", .notEqual), ("a \\geq b", .greaterOrEqual), ("a > b", .greater),
    ("a ＝ b", .equal), ("a \\approx b", .approximately), ("a == b", .equal), ("a \\stackrel{!}{=} b", .equal),
  ])
  func relation(_ text: String, _ relation: FormulaChain.Relation) throws {
    let chain = try readChain(text)
    #expect(chain.links.map(\.relation) == [relation])
  }

  @Test(arguments: [
    ("= 3c", "= 3c"), ("so da = a - y", "da = a - y"), ("因此 da = a - y", "da = a - y"),
    ("(2) a = σ(z)", "a = σ(z)"), ("1) a = σ(z)", "a = σ(z)"), ("2. = 3c", "= 3c"),
    ("step 3: a = 1", "a = 1"),
    ("第 2 步：a = 1", "a = 1"), ("a = 1  # because", "a = 1"), ("a = 1 // why", "a = 1"),
    ("\\text{hence } a = 1", "a = 1"), ("a = 1, where b", nil), ("& = 3c \\\\", "= 3c"),
  ])
  func wordsAreSkipped(_ text: String, _ expected: String?) throws {
    guard let expected else {
      #expect(try readChains(text).count == 2)
      return
    }
    let chain = try readChain(text)
    let plain = try readChain(expected)
    #expect(chain.sides == plain.sides)
    #expect(chain.leading?.relation == plain.leading?.relation)
    #expect(chain.skipped.isEmpty == (text.hasPrefix("=") || text.hasPrefix("&")))
  }

  @Test func severalEquations() throws {
    func shown(_ text: String) throws -> [String] {
      try readChains(text).map { chain in
        (chain.leading == nil ? "" : "= ") + chain.sides.map { write($0) }.joined(separator: " = ")
      }
    }
    #expect(try shown("a = 5, b = 3; c = 2") == ["a = 5", "b = 3", "c = 2"])
    #expect(try shown("a = 5\n  = 3 + 2\nb = 1") == ["a = 5", "= 3 + 2", "b = 1"])
    #expect(try shown("a = (1 +\n 2)\nb = 1") == ["a = 1 + 2", "b = 1"])
    #expect(
      try shown("\\begin{aligned} a &= 5 \\\\ b &= 3 \\\\ &= 1 + 2 \\end{aligned}")
        == ["a = 5", "b = 3", "= 1 + 2"])
    #expect(try shown("w := w - \\alpha\\,dw, \\quad b := b - \\alpha\\,db").count == 2)
    #expect(try shown("a = 1 \\quad b = 2") == ["a = 1", "b = 2"])
    #expect(try shown("n_x = 12,288") == ["n_x = 12288"])
    #expect(try shown("\n\n") == [])
    #expect(throws: FormulaError.self) { try readChain("a = 1\nb = 2") }
    #expect(throws: FormulaError.self) { try readChain("J += x") }
  }
}
