/// Something that a learner did and that is kept.
public enum ProgressEvent: Hashable, Sendable {
  /// A step was shown to its end.
  case seen(StepKey)
  case tried(ExerciseKey, answer: String, outcome: Outcome)
  /// A hint was opened, the first being 1.
  case hinted(ExerciseKey, tier: Int)
  case solutionShown(ExerciseKey)
  case skipped(ExerciseKey)

  /// What became of an answer.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case correct
    case partly
    case wrong
    case incomplete
    /// It could not be read.
    case malformed
    /// It could be read, and nobody could tell.
    case undecided

    /// Whether it counts as a mistake: what could not be judged does not.
    public var isMistake: Bool { self == .wrong || self == .partly }
  }
}

/// Where a learner is in a lesson.
public struct Place: Hashable, Sendable {
  public let step: StepKey
  /// How many pieces of the step were revealed, at least 1.
  public let piece: Int
  /// The step's number in its lesson, from 1, and how many there are: for the status line and `status`.
  public let number: Int
  public let count: Int
  /// The file as it was opened, for a lesson outside the course folder.
  public let file: String

  public init(step: StepKey, piece: Int, number: Int, count: Int, file: String) {
    self.step = step
    self.piece = piece
    self.number = number
    self.count = count
    self.file = file
  }
}
