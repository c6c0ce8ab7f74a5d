internal import Course

/// What comes behind the lessons: hints on a page of their own, and in the teacher's key the solutions.
struct BackMatter {
  let printers: [LessonPrinter]
  let settings: PageSettings

  func print() -> HTML {
    let words = Words(language: settings.language)
    let exercises = printers.flatMap { printer in
      printer.exercises.map { placed in
        ExercisePrinter(placed, blocks: printer.blocks, settings: settings, level: 3)
      }
    }
    let hints = exercises.map { $0.hints() }.filter { !$0.isNothing }
    var parts: [HTML] = []
    if !hints.isEmpty { parts.append(part("hints", words.hints, hints)) }
    if settings.answers == .key && !exercises.isEmpty {
      parts.append(part("solutions", words.solutions, exercises.map { $0.solution() }))
    }
    return .several(parts)
  }

  private func part(_ name: String, _ title: String, _ sections: [HTML]) -> HTML {
    .element(
      .section, [.id(Anchor(name)), .class("back-matter last-page")],
      [.element(.h2, [], title)] + sections)
  }
}
