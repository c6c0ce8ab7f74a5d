import SourceText

/// `lessons/glossary.md`: the words of the course, a row of a table each.
///
/// The columns are told by their headings, in either language: term, symbol, meaning, shape, from, not (a word to avoid).
public struct Glossary: Sendable {
  public let entries: [Entry]
  public let document: Document

  public struct Entry: Hashable, Sendable {
    public let term: [Inline]
    /// How it is written in formulas: `W^{[l]}`.
    public let symbol: [Inline]
    public let meaning: [Inline]
    /// Its shape as an array: `(n_l, n_{l-1})`.
    public let shape: [Inline]
    /// Where the course introduces it.
    public let origin: Link?
    /// Translations that mislead.
    public let avoid: [Inline]
  }

  /// Reads the glossary of a course; the English one where there is no other.
  public static func read(_ course: CourseFolder, in language: Language) throws(FileError) -> Glossary {
    let path = course.lessonsFolder + "/glossary"
    let name = isFile(path + language.fileEnding) ? path + language.fileEnding : path + ".md"
    return Glossary(Document(SourceFile.decoding(try readFile(name), name: name).0))
  }

  public init(_ document: Document) {
    self.document = document
    entries = document.blocks.flatMap { block -> [Entry] in
      guard case .table(let table) = block.kind else { return [] }
      let columns = table.header.map { Glossary.column($0.plainText) }
      return table.rows.map { row in
        let cell = { (column: Column) in
          columns.firstIndex(of: column).flatMap { $0 < row.count ? row[$0] : nil } ?? []
        }
        return Entry(
          term: cell(.term), symbol: cell(.symbol), meaning: cell(.meaning), shape: cell(.shape),
          origin: cell(.origin).links.first, avoid: cell(.avoid))
      }
    }
  }

  private enum Column {
    case term, symbol, meaning, shape, origin, avoid
  }

  private static func column(_ heading: String) -> Column? {
    switch heading.lowercased() {
    case "term", "术语": .term
    case "symbol", "符号": .symbol
    case "meaning", "含义": .meaning
    case "shape", "形状": .shape
    case "from", "出处": .origin
    case "not", "不译作": .avoid
    default: nil
    }
  }
}
