public import Algebra
public import Notation
import SourceText

/// Judges an answer to "which line is wrong, and how should it read?".
public struct BrokenLineChecker: Sendable {
  /// The line that is wrong, counted from 1.
  public let broken: Int
  /// The line as it should be; nil where its number is all that is asked for.
  public let correction: String?
  public let definitions: [Definition]
  public let shapes: [Symbol: Shape]
  public let assumptions: [Assumption]
  public let points: [[Symbol: Rational]]
  public let vocabulary: Vocabulary
  public let syntax: Syntax

  public init(
    broken: Int, correction: String?, definitions: [Definition] = [], shapes: [Symbol: Shape] = [:],
    assumptions: [Assumption] = [], points: [[Symbol: Rational]] = [],
    vocabulary: Vocabulary = .open, syntax: Syntax = .automatic
  ) {
    self.broken = broken
    self.correction = correction
    self.definitions = definitions
    self.shapes = shapes
    self.assumptions = assumptions
    self.points = points
    self.vocabulary = vocabulary
    self.syntax = syntax
  }

  /// - Parameters:
  ///   - line: The line that the learner holds for wrong, counted from 1.
  ///   - correction: What they would write instead.
  public func check(line: Int, correction: String?) -> BrokenLineReport {
    guard line == broken else {
      return BrokenLineReport(
        findsLine: false, correction: nil,
        message: Sentence("line \(line) holds, another one does not", "第 \(line) 行成立，错的是另一行"))
    }
    guard let expected = self.correction, let correction else {
      return BrokenLineReport(
        findsLine: true, correction: nil, message: Sentence("that is the line", "就是这一行"))
    }
    let report = judge(correction, as: expected)
    return BrokenLineReport(findsLine: true, correction: report, message: report.message)
  }

  /// Whether two left sides mean the same: `da1` is `dL/da1`.
  private func isSame(_ given: Expression, _ expected: Expression) -> Bool {
    func name(_ side: Expression) -> Expression {
      guard case .derivative(_, let variables, _) = side.node, variables.count == 1,
        case .symbol(let variable) = variables[0].node
      else { return side }
      return .name(Symbol("d\(variable.name)"))
    }
    return given == expected || name(given) == name(expected)
  }

  /// Whether a line says the same as the one that it should have been: of the same quantity, with sides that agree.
  private func judge(_ text: String, as expected: String) -> ExpressionReport {
    let whole = SourceRange(0, text.utf8.count)
    func report(_ verdict: ExpressionReport.Verdict, _ message: Sentence) -> ExpressionReport {
      ExpressionReport(verdict: verdict, message: message, range: whole)
    }
    guard let model = try? readChain(expected, syntax: syntax, vocabulary: vocabulary),
      let subject = model.sides.first, let value = model.sides.last
    else { return report(.undecided, Sentence("this needs a person", "需要人工判断")) }
    let chain: FormulaChain
    do throws(FormulaError) {
      chain = try readChain(text, syntax: syntax, vocabulary: vocabulary)
    } catch { return .malformed(error.diagnostic) }
    guard let first = chain.sides.first else {
      return report(.wrong, Sentence("nothing is written", "没有写出式子"))
    }
    if chain.sides.count > 1 && model.sides.count > 1 && !isSame(first, subject) {
      return report(
        .wrong,
        Sentence(
          "the line is about \(write(subject)), yours is about \(write(first))",
          "这一行讲的是 \(write(subject))，你写的是 \(write(first))"))
    }
    let checker = ExpressionChecker(
      answer: value, definitions: definitions, shapes: shapes, assumptions: assumptions, points: points,
      isOpen: true, vocabulary: vocabulary, syntax: syntax)
    let worked = chain.sides.dropFirst(chain.sides.count > 1 && model.sides.count > 1 ? 1 : 0)
    if worked.isEmpty || (worked.count == 1 && worked.first == subject) {
      return report(.wrong, Sentence("nothing is worked out here", "这里什么也没有推出来"))
    }
    let source = SourceFile(name: "", text: text)
    var last = report(.correct, Sentence("right", "正确"))
    for side in worked {
      last = checker.check(source.text(in: side.range))
      if last.verdict != .correct { return last }
    }
    return last
  }
}

/// What was found in an answer to a broken-line question.
public struct BrokenLineReport: Hashable, Sendable {
  public let findsLine: Bool
  /// The judgement of the correction; nil where none was asked for or given.
  public let correction: ExpressionReport?
  public let message: Sentence

  public init(findsLine: Bool, correction: ExpressionReport?, message: Sentence) {
    self.findsLine = findsLine
    self.correction = correction
    self.message = message
  }
}
