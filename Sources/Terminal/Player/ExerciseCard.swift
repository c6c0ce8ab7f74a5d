internal import Course
internal import Gradebook
internal import SourceText

/// An exercise on the screen: what is asked, what was answered and what became of it.
struct ExerciseCard {
  private let state: ExerciseState
  private let setting: Setting
  /// Shown where a step has several.
  var number: Int?
  var isFocused = false
  /// The id, to quote it elsewhere.
  var showsId = false
  var answering: Answering?

  init(_ state: ExerciseState, _ setting: Setting) {
    self.state = state
    self.setting = setting
  }

  private func say(_ message: Message) -> String { setting.say(message) }

  /// The lines, and where the cursor stands in them.
  func drawn() -> (lines: [Line], cursor: Screen.Position?) {
    let bar = setting.isSpoken ? "" : setting.asciiOnly ? "| " : isFocused ? "┃ " : "│ "
    let style: Style = isFocused ? .accent : .quiet
    let inner = setting.narrowed(by: bar.count)
    let printer = BlockPrinter(setting: inner, inserts: .none)
    var lines = head(inner)
    var cursor: Screen.Position?
    lines.append(.empty)
    lines += prompt(printer, inner)
    for (index, hint) in state.exercise.hints.prefix(state.hintsShown).enumerated() {
      lines.append(.empty)
      lines.append(Line(say(.hintTitle(index + 1, state.exercise.hints.count)), .warning))
      lines += printer.lines(hint)
    }
    if let answering {
      lines.append(.empty)
      let (typed, place) = input(answering, inner)
      if let place {
        cursor = Screen.Position(row: lines.count + place.row, column: place.column + bar.count)
      }
      lines += typed
    } else {
      lines += outcome(inner)
    }
    lines += aftermath(printer, inner)
    return (lines.map { (Line(bar, style) + $0).trimmed }, cursor)
  }

  private func head(_ setting: Setting) -> [Line] {
    var flow = Flow()
    flow.append(number.map { say(.exerciseNumber($0)) } ?? say(.exercise), .accent)
    flow.append("  ")
    flow.append(state.exercise.title, setting, .strong)
    if showsId { flow.append("  (\(state.exercise.id))", .quiet) }
    if state.record.isSolved {
      flow.append("  " + (setting.asciiOnly ? "[x] " : "✓ ") + say(.solved), .good)
    } else if state.record.wasSkipped {
      flow.append("  " + say(.wasSkipped), .quiet)
    }
    return flow.lines(columns: setting.columns)
  }

  /// The prompt, with labels in front of the options of a choice or an order.
  private func prompt(_ printer: BlockPrinter, _ setting: Setting) -> [Line] {
    let items: [[Block]]
    switch state.exercise.task {
    case .choice(let choice): items = choice.options
    case .order(let order): items = order.items
    default: return printer.lines(state.exercise.prompt)
    }
    var lines = printer.lines(state.exercise.promptWithoutOptions)
    if !lines.isEmpty { lines.append(.empty) }
    var options: Answering.Options?
    if case .choice(let open)? = answering?.input { options = open }
    let chosen = options?.chosen ?? state.answer.map { Answering.Options.indices(in: $0) } ?? []
    var isMultiple = false
    if case .choice(let choice) = state.exercise.task { isMultiple = choice.isMultiple }
    for (index, item) in items.enumerated() {
      let isChosen = chosen.contains(index)
      var mark = "\(Answering.Options.label(index)) "
      if case .choice = state.exercise.task {
        let box = isMultiple ? (isChosen ? "[x] " : "[ ] ") : (isChosen ? "(x) " : "( ) ")
        mark = (options?.cursor == index ? (setting.asciiOnly ? "> " : "▸ ") : "  ") + mark + box
      } else {
        mark = "  " + mark + " "
      }
      let body = BlockPrinter(setting: setting.narrowed(by: mark.count), inserts: .none).lines(item)
      let style: Style = options?.cursor == index ? .accent : .plain
      lines.append(Line(mark, style) + (body.first ?? .empty))
      lines += body.dropFirst().map { $0.indented(by: mark.count) }
    }
    return lines
  }

  private func input(_ answering: Answering, _ setting: Setting) -> ([Line], Screen.Position?) {
    guard case .text(let editor) = answering.input else { return ([], nil) }
    let prompt = setting.asciiOnly ? "> " : "› "
    let preview = answering.preview
    let fault = preview?.fault.map { LineEditor.Mark(range: $0.range, message: $0.message) }
    let notes = (preview?.lines ?? [:]).mapValues {
      sign(ofLine: $0.kind) + Line(" ") + text($0.reason, .quiet)
    }
    let drawing = editor.drawn(columns: setting.columns, prompt: prompt, mark: fault, notes: notes)
    var lines = drawing.lines
    if let reading = preview?.reading {
      var flow = Flow()
      flow.append(say(.readAs) + " ", .quiet)
      flow.append(setting.inline(reading, .quiet))
      lines += flow.lines(columns: setting.columns)
    }
    if let shapes = preview?.shapes, !shapes.isEmpty { lines += shaped(shapes, setting) }
    if !editor.suggestions.isEmpty {
      lines += Setting.wrapped(editor.suggestions.joined(separator: "   "), .quiet, setting.columns)
    }
    return (lines, drawing.cursor)
  }

  /// The formula stretched so that every shape fits under its matrix.
  private func shaped(_ pieces: [Preview.ShapePiece], _ setting: Setting) -> [Line] {
    var above = Line()
    var below = Line()
    for piece in pieces {
      let width = max(DisplayWidth.columns(of: piece.text), DisplayWidth.columns(of: piece.shape))
      above.append(Line(piece.text, piece.shape.isEmpty ? .plain : .strong).padded(to: width))
      below.append(Line(piece.shape, .accent).padded(to: width))
    }
    if above.width <= setting.columns { return [above.trimmed, below.trimmed] }
    let list = pieces.filter { !$0.shape.isEmpty }.map { "\($0.text) \($0.shape)" }.joined(separator: ", ")
    return Setting.wrapped(list, .accent, setting.columns)
  }

