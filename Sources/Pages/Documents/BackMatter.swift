internal import Course

/// What comes behind the lessons: hints on pages of their own, and in the teacher's key the solutions.
struct BackMatter {
  struct Part {
    let name: String
    let title: String
    let sections: [HTML]
  }

  let parts: [Part]

  /// - Parameter titles: Put above the exercises of each lesson, where there are several lessons.
  init(printers: [LessonPrinter], settings: PageSettings, titles: [String]? = nil) {
    let words = Words(language: settings.language)
    let level = titles == nil ? 3 : 4
    var hints: [HTML] = []
    var solutions: [HTML] = []
    for (index, printer) in printers.enumerated() where !printer.exercises.isEmpty {
      let exercises = printer.exercises.map { placed in
        printer.printer(of: placed, level: level)
      }
      let heading: [HTML] = titles.map { [.element(.h3, [], $0[index])] } ?? []
      let own = exercises.map { $0.hints() }.filter { !$0.isNothing }
      if !own.isEmpty { hints += heading + own }
      solutions += heading + exercises.map { $0.solution() }
    }
    var parts: [Part] = []
    if !hints.isEmpty { parts.append(Part(name: "hints", title: words.hints, sections: hints)) }
    if settings.answers == .key && !solutions.isEmpty {
      parts.append(Part(name: "solutions", title: words.solutions, sections: solutions))
    }
    self.parts = parts
  }

  /// Heads of the pages that hold them.
  func runs(left: String) -> [StyleSheet.Run] {
    parts.map { StyleSheet.Run(name: $0.name, left: left, right: $0.title) }
  }

  func print() -> [HTML] {
    parts.map { part in
      .element(
        .section, [.id(Anchor(part.name)), .class("back-matter last-page run-\(part.name)")],
        [.element(.h2, [], part.title)] + part.sections)
    }
  }
}
