internal import Course
internal import Gradebook

extension Player {
  /// The exercise that keys are about.
  var focused: ExerciseState? { focus.flatMap { exercises[$0] } }

  mutating func answer() -> Wish? {
    // What is solved gives way to what is not.
    if let state = focused, state.record.isSolved, state.verdict != nil {
      let open = openExercises.map(\.destination)
      focus = open.first { exercises[$0].map { !$0.record.isSolved } ?? false } ?? focus
    }
    guard let link = focus, let state = exercises[link] else {
      notice = Line(focus.flatMap { missing[$0] } ?? say(.noExercise))
      return nil
    }
    var answering = Answering(link, state, history: history)
    answering.preview = preview(answering, state)
    mode = .answering(answering)
    scrolling = .cursor
    if case .code = state.exercise.task { return .edit(text: answering.text, ending: ".swift") }
    return nil
  }

  private func preview(_ answering: Answering, _ state: ExerciseState) -> Preview? {
    let text = answering.text
    if text.allSatisfy(\.isWhitespace) { return nil }
    if case .choice = answering.input { return nil }
    return judge.preview(state.exercise, text, language, tellsMore)
  }

  mutating func handleAnswering(_ input: KeyInput, _ answering: Answering) -> Wish? {
    guard let state = exercises[answering.link] else {
      mode = .reading
      return nil
    }
    var answering = answering
    scrolling = .cursor
    if case .key(.control("c")) = input {
      leave(answering)
      return nil
    }
    if case .key(.control("t")) = input, state.exercise.task.canTellMore {
      tellsMore.toggle()
      answering.preview = preview(answering, state)
      mode = .answering(answering)
      if case .derivation = state.exercise.task { notice = Line(say(.lineJudging(tellsMore))) }
      return nil
    }
    switch answering.input {
    case .choice(let options): return handleChoice(input, options, answering, state)
    case .text(var editor):
      let response = editor.handle(input)
      answering.input = .text(editor)
      switch response {
      case .edited:
        answering.preview = preview(answering, state)
        mode = .answering(answering)
        keepDraft(answering)
      case .moved: mode = .answering(answering)
      case .submitted: submit(answering)
      case .cancelled: leave(answering)
      case .editorWanted:
        mode = .answering(answering)
        let isCode = if case .code = state.exercise.task { true } else { false }
        return .edit(text: answering.text, ending: isCode ? ".swift" : ".txt")
      case .ignored:
        // Reading on while an answer is being typed.
        if case .key(let key) = input, let action = Action(key), key.code == .pageUp || key.code == .pageDown
        {
          scrolling = .keep
          let rows = action == .pageUp ? -pageRows : pageRows
          top = min(max(top + rows, 0), max(0, contentRows - bodyRows))
        }
        mode = .answering(answering)
      }
      return nil
    }
  }

  private mutating func handleChoice(
    _ input: KeyInput, _ options: Answering.Options, _ answering: Answering, _ state: ExerciseState
  ) -> Wish? {
    guard case .key(let key) = input else { return nil }
    var options = options
    var answering = answering
    var isDone = false
    func pick(_ index: Int) {
      options.cursor = index
      if !options.isMultiple {
        options.chosen = [index]
        isDone = true
      } else if options.chosen.remove(index) == nil {
        options.chosen.insert(index)
      }
    }
    switch key.code {
    case .up: options.cursor = max(0, options.cursor - 1)
    case .down, .tab: options.cursor = min(max(options.count - 1, 0), options.cursor + 1)
    case .character(" "): pick(options.cursor)
    case .enter:
      if options.chosen.isEmpty || !options.isMultiple { options.chosen = [options.cursor] }
      isDone = true
    case .escape:
      leave(answering)
      return nil
    case .character(let letter) where key.modifiers.isEmpty:
      let label = String(letter).lowercased()
      guard let index = (0..<options.count).first(where: { Answering.Options.label($0) == label }) else {
        notice = Line(say(.noSuchOption(label)))
        break
      }
      pick(index)
    default: break
    }
    answering.input = .choice(options)
    if isDone { submit(answering) } else { mode = .answering(answering) }
    return nil
  }

  /// The text as `$EDITOR` left it; nil where the editor could not be run.
  public mutating func edited(_ text: String?) {
    guard case .answering(var answering) = mode, let state = exercises[answering.link] else { return }
    guard let text else {
      notice = Line(say(.noEditor), .bad)
      return
    }
    guard case .text(var editor) = answering.input else { return }
    var trimmed = text
    while trimmed.last?.isNewline == true { trimmed.removeLast() }
    let isChanged = trimmed != editor.text
    editor.setText(trimmed)
    answering.input = .text(editor)
    answering.preview = preview(answering, state)
    mode = .answering(answering)
    keepDraft(answering)
    // Code is written in the editor and nowhere else: leaving it hands it in.
    if case .code = state.exercise.task, isChanged { submit(answering) }
  }

  private mutating func keepDraft(_ answering: Answering) {
    guard let key = exercises[answering.link]?.key else { return }
    let text = answering.text
    exercises[answering.link]?.draft = text
    _ = keep { progress throws(DatabaseError) in try progress.keepDraft(text, of: key) }
  }

