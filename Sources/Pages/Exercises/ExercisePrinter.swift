internal import Course
internal import Experiments

/// Prints an exercise: the question with space to answer, its hints, its solution.
struct ExercisePrinter {
  let placed: PlacedExercise
  let blocks: BlockPrinter
  let settings: PageSettings
  /// The level of its heading.
  let level: Int

  init(_ placed: PlacedExercise, blocks: BlockPrinter, settings: PageSettings, level: Int) {
    self.placed = placed
    self.blocks = blocks
    self.settings = settings
    self.level = level
  }

  private var exercise: Exercise { placed.exercise }
  private var words: Words { blocks.inlines.words }

  /// The question, the facts about it, and space for the answer.
  func question() -> HTML {
    .element(
      .section,
      [
        .id(placed.anchor), .class("exercise"), Attribute("data-exercise", exercise.id),
        Attribute("data-kind", exercise.task.kind),
      ],
      [heading] + prompt() + [answerSpace()])
  }

  /// The hints in order; nothing where there are none.
  func hints() -> HTML {
    guard !exercise.hints.isEmpty else { return .nothing }
    let items = exercise.hints.map { HTML.element(.li, [], tight($0)) }
    return .element(
      .section, [.id(placed.hintsAnchor), .class("hints")], [backHeading(), .element(.ol, [], items)])
  }

  /// The answer and the worked solution, with what it is good for.
  func solution() -> HTML {
    let explanation: [HTML] =
      exercise.explanation.isEmpty
      ? [] : [.element(.div, [.class("explanation")], blocks.print(exercise.explanation))]
    return .element(
      .section, [.id(placed.solutionAnchor), .class("solution")],
      [backHeading(), AnswerWords(words: words, blocks: blocks).answer(of: exercise)]
        + blocks.print(exercise.solution) + explanation)
  }

  // MARK: Heading

  private var heading: HTML {
    .element(
      .header, [],
      [
        .element(
          .heading(level), [],
          [
            .element(.span, [.class("ordinal")], words.exercise(placed.number)), " ",
            .element(.span, [.class("name")], blocks.inlines.forHeadings.print(exercise.title)),
          ]),
        facts,
      ])
  }

  /// The heading of hints and solutions, which leads back to the question.
  private func backHeading() -> HTML {
    .element(
      .heading(level), [],
      [
        .element(.a, [.href(Address(placed.anchor))], words.exercise(placed.number)), " ",
        .element(.span, [.class("name")], blocks.inlines.forHeadings.print(exercise.title)),
      ])
  }

  private var facts: HTML {
    let points = words.points(NumberStyle.shortest.text(exercise.facts.points))
    let minutes = exercise.facts.minutes.map { words.minutes($0) }
    var pieces: [HTML] = [.text([points, minutes].compactMap { $0 }.joined(separator: " · "))]
    if !exercise.hints.isEmpty {
      pieces += [" · ", .element(.a, [.href(Address(placed.hintsAnchor))], words.hints)]
    }
    return .element(.p, [.class("facts")], pieces)
  }

  private func tight(_ inner: [Block]) -> [HTML] {
    if inner.count == 1, case .paragraph(let text) = inner[0].kind { return blocks.inlines.print(text) }
    return blocks.print(inner)
  }

  // MARK: Prompt

  /// The prompt; its last list as boxes to tick or items to order, where the answer is made from it.
  private func prompt() -> [HTML] {
    let replacement: (count: Int, print: ([[Block]]) -> HTML)? =
      switch exercise.task {
      case .choice(let choice): (choice.options.count, { options($0, isMultiple: choice.isMultiple) })
      case .order(let order): (order.items.count, items)
      default: nil
      }
    guard let replacement,
      let index = exercise.prompt.lastIndex(where: { block in
        if case .list(let list) = block.kind { list.items.count == replacement.count } else { false }
      }), case .list(let list) = exercise.prompt[index].kind
    else { return blocks.print(exercise.prompt) }
    return blocks.print(Array(exercise.prompt[..<index]))
      + [replacement.print(list.items.map(\.blocks))]
      + blocks.print(Array(exercise.prompt[(index + 1)...]))
  }

  private func options(_ options: [[Block]], isMultiple: Bool) -> HTML {
    .several([
      .element(.p, [.class("instruction")], isMultiple ? words.chosenSeveral : words.chosenOne),
      .element(
        .ol, [.class("options"), Attribute("data-multiple", isMultiple ? "true" : "false")],
        options.map { .element(.li, [], [.element(.div, [], tight($0))]) }),
    ])
  }

  private func items(_ items: [[Block]]) -> HTML {
    .element(.ol, [.class("letters")], items.map { .element(.li, [], [.element(.div, [], tight($0))]) })
  }

  private func answerSpace() -> HTML {
    AnswerSpace(words: words, formulas: blocks.inlines.formulas).space(for: exercise)
  }
}
