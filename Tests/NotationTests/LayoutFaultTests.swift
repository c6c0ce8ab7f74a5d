import SourceText
import Testing

@testable import Notation

/// What cannot be laid out says why and where, and shows its source whole.
struct LayoutFaultTests {
  struct Failure: CustomTestStringConvertible, Sendable {
    /// `‸` marks where the error must point.
    let marked: String
    let id: String
    let message: String
    var testDescription: String { marked }
  }

  @Test(arguments: [
    Failure(marked: #"\frac{a}‸{b"#, id: "layout.unclosed-brace", message: "'{' is never closed"),
    Failure(marked: #"a + b‸} + c"#, id: "layout.extra-brace", message: "'}' closes no group"),
    Failure(
      marked: #"\frac{a}‸"#, id: "layout.missing-argument", message: #"expected the argument of '\frac' here"#
    ),
    Failure(marked: #"x^‸"#, id: "layout.missing-argument", message: "expected the argument of '^' here"),
    Failure(marked: #"a ‸\left( b"#, id: "layout.missing-right", message: #"'\left' has no '\right'"#),
    Failure(marked: #"a ‸\right) b"#, id: "layout.extra-right", message: #"'\right' without '\left'"#),
    Failure(
      marked: #"‸\left a \right)"#, id: "layout.missing-delimiter",
      message: #"expected a bracket after '\left'"#),
    Failure(
      marked: #"‸\begin{matrix} a"#, id: "layout.unclosed-environment",
      message: #"'\begin{matrix}' is never ended"#),
    Failure(
      marked: #"\begin{matrix} a ‸\end{cases}"#, id: "layout.mismatched-end",
      message: #"'\end{cases}' cannot end '\begin{matrix}'"#),
    Failure(
      marked: #"a ‸\end{cases}"#, id: "layout.extra-end", message: #"'\end{cases}' without '\begin{cases}'"#),
    Failure(marked: #"a ‸$ b"#, id: "layout.stray-dollar", message: "'$' inside a formula"),
  ])
  func pointsAtTheFault(_ failure: Failure) throws {
    let parts = failure.marked.split(separator: "‸", omittingEmptySubsequences: false)
    let source = parts.joined()
    let layout = MathLayout(latex: source)
    let problem = try #require(layout.problem)
    #expect(problem.id == failure.id)
    #expect(problem.message == failure.message)
    #expect(problem.range.lower == parts[0].utf8.count)
    #expect(problem.range.upper <= source.utf8.count)
    // Never half a formula.
    #expect(layout.oneLine() == source)
    #expect(layout.block().lines == [source])
  }

  @Test func unknownCommandsShowTheirSource() {
    let layout = MathLayout(latex: #"x + \foo{a}{b} + \bar{\baz} + \foo"#)
    #expect(layout.problem == nil)
    #expect(layout.unknown == [#"\foo"#, #"\baz"#])
    #expect(layout.oneLine().hasPrefix(#"x + \foo{a}{b} + "#))
    let drawing = MathLayout(latex: #"a = \begin{picture} \line & x \\ \end{picture} + b"#)
    #expect(drawing.unknown == [#"\begin{picture}"#])
    #expect(drawing.oneLine() == #"a = \begin{picture} \line & x \\ \end{picture} + b"#)
  }

  @Test(arguments: [
    String(repeating: "{", count: 100_000), String(repeating: "\\left(", count: 50_000),
    String(repeating: "\\frac", count: 50_000), String(repeating: "x^", count: 30_000),
    String(repeating: "\\sqrt{", count: 10_000), String(repeating: "a+", count: 500_000),
    String(repeating: "\\begin{matrix}", count: 4_000), String(repeating: "\\text{", count: 10_000),
    String(repeating: "(", count: 60_000) + String(repeating: ")", count: 5_000),
    String(repeating: "\\hat", count: 16_000), #"\def\a{\a\a}\a"#, #"\newcommand{\a}[1]{#1#1\a{#1#1}}\a{x}"#,
    String(repeating: "a & b \\\\ ", count: 7_000), String(repeating: "|", count: 60_000),
    String(repeating: "{}^", count: 20_000),
    "\\begin{matrix}" + String(repeating: "&", count: 60_000) + "\\end{matrix}",
  ])
  func hostileTextEndsSoon(_ text: String) {
    let clock = ContinuousClock()
    let start = clock.now
    let layout = MathLayout(latex: text)
    _ = layout.block().lines.count + layout.block(columns: 40).lines.count
    _ = layout.oneLine() + layout.mathML(display: true, maxWidthInEm: 30) + layout.spoken(.chinese)
    // A debug build on a busy machine; the release build takes some ten milliseconds.
    #expect(clock.now - start < .seconds(20))
  }

  @Test func longTextIsRefused() throws {
    let layout = MathLayout(latex: String(repeating: "a+", count: 500_000))
    #expect(try #require(layout.problem).id == "layout.too-long")
  }
}
