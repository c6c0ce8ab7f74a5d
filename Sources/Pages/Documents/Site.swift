public import Course

/// The whole course as linked pages: a folder for each language, contents, a page a lesson, glossary, search.
///
/// Every page holds its own style, so the folder works from a disk as from a server.
public struct Site: Sendable {
  /// The course in one language.
  public struct Edition: Sendable {
    let language: Language
    let outline: CourseOutline
    let glossary: Glossary?
    let surroundings: PageSurroundings

    public init(
      _ language: Language, _ outline: CourseOutline, glossary: Glossary?, surroundings: PageSurroundings
    ) {
      self.language = language
      self.outline = outline
      self.glossary = glossary
      self.surroundings = surroundings
    }
  }

  public struct File: Hashable, Sendable {
    /// Below the folder of the site: `en/week2/08-derivatives.html`.
    public let path: String
    public let bytes: [UInt8]
  }

  let editions: [Edition]
  let settings: PageSettings

  public init(_ editions: [Edition], settings: PageSettings) {
    self.editions = editions
    self.settings = settings
  }

  /// The files; each is made when it is asked for.
  public func forEachFile<Failure: Error>(_ body: (File) throws(Failure) -> Void) throws(Failure) {
    try body(File(path: "index.html", bytes: entrance()))
    for edition in editions {
      let pages = SitePages(
        edition, settings: settings, others: editions.filter { $0.language != edition.language })
      for index in edition.outline.entries.indices { try body(pages.lesson(index)) }
      try body(pages.contents())
      try body(pages.search())
      if let glossary = pages.glossary() { try body(glossary) }
    }
  }

  /// The page that one opens: the languages.
  private func entrance() -> [UInt8] {
    let items = editions.map { edition -> HTML in
      let words = Words(language: edition.language)
      return .element(
        .p, [.lang(words.languageTag), .class("entrance")],
        [.element(.a, [.href(Address(page: "\(edition.language.rawValue)/index.html"))], words.course)])
    }
    var settings = settings
    settings.language = editions.first?.language ?? .english
    let title = Words(language: settings.language).course
    var page = HTMLPage(
      title: title, settings: settings,
      body: [.element(.main, [.class("title-page")], [.element(.h1, [], "Gradus")] + items)])
    page.style.isForSite = true
    return page.bytes()
  }
}
