public import Course
public import Gradebook
public import SourceText

/// Who judges answers: the player asks, `Grading` stands behind it.
public struct AnswerJudge {
  /// What an answer is worth, and why.
  public var judge: (Exercise, _ answer: String, Language) -> Verdict
  /// How an unfinished answer would be read; asked at every key.
  ///
  /// With `tellsMore`, the finished lines of a derivation are judged and the shapes of matrices shown.
  public var preview: (Exercise, _ answer: String, Language, _ tellsMore: Bool) -> Preview
  /// The exercise with other numbers, chosen by a seed; nil where it has none.
  public var variant: (Exercise, _ seed: UInt64) -> Exercise?

  public init(
    judge: @escaping (Exercise, String, Language) -> Verdict,
    preview: @escaping (Exercise, String, Language, Bool) -> Preview,
    variant: @escaping (Exercise, UInt64) -> Exercise? = { _, _ in nil }
  ) {
    self.judge = judge
    self.preview = preview
    self.variant = variant
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

/// The judgement of one line of a derivation.
public struct LineVerdict: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case right
    case wrong
    /// Right from the learner's own slip on.
    case follows
    /// Neither right nor wrong.
    case remark
  }

  public let kind: Kind
  public let reason: String

  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
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
  public var reading: String?
  public var fault: Fault?
  /// The judgement of finished lines, where it was asked for.
  public var lines: [Int: LineVerdict]
  /// The formula cut at its matrices, each with its shape, where that was asked for.
  public var shapes: [ShapePiece]

  /// A stretch of a formula, and the shape that belongs under it.
  public struct ShapePiece: Hashable, Sendable {
    public let text: String
    public let shape: String

    public init(_ text: String, shape: String = "") {
      self.text = text
      self.shape = shape
    }
  }

  public init(
    reading: String? = nil, fault: Fault? = nil, lines: [Int: LineVerdict] = [:], shapes: [ShapePiece] = []
  ) {
    self.reading = reading
    self.fault = fault
    self.lines = lines
    self.shapes = shapes
  }
}
