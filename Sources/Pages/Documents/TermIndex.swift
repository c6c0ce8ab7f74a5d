internal import Course

/// Where the terms of the glossary are spoken of: the steps that hold them.
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

  /// Terms that occur, in alphabetical order; Chinese ones in the order of the glossary.
  init(_ glossary: Glossary, in chapters: [Book.Chapter], language: Language) {
    let steps = chapters.enumerated().flatMap { index, chapter in
      chapter.printer.lesson.steps.map { step in
        (
          text: TermIndex.searchable(step.title.plainText + " " + step.blocks.plainText),
          place: Place(anchor: chapter.printer.anchor(step.id), name: chapter.number ?? "\(index + 1)")
        )
      }
    }
    var seen: Set<String> = []
    let names = glossary.entries.map(\.term.plainText)
    let entries = names.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }.map { name in
      let forms = TermIndex.forms(of: name)
      return Entry(
        term: name,
        places: steps.filter { step in forms.contains { step.text.containsWord($0) } }.map(\.place))
    }.filter { !$0.places.isEmpty }
    self.entries =
      language == .chinese ? entries : entries.sorted { $0.term.lowercased() < $1.term.lowercased() }
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

  func print(_ words: Words, _ pages: PageNumbers?) -> HTML {
    let items = entries.map { entry -> HTML in
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
    return .element(
      .section, [.id(Anchor("index")), .class("back-matter last-page run-index")],
      [.element(.h2, [], words.index), .element(.ul, [.class("term-index")], items)])
  }
}

extension [Block] {
  /// The text that a reader sees, formulas as their LaTeX.
  var plainText: String { text { $0.plainText } }

  /// The text that a reader sees, formulas on one line.
  func readableText(_ language: Language) -> String { text { $0.readableText(language) } }

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
  /// Whether a word is in the text and does not begin or end inside another; a plural `s` counts as the word.
  fileprivate func containsWord(_ word: [UInt8]) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    var start = startIndex
    while let place = self[start...].firstIndex(of: first) {
      var end = place + word.count
      guard end <= count else { return false }
      if self[place..<end].elementsEqual(word) {
        if end < count, self[end] == UInt8(ascii: "s") { end += 1 }
        let isStart = place == 0 || !isLetter(self[place - 1]) || !isLetter(first)
        let isEnd = end >= count || !isLetter(self[end]) || !isLetter(word[word.count - 1])
        if isStart && isEnd { return true }
      }
      start = place + 1
    }
    return false
  }
}
