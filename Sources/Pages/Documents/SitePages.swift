internal import Course

/// The pages of a site in one language.
struct SitePages {
  let edition: Site.Edition
  let settings: PageSettings
  /// The other languages of the site.
  let others: [Site.Edition]
  private let printers: [LessonPrinter]

  init(_ edition: Site.Edition, settings: PageSettings, others: [Site.Edition]) {
    self.edition = edition
    var settings = settings
    settings.language = edition.language
    settings.isForSite = true
    self.settings = settings
    self.others = others
    let ids = Set(edition.outline.entries.map(\.lesson.id))
    printers = edition.outline.entries.map { entry in
      LessonPrinter(
        entry.lesson, surroundings: edition.surroundings, settings: settings, number: entry.number,
        otherPages: { link, from in
          guard case .lesson(let path, let fragment) = link.target else { return nil }
          let id = Lesson.id(ofFile: CourseFolder.path(of: path, in: from.path))
          guard ids.contains(id) else { return nil }
          return Address(
            page: SitePages.way(from: from.id, to: id + ".html"), fragment.isEmpty ? nil : Anchor(fragment))
        })
    }
  }

  private var words: Words { Words(language: edition.language) }

  /// A page as seen from another, both below the folder of the language.
  private static func way(from id: String, to path: String) -> String {
    String(repeating: "../", count: id.split(separator: "/").count - 1) + path
  }

  // MARK: Pages

  func lesson(_ index: Int) -> Site.File {
    let printer = printers[index]
    let id = printer.lesson.id
    let next = { (index: Int, rel: String, arrow: (String, String)) -> HTML in
      guard printers.indices.contains(index) else { return .element(.span) }
      let title = printers[index].inlines.forHeadings.print(printers[index].lesson.title)
      return .element(
        .a,
        [
          .href(Address(page: SitePages.way(from: id, to: printers[index].lesson.id + ".html"))),
          Attribute("rel", rel == "next" ? "next" : "prev"),
        ],
        [.text(arrow.0)] + title + [.text(arrow.1)])
    }
    let ways = HTML.element(
      .nav, [.class("bar foot")], [next(index - 1, "prev", ("← ", "")), next(index + 1, "next", ("", " →"))])
    let title = printer.lesson.title.readableText(edition.language)
    return page(id + ".html", title: title, twin: id + ".html", [printer.body(), ways])
  }

  func contents() -> Site.File {
    let weeks = edition.outline.weeks.map { week -> HTML in
      let lessons = week.lessons.map { entry -> HTML in
        let number: [HTML] = entry.number.map { [.element(.span, [.class("unit")], $0), " "] } ?? []
        let title =
          printers.first { $0.lesson.id == entry.lesson.id }.map {
            $0.inlines.forHeadings.print($0.lesson.title)
          } ?? []
        return .element(
          .li, [],
          [
            .element(
              .a, [.href(Address(page: entry.lesson.id + ".html")), .class("contents-line")],
              number + [.element(.span, [], title)])
          ])
      }
      return .element(
        .li, [.class("week")],
        [
          .element(.strong, [], words.titled(words.weekTitle(week.number), week.title)),
          .element(.ol, [], lessons),
        ])
    }
    let body: [HTML] = [
      .element(.h1, [], words.course),
      .element(.nav, [.class("contents"), .label(words.contents)], [.element(.ol, [], weeks)]),
    ]
    return page("index.html", title: words.course, twin: "index.html", body)
  }

  func glossary() -> Site.File? {
    guard let glossary = edition.glossary else { return nil }
    return page(
      "glossary.html", title: words.glossary, twin: "glossary.html",
      [.element(.h1, [], words.glossary)]
        + glossary.print(settings) { link, path in
          guard case .lesson(let file, let fragment) = link.target else { return nil }
          let id = Lesson.id(ofFile: CourseFolder.path(of: file, in: path))
          guard let printer = printers.first(where: { $0.lesson.id == id }), let number = printer.number
          else {
            return nil
          }
          let step = printer.lesson.step(fragment).map { printer.anchor($0.id) }
          return (number, Address(page: id + ".html", step))
        })
  }

  func search() -> Site.File {
    let rows = printers.flatMap { printer -> [[String]] in
      let lesson = printer.lesson
      let title = [printer.number, lesson.title.readableText(edition.language)].compactMap { $0 }.joined(
        separator: " ")
      return lesson.steps.map { step in
        [
          "\(lesson.id).html#\(printer.anchor(step.id).name)", title,
          step.id == "start" ? "" : step.title.readableText(edition.language),
          step.blocks.readableText(edition.language),
        ]
      }
    }
    let form = HTML.element(
      .div, [Attribute("role", "search")],
      [
        .element(
          .input,
          [
            Attribute("type", "search"), Attribute("id", "query"), Attribute("autofocus"),
            .label(words.search), Attribute("placeholder", words.searchPrompt),
          ])
      ])
    let body: [HTML] = [
      .element(.h1, [], words.search), form,
      .element(.p, [Attribute("id", "count"), Attribute("role", "status")], [.text("")]),
      .element(.ol, [Attribute("id", "results"), .class("results-list")]),
      .element(.noscript, [], [.element(.p, [], words.searchNeedsScript)]),
      .raw(.data(rows, id: "data")), .raw(.script(SiteSearch.script)),
    ]
    return page("search.html", title: words.search, twin: "search.html", body, hasScript: true)
  }

  // MARK: Frame

  /// A page with the bar on top.
  ///
  /// - Parameter twin: The same page below the folder of another language.
  private func page(
    _ path: String, title: String, twin: String, _ body: [HTML], hasScript: Bool = false
  ) -> Site.File {
    let way = { (to: String) in SitePages.way(from: path, to: to) }
    var links: [HTML] = [
      .element(.a, [.href(Address(page: way("index.html"))), .class("home")], words.contents)
    ]
    if edition.glossary != nil {
      links.append(.element(.a, [.href(Address(page: way("glossary.html")))], words.glossary))
    }
    links.append(
      .element(.a, [.href(Address(page: way("search.html"))), Attribute("rel", "search")], words.search))
    for other in others where other.holds(twin) {
      let words = Words(language: other.language)
      links.append(
        .element(
          .a,
          [
            .href(Address(page: way("../\(other.language.rawValue)/\(twin)"))), .lang(words.languageTag),
            Attribute("hreflang", words.languageTag), Attribute("rel", "alternate"),
          ], words.languageName))
    }
    var page = HTMLPage(
      title: title, settings: settings,
      body: [.element(.nav, [.class("bar")], links), .element(.main, [], body)])
    page.style.isForSite = true
    page.hasScript = hasScript
    return Site.File(path: "\(edition.language.rawValue)/\(path)", bytes: page.bytes())
  }
}

extension Site.Edition {
  /// Whether it has a page of that name.
  fileprivate func holds(_ page: String) -> Bool {
    switch page {
    case "index.html", "search.html": true
    case "glossary.html": glossary != nil
    default: outline.entries.contains { $0.lesson.id + ".html" == page }
    }
  }
}
