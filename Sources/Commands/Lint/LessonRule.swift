import Course
import SourceText

/// One thing that is asked of a lesson. Each stands in a file of its own and in one line of `all`.
struct LessonRule: Sendable {
  let check: @Sendable (Lesson, LintWorld) -> [Diagnostic]

  init(_ check: @escaping @Sendable (Lesson, LintWorld) -> [Diagnostic]) {
    self.check = check
  }

  static let all: [LessonRule] = [
    .shape,
    .links,
    .experiments,
    .formulas,
    .numbers,
    .twin,
  ]
}
