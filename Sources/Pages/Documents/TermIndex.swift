internal import Course

/// Where the terms of the glossary are spoken of: the step that introduces each, and those that say most about it.
struct TermIndex {
  struct Entry {
    let term: String
    let places: [Place]
  }

  struct Place: Hashable {
    let anchor: Anchor
    /// What stands for the place while no page is known: the number of the lesson.
    let name: String
  }

  let entries: [Entry]

  /// Terms that occur, in alphabetical order; Chinese ones in that of their sounds.
  init(_ glossary: Glossary, in chapters: [Book.Chapter], language: Language) {
    let steps = chapters.enumerated().flatMap { index, chapter in
      chapter.printer.lesson.steps.map { step in
        (
          heading: TermIndex.searchable(step.title.plainText),
          text: TermIndex.searchable(step.blocks.plainText),
          strong: TermIndex.searchable(step.blocks.strongText),
          place: Place(anchor: chapter.printer.anchor(step.id), name: chapter.number ?? "\(index + 1)")
        )
      }
    }
    var seen: Set<String> = []
    let names = glossary.entries.map(\.term.plainText)
    let entries = names.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }.map { name in
      let forms = TermIndex.forms(of: name)
      let weights = steps.map { step in
        forms.reduce(0) {
          $0 + step.text.count(of: $1) + 4 * step.strong.count(of: $1) + 4 * step.heading.count(of: $1)
        }
      }
      return Entry(term: name, places: TermIndex.best(of: weights).map { steps[$0].place })
    }.filter { !$0.places.isEmpty }
    let keys = language == .chinese ? Pinyin.key : { [$0.lowercased()] }
    self.entries = entries.map { (key: keys($0.term), entry: $0) }.sorted { one, two in
      one.key.lexicographicallyPrecedes(two.key)
    }.map(\.entry)
  }

  /// A reader looks up few places.
  private static let placeLimit = 6

  /// The first step that has the term, and those of the greatest weight, in their order.
  private static func best(of weights: [Int]) -> [Int] {
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return [] }
    let others = weights.indices.filter { $0 != first && weights[$0] >= 3 }
      .sorted { (weights[$1], $0) < (weights[$0], $1) }
    return ([first] + others.prefix(placeLimit - 1)).sorted()
  }

  /// `gradient (slope)` and `learning rate, α` are looked for by their first words.
  private static func forms(of term: String) -> [[UInt8]] {
    term.split(whereSeparator: { "(（,，;；/、".contains($0) }).prefix(1).map { searchable(String($0)) }.map {
      form in
      Array(form.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
    }.filter { !$0.isEmpty }
  }

  /// Lower case, line ends as spaces.
  static func searchable(_ text: String) -> [UInt8] {
    Array(text.lowercased().utf8).map { $0 == 0x0A || $0 == 0x2D ? 0x20 : $0 }
  }

  /// A link to every place: of places on one page, or in one lesson, the index itself names only the first.
  var links: [HTML] {
    entries.flatMap(\.places).map { .element(.a, [.href(Address($0.anchor))], $0.name) }
  }

  func print(_ words: Words, _ pages: PageNumbers?) -> HTML {
    let groups = entries.reduce(into: [(letter: String, items: [HTML])]()) { groups, entry in
      let letter =
        words.language == .chinese ? Pinyin.letter(of: entry.term) : TermIndex.letter(of: entry.term)
      if groups.last?.letter != letter { groups.append((letter, [])) }
      groups[groups.count - 1].items.append(item(entry, pages))
    }
    let lists = groups.flatMap { group -> [HTML] in
      [.element(.p, [.class("letter")], group.letter), .element(.ul, [], group.items)]
    }
    return .element(
      .section, [.id(Anchor("index")), .class("back-matter last-page run-index")],
      [.element(.h2, [], words.index), .element(.div, [.class("term-index")], lists)])
  }

  private func item(_ entry: Entry, _ pages: PageNumbers?) -> HTML {
    var seen: Set<String> = []
    let places = entry.places.compactMap { place -> HTML? in
      let name = pages?.page(of: place.anchor).map { "\($0)" } ?? place.name
      guard seen.insert(name).inserted else { return nil }
      return .element(.a, [.href(Address(place.anchor))], name)
    }
    let list = places.enumerated().flatMap { number, place -> [HTML] in
      [.text(number == 0 ? " " : ", "), place]
    }
    return .element(.li, [], [.element(.span, [.class("term")], entry.term)] + list)
  }

  private static func letter(of term: String) -> String { term.prefix(1).uppercased() }
}

extension [Block] {
  /// The text that a reader sees, formulas as their LaTeX.
  var plainText: String { text { $0.plainText } }

  /// The text that a reader sees, formulas on one line.
  func readableText(_ language: Language) -> String { text { $0.readableText(language) } }

  /// What is set in bold, where terms are introduced.
  var strongText: String { text { $0.strongText } }

  private func text(_ printed: ([Inline]) -> String) -> String {
    map { block -> String in
      switch block.kind {
      case .paragraph(let text), .heading(_, let text): printed(text)
      case .list(let list): list.items.map { $0.blocks.text(printed) }.joined(separator: " ")
      case .quote(let blocks): blocks.text(printed)
      case .table(let table):
        (table.header + table.rows.flatMap { $0 }).map(printed).joined(separator: " ")
      case .exercise(_, let text), .implementation(_, let text), .image(let text, _, _): printed(text)
      case .code, .math, .experiment, .html, .rule: ""
      }
    }.joined(separator: "\n")
  }
}

extension [UInt8] {
  /// How often a word is in the text without beginning or ending inside another; a plural `s` counts as the word.
  fileprivate func count(of word: [UInt8]) -> Int {
    guard let first = word.first, count >= word.count else { return 0 }
    var found = 0
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    var start = startIndex
    while let place = self[start...].firstIndex(of: first) {
      var end = place + word.count
      guard end <= count else { return found }
      if self[place..<end].elementsEqual(word) {
        if end < count, self[end] == UInt8(ascii: "s") { end += 1 }
        let isStart = place == 0 || !isLetter(self[place - 1]) || !isLetter(first)
        let isEnd = end >= count || !isLetter(self[end]) || !isLetter(word[word.count - 1])
        if isStart && isEnd { found += 1 }
      }
      start = place + 1
    }
    return found
  }
}

extension [Inline] {
  fileprivate var strongText: String {
    map { inline -> String in
      switch inline.kind {
      case .strong(let inner): inner.plainText
      case .emphasis(let inner), .link(let inner, _): inner.strongText
      default: ""
      }
    }.joined(separator: " ")
  }
}
