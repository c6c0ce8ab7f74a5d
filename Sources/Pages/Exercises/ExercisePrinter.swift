internal import Course
internal import Experiments
internal import SourceText

/// Prints an exercise: the question with space to answer, its hints, its solution.
struct ExercisePrinter {
  let placed: PlacedExercise
  private let blocks: BlockPrinter
  private let settings: PageSettings
  /// The level of its heading.
  private let level: Int

  init(_ placed: PlacedExercise, surroundings: PageSurroundings, settings: PageSettings, level: Int) {
    self.placed = placed
    self.level = level
    self.settings = settings
    let source = SourcePrinter(
      path: placed.exercise.words.name, surroundings: surroundings, settings: settings,
      headingLevel: level + 1,
      address: { link in
        if case .web = link.target { Address(web: link.destination) } else { nil }
      }, exercise: { _, text in .element(.p, [], text.plainText) }, indent: 2)
    blocks = source.blocks
  }

  private var exercise: Exercise { placed.exercise }
  private var words: Words { blocks.inlines.words }

  /// The question, the facts about it, and space for the answer.
  func question() -> HTML {
    let room = AnswerSpace(words: words, formulas: blocks.inlines.formulas)
    let isLong = room.isLong(exercise)
    let asked = [heading] + prompt()
    return .element(
      .section,
      [
        .id(placed.anchor), .class(isLong ? "exercise long" : "exercise"),
        Attribute("data-exercise", exercise.id), Attribute("data-kind", exercise.task.kind),
      ],
      (isLong ? [.element(.div, [.class("kept")], asked)] : asked) + [room.space(for: exercise)]
        + (settings.isForSite ? folded() : []))
  }

  /// The hints in order; nothing where there are none.
  func hints() -> HTML {
    guard !exercise.hints.isEmpty else { return .nothing }
    let items = exercise.hints.map { HTML.element(.li, [], tight($0)) }
    return .element(
      .section, [.id(placed.hintsAnchor), .class("hints")], [backHeading(), .element(.ol, [], items)])
  }

  /// The answer and the worked solution, with what it is good for.
  ///
  /// - Parameter linksBack: Whether the question is on the same page.
  func solution(linksBack: Bool = true) -> HTML {
    .element(
      .section, [.id(placed.solutionAnchor), .class("solution")],
      [backHeading(isLink: linksBack), AnswerWords(words: words, blocks: blocks).answer(of: exercise)]
        + worked)
  }

  /// The solution and what it is good for.
  private var worked: [HTML] {
    blocks.print(exercise.solution)
      + (exercise.explanation.isEmpty
        ? [] : [.element(.div, [.class("explanation")], blocks.print(exercise.explanation))])
  }

  /// Hints, and with the key the solution, each to be opened by the reader: for a screen.
  private func folded() -> [HTML] {
    let hints = exercise.hints.enumerated().map { index, hint in
      HTML.element(
        .details, [.class("hint")],
        [.element(.summary, [], exercise.hints.count == 1 ? words.hint : words.hint(index + 1))]
          + blocks.print(hint))
    }
    guard settings.answers == .key else { return hints }
    let answer = AnswerWords(words: words, blocks: blocks).answer(of: exercise)
    return hints + [
      .element(.details, [.class("solution")], [.element(.summary, [], words.solution), answer] + worked)
    ]
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
  private func backHeading(isLink: Bool = true) -> HTML {
    let number = words.exercise(placed.number)
    return .element(
      .heading(level), [],
      [
        isLink
          ? .element(.a, [.href(Address(placed.anchor)), .class("ordinal")], number)
          : .element(.span, [.class("ordinal")], number), " ",
        .element(.span, [.class("name")], blocks.inlines.forHeadings.print(exercise.title)),
      ])
  }

  private var facts: HTML {
    let points = words.points(NumberStyle.shortest.text(exercise.facts.points))
    let minutes = exercise.facts.minutes.map { words.minutes($0) }
    var pieces: [HTML] = [.text([points, minutes].compactMap { $0 }.joined(separator: " · "))]
    if !exercise.hints.isEmpty && !settings.isForSite {
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
}
