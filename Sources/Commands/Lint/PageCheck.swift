import Course
import SourceText

/// What is asked of the pages beside the lessons: `lessons/glossary.md`, `lessons/notation.md`, `lessons/README.md` …
struct PageCheck {
  private(set) var findings: [Finding] = []

  init(_ course: CourseFolder, _ world: LintWorld) {
    let folder = course.lessonsFolder
    for name in folderEntries(folder).sorted() where name.hasSuffix(".md") && name != "README.md" {
      check(folder + "/" + name, world)
    }
    if isFile(folder + "/glossary.md") { checkGlossary(course) }
  }

  private mutating func check(_ path: String, _ world: LintWorld) {
    guard let bytes = try? readFile(path) else { return }
    let (source, problems) = SourceFile.decoding(bytes, name: path)
    let document = Document(source)
    let links = LinkCheck(path: path, world)
    let found =
      problems + document.diagnostics + document.blocks.links.compactMap(links.diagnostic)
      + document.blocks.formulas.compactMap(formulaProblem)
    findings += found.map { Finding(source, $0) }
    if Language(ofFile: path) == .english, !isFile(String(path.dropLast(3)) + ".zh.md") {
      findings.append(
        Finding(
          source, Diagnostic("lint.no-twin", at: SourceRange(at: 0), "there is no Chinese twin of this page"))
      )
    }
  }

  private mutating func checkGlossary(_ course: CourseFolder) {
    let glossaries = Language.allCases.compactMap { try? Glossary.read(course, in: $0) }
    for glossary in glossaries {
      for entry in glossary.entries where entry.meaning.isEmpty || entry.term.isEmpty {
        let place = (entry.term + entry.meaning + entry.symbol).first?.range ?? SourceRange(at: 0)
        findings.append(
          Finding(
            glossary.document.source,
            Diagnostic("lint.glossary", at: place, "this row has no term or no meaning")))
      }
    }
    guard glossaries.count == 2 else { return }
    let symbols = glossaries.map { $0.entries.map { $0.symbol.formulas.map(\.latex).joined(separator: " ") } }
    if symbols[0] != symbols[1] {
      let index = zip(symbols[0], symbols[1]).prefix { $0 == $1 }.count
      let rows = glossaries[1].entries
      let place = index < rows.count ? rows[index].term.first?.range : nil
      findings.append(
        Finding(
          glossaries[1].document.source,
          Diagnostic(
            "lint.glossary", at: place ?? SourceRange(at: 0),
            "row \(index + 1) has another symbol than the English row \(index + 1)")))
    }
  }
}
