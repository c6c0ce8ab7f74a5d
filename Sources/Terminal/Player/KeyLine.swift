internal import Course
internal import Gradebook

/// The last line: what can be pressed now, the most useful first, as many as there is room for.
struct KeyLine {
  private let player: Player

  init(_ player: Player) {
    self.player = player
  }

  private struct Hint {
    let key: String
    let label: String
    var isNeeded = false
  }

  func line(columns: Int) -> Line {
    let hints = hints
    // What is always there: the first, what goes on, what leads out. The others as far as there is room.
    var shown = Set(hints.indices.filter { $0 == 0 || hints[$0].isNeeded })
    func width(_ shown: Set<Int>) -> Int { shown.reduce(1) { $0 + drawn(hints[$1]).width + 2 } - 2 }
    for index in hints.indices where width(shown.union([index])) < columns { shown.insert(index) }
    var line = Line(" ")
    for index in hints.indices where shown.contains(index) {
      if line.width > 1 { line.append("  ") }
      line.append(drawn(hints[index]))
    }
    return line.truncated(to: columns, mark: player.asciiOnly ? "~" : "…")
  }

  private func drawn(_ hint: Hint) -> Line {
    Line(hint.key, Style(.accent, .bold)) + Line(" " + hint.label, .quiet)
  }

  private func hint(_ action: Action, _ label: Message? = nil) -> Hint {
    var hint = hint(action.keys[0], label ?? action.label)
    hint.isNeeded = action == .next || action == .quit
    return hint
  }

  private func hint(_ key: Key, _ label: Message) -> Hint {
    Hint(key: key.name(in: player.language, asciiOnly: player.asciiOnly), label: player.say(label))
  }

  private func needed(_ key: Key, _ label: Message) -> Hint {
    var hint = hint(key, label)
    hint.isNeeded = true
    return hint
  }

  private func hint(_ keys: String, _ label: Message) -> Hint { Hint(key: keys, label: player.say(label)) }

  private var hints: [Hint] {
    switch player.mode {
    case .reading: reading
    case .answering(let answering): self.answering(answering)
    case .live(let live): self.live(live)
    case .choosing:
      [
        hint(player.asciiOnly ? "Up Down" : "↑↓", .keySelect), hint(Key(.enter), .keyOpen),
        hint("a…", .keyNarrow), needed(Key(.escape), .keyClose),
      ]
    case .page: [hint(player.asciiOnly ? "Up Down" : "↑↓", .keyScroll), needed(Key(.escape), .keyClose)]
    }
  }

  private var reading: [Hint] {
    var hints: [Hint] = []
    let state = player.focused
    let isAsked = state.map { !$0.record.isSolved && !$0.record.wasSkipped } ?? false
    if let state, isAsked {
      // An open question is what the step waits for.
      hints.append(hint(.answer, state.verdict == nil ? .keyAnswer : .keyTryAgain))
      if state.hasMoreHints { hints.append(hint(.hint)) }
      if state.hasWhy { hints.append(hint(.why)) }
      if state.mayShowSolution { hints.append(hint(.solution)) }
      hints.append(hint(.next))
      hints.append(hint(.skip))
    } else {
      hints.append(hint(.next))
      if let state {
        hints.append(hint(.answer))
        if state.mayShowSolution { hints.append(hint(.solution)) }
      }
    }
    if !player.openExperiments.isEmpty { hints.append(hint(.run)) }
    if !player.step.implementations.isEmpty { hints.append(hint(.source)) }
    hints.append(hint(.back))
    if !player.trail.isEmpty { hints.append(hint(.comeBack)) }
    hints += [hint(.contents), hint(.search), hint(.help), hint(.quit)]
    return hints
  }

  private func answering(_ answering: Answering) -> [Hint] {
    switch answering.input {
    case .choice(let options):
      let letters = "a-" + Answering.Options.label(max(0, options.count - 1))
      return [
        hint(letters, .keyChoose), hint(player.asciiOnly ? "Up Down" : "↑↓", .keySelect),
        hint(Key(.enter), .keySubmit), needed(Key(.escape), .keyCancel),
      ]
    case .text(let editor):
      var hints = [hint(Key(.enter), editor.isMultiline ? .keyNewLine : .keySubmit)]
      if editor.isMultiline {
        hints.append(hint(.control("d"), .keySubmit))
      }
      switch player.exercises[answering.link]?.exercise.task {
      case .derivation: hints.append(hint(.control("t"), .keyJudgeLines))
      case .matrix: hints.append(hint(.control("t"), .keyShapes))
      default: break
      }
      return hints + [
        hint("\\sigma Tab", .keySymbols), hint(.control("_"), .keyUndo), hint(.control("x"), .keyEditor),
        needed(Key(.escape), .keyCancel),
      ]
    }
  }

  private func live(_ live: LiveExperiment) -> [Hint] {
    if live.editor != nil { return [hint(Key(.enter), .keyTake), needed(Key(.escape), .keyCancel)] }
    let ascii = player.asciiOnly
    var hints = [
      hint(ascii ? "Left Right" : "←→", .keyNudge), hint(ascii ? "Up Down" : "↑↓", .keySelect),
      hint(Key(.enter), .keyEdit),
    ]
    if live.isChanged { hints.append(hint("0", .keyReset)) }
    if player.wantedRun != nil { hints.append(hint(.control("c"), .keyStop)) }
    return hints + [hint("PgDn", .keyScroll), needed(Key(.escape), .keyClose)]
  }
}
