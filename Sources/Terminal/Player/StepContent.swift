internal import Course
internal import Experiments

/// The open pieces of a step as lines, and where in them everything is.
struct StepContent {
  var lines: [Line] = []
  /// The line at which each open piece begins.
  var pieces: [Int] = []
  /// The lines of each exercise, by the destination of its link.
  var exercises: [String: Range<Int>] = [:]
  /// Where the answer is being typed.
  var cursor: Screen.Position?

  /// Appends lines after an empty one.
  mutating func append(_ lines: [Line]) {
    if lines.isEmpty { return }
    if !self.lines.isEmpty { self.lines.append(.empty) }
    self.lines += lines
  }
}

extension Player {
  /// The step as it is now.
  ///
  /// - Parameters:
  ///   - setting: Columns of running text.
  ///   - wide: Columns of pictures, which may be more.
  mutating func content(_ setting: Setting, wide: Setting) -> StepContent {
    var content = StepContent()
    var title = Flow()
    title.append(step.title, setting, .heading)
    content.lines = title.lines(columns: setting.columns)
    let printer = BlockPrinter(
      setting: setting,
      inserts: .init(
        experiment: { block, setting in
          [Line("[\(block.name)]", .quiet)].map { $0.truncated(to: setting.columns) }
        },
        exercise: { _, words, setting in Player.reference(words, setting) },
        implementation: { _, words, setting in Player.reference(words, setting) }))
    let open = openExercises.map(\.destination)
    var placed: Set<String> = []
    for blocks in step.pieces.prefix(piece) {
      // The first piece begins with the title.
      content.pieces.append(content.pieces.isEmpty ? 0 : content.lines.count)
      for block in blocks {
        switch block.kind {
        case .experiment(let experiment):
          content.append(lines(of: experiment, wide))
        case .exercise(let link, let words):
          placed.insert(link.destination)
          appendCard(link.destination, words, open, setting, &content)
        case .implementation(let link, let words):
          content.append(lines(of: link, words, setting))
        default: content.append(printer.lines(block))
        }
      }
      // Exercises that a sentence mentions have no place of their own: they follow their piece.
      for link in blocks.links where exercises[link.destination] != nil && !placed.contains(link.destination)
      {
        placed.insert(link.destination)
        appendCard(link.destination, [], open, setting, &content)
      }
    }
    if piece < step.pieces.count {
      content.append([Line(asciiOnly ? "..." : "⋯", .quiet)])
    }
    return content
  }

  private static func reference(_ words: [Inline], _ setting: Setting) -> [Line] {
    var flow = Flow()
    flow.append(words, setting, .link)
    return flow.lines(columns: setting.columns)
  }

  private mutating func appendCard(
    _ link: String, _ words: [Inline], _ open: [String], _ setting: Setting, _ content: inout StepContent
  ) {
    let start = content.lines.count + (content.lines.isEmpty ? 0 : 1)
    if let state = exercises[link] {
      var card = ExerciseCard(state, setting)
      card.number = open.count > 1 ? open.firstIndex(of: link).map { $0 + 1 } : nil
      card.isFocused = link == focus
      if case .answering(let answering) = mode, answering.link == link { card.answering = answering }
      let (lines, cursor) = card.drawn()
      content.append(lines)
      if let cursor { content.cursor = Screen.Position(row: start + cursor.row, column: cursor.column) }
    } else {
      var flow = Flow()
      flow.append(words, setting)
      let reason = missing[link].map { Setting.wrapped($0, .bad, setting.columns) } ?? []
      content.append(flow.lines(columns: setting.columns) + reason)
    }
    content.exercises[link] = start..<content.lines.count
  }

  /// An experiment of the lesson: its name, and what came out.
  private mutating func lines(of block: ExperimentBlock, _ setting: Setting) -> [Line] {
    let request = block.request
    let title = (try? Experiment.named(block.name)).map { setting.line($0.title).text } ?? block.name
    let mark = asciiOnly ? "> " : "▷ "
    var lines = [Line(mark, .accent) + Line(title, .strong)].map { $0.truncated(to: setting.columns) }
    lines += self.lines(
      of: runs[request] ?? .running(0), request, setting, rows: min(14, max(6, bodyRows - 8)))
    return lines
  }

  mutating func lines(of state: RunState, _ request: RunRequest, _ setting: Setting, rows: Int) -> [Line] {
    switch state {
    case .done(let result): drawings.lines(of: result, request, setting, rows: rows)
    case .failed(let reason): Setting.wrapped(reason, .bad, setting.columns)
    case .stopped: Setting.wrapped(say(.runStopped), .warning, setting.columns)
    case .running(let share):
      [progressBar(share, columns: min(40, setting.columns - 8)) + Line(" " + say(.running), .quiet)]
        .map { $0.truncated(to: setting.columns) }
    }
  }

  func progressBar(_ share: Double, columns: Int) -> Line {
    let columns = max(1, columns)
    let filled = Int((min(max(share, 0), 1) * Double(columns)).rounded())
    return Line(String(repeating: asciiOnly ? "=" : "━", count: filled), .accent)
      + Line(String(repeating: asciiOnly ? "-" : "─", count: columns - filled), .quiet)
  }

  /// The source of a declaration, or why it is not there.
  private func lines(of link: Link, _ words: [Inline], _ setting: Setting) -> [Line] {
    var flow = Flow()
    flow.append(words, setting, .strong)
    switch shelf.excerpt(link, lesson) {
    case .found(let excerpt):
      flow.append("  \(excerpt.shownPath):\(excerpt.firstLine)", .quiet)
      return flow.lines(columns: setting.columns)
        + CodePrinter(setting).lines(excerpt.text, language: "swift", firstLine: excerpt.firstLine)
    case .missing(let reason):
      return flow.lines(columns: setting.columns) + Setting.wrapped(reason, .bad, setting.columns)
    }
  }
}

extension Setting {
  /// Plain text broken into lines.
  static func wrapped(_ text: String, _ style: Style, _ columns: Int) -> [Line] {
    var flow = Flow()
    flow.append(text, style)
    return flow.lines(columns: columns)
  }
}
