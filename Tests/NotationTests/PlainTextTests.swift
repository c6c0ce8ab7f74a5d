import Notation
import Testing

/// Plain text is shown as it is read, and LaTeX as it stands.
struct PlainTextTests {
  @Test(arguments: [
    ("log x", #"\log"#), ("2^3^2", "2^{3^{2}}"), ("sin x y", #"\sin"#), ("y = ln a", #"\log"#),
  ])
  func isShownAsRead(_ text: String, _ latex: String) {
    #expect(FormulaDisplay(source: text).latex.contains(latex), "\(FormulaDisplay(source: text).latex)")
  }

  @Test(arguments: [#"\log x^2"#, "y = ax + b", "J(w, b)", "x^{2^3}"])
  func isLaTeXWhereNothingTells(_ text: String) {
    #expect(FormulaDisplay(source: text).latex == text)
  }
}
