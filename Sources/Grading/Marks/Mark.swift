public import Algebra
public import Derivation
public import SourceText

/// What an answer is worth, and why.
public struct Mark: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case correct
    case partly
    case wrong
    /// No mark can be given; a person decides. Never counted as a zero.
    case ungradable(Reason)

    /// The word in tables and streams.
    public var word: String {
      switch self {
      case .correct: "correct"
      case .partly: "partly"
      case .wrong: "wrong"
      case .ungradable: "ungradable"
      }
    }

    public var reason: Reason? {
      if case .ungradable(let reason) = self { reason } else { nil }
    }
  }

  /// Why an answer has no mark.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// There is no answer.
    case missing
    case unreadable
    /// Neither right nor wrong could be shown.
    case undecided
    case time
    case memory
    case crash
    /// What this kind of answer needs is not on this machine: a compiler, a sandbox.
    case unavailable
    /// The exercise itself is at fault, or Gradus is.
    case fault
  }

  public let state: State
  /// nil where no mark can be given.
  public let points: Double?
  public let outOf: Double
  /// One line: the verdict with its reason.
  public let headline: Sentence
  /// What a tutor would add, line by line: what was read, where it parts, the numbers.
  public let details: [Detail]
  /// The first faulty line of an answer that has lines, counted from 1.
  public let line: Int?
  public let slip: NamedSlip?
  public let counterexample: Counterexample?
  /// The formula that the counterexample is about, as it was written.
  public let faulty: Expression?
  /// What could not be read; ranges are bytes of the answer.
  public let diagnostics: [Diagnostic]

  public struct Detail: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case right, wrong, follows, remark
    }

    public let kind: Kind
    /// The line of the answer that it is about, counted from 1.
    public let line: Int?
    public let sentence: Sentence

    public init(_ kind: Kind, line: Int? = nil, _ sentence: Sentence) {
      self.kind = kind
      self.line = line
      self.sentence = sentence
    }
  }

  public init(
    _ state: State, points: Double?, outOf: Double, _ headline: Sentence, details: [Detail] = [],
    line: Int? = nil, slip: NamedSlip? = nil, counterexample: Counterexample? = nil,
    faulty: Expression? = nil,
    diagnostics: [Diagnostic] = []
  ) {
    self.state = state
    self.points = points
    self.outOf = outOf
    self.headline = headline
    self.details = details
    self.line = line
    self.slip = slip
    self.counterexample = counterexample
    self.faulty = faulty
    self.diagnostics = diagnostics
  }
}

/// What the check of one kind of exercise says, before points are counted.
struct Finding {
  /// 0 to 1; nil where no mark can be given.
  var share: Double?
  var reason: Mark.Reason?
  var headline: Sentence
  var details: [Mark.Detail] = []
  var line: Int?
  var slip: NamedSlip?
  var counterexample: Counterexample?
  var faulty: Expression?
  var diagnostics: [Diagnostic] = []

  static func right(_ headline: Sentence = Sentence("right", "正确")) -> Finding {
    Finding(share: 1, headline: headline)
  }

  static func wrong(_ headline: Sentence, share: Double = 0) -> Finding {
    Finding(share: share, headline: headline)
  }

  static func ungradable(_ reason: Mark.Reason, _ headline: Sentence) -> Finding {
    Finding(share: nil, reason: reason, headline: headline)
  }

  static func unreadable(_ diagnostic: Diagnostic) -> Finding {
    Finding(
      share: nil, reason: .unreadable,
      headline: Sentence("cannot be read: \(diagnostic.message)", "读不懂：\(diagnostic.message)"),
      diagnostics: [diagnostic])
  }

  func mark(outOf points: Double) -> Mark {
    let state: Mark.State =
      if let share {
        share >= 1 ? .correct : share > 0 ? .partly : .wrong
      } else {
        .ungradable(reason ?? .undecided)
      }
    // Points in hundredths: 1/3 of 2 points is 0.67, the same on every machine.
    let earned = share.map { ($0 * points * 100).rounded() / 100 }
    return Mark(
      state, points: earned, outOf: points, headline, details: details, line: line, slip: slip,
      counterexample: counterexample, faulty: faulty, diagnostics: diagnostics)
  }
}
