internal import Course

extension ClassReport {
  func body(_ settings: PageSettings) -> [HTML] {
    let words = ReportWords(language: settings.language)
    let formulas = FormulaPrinter(language: settings.language, isForPDF: settings.isForPDF)
    var body: [HTML] = [
      .element(
        .header, [],
        [
          .element(.h1, [], title),
          .element(.p, [.class("subtitle")], words.counts(learners: learners, exercises: items.count)),
        ])
    ]
    let hard = items.filter { $0.reason != nil }
    body.append(
      .element(
        .section, [],
        [.element(.h2, [], words.talk)]
          + (hard.isEmpty
            ? [.element(.p, [], words.nothingToTalk)]
            : [.element(.ul, [], hard.map { .element(.li, [], talk($0, words, formulas)) })])))
    body.append(.element(.section, [], [.element(.h2, [], words.overview), overview(words)]))
    body += items.map { section($0, words, formulas) }
    let pairs = items.flatMap { item in item.similar.map { (item, $0) } }
    if !pairs.isEmpty && !isAnonymous {
      let list = pairs.prefix(50).map { item, pair in
        HTML.element(
          .li, [],
          [
            link(item), .text(": "), .element(.bdi, [], pair.first.shown), .text(words.and),
            .element(.bdi, [], pair.second.shown), .text(words.shared(percent(pair.share))),
          ])
      }
      body.append(
        .element(
          .section, [],
          [.element(.h2, [], words.similar), .element(.p, [], words.hintOnly), .element(.ul, [], list)]))
    }
    return body
  }

  private func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
  private func anchor(_ item: Item) -> Anchor { Anchor(["exercise", item.exercise]) }
  private func link(_ item: Item) -> HTML {
    .element(.a, [.href(Address(anchor(item)))], item.title.shown)
  }

  private func talk(_ item: Item, _ words: ReportWords, _ formulas: FormulaPrinter) -> [HTML] {
    var line = [link(item), .text(words.colon + (item.reason ?? ""))]
    if let slip = item.groups.first?.slip { line.append(.text(words.mostly(slip.shown))) }
    return line
  }

  // MARK: The table

  private func overview(_ words: ReportWords) -> HTML {
    let heads = [
      words.exercise, words.attempts, words.correct, words.partly, words.wrong, words.unmarked, words.share,
    ]
    let head = heads.enumerated().map { index, title in
      HTML.element(.th, [Attribute("scope", "col")] + (index == 0 ? [] : [.class("number")]), title)
    }
    let rows = items.map { item -> HTML in
      let numbers = [
        "\(item.attempts)", "\(item.states.correct)", "\(item.states.partly)", "\(item.states.wrong)",
        "\(item.states.unmarked)", item.marked == 0 ? "–" : "\(percent(item.share)) %",
      ]
      return .element(
        .tr, [],
        [.element(.th, [Attribute("scope", "row")], [link(item)])]
          + numbers.map { .element(.td, [.class("number")], $0) })
    }
    return .element(
      .div, [.class(items.count > 20 ? "table tall" : "table")],
      [.element(.table, [], [.element(.thead, [], [.element(.tr, [], head)]), .element(.tbody, [], rows)])])
  }

  // MARK: An exercise

  private func section(_ item: Item, _ words: ReportWords, _ formulas: FormulaPrinter) -> HTML {
    var parts: [HTML] = [
      .element(.h2, [], item.title.shown),
      .element(
        .p, [.class("where")],
        [
          .element(.code, [], item.exercise.shown),
          .text(
            " · " + words.took(learners: item.learners, attempts: item.attempts)
              + (item.marked == 0 ? "" : " · " + words.points(percent(item.share)))),
        ]), bar(item.states, words),
    ]
    if let reason = item.reason { parts.append(.element(.p, [.class("finding")], words.talkAbout(reason))) }
    if !item.groups.isEmpty {
      parts.append(
        .element(.ol, [.class("groups")], item.groups.prefix(top).map { group($0, words, formulas) }))
      let rest = item.groups.dropFirst(top)
      if !rest.isEmpty {
        parts.append(.element(.p, [], words.more(rest.count, rest.map(\.learners.count).reduce(0, +))))
      }
    }
    return .element(.section, [.id(anchor(item))], parts)
  }

  private func bar(_ states: States, _ words: ReportWords) -> HTML {
    let parts = [
      (states.correct, words.correct, "right-part"), (states.partly, words.partly, "half-part"),
      (states.wrong, words.wrong, "wrong-part"),
      (states.unmarked, words.unmarked, "open-part"),
    ].filter { $0.0 > 0 }
    let spoken = parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let pieces = parts.map { count, _, kind in
      HTML.element(.span, [.class(kind), Attribute("style", "flex-grow: \(count)")], "\(count)")
    }
    return .element(
      .div, [.class("states")],
      [
        .element(.div, [.class("bar"), .isPicture, .label(spoken)], pieces),
        .element(.p, [.class("legend"), .isHidden], spoken),
      ])
  }

  private func group(_ group: Group, _ words: ReportWords, _ formulas: FormulaPrinter) -> HTML {
    var said: [HTML] = []
    if let slip = group.slip { said = [.element(.strong, [], slip.shown), .text(words.colon)] }
    said.append(.text(group.headline.shown))
    let parts: [HTML] = [
      .element(.p, [.class("times")], words.times(group.learners.count)),
      .element(
        .div, [.class("answer-text")], AnswerLines(formulas: formulas).print(group.answer, group.isFormula)),
      .element(.p, [], said),
    ]
    if isAnonymous { return .element(.li, [], parts) }
    let names = group.learners.sorted().map { $0.shown }.joined(separator: words.comma)
    // Paper cannot be opened.
    if formulas.isForPDF { return .element(.li, [], parts + [.element(.p, [.class("legend")], names)]) }
    return .element(
      .li, [],
      parts + [
        .element(.details, [], [.element(.summary, [], words.who), .element(.p, [], names)])
      ])
  }
}

extension ClassReport.Item {
  var marked: Int { states.correct + states.partly + states.wrong }
}

extension String {
  /// Without what turns the direction of writing or hides itself: names and answers come from strangers.
  var shown: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isHidden = scalar.properties.generalCategory == .format && scalar.value != 0x200D
          return isHidden ? "\u{FFFD}" : scalar
        }))
  }
}
