internal import Course
internal import SourceText

extension Glossary {
  /// Its terms and paragraphs, without its title: a table of so many columns would leave each a word wide.
  ///
  /// - Parameters:
  ///   - terms: What is printed of it; nil for all.
  ///   - lesson: The number and the address of the lesson that a link leads to.
  func print(
    _ settings: PageSettings, terms: Set<String>? = nil,
    lesson: (Link, String) -> (number: String, address: Address)?
  ) -> [HTML] {
    let words = Words(language: settings.language)
    let path = document.source.name
    let formulas = FormulaPrinter(language: settings.language, isForPDF: settings.isForPDF)
    let inlines = InlinePrinter(
      words: words, formulas: formulas,
      address: { link in
        if case .web = link.target { Address(web: link.destination) } else { nil }
      }, picture: { _ in nil })
    let printer = BlockPrinter(
      inlines: inlines, code: CodeListing(words: words), headingLevel: 3, special: { _ in .nothing })
    var entries = entries[...]
    return document.blocks.map { block -> HTML in
      switch block.kind {
      case .heading(1, _): return .nothing
      case .table(let table):
        let own = entries.prefix(table.rows.count).filter { terms?.contains($0.term.plainText) ?? true }
        entries = entries.dropFirst(table.rows.count)
        return .element(
          .dl, [.class("glossary")],
          own.map { $0.print(inlines, origin: $0.origin.flatMap { lesson($0, path) }) })
      default: return .several(printer.print([block]))
      }
    }
  }
}

extension Glossary.Entry {
  /// The term with its symbol, what it means, and in small type its shape, what it is not, and where it comes from.
  fileprivate func print(_ inlines: InlinePrinter, origin: (number: String, address: Address)?) -> HTML {
    let words = inlines.words
    var facts: [[HTML]] = []
    if !shape.isEmpty { facts.append([.text(words.shape + " ")] + inlines.print(shape)) }
    if !avoid.isEmpty { facts.append([.text(words.notTheSame + " ")] + inlines.print(avoid)) }
    if let origin {
      facts.append([.element(.a, [.href(origin.address)], [.text(words.lesson(origin.number))])])
    }
    let small = Array(facts.joined(separator: [.text(" · ")]))
    return .element(
      .div, [.class("entry")],
      [
        .element(
          .dt, [],
          [.element(.span, [.class("term")], inlines.print(term))]
            + (symbol.isEmpty ? [] : [" "] + inlines.print(symbol))),
        .element(.dd, [], inlines.print(meaning)),
      ] + (small.isEmpty ? [] : [.element(.dd, [.class("facts")], small)]))
  }
}
