/// Someone whose work is graded.
public struct GradedLearner: Hashable, Sendable {
  public let key: String
  public let name: String?
  public let email: String?

  public init(key: String, name: String? = nil, email: String? = nil) {
    self.key = key
    self.name = name
    self.email = email
  }

  /// The name, or what stands for it.
  public var shownName: String { name ?? key }
}

/// What the checker said of one answer.
public struct GradedMark: Hashable, Sendable {
  /// `correct`, `partly`, `wrong`, `ungradable`.
  public let state: String
  /// Why there is no mark: `time`, `crash`, …
  public let reason: String?
  /// nil where no mark can be given: never a zero.
  public let points: Double?
  public let outOf: Double
  /// The verdict and what a tutor adds, one sentence a line.
  public let feedback: String
  public let line: Int?
  public let slip: String?
  /// Which text of the exercise the checker worked from.
  public let exerciseVersion: String

  public init(
    state: String, reason: String?, points: Double?, outOf: Double, feedback: String, line: Int? = nil,
    slip: String? = nil, exerciseVersion: String
  ) {
    self.state = state
    self.reason = reason
    self.points = points
    self.outOf = outOf
    self.feedback = feedback
    self.line = line
    self.slip = slip
    self.exerciseVersion = exerciseVersion
  }

  /// The first line of the feedback.
  public var headline: String { String(feedback.prefix { $0 != "\n" }) }
}

/// An answer with its mark; `text` is nil where none was handed in.
public struct GradedAnswer: Hashable, Sendable {
  public let exercise: String
  public let text: String?
  /// The learner's code, where the exercise has numbers of the learner's own.
  public let code: AnswerCode?
  public let mark: GradedMark

  public init(exercise: String, text: String?, code: AnswerCode? = nil, mark: GradedMark) {
    self.exercise = exercise
    self.text = text
    self.code = code
    self.mark = mark
  }
}

/// What picked the numbers that an answer is about.
public struct AnswerCode: Hashable, Sendable {
  public let text: String
  /// Why nothing can be judged by it; nil where it is sound.
  public let fault: String?

  public init(text: String, fault: String? = nil) {
    self.text = text
    self.fault = fault
  }
}

/// All that one learner handed in at one time, graded.
public struct GradedSubmission: Hashable, Sendable {
  public let learner: GradedLearner
  /// Milliseconds since 1970, where the layout of the submissions tells.
  public let submittedAt: Int?
  public let origin: String
  /// Tells two attempts apart: a hash of the answers.
  public let digest: String
  public let answers: [GradedAnswer]

  public init(
    learner: GradedLearner, submittedAt: Int?, origin: String, digest: String, answers: [GradedAnswer]
  ) {
    self.learner = learner
    self.submittedAt = submittedAt
    self.origin = origin
    self.digest = digest
    self.answers = answers
  }
}

/// One run of the grader.
public struct GradingBatch: Hashable, Sendable {
  /// Unlike that of any other run.
  public let uid: String
  /// Milliseconds since 1970.
  public let at: Int
  /// The checker's version.
  public let checker: String

  public init(uid: String, at: Int, checker: String) {
    self.uid = uid
    self.at = at
    self.checker = checker
  }
}
