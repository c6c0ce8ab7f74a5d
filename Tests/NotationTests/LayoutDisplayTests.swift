import Testing

@testable import Notation

/// `gradus show` takes any notation.
struct LayoutDisplayTests {
  @Test(arguments: [
    // LaTeX is shown as it stands.
    (#"\frac{a}{b}"#, #"\frac{a}{b}"#), ("x^{(i)}", "x^{(i)}"), ("y = ax + b", "y = ax + b"),
    ("J(w,b)", "J(w,b)"),
    ("p(y|x)", "p(y|x)"), ("x_1, x_2", "x_1, x_2"), ("$w_1$", "$w_1$"),
  ])
  func leavesLaTeXAlone(_ source: String, _ latex: String) {
    #expect(FormulaDisplay(source: source).latex == latex)
  }

  @Test(arguments: [
    ("dJ/db", "dJ/db"), ("1/(1 + exp(-z))", "1/(1 + exp(−z))"), ("x^10 + 1", "x¹⁰ + 1"),
    ("sqrt(x + 1)", "√(x + 1)"),
    ("alpha + beta", "α + β"), ("x <= 1", "x ≤ 1"),
  ])
  func readsPlainText(_ source: String, _ line: String) {
    let display = FormulaDisplay(source: source)
    #expect(display.line == line)
    #expect(display.isReadable && display.message == nil)
    #expect(display.unknown == [])
  }

  @Test(arguments: [
    #"\frac{1}{m} \sum_{i=1}^m"#, "W1 @ X + b1", "np.dot(W1, X) + b1",
    "np.sum(dZ, axis=1, keepdims=True) / m", "σ(z)(1 - σ(z))",
    "(a - y) * x", "1/m * np.dot(dZ2, A1.T)", "3(a + bc)/2 = 1", "x ** 2", "a @@ b", "2 +* 3",
  ])
  func showsEverythingSomehow(_ source: String) {
    for syntax in [Syntax.automatic, .plain, .latex, .numpy] {
      let display = FormulaDisplay(source: source, syntax: syntax, language: .chinese, columns: 40)
      #expect(!display.line.isEmpty && !display.spoken.isEmpty && !display.block.lines.isEmpty)
      #expect(Markup.isWellFormed(display.mathML))
    }
  }

  @Test func saysWhatIsWrong() {
    let display = FormulaDisplay(source: #"\frac{a}{b"#)
    #expect(!display.isReadable)
    #expect(display.message == "'{' is never closed")
    #expect(display.block.lines == [#"\frac{a}{b"#])
  }
}