  private mutating func leave(_ answering: Answering) {
    mode = .reading
    scrolling = .exercise(answering.link)
    if !answering.text.allSatisfy(\.isWhitespace), case .text = answering.input {
      notice = Line(say(.draftKept))
    }
  }

  private mutating func submit(_ answering: Answering) {
    let text = answering.text
    guard var state = exercises[answering.link], !text.allSatisfy(\.isWhitespace) else {
      mode = .answering(answering)
      notice = Line(say(.emptyAnswer))
      return
    }
    let verdict = judge.judge(state.exercise, text, language)
    state.verdict = verdict
    state.answer = text
    state.showsWhy = false
    let isReadable = verdict.outcome != .malformed
    state.draft = isReadable ? nil : text
    if history.last != text, case .text = answering.input { history.append(text) }
    let key = state.key
    _ = keep { progress throws(DatabaseError) in
      try progress.record(.tried(key, answer: text, outcome: verdict.outcome))
      if isReadable { try progress.forgetDraft(of: key) }
    }
    if let record = keep({ progress throws(DatabaseError) in try progress.record(of: key) }) {
      state.record = record
    } else {
      state.record.note(verdict.outcome)
    }
    exercises[answering.link] = state
    if isReadable {
      mode = .reading
      scrolling = .exercise(answering.link)
    } else {
      // It stays open, with the caret where it stops making sense.
      var open = answering
      open.preview = Preview(fault: verdict.fault)
      mode = .answering(open)
      scrolling = .cursor
      notice = Line(
        say(.outcome(.malformed)) + (language == .chinese ? "，" : "; ") + say(.notCounted), .warning)
    }
  }

  /// Hands an answer in that was given elsewhere.
  mutating func handIn(_ text: String) {
    guard let link = focus, let state = exercises[link] else { return }
    var answering = Answering(link, state, history: [])
    switch answering.input {
    case .text(var editor):
      editor.setText(text)
      answering.input = .text(editor)
    case .choice(var options):
      options.chosen = Answering.Options.indices(in: text.lowercased()).filter { $0 < options.count }
      answering.input = .choice(options)
    }
    submit(answering)
    if case .answering = mode { mode = .reading }
  }

  // MARK: Help with it

  mutating func hint() {
    guard let link = focus, var state = exercises[link] else {
      notice = Line(say(.noExercise))
      return
    }
    scrolling = .exercise(link)
    guard state.hasMoreHints else {
      notice = Line(say(state.exercise.hints.isEmpty ? .noHints : .noMoreHints))
      return
    }
    state.hintsShown += 1
    let (key, tier) = (state.key, state.hintsShown)
    exercises[link] = state
    _ = keep { progress throws(DatabaseError) in try progress.record(.hinted(key, tier: tier)) }
  }

  mutating func why() {
    guard let link = focus, var state = exercises[link], let verdict = state.verdict else {
      notice = Line(say(.nothingToExplain))
      return
    }
    scrolling = .exercise(link)
    guard !verdict.why.isEmpty else {
      notice = Line(say(.noMoreToSay))
      return
    }
    state.showsWhy.toggle()
    exercises[link] = state
  }

  mutating func solution() {
    guard let link = focus, var state = exercises[link] else {
      notice = Line(say(.noExercise))
      return
    }
    guard state.mayShowSolution else {
      notice = Line(say(.tryFirst))
      return
    }
    scrolling = .exercise(link)
    state.showsSolution.toggle()
    let key = state.key
    if state.showsSolution && !state.record.isSolved && !state.record.sawSolution {
      _ = keep { progress throws(DatabaseError) in try progress.record(.solutionShown(key)) }
      state.record.noteSolution()
    }
    exercises[link] = state
  }

  mutating func skip() {
    guard let link = focus, var state = exercises[link] else {
      notice = Line(say(.noExercise))
      return
    }
    if !state.record.isSolved {
      let key = state.key
      _ = keep { progress throws(DatabaseError) in try progress.record(.skipped(key)) }
      state.record.noteSkip()
      exercises[link] = state
    }
    let open = openExercises.map(\.destination)
    if let index = open.firstIndex(of: link), index + 1 < open.count {
      focus = open[index + 1]
      scrolling = .exercise(open[index + 1])
      notice = Line(say(.skipped))
    } else {
      notice = Line(say(.skipped))
      next()
    }
  }

  /// Asks the same exercise anew, with other numbers where it has any.
  mutating func again() {
    guard let link = focus, var state = exercises[link] else {
      notice = Line(say(.noExercise))
      return
    }
    state.verdict = nil
    state.answer = nil
    state.draft = nil
    state.showsSolution = false
    state.showsWhy = false
    state.hintsShown = 0
    if let other = judge.variant(state.original, state.variant + 1) {
      state.variant += 1
      state.exercise = other
      notice = Line(say(.otherNumbers))
    } else {
      notice = Line(say(.startedAgain))
    }
    exercises[link] = state
    scrolling = .exercise(link)
  }
}
