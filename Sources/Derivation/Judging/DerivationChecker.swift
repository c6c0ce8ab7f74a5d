public import Algebra
public import Notation
internal import SourceText

/// Checks a derivation line by line.
public struct DerivationChecker: Sendable {
  public let definitions: [Definition]
  public let shapes: [ShapeSpelling]
  public let assumptions: [Assumption]
  /// What is to be worked out: `dJ/db`, or a formula. Without one the lines are judged, and none is the last.
  public let goal: Expression?
  /// The value that the goal has to be brought to.
  public let answer: Expression?
  /// The exercise's own numbers: tried first for counterexamples, and what a line may put in for names.
  public let points: [[Symbol: Rational]]
  /// The names that the goal's value may use; nil allows every name of the exercise.
  public let allowedNames: Set<Symbol>?
  public let vocabulary: Vocabulary
  public let syntax: Syntax

  public init(
    definitions: [Definition] = [], shapes: [ShapeSpelling] = [], assumptions: [Assumption] = [],
    goal: Expression?, answer: Expression? = nil, points: [[Symbol: Rational]] = [],
    allowedNames: Set<Symbol>? = nil, vocabulary: Vocabulary = .open, syntax: Syntax = .automatic
  ) {
    self.definitions = definitions
    self.shapes = shapes
    self.assumptions = assumptions
    self.goal = goal
    self.answer = answer
    self.points = points
    self.allowedNames = allowedNames
    self.vocabulary = vocabulary
    self.syntax = syntax
  }

  /// Judges the lines of a learner.
  ///
  /// - Parameter lines: One entry a line; an entry may hold several equations.
  public func check(lines: [String]) -> DerivationReport {
    var reports: [LineReport] = []
    var reached = false
    let judge = Judge(definitions: definitions, assumptions: assumptions, points: points)
    for line in lines {
      let whole = SourceRange(0, line.utf8.count)
      guard let chain = try? readChain(line, syntax: syntax, vocabulary: vocabulary),
        let goal, let last = chain.sides.last
      else {
        reports.append(
          LineReport(
            verdict: .unreadable, range: whole,
            message: Sentence("this line cannot be read", "这一行读不懂")))
        continue
      }
      guard let verdict = try? judge.compare(goal, last), case .equal = verdict else {
        reports.append(
          LineReport(
            verdict: .wrong, range: last.range,
            message: Sentence("this is not equal to the goal", "这与所求不相等")))
        continue
      }
      reached = true
      reports.append(
        LineReport(verdict: .right, range: whole, message: Sentence("this line holds", "这一行成立")))
    }
    let faulty = reports.firstIndex { $0.verdict != .right }
    let verdict: DerivationReport.Verdict =
      switch faulty.map({ reports[$0].verdict }) {
      case nil: reached ? .correct : .incomplete
      case .unreadable: .malformed
      default: .wrong
      }
    return DerivationReport(
      verdict: verdict, faultyLine: faulty.map { $0 + 1 }, lines: reports, reachesGoal: reached,
      message: Sentence("checked \(lines.count) lines", "检查了 \(lines.count) 行"), credit: nil)
  }
}
