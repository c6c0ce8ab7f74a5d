internal import Course

/// What a class found hard: for a teacher to prepare the next lesson with, on a screen or on paper.
public struct ClassReport: PrintedDocument {
  /// How a class did in one exercise.
  public struct Item: Sendable {
    public let exercise: String
    public let title: String
    public let learners: Int
    public let attempts: Int
    /// How many learners ended correct, partly, wrong, and without a mark.
    public let states: States
    /// The mean share of the points, of those that have a mark.
    public let share: Double
    /// Wrong answers that say the same, the most frequent first.
    public let groups: [Group]
    /// Why it is worth a word in class; nil where it is not.
    public let reason: String?
    public let similar: [Pair]

    public init(
      exercise: String, title: String, learners: Int, attempts: Int, states: States, share: Double,
      groups: [Group], reason: String?, similar: [Pair]
    ) {
      self.exercise = exercise
      self.title = title
      self.learners = learners
      self.attempts = attempts
      self.states = states
      self.share = share
      self.groups = groups
      self.reason = reason
      self.similar = similar
    }
  }

  public struct States: Hashable, Sendable {
    public let correct: Int
    public let partly: Int
    public let wrong: Int
    public let unmarked: Int

    public init(correct: Int, partly: Int, wrong: Int, unmarked: Int) {
      self.correct = correct
      self.partly = partly
      self.wrong = wrong
      self.unmarked = unmarked
    }
  }

  /// Answers that say the same.
  public struct Group: Sendable {
    /// As the first of them was written.
    public let answer: String
    /// Whether its lines are formulas.
    public let isFormula: Bool
    public let learners: [String]
    public let slip: String?
    public let headline: String

    public init(answer: String, isFormula: Bool, learners: [String], slip: String?, headline: String) {
      self.answer = answer
      self.isFormula = isFormula
      self.learners = learners
      self.slip = slip
      self.headline = headline
    }
  }

  /// Two texts that share more than the exercise forces.
  public struct Pair: Sendable {
    public let first: String
    public let second: String
    public let share: Double

    public init(first: String, second: String, share: Double) {
      self.first = first
      self.second = second
      self.share = share
    }
  }

  public let title: String
  let items: [Item]
  /// How many learners there are in all.
  let learners: Int
  /// How many groups of an exercise are shown.
  let top: Int
  /// Without names, to be shown to the class itself.
  let isAnonymous: Bool
  let settings: PageSettings

  /// - Parameter items: The hardest first.
  public init(
    _ title: String, _ items: [Item], learners: Int, top: Int, isAnonymous: Bool, settings: PageSettings
  ) {
    self.title = title
    self.items = items
    self.learners = learners
    self.top = top
    self.isAnonymous = isAnonymous
    self.settings = settings
  }

  public var subject: String { ReportWords(language: settings.language).subject }
  public var hasPageNumbers: Bool { false }

  public func html(pageNumbers: [String: Int]?) -> [UInt8] {
    HTMLPage.report(self, isForPDF: pageNumbers != nil, settings: settings, body: body).bytes()
  }
}
