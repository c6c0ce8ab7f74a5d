public import Algebra
public import Notation

/// Checks a derivation line by line.
public struct DerivationChecker: Sendable {
  public let definitions: [Definition]
  public let shapes: [Symbol: Shape]
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
  /// Names with a definition that nobody wrote: the members of a family.
  let generatedNames: Set<Symbol>

  public init(
    definitions: [Definition] = [], shapes: [Symbol: Shape] = [:], assumptions: [Assumption] = [],
    goal: Expression?, answer: Expression? = nil, points: [[Symbol: Rational]] = [],
    allowedNames: Set<Symbol>? = nil, vocabulary: Vocabulary = .open, syntax: Syntax = .automatic
  ) {
    self.init(
      definitions: definitions, generated: [], shapes: shapes, assumptions: assumptions, goal: goal,
      answer: answer, points: points, allowedNames: allowedNames, vocabulary: vocabulary, syntax: syntax)
  }

  private init(
    definitions: [Definition], generated: Set<Symbol>, shapes: [Symbol: Shape], assumptions: [Assumption],
    goal: Expression?, answer: Expression?, points: [[Symbol: Rational]], allowedNames: Set<Symbol>?,
    vocabulary: Vocabulary, syntax: Syntax
  ) {
    generatedNames = generated
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

  /// The checker of an exercise whose context is read.
  public init(
    _ context: FormulaContext, goal: Expression?, answer: Expression? = nil,
    points: [[Symbol: Rational]] = [], allowedNames: Set<Symbol>? = nil, syntax: Syntax = .automatic
  ) {
    self.init(
      definitions: context.definitions, generated: context.generatedNames, shapes: context.shapes,
      assumptions: context.assumptions, goal: goal, answer: answer, points: points,
      allowedNames: allowedNames, vocabulary: context.vocabulary, syntax: syntax)
  }

  /// The last side of some right lines that the goal is said to equal; nil where there is none.
  static func lastRightSide(_ lines: ArraySlice<String>, _ checker: DerivationChecker) -> Expression? {
    var judge = LineJudge(checker, lines: Array(lines))
    for line in lines { _ = judge.judge(line) }
    guard let chain = judge.chain, chain.isAboutGoal, chain.isRight else { return nil }
    return chain.last
  }

  /// Judges the lines of a learner.
  ///
  /// - Parameter lines: One entry a line; an entry may hold several equations.
  public func check(lines: [String]) -> DerivationReport {
    var judge = LineJudge(self, lines: lines)
    let reports = lines.map { judge.judge($0) }
    return DerivationReport(
      reports, hasGoal: goal != nil, isReached: judge.isReached,
      isReachedByFollowing: judge.isReachedByFollowing)
  }
}
