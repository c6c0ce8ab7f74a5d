public import Course
public import Gradebook
public import SourceText

/// Who judges answers: the player asks, `Grading` stands behind it.
public struct AnswerJudge {
  /// What an answer is worth, and why.
  public var judge: (Exercise, _ answer: String, Language) -> Verdict
  /// How an unfinished answer would be read; asked at every key.
  public var preview: (Exercise, _ answer: String, Language) -> Preview

  public init(
    judge: @escaping (Exercise, String, Language) -> Verdict,
    preview: @escaping (Exercise, String, Language) -> Preview
  ) {
    self.judge = judge
    self.preview = preview
  }
}

/// What became of an answer. Sentences may hold formulas between `$`.
public struct Verdict: Hashable, Sendable {
  public typealias Outcome = ProgressEvent.Outcome

  public let outcome: Outcome
  /// The reasons, the most important first.
  public let reasons: [String]
  /// For an answer of several lines, the judgement of each that has one, by its number from 0.
  public let lines: [Int: LineVerdict]
  /// The counterexample or rule behind it, told at length when the learner asks why.
  public let why: [String]
  /// Where an answer that cannot be read stops making sense.
  public let fault: Fault?
  public let points: Double?
  public let outOf: Double?

  public struct LineVerdict: Hashable, Sendable {
    public let outcome: Outcome
    public let reason: String

    public init(_ outcome: Outcome, _ reason: String) {
      self.outcome = outcome
      self.reason = reason
    }
  }

  public init(
    _ outcome: Outcome, reasons: [String], lines: [Int: LineVerdict] = [:], why: [String] = [],
    fault: Fault? = nil, points: Double? = nil, outOf: Double? = nil
  ) {
    self.outcome = outcome
    self.reasons = reasons
    self.lines = lines
    self.why = why
    self.fault = fault
    self.points = points
    self.outOf = outOf
  }
}

/// A place in an answer and what is wrong there.
public struct Fault: Hashable, Sendable {
  /// Bytes of the answer.
  public let range: SourceRange
  public let message: String

  public init(at range: SourceRange, _ message: String) {
    self.range = range
    self.message = message
  }
}

/// How an unfinished answer is read.
public struct Preview: Hashable, Sendable {
  /// The reading with its brackets; nil when there is none to show.
  public let reading: String?
  public let fault: Fault?
  /// What can be said of each line already, for derivations.
  public let lines: [Int: Verdict.LineVerdict]

  public init(reading: String? = nil, fault: Fault? = nil, lines: [Int: Verdict.LineVerdict] = [:]) {
    self.reading = reading
    self.fault = fault
    self.lines = lines
  }
}
