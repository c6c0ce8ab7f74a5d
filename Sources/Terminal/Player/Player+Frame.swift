internal import Course
internal import Experiments
internal import SourceText

extension Player {
  /// The screen for a window of that size.
  public mutating func frame(_ size: Size) -> Screen {
    var screen = Screen(size)
    guard size.columns >= 20, size.rows >= 6 else {
      screen.put(Line(say(.windowTooSmall)).truncated(to: size.columns), row: 0)
      return screen
    }
    let margin = size.columns >= 60 ? 2 : 1
    let wide = setting(columns: size.columns - 2 * margin)
    let text = setting(columns: min(wide.columns, 88))
    bodyRows = size.rows - 4
    drawHead(&screen)
    switch mode {
    case .reading, .answering: drawStep(text, wide, margin, &screen)
    case .live(let live): drawLive(live, wide, margin, &screen)
    case .choosing(let chooser): drawChooser(chooser, wide, margin, &screen)
    case .page(let page): drawPage(page, text, wide, margin, &screen)
    }
    drawFoot(&screen)
    return screen
  }

  private func setting(columns: Int) -> Setting {
    Setting(columns: columns, language: language, asciiOnly: asciiOnly, hasColor: hasColor)
  }

  /// Rows that would show everything at once.
  var neededRows: Int { max(contentRows, 4) + 4 }

  // MARK: Head and foot

  /// Where the learner is: the lesson, the step and how far it is.
  private func drawHead(_ screen: inout Screen) {
    let columns = screen.size.columns
    let place = Line(" " + say(.stepOf(stepIndex + 1, lesson.steps.count)) + " ", .quiet)
    let setting = setting(columns: columns)
    var title = Flow()
    title.append(lesson.title.isEmpty ? [] : lesson.title, setting, .strong)
    let words = lesson.title.isEmpty ? Line(lesson.id, .strong) : title.lines(columns: 1000).first ?? .empty
    screen.put(
      words.truncated(to: max(4, columns - place.width - 2), mark: asciiOnly ? "..." : "…"), row: 0, column: 1
    )
    screen.put(place, row: 0, column: columns - place.width)
    let pieces = Double(max(1, step.pieces.count))
    let done = (Double(stepIndex) + Double(piece) / pieces) / Double(max(1, lesson.steps.count))
    screen.put(progressBar(done, columns: columns), row: 1)
  }

  private func drawFoot(_ screen: inout Screen) {
    let columns = screen.size.columns
    if let notice {
      screen.put(notice.truncated(to: columns - 2), row: screen.size.rows - 2, column: 1)
    } else if top > 0 || top + bodyRows < contentRows, contentRows > bodyRows {
      let below = max(0, contentRows - top - bodyRows)
      let arrow = asciiOnly ? (below > 0 ? "v" : "^") : (below > 0 ? "↓" : "↑")
      let line = Line("\(arrow) " + (below > 0 ? say(.linesBelow(below)) : say(.linesAbove(top))), .quiet)
      screen.put(line.truncated(to: columns - 2), row: screen.size.rows - 2, column: 1)
    }
    screen.put(KeyLine(self).line(columns: columns), row: screen.size.rows - 1)
  }

  // MARK: Bodies

  private mutating func drawStep(_ text: Setting, _ wide: Setting, _ margin: Int, _ screen: inout Screen) {
    let content = content(text, wide: wide)
    let place = lesson.path + "#" + step.id
    if place != drawnPlace { finishedStep = drawnLines }
    drawnPlace = place
    drawnLines = content.lines
    contentRows = content.lines.count
    settle(content)
    for row in 0..<bodyRows where top + row < content.lines.count {
      screen.put(content.lines[top + row], row: row + 2, column: margin)
    }
    if let cursor = content.cursor, cursor.row >= top, cursor.row < top + bodyRows {
      screen.cursor = Screen.Position(
        row: cursor.row - top + 2, column: min(margin + cursor.column, screen.size.columns - 1))
    }
  }

