internal import Course

extension Player {
  /// Takes a key; returns what is to be done outside.
  public mutating func handle(_ input: KeyInput) -> Wish? {
    if case .key(.control("z")) = input { return .suspend }
    notice = nil
    switch mode {
    case .reading: return handleReading(input)
    case .answering(let answering): return handleAnswering(input, answering)
    case .live(let live): return handleLive(input, live)
    case .choosing(let chooser): return handleChoosing(input, chooser)
    case .page(let page): return handlePage(input, page)
    }
  }

  private mutating func handleReading(_ input: KeyInput) -> Wish? {
    guard case .key(let key) = input else { return nil }
    if case .character(let digit) = key.code, key.modifiers.isEmpty, let number = digit.wholeNumberValue,
      number > 0
    {
      focus(on: number)
      return nil
    }
    guard let action = Action(key) else {
      notice = Line(say(.unknownKey(key.name(in: language, asciiOnly: asciiOnly))), .quiet)
      return nil
    }
    return perform(action)
  }

  private mutating func perform(_ action: Action) -> Wish? {
    switch action {
    case .next:
      // What is not read yet comes before what is next.
      if top + bodyRows < contentRows && scrolling == .keep { scroll(pageRows) } else { next() }
    case .back: back()
    case .answer: return answer()
    case .hint: hint()
    case .why: why()
    case .solution: solution()
    case .skip: skip()
    case .again: again()
    case .run: run()
    case .source: source()
    case .contents: mode = .choosing(contents())
    case .goTo: mode = .choosing(destinations())
    case .search: mode = .choosing(Chooser(.search, items: []))
    case .glossary: glossary()
    case .comeBack: comeBack()
    case .language: switchLanguage()
    case .help: mode = .page(TextPage(title: .helpTitle, kind: .help))
    case .quit: return .quit
    case .up: scroll(-1)
    case .down: scroll(1)
    case .pageUp: scroll(-pageRows)
    case .pageDown: scroll(pageRows)
    case .top: scrolling = .top
    case .bottom: scrolling = .bottom
    }
    return nil
  }

  private mutating func scroll(_ rows: Int) {
    top = min(max(top + rows, 0), max(0, contentRows - bodyRows))
    scrolling = .keep
  }

  private mutating func focus(on number: Int) {
    let open = openExercises
    guard open.indices.contains(number - 1) else {
      notice = Line(say(.noSuchExercise(number)))
      return
    }
    focus = open[number - 1].destination
    scrolling = .exercise(open[number - 1].destination)
  }

  private mutating func comeBack() {
    guard let last = trail.popLast() else {
      notice = Line(say(.nowhereToComeBack))
      return
    }
    if last.path == lesson.path {
      go(to: lesson.steps.firstIndex { $0.id == last.step } ?? 0, piece: last.piece)
    } else {
      open(last.path, step: last.step, piece: last.piece, remembering: false)
    }
  }

  /// The same step in the other language.
  private mutating func switchLanguage() {
    let other: Language = language == .english ? .chinese : .english
    language = other
    guard let file = shelf.lessons().first(where: { $0.id == lesson.id }) else { return }
    let path = file.path(in: other)
    guard path != lesson.path, let twin = try? shelf.lesson(path) else { return }
    let (id, number, open, place) = (step.id, stepIndex, piece, top)
    let judged = exercises
    lesson = twin
    go(to: twin.steps.firstIndex { $0.id == id } ?? number, piece: open)
    // The verdicts are said again in the new language.
    for (link, old) in judged {
      guard let answer = old.answer, old.verdict != nil, let exercise = exercises[link]?.exercise else {
        continue
      }
      exercises[link]?.answer = answer
      exercises[link]?.verdict = judge.judge(exercise, answer, other)
      exercises[link]?.showsWhy = old.showsWhy
    }
    scrolling = .keep
    top = place
  }

  private mutating func source() {
    let links = step.pieces.prefix(piece).flatMap { $0.links }.filter {
      if case .implementation = $0.target { true } else { false }
    }
    guard let link = links.last ?? step.implementations.first else {
      notice = Line(say(.noSource))
      return
    }
    switch shelf.excerpt(link, lesson) {
    case .found(let excerpt):
      mode = .page(TextPage(title: .sourceTitle(excerpt.shownPath), kind: .excerpt(excerpt)))
    case .missing(let reason): notice = Line(reason, .bad)
    }
  }

  private mutating func handlePage(_ input: KeyInput, _ page: TextPage) -> Wish? {
    guard case .key(let key) = input else { return nil }
    var page = page
    if case .tour = page.kind, contentRows <= bodyRows, Action(key) != .quit {
      mode = .reading
      return Action(key) == .language ? perform(.language) : nil
    }
    switch Action(key) {
    case .up: page.top -= 1
    case .down: page.top += 1
    case .pageUp: page.top -= pageRows
    case .pageDown: page.top += pageRows
    case .next where key.code == .character(" ") && page.top + bodyRows < contentRows:
      page.top += pageRows
    case .top: page.top = 0
    case .bottom: page.top = .max / 2
    case .quit where key != .character("q"): return .quit
    default:
      mode = .reading
      return nil
    }
    page.top = max(0, min(page.top, contentRows - bodyRows))
    mode = .page(page)
    return nil
  }
}