  /// What was answered and how it was judged.
  private func outcome(_ setting: Setting) -> [Line] {
    var lines: [Line] = []
    // What was chosen is marked in the list of options.
    if let answer = state.answer, !isChoice {
      lines.append(.empty)
      let verdicts = state.verdict?.lines ?? [:]
      for (index, line) in answer.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let first = say(.yourAnswer) + gap
        let lead = index == 0 ? first : String(repeating: " ", count: DisplayWidth.columns(of: first))
        var flow = Flow()
        flow.append(String(line), .code)
        // The mark of a line stands on the line that it judges.
        if let verdict = verdicts[index] {
          flow.append("  ")
          let mark = sign(ofLine: verdict.kind)
          for span in mark.spans { flow.appendWhole(span.text, span.style) }
          if !verdict.reason.isEmpty {
            flow.append(" ")
            flow.append(setting.inline(verdict.reason))
          }
        }
        let width = DisplayWidth.columns(of: lead)
        let body = flow.lines(columns: max(8, setting.columns - width))
        lines.append(Line(lead, .quiet) + (body.first ?? .empty))
        lines += body.dropFirst().map { $0.indented(by: width) }
      }
    }
    guard let verdict = state.verdict else { return lines }
    lines.append(.empty)
    var flow = Flow()
    for span in sign(of: verdict.outcome).spans { flow.appendWhole(span.text, span.style) }
    flow.append(" " + say(.outcome(verdict.outcome)), style(of: verdict.outcome).with(.bold))
    if let points = verdict.points, let outOf = verdict.outOf,
      verdict.outcome == .partly || verdict.outcome == .incomplete
    {
      flow.append(gap + say(.points(points, outOf)), .quiet)
    }
    // "Right: right" says nothing twice.
    var reasons: [String] = []
    for reason in verdict.reasons where !["right", "correct", "正确"].contains(reason) {
      if !reasons.contains(where: { $0.contains(reason) }) { reasons.append(reason) }
    }
    if let first = reasons.first {
      flow.append(setting.language == .chinese ? "：" : ": ")
      flow.append(setting.inline(first))
    }
    lines += flow.lines(columns: setting.columns)
    for reason in reasons.dropFirst() { lines += setting.inline(reason).lines(columns: setting.columns) }
    if state.showsWhy {
      for reason in verdict.why {
        lines.append(.empty)
        lines += setting.inline(reason).lines(columns: setting.columns)
      }
    }
    return lines
  }

  /// A space between words; Chinese punctuation brings its own.
  private var gap: String { setting.language == .chinese ? "" : " " }

  private var isChoice: Bool { if case .choice = state.exercise.task { true } else { false } }

  /// Feedback to the options chosen, the solution, and what it is good for.
  private func aftermath(_ printer: BlockPrinter, _ setting: Setting) -> [Line] {
    var lines: [Line] = []
    let isRight = state.verdict?.outcome == .correct
    if isRight && !state.exercise.explanation.isEmpty && answering == nil {
      lines.append(.empty)
      lines += printer.lines(state.exercise.explanation)
    }
    if state.showsSolution && answering == nil {
      lines.append(.empty)
      lines.append(Line(say(.solutionTitle), .good.with(.bold)))
      lines += printer.lines(state.exercise.solution)
    }
    return lines
  }

  private func text(_ text: String, _ style: Style) -> Line {
    setting.inline(text, style).lines(columns: 400).first ?? .empty
  }

  private func style(of outcome: ProgressEvent.Outcome) -> Style {
    switch outcome {
    case .correct: .good
    case .wrong: .bad
    case .partly, .incomplete, .malformed, .undecided: .warning
    }
  }

  private func sign(ofLine kind: LineVerdict.Kind) -> Line {
    switch kind {
    case .right: sign(of: .correct)
    case .wrong: sign(of: .wrong)
    case .follows: Line(setting.asciiOnly ? "[->]" : "↳", .warning)
    case .remark: Line(setting.asciiOnly ? "[?]" : "?", .warning)
    }
  }

  private func sign(of outcome: ProgressEvent.Outcome) -> Line {
    let ascii = setting.asciiOnly
    let text =
      switch outcome {
      case .correct: ascii ? "[ok]" : "✓"
      case .wrong: ascii ? "[x]" : "✗"
      case .partly: ascii ? "[~]" : "◐"
      case .incomplete: ascii ? "[..]" : "…"
      case .malformed, .undecided: ascii ? "[?]" : "?"
      }
    return Line(text, style(of: outcome))
  }
}

extension BlockPrinter.Inserts {
  /// Exercises refer to nothing that would be shown in them.
  static var none: Self {
    Self(experiment: { _, _ in [] }, exercise: { _, _, _ in [] }, implementation: { _, _, _ in [] })
  }
}

extension Exercise {
  /// The prompt without the list of its options.
  var promptWithoutOptions: [Block] {
    guard let index = prompt.lastIndex(where: { if case .list = $0.kind { true } else { false } }) else {
      return prompt
    }
    var blocks = prompt
    blocks.remove(at: index)
    return blocks
  }
}

extension Setting {
  /// A sentence with formulas between `$`.
  func inline(_ text: String, _ style: Style = .plain) -> Flow {
    var flow = Flow()
    for part in parts(of: text) {
      if part.isFormula {
        flow.appendFormula(formula(part.text), style)
      } else {
        flow.append(part.text, style)
      }
    }
    return flow
  }
}
