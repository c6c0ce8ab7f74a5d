internal import Course

/// What a learner gets back: every answer, its mark, why, and how the total came about.
public struct FeedbackPage: PrintedDocument {
  public struct Item: Sendable {
    public let exercise: String
    public let title: String
    /// nil where no mark can be given yet.
    public let points: Double?
    public let outOf: Double
    /// `correct`, `partly`, `wrong`, or the reason why there is no mark.
    public let word: String
    public let answer: String?
    /// Whether the lines of the answer are formulas.
    public let isFormula: Bool
    public let feedback: [String]
    /// One sentence a step, from the checker's points to those that count.
    public let trace: [String]
    public let isDropped: Bool

    public init(
      exercise: String, title: String, points: Double?, outOf: Double, word: String, answer: String?,
      isFormula: Bool, feedback: [String], trace: [String], isDropped: Bool
    ) {
      self.exercise = exercise
      self.title = title
      self.points = points
      self.outOf = outOf
      self.word = word
      self.answer = answer
      self.isFormula = isFormula
      self.feedback = feedback
      self.trace = trace
      self.isDropped = isDropped
    }
  }

  public let title: String
  let items: [Item]
  let points: Double
  let outOf: Double
  let trace: [String]
  let settings: PageSettings

  /// - Parameters:
  ///   - points: Of what has a mark.
  ///   - trace: Sentences about the whole.
  public init(
    _ learner: String, _ items: [Item], points: Double, outOf: Double, trace: [String], settings: PageSettings
  ) {
    title = learner.shown
    self.items = items
    self.points = points
    self.outOf = outOf
    self.trace = trace
    self.settings = settings
  }

  public var subject: String { FeedbackWords(language: settings.language).subject }
  public var hasPageNumbers: Bool { false }

  public func html(pageNumbers: [String: Int]?) -> [UInt8] {
    HTMLPage.report(self, classes: "feedback", isForPDF: pageNumbers != nil, settings: settings, body: body)
      .bytes()
  }
}
