public import SourceText

/// A question with what its checker needs, its hints, its solution and its own tests.
public struct Exercise: Sendable {
  /// `week2/reverse-walk`: the path below `exercises` without language and ending.
  public let id: String
  public let language: Language
  public let title: [Inline]
  public let task: Task
  public let context: Context
  /// What stands before the first `##`.
  public let prompt: [Block]
  /// In the order in which they are given away.
  public let hints: [[Block]]
  public let solution: [Block]
  /// Shown after a right answer.
  public let explanation: [Block]
  public let facts: Facts
  public let tests: Tests
  /// The names that a variant gives other values, each with the values it may take.
  public let variants: [Variant]
  /// The English file: the front matter is there.
  public let source: SourceFile
  /// The file that the words come from: the same, or its twin in another language.
  public let words: SourceFile
  /// Findings in `source` and in `words` that do not keep the exercise from being used.
  public let findings: [Finding]

  /// Names, shapes and assumptions that answer and checker share.
  public struct Context: Hashable, Sendable {
    /// Quantities that are given as formulas, in the order of the file: `u: b*c`.
    public let given: [Named]
    /// `W1: n1 x n0`.
    public let shapes: [Named]
    /// `0 < a < 1`, `y in {0, 1}`.
    public let assume: [Written]
    /// Numbers to try first: `a: 5`.
    public let `try`: [Named]
    /// Names that an answer may use, where that is less than all that occur.
    public let names: [Written]?
    /// How the answer has to be written: `expanded`, `factored`, `single fraction`, `simplified`.
    public let form: Written?

    public init(
      given: [Named] = [], shapes: [Named] = [], assume: [Written] = [], try: [Named] = [],
      names: [Written]? = nil, form: Written? = nil
    ) {
      self.given = given
      self.shapes = shapes
      self.assume = assume
      self.try = `try`
      self.names = names
      self.form = form
    }
  }

  /// What a reader or a teacher wants to know about it.
  public struct Facts: Hashable, Sendable {
    public let points: Double
    /// Unit of the syllabus: `2.8`.
    public let unit: String?
    /// 1 (a look suffices) to 5.
    public let difficulty: Int?
    public let minutes: Int?
    /// Exercises or units that come before.
    public let prerequisites: [String]
    /// Quiz topics that it covers: `2.14`, week and number.
    public let topics: [String]
    /// Errata that it is made from: `A1`.
    public let errata: [String]

    public init(
      points: Double = 1, unit: String? = nil, difficulty: Int? = nil, minutes: Int? = nil,
      prerequisites: [String] = [], topics: [String] = [], errata: [String] = []
    ) {
      self.points = points
      self.unit = unit
      self.difficulty = difficulty
      self.minutes = minutes
      self.prerequisites = prerequisites
      self.topics = topics
      self.errata = errata
    }
  }

  /// Answers whose judgement is known.
  public struct Tests: Hashable, Sendable {
    public let right: [Answer]
    public let wrong: [Answer]
    public let unreadable: [Answer]

    public init(right: [Answer] = [], wrong: [Answer] = [], unreadable: [Answer] = []) {
      self.right = right
      self.wrong = wrong
      self.unreadable = unreadable
    }

    public struct Answer: Hashable, Sendable {
      public let answer: Written
      /// The first faulty line, counted from 1.
      public let line: Int?
      /// The slip that must be named.
      public let slip: String?
      /// The points that it must get, where that is not none or all.
      public let points: Double?

      public init(_ answer: Written, line: Int? = nil, slip: String? = nil, points: Double? = nil) {
        self.answer = answer
        self.line = line
        self.slip = slip
        self.points = points
      }
    }
  }

  /// The values that a name may take in a variant of the exercise, as they are written.
  public struct Variant: Hashable, Sendable {
    public let name: String
    public let values: [String]

    public init(name: String, values: [String]) {
      self.name = name
      self.values = values
    }
  }
}
