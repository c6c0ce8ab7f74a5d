import Course
import SourceText

extension LessonRule {
  /// A lesson has a title, steps, code, an experiment and exercises.
  static let shape = LessonRule { lesson, world in
    // A file elsewhere may be any Markdown.
    guard world.course != nil, lesson.id.contains("/") else { return [] }
    var diagnostics: [Diagnostic] = []
    let top = SourceRange(at: 0)
    let note = { (id: String, message: String, help: String) in
      diagnostics.append(Diagnostic(id, at: top, message, help: help))
    }
    if lesson.title.isEmpty {
      note("lint.no-title", "the lesson has no title", "begin it with '# Title'")
    }
    if lesson.steps.filter({ $0.id != "start" }).count < 2 {
      note("lint.few-steps", "the lesson has fewer than two steps", "each begins with '## '")
    }
    if lesson.steps.allSatisfy(\.implementations.isEmpty) {
      note("lint.no-code", "no step is tied to its implementation", "link to '….swift#name'")
    }
    if lesson.steps.allSatisfy(\.experiments.isEmpty) {
      note("lint.no-experiment", "the lesson runs no experiment", "add a fence 'experiment NAME'")
    }
    let exercises = Set(lesson.steps.flatMap(\.exercises).map(\.destination))
    if exercises.count < 3 {
      note(
        "lint.few-exercises", "the lesson places \(exercises.count) exercises of at least 3", "link to them")
    }
    for step in lesson.steps where lesson.language == .chinese && step.id != "start" {
      if step.id.utf8.contains(where: { $0 >= 0x80 }) {
        diagnostics.append(
          Diagnostic(
            "lint.no-step-id", at: SourceRange(step.range.lower, step.range.lower + 2),
            "this step has no id of its own", help: "## … <a id=\"name\"></a>, as in the English lesson"))
      }
    }
    return diagnostics
  }
}
