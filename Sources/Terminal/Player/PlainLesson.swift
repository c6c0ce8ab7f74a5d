public import Course

internal import Experiments
internal import Gradebook
internal import SourceText

/// A whole lesson as text from top to bottom, without a screen: for pipes, files and screen readers.
public struct PlainLesson {
  private let lesson: Lesson
  private let shelf: Shelf
  private let setting: Setting

  public init(_ lesson: Lesson, shelf: Shelf, setting: Setting) {
    self.lesson = lesson
    self.shelf = shelf
    self.setting = setting
  }

  /// The lines, handed on as they are made.
  public func print(_ put: (Line) -> Void) {
    var flow = Flow()
    flow.append(lesson.title, setting, .heading)
    var isFirst = true
    if !lesson.title.isEmpty {
      underlined(flow, "=", put)
      isFirst = false
    }
    for (index, step) in lesson.steps.enumerated() {
      // The opening screen has the lesson's title.
      if step.title != lesson.title {
        if !isFirst { put(.empty) }
        var title = Flow()
        title.append("\(index + 1). ", .heading)
        title.append(step.title, setting, .heading)
        underlined(title, "-", put)
      }
      isFirst = false
      let lines = printer.lines(step.pieces.flatMap { $0 } + mentioned(in: step))
      if !lines.isEmpty { put(.empty) }
      lines.forEach(put)
    }
  }

  private func underlined(_ title: Flow, _ rule: String, _ put: (Line) -> Void) {
    let lines = title.lines(columns: setting.columns)
    lines.forEach(put)
    let width = lines.map(\.width).max() ?? 0
    if !setting.isSpoken && width > 0 { put(Line(String(repeating: rule, count: width), .quiet)) }
  }

  /// Exercises that a sentence refers to, as blocks of their own behind the step.
  private func mentioned(in step: Step) -> [Block] {
    let placed = step.blocks.flattened.compactMap { block -> String? in
      if case .exercise(let link, _) = block.kind { link.destination } else { nil }
    }
    var found = Set(placed)
    return step.exercises.filter { found.insert($0.destination).inserted }.map {
      Block(.exercise($0, []), at: $0.range)
    }
  }

  private var printer: BlockPrinter {
    BlockPrinter(
      setting: setting,
      inserts: .init(
        experiment: { block, setting in run(block, setting) },
        exercise: { link, words, setting in exercise(link, words, setting) },
        implementation: { link, words, setting in source(link, words, setting) }))
  }

  private func run(_ block: ExperimentBlock, _ setting: Setting) -> [Line] {
    do throws(ExperimentError) {
      let experiment = try Experiment.named(block.name)
      let result = try experiment.run(
        Dictionary(
          block.parameters.map { ($0.name, ParameterValue($0.value)) },
          uniquingKeysWith: { first, _ in first }))
      return [Line(setting.line(experiment.title).text, .strong)] + ResultPrinter(setting).lines(result)
    } catch {
      return Setting.wrapped(error.diagnostic.message, .bad, setting.columns)
    }
  }

  private func exercise(_ link: Link, _ words: [Inline], _ setting: Setting) -> [Line] {
    switch shelf.exercise(link, lesson) {
    case .found(let exercise):
      var card = ExerciseCard(
        ExerciseState(exercise, key: ExerciseState.key(of: exercise), record: .init(), draft: nil), setting)
      card.showsId = true
      return card.drawn().lines
    case .missing(let reason):
      var flow = Flow()
      flow.append(words, setting)
      return flow.lines(columns: setting.columns) + Setting.wrapped(reason, .bad, setting.columns)
    }
  }

  private func source(_ link: Link, _ words: [Inline], _ setting: Setting) -> [Line] {
    var flow = Flow()
    flow.append(words, setting, .strong)
    switch shelf.excerpt(link, lesson) {
    case .found(let excerpt):
      flow.append(" (\(excerpt.shownPath):\(excerpt.firstLine))", .quiet)
      return flow.lines(columns: setting.columns)
        + CodePrinter(setting).lines(excerpt.text, language: "swift")
    case .missing(let reason):
      return flow.lines(columns: setting.columns) + Setting.wrapped(reason, .bad, setting.columns)
    }
  }
}