  /// Finds the first line of the body.
  private mutating func settle(_ content: StepContent) {
    let count = content.lines.count
    /// As little as it takes to see the lines, their beginning before their end.
    func show(_ range: Range<Int>) {
      if range.upperBound > top + bodyRows { top = range.upperBound - bodyRows }
      if range.lowerBound < top { top = range.lowerBound }
    }
    switch scrolling {
    case .keep: break
    case .top: top = 0
    case .bottom: top = count
    case .piece(let index):
      if content.pieces.indices.contains(index) { show(content.pieces[index]..<count) }
    case .exercise(let link):
      if let range = content.exercises[link] {
        // The end, where the verdict is, matters more than the prompt that was read.
        if range.upperBound > top + bodyRows { top = range.upperBound - bodyRows }
        if range.upperBound <= top + 1 || range.lowerBound < top && range.count <= bodyRows {
          top = range.lowerBound
        }
      }
    case .cursor:
      if let row = content.cursor?.row {
        show(max(0, row - 1)..<min(count, row + 4))
      } else if case .answering(let answering) = mode, let range = content.exercises[answering.link] {
        show(range)
      }
    }
    scrolling = .keep
    top = min(max(top, 0), max(0, count - bodyRows))
  }

  private mutating func drawLive(
    _ live: LiveExperiment, _ wide: Setting, _ margin: Int, _ screen: inout Screen
  ) {
    var lines = [Line(wide.line(live.experiment.title).text, .heading)]
    var cursor: Screen.Position?
    let names = live.parameters.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    // All parameters where there is room, else those around the selected one.
    let room = max(1, min(live.parameters.count, bodyRows / 3))
    let first = min(max(0, live.selected - room / 2), max(0, live.parameters.count - room))
    for index in first..<min(first + room, live.parameters.count) {
      let parameter = live.parameters[index]
      let isSelected = index == live.selected
      var line = Line(isSelected ? (asciiOnly ? "> " : "▸ ") : "  ", .accent)
      line.append(parameter.name, isSelected ? .strong : .plain)
      line = line.padded(to: names + 4)
      if isSelected, let editor = live.editor {
        let drawing = editor.drawn(columns: max(8, wide.columns - line.width), prompt: "")
        cursor = Screen.Position(
          row: lines.count + drawing.cursor.row, column: line.width + drawing.cursor.column)
        lines.append(line + (drawing.lines.first ?? .empty))
        let indent = line.width
        lines += drawing.lines.dropFirst().map { $0.indented(by: indent) }
      } else {
        let text = Flow.visible(live.text(of: parameter))
        append(text, parameter, live, isSelected, to: &line)
        line.append("  " + wide.line(parameter.about).text, .quiet)
        lines.append(line.truncated(to: wide.columns, mark: asciiOnly ? "..." : "…"))
      }
      if isSelected, let message = live.message { lines += Setting.wrapped(message, .bad, wide.columns) }
    }
    if room < live.parameters.count {
      lines.append(Line(say(.moreParameters(live.parameters.count - room)), .quiet))
    }
    lines.append(Line(String(repeating: asciiOnly ? "-" : "─", count: wide.columns), .quiet))
    let head = lines.count
    let rows = max(4, bodyRows - head)
    let state = live.shown ?? runs[live.request] ?? .running(0)
    let body = self.lines(of: state, live.request, wide, rows: min(20, max(5, rows - 5)))
    let liveTop = min(live.top, max(0, body.count - rows))
    lines += body.dropFirst(liveTop)
    contentRows = head + body.count
    top = 0
    for (row, line) in lines.prefix(bodyRows).enumerated() { screen.put(line, row: row + 2, column: margin) }
    if let cursor, cursor.row < bodyRows {
      screen.cursor = Screen.Position(
        row: cursor.row + 2, column: min(margin + cursor.column, screen.size.columns - 1))
    }
  }

