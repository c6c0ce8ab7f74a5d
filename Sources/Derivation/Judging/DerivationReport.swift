public import Algebra
public import SourceText

/// What was found in a derivation.
public struct DerivationReport: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    /// Every line holds and the goal is reached.
    case correct
    case wrong
    /// Every line holds, but none gives the goal a value.
    case incomplete
    /// A line could be shown neither right nor wrong: it needs a person.
    case undecided
    /// A line cannot be read.
    case malformed
  }

  public let verdict: Verdict
  /// The first line that is wrong, unreadable or undecided, counted from 1.
  public let faultyLine: Int?
  /// One for every entry that was given, in order.
  public let lines: [LineReport]
  /// Whether some line gives the goal its value, in the allowed names and without derivatives.
  public let reachesGoal: Bool
  /// What to say of the whole.
  public let message: Sentence
  /// The share of the points that the lines are worth, 0 to 1; nil where a person has to look.
  public let credit: Credit?

  public init(
    verdict: Verdict, faultyLine: Int?, lines: [LineReport], reachesGoal: Bool, message: Sentence,
    credit: Credit?
  ) {
    self.verdict = verdict
    self.faultyLine = faultyLine
    self.lines = lines
    self.reachesGoal = reachesGoal
    self.message = message
    self.credit = credit
  }

  /// The slip of the first faulty line.
  public var slip: NamedSlip? { faultyLine.flatMap { lines[$0 - 1].slip } }
}

extension DerivationReport {
  /// The whole from its lines.
  init(_ lines: [LineReport], hasGoal: Bool, isReached: Bool, isReachedByFollowing: Bool) {
    let faults: [LineReport.Verdict] = [.wrong, .unreadable]
    let firstFault = lines.firstIndex { faults.contains($0.verdict) }
    let firstDoubt = lines.firstIndex { $0.verdict == .undecided }
    let verdict: Verdict
    if let firstFault {
      verdict = lines[firstFault].verdict == .wrong ? .wrong : .malformed
    } else if firstDoubt != nil {
      verdict = .undecided
    } else if isReached || (!hasGoal && lines.contains { $0.verdict == .right }) {
      verdict = .correct
    } else {
      verdict = .incomplete
    }
    self.init(
      verdict: verdict, faultyLine: (firstFault ?? firstDoubt).map { $0 + 1 }, lines: lines,
      reachesGoal: isReached, message: DerivationReport.message(verdict, lines, firstFault ?? firstDoubt),
      credit: Credit(lines, verdict, isReached: isReached, isReachedByFollowing: isReachedByFollowing))
  }

  private static func message(_ verdict: Verdict, _ lines: [LineReport], _ place: Int?) -> Sentence {
    switch verdict {
    case .correct: return Sentence("every line holds and the goal is reached", "每一行都成立，并得到了结果")
    case .incomplete:
      return Sentence("right so far, but the goal is not reached yet", "到目前为止正确，但还没有得到结果")
    case .wrong, .undecided, .malformed:
      guard let place else { return Sentence("nothing to judge", "没有要判断的内容") }
      let line = lines[place]
      let english = line.slip.map { $0.sentence.english } ?? line.message.english
      let chinese = line.slip.map { $0.sentence.chinese } ?? line.message.chinese
      return Sentence("line \(place + 1): \(english)", "第 \(place + 1) 行：\(chinese)")
    }
  }
}

/// What was found in one line.
public struct LineReport: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case right
    case wrong
    /// It follows from the learner's own slip further up.
    case follows
    /// It gives a new quantity its name.
    case named
    /// Words, a comment, nothing to judge.
    case skipped
    case unreadable
    case undecided
  }

  public let verdict: Verdict
  /// The bytes of the entry that the verdict is about: the faulty side, or the whole line.
  public let range: SourceRange
  /// One line on what holds or does not.
  public let message: Sentence
  /// A point at which the line and what it should equal differ.
  public let counterexample: Counterexample?
  public let slip: NamedSlip?
  /// What could not be read, with a caret and where possible a mend; ranges are bytes of the entry.
  public let diagnostics: [Diagnostic]
  /// Words and comments that were passed over.
  public let skipped: [SourceRange]
  /// What the line needs in order to hold: "needs a ≠ 1".
  public let remarks: [Sentence]

  public init(
    verdict: Verdict, range: SourceRange, message: Sentence, counterexample: Counterexample? = nil,
    slip: NamedSlip? = nil, diagnostics: [Diagnostic] = [], skipped: [SourceRange] = [],
    remarks: [Sentence] = []
  ) {
    self.verdict = verdict
    self.range = range
    self.message = message
    self.counterexample = counterexample
    self.slip = slip
    self.diagnostics = diagnostics
    self.skipped = skipped
    self.remarks = remarks
  }
}

/// A slip that was verified: this edit, made to the right line, gives the learner's.
public struct NamedSlip: Hashable, Sendable {
  /// Stable English name, as in exercises and in JSON: `sign of a term`.
  public let name: String
  /// What was done, for the learner.
  public let sentence: Sentence
  /// The bytes of the line in which it shows.
  public let range: SourceRange
  /// What should stand there, where it is known.
  public let meant: Expression?

  public init(name: String, sentence: Sentence, range: SourceRange, meant: Expression? = nil) {
    self.name = name
    self.sentence = sentence
    self.range = range
    self.meant = meant
  }
}
