public import Course

/// Where the player gets what a lesson refers to. Nothing is read before it is asked for.
public struct Shelf {
  /// All lessons in their order.
  public var lessons: () -> [CourseFile]
  /// A lesson by the path of its file.
  public var lesson: (_ path: String) throws(FileError) -> Lesson
  /// The exercise that a link in a lesson leads to.
  public var exercise: (Link, Lesson) -> Found<Exercise>
  /// The declaration that a link in a lesson leads to.
  public var excerpt: (Link, Lesson) -> Found<Excerpt>
  /// The terms of the course and what they mean.
  public var glossary: (Language) -> [Term]

  public enum Found<Value> {
    case found(Value)
    /// One line that says why not.
    case missing(String)
  }

  public struct Term: Hashable, Sendable {
    public let name: String
    public let meaning: [Inline]

    public init(name: String, meaning: [Inline]) {
      self.name = name
      self.meaning = meaning
    }
  }

  public init(
    lessons: @escaping () -> [CourseFile], lesson: @escaping (String) throws(FileError) -> Lesson,
    exercise: @escaping (Link, Lesson) -> Found<Exercise>,
    excerpt: @escaping (Link, Lesson) -> Found<Excerpt>, glossary: @escaping (Language) -> [Term]
  ) {
    self.lessons = lessons
    self.lesson = lesson
    self.exercise = exercise
    self.excerpt = excerpt
    self.glossary = glossary
  }
}
