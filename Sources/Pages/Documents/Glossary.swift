internal import Course
public import SourceText

/// The terms of the course, read from the tables of its glossary: one term a row, a column a language.
public struct Glossary: Sendable {
  public struct Term: Hashable, Sendable {
    public let english: String
    public let chinese: String
  }

  public let terms: [Term]
  let blocks: [Block]
  let source: SourceFile

  /// Reads `lessons/glossary.md`.
  ///
  /// A table counts whose header names both languages: a cell with `English` or `英文`, one with `中文` or `Chinese`.
  public init(_ source: SourceFile) {
    self.source = source
    let document = Document(source)
    blocks = document.blocks
    var terms: [Term] = []
    for block in document.blocks.flattened {
      guard case .table(let table) = block.kind else { continue }
      let heads = table.header.map { $0.plainText.lowercased() }
      guard let english = heads.firstIndex(where: { $0.contains("english") || $0.contains("英") }),
        let chinese = heads.firstIndex(where: { $0.contains("chinese") || $0.contains("中") }),
        english != chinese
      else { continue }
      for row in table.rows {
        let term = Term(english: row[english].plainText, chinese: row[chinese].plainText)
        if !term.english.isEmpty || !term.chinese.isEmpty { terms.append(term) }
      }
    }
    self.terms = terms
  }

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
      blocks.filter { block in
        if case .heading(1, _) = block.kind { false } else { true }
      })
  }
}
