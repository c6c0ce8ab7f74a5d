internal import Course
internal import Gradebook

extension Player {
  // MARK: Lists

  /// The steps of this lesson, then the lessons of the course, with what is done.
  mutating func contents() -> Chooser {
    let setting = Setting(columns: 400, language: language, asciiOnly: asciiOnly)
    let keys = lesson.steps.map { StepKey(lesson: lesson.id, step: $0.id, content: $0.contentKey) }
    let done = keep { progress throws(DatabaseError) in try progress.seen(among: keys) } ?? []
    var items = lesson.steps.enumerated().map { index, step in
      let mark =
        index == stepIndex
        ? (asciiOnly ? "> " : "▸ ") : done.contains(keys[index]) ? (asciiOnly ? "x " : "✓ ") : "  "
      var title = Flow()
      title.append(step.title, setting)
      let line =
        Line("  \(mark)", .accent) + Line("\(index + 1). ") + (title.lines(columns: 400).first ?? .empty)
      return Chooser.Item(line: line, words: "\(index + 1) \(line.text)", target: .step(index: index))
    }
    let places = keep { progress throws(DatabaseError) in try progress.places() } ?? []
    for file in shelf.lessons() where file.id != lesson.id {
      var line = Line("\(file.id)  ", .quiet) + Line(file.title(in: language), .strong)
      if let place = places.first(where: { $0.step.lesson == file.id }) {
        line.append("  \(say(.stepOf(place.number, place.count)))", .quiet)
      }
      items.append(Chooser.Item(line: line, words: line.text, target: .lesson(path: file.path(in: language))))
    }
    return Chooser(.contents, items: items, selected: stepIndex)
  }

  /// The same list for `g`: a number typed is a step.
  mutating func destinations() -> Chooser {
    let all = contents()
    return Chooser(.goTo, items: all.items, selected: stepIndex)
  }

  mutating func glossary() {
    let terms = shelf.glossary(language)
    if terms.isEmpty {
      notice = Line(say(.noGlossary))
      return
    }
    let setting = Setting(columns: 72, language: language, asciiOnly: asciiOnly)
    // Terms that this step uses come first.
    let words = step.blocks.plainText.lowercased()
    let here = terms.filter { words.contains($0.name.lowercased()) }
    let others = terms.filter { !words.contains($0.name.lowercased()) }
    let items = (here + others).map { term in
      var meaning = Flow()
      meaning.append(term.meaning, setting)
      return Chooser.Item(
        line: Line(term.name, .strong), words: term.name, target: .nothing,
        details: meaning.lines(columns: 72))
    }
    mode = .choosing(Chooser(.glossary, items: items))
  }

  /// Steps whose text holds what is typed, those of this lesson first.
  private func found(_ text: String) -> [Chooser.Item] {
    let needle = text.lowercased()
    guard !needle.allSatisfy(\.isWhitespace) else { return [] }
    var items: [Chooser.Item] = []
    for (index, step) in lesson.steps.enumerated() {
      if let line = excerpt(of: step, needle) {
        items.append(
          Chooser.Item(line: Line("\(index + 1). ", .quiet) + line, words: "", target: .step(index: index)))
      }
    }
    // The other lessons are read for two letters and more.
    guard needle.count > 1 || needle.utf8.count > 2 else { return items }
    for file in shelf.lessons() where file.id != lesson.id {
      guard let other = try? shelf.lesson(file.path(in: language)) else { continue }
      for step in other.steps {
        guard let line = excerpt(of: step, needle) else { continue }
        items.append(
          Chooser.Item(
            line: Line("\(file.id) ", .quiet) + line, words: "",
            target: .stepOfLesson(path: other.path, step: step.id)))
        if items.count > 200 { return items }
      }
    }
    return items
  }

  /// The title of a step and the words around the first hit.
  private func excerpt(of step: Step, _ needle: String) -> Line? {
    let title = step.title.plainText
    let text = title + "\n" + step.blocks.plainText
    let folded = text.lowercased()
    guard let hit = folded.firstRange(of: needle) else { return nil }
    var line = Line(Flow.visible(title), .strong)
    let offset = folded.distance(from: folded.startIndex, to: hit.lowerBound)
    let letters = Array(text)
    // Lower case may be longer than the text itself: then the place is not known exactly.
    guard offset > title.count, offset < letters.count else { return line }
    let start = max(title.count + 1, offset - 20)
    let end = min(letters.count, offset + needle.count + 30)
    let shown = String(letters[start..<end]).map { $0.isNewline ? " " : String($0) }.joined()
    line.append("  …" + Flow.visible(shown) + "…", .quiet)
    return line
  }

  // MARK: Keys

  mutating func handleChoosing(_ input: KeyInput, _ chooser: Chooser) -> Wish? {
    var chooser = chooser
    if case .key(let key) = input {
      switch key.code {
      case .escape:
        mode = .reading
        return nil
      case .character("c") where key.modifiers == .control:
        mode = .reading
        return nil
      case .up: chooser.move(-1)
      case .down, .tab: chooser.move(1)
      case .pageUp: chooser.move(-pageRows)
      case .pageDown: chooser.move(pageRows)
      case .enter:
        choose(chooser)
        return nil
      default:
        if chooser.query.handle(input) == .edited { narrow(&chooser) }
      }
    } else if chooser.query.handle(input) == .edited {
      narrow(&chooser)
    }
    mode = .choosing(chooser)
    return nil
  }

  private func narrow(_ chooser: inout Chooser) {
    chooser.selected = 0
    chooser.top = 0
    switch chooser.purpose {
    case .search: chooser.items = found(chooser.query.text)
    case .goTo:
      // A number that is typed selects the step of that number.
      if let number = Int(chooser.query.text),
        let index = chooser.shown.firstIndex(where: { $0.target == .step(index: number - 1) })
      {
        chooser.selected = index
      }
    case .contents, .glossary: break
    }
  }

  private mutating func choose(_ chooser: Chooser) {
    let shown = chooser.shown
    guard shown.indices.contains(chooser.selected) else {
      notice = Line(say(.nothingFound))
      mode = .choosing(chooser)
      return
    }
    switch shown[chooser.selected].target {
    case .step(let index):
      let isElsewhere = index != stepIndex
      go(to: index, remembering: isElsewhere)
    case .lesson(let path):
      mode = .reading
      open(path)
    case .stepOfLesson(let path, let step):
      mode = .reading
      open(path, step: step)
    case .nothing: mode = .choosing(chooser)
    }
  }
}

extension [Block] {
  /// The words of the blocks, formulas as their source.
  var plainText: String {
    flattened.map { block in
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines), .exercise(_, let inlines),
        .implementation(_, let inlines):
        inlines.plainText
      case .code(_, let text): text
      case .math(let math): math.latex
      case .table(let table):
        (table.header + table.rows.flatMap { $0 }).map(\.plainText).joined(separator: " ")
      case .image(let alternative, _, let title): alternative.plainText + " " + title
      case .experiment(let experiment): experiment.name
      case .html(let html): html
      case .list, .quote, .rule: ""
      }
    }.joined(separator: "\n")
  }
}

extension String {
  /// Where another text stands first, letter for letter.
  func firstRange(of needle: String) -> Range<Index>? {
    guard let first = needle.first else { return nil }
    var index = startIndex
    while let start = self[index...].firstIndex(of: first) {
      let rest = self[start...]
      if rest.starts(with: needle) {
        return start..<rest.index(start, offsetBy: needle.count)
      }
      index = self.index(after: start)
    }
    return nil
  }
}
