import Algebra
import Notation
import SourceText
import Testing

struct ReadingErrorTests {
  struct Failure: CustomTestStringConvertible {
    /// `‸` marks where the error must point.
    let marked: String
    let id: String
    let message: String
    /// The text after the mend; nil where none is offered.
    var mended: String?
    var testDescription: String { marked }

    var text: String { marked.split(separator: "‸", omittingEmptySubsequences: false).joined() }
    var place: Int { marked.prefix { $0 != "‸" }.utf8.count }
  }

  static let failures: [Failure] = [
    Failure(marked: "‸", id: "empty", message: "expected a formula, found nothing"),
    Failure(marked: "1 +‸", id: "expected-operand", message: "expected a number, a name or '(' here"),
    Failure(
      marked: "3 + ‸* 4", id: "expected-operand", message: "expected a number, a name or '(' before '*'",
      mended: "3 +  4"),
    Failure(marked: "3*(c‸", id: "unclosed-bracket", message: "expected ')' here", mended: "3*(c)"),
    Failure(marked: "σ(z‸", id: "unclosed-bracket", message: "expected ')' here", mended: "σ(z)"),
    Failure(marked: "a + b‸)", id: "unopened-bracket", message: "')' closes nothing", mended: "a + b"),
    Failure(
      marked: "(a + b‸]", id: "mismatched-bracket", message: "expected ')' here, found ']'", mended: "(a + b)"
    ),
    Failure(
      marked: "\\frac{a}{b‸", id: "unclosed-bracket", message: "expected '}' here", mended: "\\frac{a}{b}"),
    Failure(marked: "|x + 1‸", id: "unclosed-bracket", message: "expected '|' here", mended: "|x + 1|"),
    Failure(
      marked: "2 ‸3", id: "missing-operator", message: "expected '*' or another operator before this number",
      mended: "2 * 3"),
    Failure(
      marked: "y ‸= 3x", id: "equation", message: "expected one formula, found '='", mended: "3x"),
    Failure(marked: "sin‸", id: "missing-argument", message: "expected what 'sin' is applied to"),
    Failure(marked: "f(‸)", id: "missing-argument", message: "expected what 'f' is applied to"),
    Failure(
      marked: "‸sqrt(a, b)", id: "argument-count", message: "expected 1 argument of 'sqrt', found 2"),
    Failure(
      marked: "‸\\foo x", id: "unknown-command", message: "'\\foo' is not a command that is known here"),
    Failure(marked: "a ‸\\pm b", id: "unsupported", message: "'\\pm' cannot be judged as a formula"),
    Failure(marked: "‸成本 + 1", id: "words", message: "expected a formula, found the words '成本'"),
    Failure(marked: "（a＋b‸", id: "unclosed-bracket", message: "expected ')' here", mended: "（a＋b)"),
    Failure(
      marked: "ａ ＋ ‸× ｂ", id: "expected-operand", message: "expected a number, a name or '(' before '×'",
      mended: "ａ ＋  ｂ"),
    Failure(
      marked: "\\sum‸_{m}^{i=1} x_i", id: "swapped-limits",
      message: "expected the start of the sum below and its end above", mended: "\\sum_{i=1}^{m} x_i"),
    Failure(
      marked: "dJ/‸dx^2", id: "derivative-order",
      message: "expected the same order above and below, found 1 and 2"),
    Failure(
      marked: "d^2J/‸dx", id: "derivative-order",
      message: "expected the same order above and below, found 2 and 1"),
    Failure(
      marked: "\\frac{\\partial}{\\partial‸} J", id: "missing-variable",
      message: "expected the variable of the derivative here"),
    Failure(marked: "d/dx‸", id: "missing-argument", message: "expected what 'd/dx' is applied to"),
    Failure(marked: "(x^2)‸'", id: "stray-prime", message: "expected a function or a name before the prime"),
    Failure(
      marked: "[[1, 2], [‸3]]", id: "ragged-rows", message: "expected 2 entries in this row, found 1"),
    Failure(marked: "‸1e99999", id: "number-too-long", message: "expected a number of at most 2000 digits"),
    Failure(marked: "x_‸", id: "expected-index", message: "expected an index such as 'i' or 'i=1' here"),
    Failure(marked: "a ‸or b", id: "unexpected", message: "expected an operator or the end, found 'or'"),
    Failure(marked: "a ‸? b", id: "unexpected", message: "expected an operator or the end, found '?'"),
    Failure(
      marked: "‸np.foo(x)", id: "unknown-function", message: "'np.foo' is not a function that is known here"),
    Failure(
      marked: "‸np.random.randn(2, 3)", id: "unsupported", message: "'randn' cannot be judged as a formula"),
  ]

  @Test(arguments: failures)
  func pointsAtTheFault(_ failure: Failure) throws {
    let error = #expect(throws: FormulaError.self) { try Notation.read(failure.text) }
    let diagnostic = try #require(error).diagnostic
    #expect(diagnostic.id == "notation." + failure.id)
    #expect(diagnostic.message == failure.message)
    #expect(diagnostic.range.lower == failure.place)
    #expect(diagnostic.range.upper <= failure.text.utf8.count)
    #expect(diagnostic.mend.map { applied($0, to: failure.text) } == failure.mended)
  }

  /// One edit suffices: what it gives can be read.
  @Test(arguments: failures.filter { $0.mended != nil })
  func mendsRead(_ failure: Failure) throws {
    #expect(throws: Never.self) { try Notation.read(failure.mended ?? "") }
  }

  @Test func closedVocabulary() throws {
    let vocabulary = Vocabulary(names: ["a", "b", "keep_prob", "W1", "ŷ"], functions: ["g"], isClosed: true)
    func fault(_ text: String) throws -> Diagnostic {
      let error = #expect(throws: FormulaError.self) { try Notation.read(text, vocabulary: vocabulary) }
      return try #require(error).diagnostic
    }
    let unknown = try fault("a + keep_prb")
    #expect(unknown.id == "notation.unknown-name")
    #expect(unknown.message == "'keep_prb' is not one of the names W1, a, b, keep_prob, ŷ")
    #expect(unknown.help == "did you mean 'keep_prob'?")
    #expect(unknown.mend.map { applied($0, to: "a + keep_prb") } == "a + keep_prob")
    #expect(unknown.range == SourceRange(4, 12))
    #expect(try fault("w1 + a").help == "did you mean 'W1'?")
    #expect(try fault("a + foo").message.hasPrefix("'foo' is not one of the names"))
    #expect(try fault("h(a)").id == "notation.unknown-function")
    #expect(throws: Never.self) { try Notation.read("2ab + g'(a) - ŷ*e^a + π", vocabulary: vocabulary) }
  }

  private func applied(_ mend: Diagnostic.Mend, to text: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(mend.range.lower..<mend.range.upper, with: Array(mend.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
