public import Algebra
public import Notation
public import SourceText

/// Judges one formula against the one that was asked for: first names, then value, then form.
public struct ExpressionChecker: Sendable {
  public let answer: Expression
  public let definitions: [Definition]
  public let shapes: [Symbol: Shape]
  public let assumptions: [Assumption]
  public let points: [[Symbol: Rational]]
  /// The names that a formula may use; nil allows every name of the exercise.
  public let allowedNames: Set<Symbol>?
  /// How it has to be written, apart from its value.
  public let form: Form
  public let vocabulary: Vocabulary
  public let syntax: Syntax

  public init(
    answer: Expression, definitions: [Definition] = [], shapes: [Symbol: Shape] = [:],
    assumptions: [Assumption] = [], points: [[Symbol: Rational]] = [],
    allowedNames: Set<Symbol>? = nil, form: Form = .any, vocabulary: Vocabulary = .open,
    syntax: Syntax = .automatic
  ) {
    self.answer = answer
    self.definitions = definitions
    self.shapes = shapes
    self.assumptions = assumptions
    self.points = points
    self.allowedNames = allowedNames
    self.form = form
    self.vocabulary = vocabulary
    self.syntax = syntax
  }

  /// Judges what a learner wrote.
  public func check(_ text: String) -> ExpressionReport {
    let whole = SourceRange(0, text.utf8.count)
    do {
      let formula = try read(text, syntax: syntax, vocabulary: vocabulary)
      let judge = Judge(definitions: definitions, shapes: shapes, assumptions: assumptions, points: points)
      switch try judge.compare(answer, formula) {
      case .equal(_, _):
        return ExpressionReport(
          verdict: .correct, message: Sentence("right", "正确"), range: whole, formula: formula)
      case .different(let counterexample):
        let slip = slip(in: text)
        return ExpressionReport(
          verdict: .wrong,
          message: slip?.sentence ?? Sentence("not equal to what was asked for", "与所求不相等"),
          range: whole, formula: formula, counterexample: counterexample, slip: slip)
      case .differentShape(let expected, let found):
        return ExpressionReport(
          verdict: .wrong,
          message: Sentence("yours is \(found), asked for is \(expected)", "你的是 \(found)，所求为 \(expected)"),
          range: whole, formula: formula)
      case .undecided(_):
        return ExpressionReport(
          verdict: .undecided, message: Sentence("this needs a person", "需要人工判断"), range: whole,
          formula: formula)
      }
    } catch let error as FormulaError {
      return ExpressionReport(
        verdict: .malformed, message: Sentence(error.diagnostic.message, error.diagnostic.message),
        range: error.range, diagnostics: [error.diagnostic])
    } catch {
      return ExpressionReport(
        verdict: .malformed, message: Sentence("this has no meaning here", "这里没有意义"), range: whole)
    }
  }
}

extension ExpressionChecker {
  /// The slip that turns the right answer into what was written: that of a derivation with this one line.
  public func slip(in text: String) -> NamedSlip? {
    let right = write(answer)
    let checker = DerivationChecker(
      definitions: definitions, shapes: shapes, assumptions: assumptions, goal: answer, answer: answer,
      points: points, vocabulary: vocabulary, syntax: syntax)
    guard let slip = checker.check(lines: ["\(right) = \(text)"]).slip else { return nil }
    let lead = "\(right) = ".utf8.count
    return NamedSlip(
      name: slip.name, sentence: slip.sentence,
      range: SourceRange(max(0, slip.range.lower - lead), max(0, slip.range.upper - lead)),
      meant: slip.meant)
  }
}

/// What was found in one formula.
public struct ExpressionReport: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case correct
    /// The value is right, the way it is written is not what was asked for.
    case wrongForm
    case wrong
    case undecided
    case malformed
  }

  public let verdict: Verdict
  public let message: Sentence
  /// The bytes that the message is about.
  public let range: SourceRange
  /// The formula as it was read.
  public let formula: Expression?
  public let counterexample: Counterexample?
  public let slip: NamedSlip?
  public let diagnostics: [Diagnostic]
  public let remarks: [Sentence]

  public init(
    verdict: Verdict, message: Sentence, range: SourceRange, formula: Expression? = nil,
    counterexample: Counterexample? = nil, slip: NamedSlip? = nil, diagnostics: [Diagnostic] = [],
    remarks: [Sentence] = []
  ) {
    self.verdict = verdict
    self.message = message
    self.range = range
    self.formula = formula
    self.counterexample = counterexample
    self.slip = slip
    self.diagnostics = diagnostics
    self.remarks = remarks
  }
}
