import Algebra
import Notation
import SourceText
import Testing

/// Whatever is typed or pasted is answered, soon and without using up the stack.
struct ReadingHostileTests {
  @Test(arguments: [
    "(", "[", "{", "|", "||", "\\frac", "\\sqrt{", "x^", "x_{", "-", "sin ", "d(", "a(", "f(", "\\text{",
    "\\sum ",
    "\\hat", "\\left(", "dx/dy ", "x if x else ", "\\begin{cases} ", "\\begin{bmatrix}", "√", "⁽", "²", "'",
    "!",
    ".T", "[0]", "_i", "^T", "d/dx ", "np.", "np.exp(", "x,", "<", "= ", "\\\\", "&", "%", "#", "$", "\"",
    "成",
  ])
  func repeatedTenThousandTimes(_ piece: String) {
    let text = String(repeating: piece, count: 10_000)
    for hostile in [text, "x" + text, text + "x"] {
      _ = try? Notation.read(hostile)
      _ = try? readChains(hostile)
    }
  }

  @Test func deepBracketsAreMalformed() throws {
    for count in [101, 40_000] {
      let error = #expect(throws: FormulaError.self) {
        try Notation.read(String(repeating: "(", count: count) + "x" + String(repeating: ")", count: count))
      }
      #expect(try #require(error).diagnostic.id == "notation.too-deep")
    }
    let allowed = String(repeating: "(", count: 95) + "x" + String(repeating: ")", count: 95)
    #expect(try Notation.read(allowed).node == .symbol("x"))
  }

  /// Quotients nest to the left without brackets: their depth is bounded too.
  @Test func longChainsOfQuotientsAreMalformed() {
    #expect(throws: FormulaError.self) { try Notation.read(String(repeating: "x/", count: 100_000) + "x") }
    #expect(throws: FormulaError.self) { try Notation.read(String(repeating: "-", count: 100_000) + "x") }
  }

  @Test func longSumsAndProductsAreFlat() throws {
    let sum = try Notation.read("1" + String(repeating: "+1", count: 40_000))
    guard case .sum(let terms) = sum.node else {
      Issue.record("a sum was expected")
      return
    }
    #expect(terms.count == 40_001)
    let product = try Notation.read("x" + String(repeating: "*x", count: 10_000))
    guard case .product(let factors, _) = product.node else {
      Issue.record("a product was expected")
      return
    }
    #expect(factors.count == 10_001)
  }

  @Test func aMegabyteIsTheLimit() throws {
    let error = #expect(throws: FormulaError.self) {
      try Notation.read(String(repeating: "x", count: 1_200_000))
    }
    #expect(try #require(error).diagnostic.id == "notation.too-long")
  }

  @Test func longNumbersAreExactOrRefused() throws {
    let digits = String(repeating: "7", count: 950)
    #expect(write(try Notation.read(digits)) == digits)
    #expect(throws: FormulaError.self) { try Notation.read(String(repeating: "7", count: 100_000)) }
    #expect(throws: FormulaError.self) { try Notation.read("1e999999999") }
    #expect(throws: Never.self) { try Notation.read("9^9^9^9 - 1") }
  }

  /// Any mixture of the reader's own pieces is answered, and what is read is written and read again.
  @Test func randomTextIsAnswered() {
    let pieces = [
      "a", "x", "1", "2.5", "+", "-", "*", "/", "^", "_", "(", ")", "[", "]", "{", "}", "|", "'", "!", " ",
      "d", "dw",
      "sin", "log", "\\frac", "\\sqrt", "\\sum", "i", "=", "<", ",", ".T", "np.", "e", "σ", "²", "₁", "\\hat",
      "T",
      "\\left", "\\right", "∂", ".", ":", ";", "f", "if", "else", "axis=", "\\begin{cases}", "\\end{cases}",
      "&",
      "\\\\", "成", "@", "%", "\\text{", "ŷ", "J", "sum(", "..",
    ]
    var random = ReadingRandomness(seed: 7)
    for _ in 0..<6_000 {
      let text = (0..<random.below(14)).map { _ in pieces[random.below(pieces.count)] }.joined()
      guard let expression = try? Notation.read(text) else { continue }
      #expect(!write(expression).isEmpty && !write(expression, as: .bracketed).isEmpty, "\(text)")
      expectRoundTrip(expression)
    }
  }
}
