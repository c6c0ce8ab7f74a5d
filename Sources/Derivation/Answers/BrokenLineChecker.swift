public import Algebra
public import Notation

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
    BrokenLineReport(
      findsLine: line == broken, correction: nil,
      message: line == broken
        ? Sentence("that is the line", "就是这一行") : Sentence("line \(line) holds", "第 \(line) 行成立"))
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
