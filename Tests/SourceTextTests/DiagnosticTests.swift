import Testing

@testable import SourceText

@Test func drawsTheLineAndACaretUnderTheRange() {
  let file = SourceFile(name: "lesson-3.md", text: "first\r\ndw = (a - y) xᵀ\nlast")
  let lower = "first\r\ndw = ".utf8.count
  let diagnostic = Diagnostic(
    "algebra.shape", at: SourceRange(lower, lower + "(a - y) xᵀ".utf8.count), "shapes differ",
    help: "transpose one of the factors")
  #expect(
    diagnostic.rendered(in: file) == """
      lesson-3.md:2:6: error: shapes differ
       2 | dw = (a - y) xᵀ
         |      ^~~~~~~~~~ transpose one of the factors
      """)
}

@Test func columnsCountScalarsAndCaretsCountTerminalColumns() {
  let file = SourceFile(name: "f", text: "\u{FF08}a\u{FF0B}")
  let diagnostic = Diagnostic("x", at: SourceRange(7, 7), "expected an operand")
  #expect(
    diagnostic.rendered(in: file) == "f:1:4: error: expected an operand\n 1 | \u{FF08}a\u{FF0B}\n   |      ^")
}

@Test(arguments: [("abc", 3), ("导数", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("σ", 1)])
func measuresColumns(_ text: String, _ columns: Int) {
  #expect(DisplayWidth.columns(of: text) == columns)
}
