internal import Course

/// Blocks of a lesson as lines of text.
struct BlockPrinter {
  /// What stands in a lesson and comes from elsewhere.
  struct Inserts {
    var experiment: (ExperimentBlock, Setting) -> [Line]
    var exercise: (Link, [Inline], Setting) -> [Line]
    var implementation: (Link, [Inline], Setting) -> [Line]
  }

  let setting: Setting
  let inserts: Inserts

  /// The blocks with an empty line between them.
  func lines(_ blocks: [Block]) -> [Line] { lines(blocks, isTight: false) }

  private func lines(_ blocks: [Block], isTight: Bool) -> [Line] {
    var lines: [Line] = []
    for block in blocks {
      let next = self.lines(block)
      if !lines.isEmpty && !next.isEmpty && !isTight { lines.append(.empty) }
      lines += next
    }
    return lines
  }

  private func narrowed(by columns: Int) -> BlockPrinter {
    BlockPrinter(setting: setting.narrowed(by: columns), inserts: inserts)
  }

  func lines(_ block: Block) -> [Line] {
    switch block.kind {
    case .paragraph(let inlines): paragraph(inlines)
    case .heading(_, let inlines): flow(inlines, .heading)
    case .list(let list): lines(list)
    case .quote(let blocks): quote(blocks)
    case .code(let language, let text): CodePrinter(setting).lines(text, language: language)
    case .table(let table): lines(table)
    case .math(let math): formula(math)
    case .experiment(let experiment): inserts.experiment(experiment, setting)
    case .exercise(let link, let words): inserts.exercise(link, words, setting)
    case .implementation(let link, let words): inserts.implementation(link, words, setting)
    case .image(let alternative, let source, let title): image(alternative, source, title)
    case .html(let html): CodePrinter(setting).lines(html, language: "")
    case .rule:
      [Line(String(repeating: setting.asciiOnly ? "-" : "─", count: min(20, setting.columns)), .quiet)]
    }
  }

  private func flow(_ inlines: [Inline], _ style: Style) -> [Line] {
    var flow = Flow()
    flow.append(inlines, setting, style)
    return flow.lines(columns: setting.columns)
  }

  /// Running text; a formula between `$$` in it stands on lines of its own.
  private func paragraph(_ inlines: [Inline]) -> [Line] {
    var lines: [Line] = []
    var rest = inlines[...]
    while let index = rest.firstIndex(where: { inline in
      if case .math(let math) = inline.kind { math.isDisplayed } else { false }
    }) {
      lines += flow(Array(rest[..<index]), .plain)
      if case .math(let math) = rest[index].kind { lines += formula(math) }
      rest = rest[rest.index(after: index)...].drop { inline in
        if case .softBreak = inline.kind { true } else { false }
      }
    }
    return lines + flow(Array(rest), .plain)
  }

  private func formula(_ math: Math) -> [Line] {
    let indent = min(4, setting.columns / 10)
    return setting.narrowed(by: indent).displayedFormula(math.latex).map { $0.indented(by: indent) }
  }

  private func lines(_ list: Block.List) -> [Line] {
    var lines: [Line] = []
    let last: Int
    if case .ordered(let start) = list.style { last = start + list.items.count - 1 } else { last = 0 }
    for (index, item) in list.items.enumerated() {
      let mark: String
      switch list.style {
      case .bullet: mark = setting.asciiOnly ? "- " : "• "
      case .ordered(let start):
        let number = String(start + index)
        mark = String(repeating: " ", count: String(last).count - number.count) + number + ". "
      }
      let width = mark.count
      let body = narrowed(by: width).lines(item.blocks, isTight: list.isTight)
      if !lines.isEmpty && !list.isTight { lines.append(.empty) }
      lines.append(Line(mark, .accent) + (body.first ?? .empty))
      lines += body.dropFirst().map { $0.indented(by: width) }
    }
    return lines
  }

  private func quote(_ blocks: [Block]) -> [Line] {
    let mark = setting.isSpoken ? "" : setting.asciiOnly ? "> " : "▌ "
    return narrowed(by: mark.count).lines(blocks).map { Line(mark, .quiet) + $0 }
  }

  private func lines(_ table: Block.Table) -> [Line] {
    func flow(_ inlines: [Inline]) -> Flow {
      var flow = Flow()
      flow.append(inlines, setting)
      return flow
    }
    let layout = TableLayout(
      alignments: table.alignments, header: table.header.map(flow), rows: table.rows.map { $0.map(flow) })
    return layout.lines(setting)
  }

  private func image(_ alternative: [Inline], _ source: String, _ title: String) -> [Line] {
    var flow = Flow()
    flow.append("[\(setting.say(.picture)) ", .quiet)
    if alternative.isEmpty { flow.append(source, .quiet) } else { flow.append(alternative, setting) }
    if !title.isEmpty { flow.append(setting.language == .chinese ? "，\(title)" : ", \(title)") }
    flow.append("]", .quiet)
    return flow.lines(columns: setting.columns)
  }
}
