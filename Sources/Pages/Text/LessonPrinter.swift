internal import Course
internal import Experiments
internal import SourceText

/// Prints one lesson: its title, its steps, the experiments as figures, the code that it links to, its exercises.
struct LessonPrinter {
  let lesson: Lesson
  let surroundings: PageSurroundings
  let settings: PageSettings
  /// The level of the lesson's title: 1 on a page of its own, deeper in a book.
  let titleLevel: Int
  /// The number of the unit that it teaches, put before the title in a book.
  let number: String?
  /// Put before the names of places in the lesson, where there are several lessons on a page.
  let prefix: [String]
  /// Where a link to another page leads; nil where that page is not printed.
  let otherPages: (Link, Lesson) -> Address?
  /// The exercises that the lesson places, in order of their first place.
  let exercises: [PlacedExercise]

  init(
    _ lesson: Lesson, surroundings: PageSurroundings, settings: PageSettings, titleLevel: Int = 1,
    number: String? = nil, prefix: [String] = [], numberPrefix: String = "",
    otherPages: @escaping (Link, Lesson) -> Address? = { _, _ in nil }
  ) {
    self.lesson = lesson
    self.surroundings = surroundings
    self.settings = settings
    self.titleLevel = titleLevel
    self.number = number
    self.prefix = prefix
    self.otherPages = otherPages
    exercises = LessonPrinter.placed(lesson, surroundings, prefix: prefix, numberPrefix: numberPrefix)
  }

  private static func placed(
    _ lesson: Lesson, _ surroundings: PageSurroundings, prefix: [String], numberPrefix: String
  ) -> [PlacedExercise] {
    var placed: [PlacedExercise] = []
    for block in lesson.steps.flatMap(\.blocks).flattened {
      guard case .exercise(let link, _) = block.kind,
        !placed.contains(where: { $0.destination == link.destination }),
        let exercise = try? surroundings.exercise(link, lesson.path).get()
      else { continue }
      let number = numberPrefix + "\(placed.count + 1)"
      placed.append(
        PlacedExercise(
          exercise: exercise, number: number, anchor: Anchor(prefix + ["exercise-\(placed.count + 1)"]),
          destination: link.destination))
    }
    return placed
  }

  var words: Words { Words(language: settings.language) }

  /// The whole lesson.
  func body() -> HTML {
    .element(
      .article, [.id(anchor()), .class("lesson")],
      [
        .element(
          .heading(titleLevel), [.class("title")], numberPieces + inlines.forHeadings.print(lesson.title))
      ]
        + lesson.steps.map(step))
  }

  private var numberPieces: [HTML] {
    number.map { [.element(.span, [.class("unit")], $0), " "] } ?? []
  }

  /// The place of the lesson, or of one of its steps.
  func anchor(_ step: String? = nil) -> Anchor {
    guard let step else { return Anchor(prefix.isEmpty ? ["lesson"] : prefix) }
    return Anchor(prefix + [step])
  }

  private func step(_ step: Step) -> HTML {
    let heading: [HTML] =
      step.id == "start"
      ? [] : [.element(.heading(titleLevel + 1), [], inlines.forHeadings.print(step.title))]
    let pieces = step.pieces.filter { !$0.isEmpty }.map { HTML.several(blocks.print($0)) }
    let pause = HTML.element(.hr, [.class("pause")])
    let parted = pieces.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [pause, $0.element] }
    return .element(
      .section, [.id(anchor(step.id)), .class("step"), Attribute("data-step", step.id)], heading + parted)
  }

  // MARK: Parts

  private var source: SourcePrinter {
    SourcePrinter(
      path: lesson.path, surroundings: surroundings, settings: settings, headingLevel: titleLevel + 2,
      address: { address(of: $0) }, exercise: { exercise($0, $1) })
  }

  var inlines: InlinePrinter { source.inlines }
  private var blocks: BlockPrinter { source.blocks }

  /// Prints one of the lesson's exercises, question or answer.
  func printer(of placed: PlacedExercise, level: Int) -> ExercisePrinter {
    ExercisePrinter(placed, surroundings: surroundings, settings: settings, level: level)
  }

  private func address(of link: Link) -> Address? {
    switch link.target {
    case .web: return Address(web: link.destination)
    case .lesson(let path, let fragment):
      if path.isEmpty { return lesson.step(fragment).map { Address(anchor($0.id)) } }
      return otherPages(link, lesson)
    case .exercise:
      return exercises.first { $0.destination == link.destination }.map { Address($0.anchor) }
        ?? otherPages(link, lesson)
    case .implementation, .file: return nil
    }
  }

  private func exercise(_ link: Link, _ text: [Inline]) -> HTML {
    guard let placed = exercises.first(where: { $0.destination == link.destination }) else {
      var message = link.destination
      if case .failure(let missing) = surroundings.exercise(link, lesson.path) { message = missing.message }
      return source.fault(inlines.print(text), message)
    }
    return printer(of: placed, level: titleLevel + 2).question()
  }
}
