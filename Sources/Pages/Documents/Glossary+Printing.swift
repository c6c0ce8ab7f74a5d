internal import Course

extension Glossary {
  /// Its tables and paragraphs, without its title.
  func print(_ settings: PageSettings) -> [HTML] {
    let words = Words(language: settings.language)
    let inlines = InlinePrinter(
      words: words, formulas: FormulaPrinter(language: settings.language, isForPDF: settings.isForPDF),
      address: { link in
        if case .web = link.target { Address(web: link.destination) } else { nil }
      }, picture: { _ in nil })
    let printer = BlockPrinter(
      inlines: inlines, code: CodeListing(words: words), headingLevel: 3, special: { _ in .nothing })
    return printer.print(
      document.blocks.filter { block in
        if case .heading(1, _) = block.kind { false } else { true }
      })
  }
}