  /// The value of a parameter; of a list, the entry that the arrows change stands out.
  private func append(
    _ text: String, _ parameter: Parameter, _ live: LiveExperiment, _ isSelected: Bool, to line: inout Line
  ) {
    let arrows = isSelected && LiveExperiment.isNudgeable(parameter)
    let entries = live.entries(of: parameter)
    if arrows && entries.count > 1 {
      for (index, entry) in entries.enumerated() {
        if index > 0 { line.append(", ") }
        line.append(
          index == live.entry ? (asciiOnly ? "<\(entry)>" : "◂\(entry)▸") : entry,
          index == live.entry ? .accent.with(.bold) : .plain)
      }
    } else if arrows {
      line.append(asciiOnly ? "< \(text) >" : "◂ \(text) ▸", .accent.with(.bold))
    } else {
      line.append(text, isSelected ? .accent.with(.bold) : .code)
    }
    if live.values[parameter.name] != live.original[parameter.name] {
      line.append(asciiOnly ? " *" : " •", .warning)
    }
  }

  private mutating func drawChooser(
    _ chooser: Chooser, _ wide: Setting, _ margin: Int, _ screen: inout Screen
  ) {
    var chooser = chooser
    let prompt = say(.prompt(chooser.purpose.name)) + " "
    let drawing = chooser.query.drawn(columns: wide.columns, prompt: prompt)
    screen.put(drawing.lines.last ?? .empty, row: 2, column: margin)
    screen.cursor = Screen.Position(
      row: 2, column: min(margin + drawing.cursor.column, screen.size.columns - 1))
    let shown = chooser.shown
    let details = shown.indices.contains(chooser.selected) ? shown[chooser.selected].details : []
    let rows = max(1, bodyRows - 2 - (details.isEmpty ? 0 : min(details.count, bodyRows / 2) + 1))
    chooser.selected = min(chooser.selected, max(0, shown.count - 1))
    if chooser.selected < chooser.top { chooser.top = chooser.selected }
    if chooser.selected >= chooser.top + rows { chooser.top = chooser.selected - rows + 1 }
    for (row, item) in shown.dropFirst(chooser.top).prefix(rows).enumerated() {
      let isSelected = chooser.top + row == chooser.selected
      var line = item.line.truncated(to: wide.columns, mark: asciiOnly ? "..." : "…")
      if isSelected { line = line.padded(to: wide.columns).restyled { $0.with(.reversed) } }
      screen.put(line, row: row + 4, column: margin)
    }
    if shown.isEmpty && !chooser.query.isEmpty {
      screen.put(Line(say(.nothingFound), .quiet), row: 4, column: margin)
    }
    let below = 5 + min(rows, max(0, shown.count - chooser.top))
    for (row, line) in details.prefix(bodyRows / 2).enumerated() {
      screen.put(line.truncated(to: wide.columns), row: min(below, 2 + bodyRows) + row, column: margin)
    }
    contentRows = 0
    top = 0
    mode = .choosing(chooser)
  }

  private mutating func drawPage(
    _ page: TextPage, _ text: Setting, _ wide: Setting, _ margin: Int, _ screen: inout Screen
  ) {
    var lines = Setting.wrapped(say(page.title), .heading, wide.columns)
    lines.append(.empty)
    switch page.kind {
    case .help: lines += HelpPage(text).lines
    case .tour: lines += HelpPage(text).tour
    case .excerpt(let excerpt):
      lines += CodePrinter(wide).lines(excerpt.text, language: "swift", firstLine: excerpt.firstLine)
    }
    var page = page
    contentRows = lines.count
    page.top = min(max(page.top, 0), max(0, lines.count - bodyRows))
    top = page.top
    for (row, line) in lines.dropFirst(page.top).prefix(bodyRows).enumerated() {
      screen.put(line, row: row + 2, column: margin)
    }
    mode = .page(page)
  }
}

extension Chooser.Purpose {
  var name: Message {
    switch self {
    case .contents: .keyContents
    case .goTo: .keyGoTo
    case .search: .keySearch
    case .glossary: .keyGlossary
    }
  }
}
