public import Course

/// Lessons as a book: title page, contents, a chapter a lesson, hints, glossary, index of terms.
public struct Book: PrintedDocument {
  let outline: CourseOutline
  let surroundings: PageSurroundings
  let settings: PageSettings
  let glossary: Glossary?

  public init(
    _ outline: CourseOutline, glossary: Glossary?, surroundings: PageSurroundings, settings: PageSettings
  ) {
    self.outline = outline
    self.glossary = glossary
    self.surroundings = surroundings
    self.settings = settings
  }

  public var title: String {
    let words = Words(language: settings.language)
    guard outline.weeks.count == 1, let week = outline.weeks.first else { return words.course }
    return week.title.isEmpty
      ? words.weekTitle(week.number) : words.titled(words.weekTitle(week.number), week.title)
  }

  public var subject: String { Words(language: settings.language).course }
  public var hasPageNumbers: Bool { true }

  public func html(pageNumbers: [String: Int]?) -> [UInt8] {
    let content = content(pageNumbers: pageNumbers)
    return page(content, content.sections.map(\.html))
  }

  public func pieces() -> [PrintedPiece] {
    let content = content(pageNumbers: [:])
    // Only places that something links to are named in a PDF file: each piece has the links of all.
    let links = HTML.element(.div, [Attribute("hidden")], content.links)
    return content.pieces(count: Book.pieceCount, isTwoSided: settings.isTwoSided).map { sections in
      PrintedPiece(
        html: page(content, sections.map(\.html) + [links]),
        isOnRight: settings.isTwoSided && sections.first?.isWeek == true)
    }
  }

  private static let pieceCount = 6

  private func content(pageNumbers: [String: Int]?) -> BookContent {
    var settings = settings
    settings.isForPDF = pageNumbers != nil
    let chapters = self.chapters(settings)
    let words = Words(language: settings.language)
    let back = BackMatter(
      printers: chapters.map(\.printer), settings: settings, titles: chapters.map(\.title))
    let pages = pageNumbers.map { PageNumbers($0) }
    let contents = BookContents(words: words, pages: pages).print(
      outline, chapters, back: back.parts, glossary: glossary)
    var content = BookContent(runs: runs(chapters, words) + back.runs(left: title))
    content.links = [contents]
    content.append(titlePage(words))
    content.append(contents)
    var index = 0
    for week in outline.weeks {
      if outline.weeks.count > 1 { content.append(opener(week, words), isWeek: true) }
      for _ in week.lessons {
        content.append(
          .element(.div, [.class("chapter run-\(chapters[index].run)")], [chapters[index].printer.body()]))
        index += 1
      }
    }
    for part in back.print() { content.append(part) }
    if let glossary {
      let index = TermIndex(glossary, in: chapters, language: settings.language)
      // A week's book explains the words of that week.
      let terms = outline.weeks.count == 1 ? Set(index.entries.map(\.term)) : nil
      content.append(print(glossary, terms, chapters, words))
      content.links += index.links
      content.append(index.print(words, pages))
    }
    return content
  }

  private func page(_ content: BookContent, _ body: [HTML]) -> [UInt8] {
    HTMLPage(
      title: title, settings: settings, runs: content.runs, body: [.element(.main, [.class("book")], body)]
    ).bytes()
  }

  // MARK: Chapters

  struct Chapter {
    let printer: LessonPrinter
    let number: String?
    let run: String
    let title: String
  }

  private func chapters(_ settings: PageSettings) -> [Chapter] {
    let names = Dictionary(
      outline.entries.enumerated().map { ($0.element.lesson.id, "lesson-\($0.offset + 1)") }
    ) { first, _ in first }
    return outline.entries.enumerated().map { index, entry in
      let printer = LessonPrinter(
        entry.lesson, surroundings: surroundings, settings: settings,
        titleLevel: outline.weeks.count > 1 ? 3 : 2,
        number: entry.number, prefix: ["lesson-\(index + 1)"],
        numberPrefix: entry.number.map { $0 + "." } ?? "",
        otherPages: { link, from in Book.place(of: link, from, names) })
      let title = entry.lesson.title.readableText(settings.language)
      return Chapter(
        printer: printer, number: entry.number, run: "lesson\(index + 1)",
        title: entry.number.map { "\($0) \(title)" } ?? title)
    }
  }

  /// The place in the book of a lesson that another links to.
  private static func place(of link: Link, _ from: Lesson, _ names: [String: String]) -> Address? {
    guard case .lesson(let path, let fragment) = link.target else { return nil }
    let id = Lesson.id(ofFile: CourseFolder.path(of: path, in: from.path))
    return names[id].map { Address(Anchor(fragment.isEmpty ? [$0] : [$0, fragment])) }
  }

  /// The number and place of a lesson that the glossary links to.
  private func lesson(
    of link: Link, in path: String, _ chapters: [Chapter]
  ) -> (number: String, address: Address)? {
    guard case .lesson(let file, let fragment) = link.target else { return nil }
    let id = Lesson.id(ofFile: CourseFolder.path(of: file, in: path))
    guard let chapter = chapters.first(where: { $0.printer.lesson.id == id }), let number = chapter.number
    else {
      return nil
    }
    let step = chapter.printer.lesson.step(fragment)?.id
    return (number, Address(chapter.printer.anchor(step)))
  }

  private func runs(_ chapters: [Chapter], _ words: Words) -> [StyleSheet.Run] {
    var runs = [
      StyleSheet.Run(name: "title", left: "", right: "", isBare: true),
      StyleSheet.Run(name: "contents", left: title, right: words.contents),
      StyleSheet.Run(name: "glossary", left: title, right: words.glossary),
      StyleSheet.Run(name: "index", left: title, right: words.index),
    ]
    var index = 0
    for week in outline.weeks {
      let left = week.title.isEmpty ? title : words.titled(words.weekTitle(week.number), week.title)
      for _ in week.lessons {
        runs.append(StyleSheet.Run(name: chapters[index].run, left: left, right: chapters[index].title))
        index += 1
      }
    }
    return runs
  }

  // MARK: Front and back

  private func titlePage(_ words: Words) -> HTML {
    var lines: [HTML] = [.element(.h1, [], title)]
    if outline.weeks.count == 1 {
      lines.append(.element(.p, [.class("subtitle")], words.course))
    } else {
      lines.append(.element(.p, [.class("subtitle")], words.bookSubtitle))
    }
    lines.append(.element(.p, [.class("imprint")], "Gradus"))
    return .element(.header, [.class("title-page run-title")], lines)
  }

  /// The page that begins a week.
  private func opener(_ week: CourseOutline.Week, _ words: Words) -> HTML {
    .element(
      .section, [.id(Book.anchor(of: week)), .class("week-page run-title")],
      [
        .element(
          .h2, [],
          [
            .element(.span, [.class("ordinal")], words.weekTitle(week.number)), " ",
            .element(.span, [.class("name")], week.title),
          ])
      ])
  }

  static func anchor(of week: CourseOutline.Week) -> Anchor { Anchor("week-\(week.number)") }

  private func print(_ glossary: Glossary, _ terms: Set<String>?, _ chapters: [Chapter], _ words: Words)
    -> HTML
  {
    .element(
      .section, [.id(Anchor("glossary")), .class("back-matter last-page run-glossary")],
      [.element(.h2, [], words.glossary)]
        + glossary.print(settings, terms: terms) { link, path in
          self.lesson(of: link, in: path, chapters)
        })
  }
}
