import Algebra
import Notation
import Testing

/// Declared names come first, whatever the letters would mean without them.
struct ReadingVocabularyTests {
  @Test func declaredNamesAreKeptTogether() throws {
    let vocabulary = Vocabulary(names: ["ab", "speed", "x_i", "keep_prob"])
    #expect(try read("2ab + c", vocabulary) == "2·ab + c")
    #expect(try read("speedx", vocabulary) == "speed·x")
    #expect(try read("x_i*y_i", vocabulary) == "x_i*y_i")
    #expect(try Notation.read("x_i", vocabulary: vocabulary).node == .symbol("x_i"))
    #expect(try read("keep_prob/2", vocabulary) == "keep_prob/2")
  }

  @Test func declaredNamesLoseTheirOtherMeaning() throws {
    #expect(try read("f(x+1)", Vocabulary(names: ["f"])) == "f·(x + 1)")
    #expect(try Notation.read("e", vocabulary: Vocabulary(names: ["e"])).node == .symbol("e"))
    #expect(try Notation.read("pi", vocabulary: Vocabulary(names: ["π"])).node == .symbol("π"))
    #expect(
      try Notation.read("x^T", vocabulary: Vocabulary(names: ["T"])).node == .power(symbol("x"), symbol("T")))
    #expect(try read("σ(x+1)", Vocabulary(names: ["σ"])) == "σ·(x + 1)")
    #expect(try read("a(i)", Vocabulary(names: ["a", "i"])) == "a·i")
    #expect(try read("x^(i)", Vocabulary(names: ["x", "i"])) == "x^i")
  }

  @Test func declaredFunctionsAreCalled() throws {
    let vocabulary = Vocabulary(names: ["x"], functions: ["u", "loss"])
    #expect(try read("u(x) + loss(x)", vocabulary) == "u(x) + loss(x)")
    #expect(try read("u^2(x)", vocabulary) == "u(x)^2")
    #expect(try read("u'(x)", vocabulary) == "u'(x)")
  }

  @Test func everyLetterOfAClosedVocabularyIsChecked() throws {
    let closed = Vocabulary(names: ["a", "b", "x", "x1", "J"], functions: [], isClosed: true)
    #expect(try read("ab", closed) == "a·b")
    #expect(try read("2ax1 + x_1", closed) == "2·a·x1 + x1")
    #expect(try read("dJ/da", closed) == "dJ/da")
    #expect(try read("sum(i=1..3, x_i)", closed) == "sum(i=1..3, x_i)")
    for wrong in ["abc", "y", "dJ/dy", "x2", "\\hat{x}", "a + dw"] {
      #expect(throws: FormulaError.self, "\(wrong)") { try Notation.read(wrong, vocabulary: closed) }
    }
  }

  @Test func syntaxesDifferOnlyInWords() throws {
    #expect(try write(Notation.read("ab", syntax: .plain), as: .bracketed) == "a·b")
    #expect(try write(Notation.read("ab", syntax: .latex), as: .bracketed) == "a·b")
    #expect(try write(Notation.read("ab", syntax: .numpy), as: .bracketed) == "ab")
    #expect(try Notation.read("a[1]", syntax: .plain).node == .symbol("a1"))
    #expect(try Notation.read("a[1]", syntax: .numpy).node == .element(symbol("a"), [.entry(number(1))]))
  }

  private func read(_ text: String, _ vocabulary: Vocabulary) throws -> String {
    try write(Notation.read(text, vocabulary: vocabulary), as: .bracketed)
  }
}
