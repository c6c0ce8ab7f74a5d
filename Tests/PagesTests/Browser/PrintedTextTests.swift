import Course
import Foundation
import SourceText
import Testing

@testable import Pages

/// Files that Chromium made, read back with poppler's tools.
@Suite(.enabled(if: DevTools.browser != nil && Poppler.isHere, "there is no Chromium, or no poppler, here"))
struct PrintedTextTests {
  private func pdf(_ document: some PrintedDocument) throws -> URL {
    let browser = try #require(DevTools.browser)
    let bytes = try PDFPrinter(browser: browser, date: 1_700_000_000).pdf(of: document)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    return file
  }

  /// Words of the lesson, or in Chinese its characters, with how often they occur.
  private func pieces(of text: String, _ language: Language) -> [String: Int] {
    var counts: [String: Int] = [:]
    if language == .chinese {
      for character in text where character.unicodeScalars.allSatisfy(Scripts.isHan) {
        counts[String(character), default: 0] += 1
      }
    } else {
      for word in text.split(whereSeparator: { !$0.isASCII || !($0.isLetter) }) where word.count > 2 {
        counts[word.lowercased(), default: 0] += 1
      }
    }
    return counts
  }

  @Test(arguments: Language.allCases)
  func nothingOfALessonIsMissingOnPaper(_ language: Language) throws {
    let lesson = try FixtureCourse.lesson(language)
    let file = try pdf(FixtureCourse.page(PageSettings(language: language, paper: .letter, answers: .key)))
    defer { try? FileManager.default.removeItem(at: file) }
    let printed = pieces(of: try Poppler.run("pdftotext", file.path, "-"), language)
    let written = pieces(
      of: lesson.title.plainText + "\n"
        + lesson.steps.map { $0.title.plainText + "\n" + $0.blocks.words }.joined(separator: "\n"), language)
    #expect(written.count > 20)
    for (piece, count) in written {
      #expect(printed[piece, default: 0] >= count, "\(piece): \(printed[piece, default: 0]) of \(count)")
    }
  }

  @Test(arguments: Language.allCases)
  func filesAreTaggedNamedAndOutlined(_ language: Language) throws {
    let page = try FixtureCourse.page(PageSettings(language: language))
    let file = try pdf(page)
    defer { try? FileManager.default.removeItem(at: file) }
    let facts = try Poppler.run("pdfinfo", file.path)
    #expect(facts.contains("Tagged:          yes"))
    #expect(facts.contains(page.title))
    #expect(facts.contains("Page size:       594.96 x 841.92 pts (A4)"))
    #expect(facts.contains("PDF version:     1.7"))
    let structure = try Poppler.run("pdfinfo", "-struct-text", file.path)
    #expect(structure.contains("H1") && structure.contains("Figure") && structure.contains("Table"))
    let text = try String(contentsOf: file, encoding: .isoLatin1)
    #expect(text.contains("/ObjStm") && text.contains("/XRef"))
    #expect(try Poppler.complaints("pdftotext", file.path, "-") == "")
  }

  @Test func theSameFileComesOutTwice() throws {
    let page = try FixtureCourse.page(PageSettings(language: .chinese))
    let files = try (0..<2).map { _ in try pdf(page) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
  }

  private func book(_ settings: PageSettings) throws -> Book {
    let text = "# The lesson after\n\nThere is little in it but the chain rule.\n"
    let lessons = try [
      FixtureCourse.lesson(.english),
      Lesson(
        SourceText.SourceFile(name: FixtureCourse.folder.lessonsFolder + "/week2/09-next.md", text: text)),
    ]
    let table = "| term | symbol | meaning |\n|---|---|---|\n| chain rule |  | A product. |\n"
    let glossary = Glossary(
      Document(
        SourceText.SourceFile(
          name: FixtureCourse.folder.lessonsFolder + "/glossary.md", text: "# Glossary\n\n" + table)))
    return Book(
      CourseOutline(lessons, syllabus: nil, language: .english), glossary: glossary,
      surroundings: FixtureCourse.surroundings(.english), settings: settings)
  }

  @Test(arguments: [false, true])
  func pagesInTheContentsAndTheIndexAreThoseOfTheChapters(_ isTwoSided: Bool) throws {
    let file = try pdf(book(PageSettings(isTwoSided: isTwoSided)))
    defer { try? FileManager.default.removeItem(at: file) }
    let pages = try Poppler.run("pdftotext", "-layout", file.path, "-").components(separatedBy: "\u{C}")
    let contents = try #require(pages.first { $0.contains("Contents") })
    for (mark, name) in [("The lesson after", "There is little in it"), ("Index of terms", "chain rule, ")] {
      let line = try #require(contents.split(separator: "\n").first { $0.contains(mark) })
      let number = try #require(Int(line.split(separator: " ").last ?? ""))
      #expect(pages[number - 1].contains(name))
      #expect(pages[number - 1].contains("Page \(number) of \(pages.count - 1)"))
    }
    let index = try #require(pages.last { $0.contains("chain rule, ") })
    let line = try #require(index.split(separator: "\n").first { $0.contains("chain rule, ") })
    let places = line.split { $0 == "," || $0 == " " }.compactMap { Int($0) }
    #expect(!places.isEmpty && places.allSatisfy { pages[$0 - 1].lowercased().contains("chain rule") })
  }

  /// A browser that notes how it is called.
  @Test func aBookIsPrintedWholeOnce() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let browser = try #require(DevTools.browser)
    let script = "#!/bin/sh\necho \"$*\" >> '\(folder.path)/calls'\nexec '\(browser.path)' \"$@\"\n"
    let path = folder.appendingPathComponent("browser").path
    try Data(script.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    _ = try PDFPrinter(browser: Browser(path: path)).pdf(of: try book(PageSettings()))
    let calls = try String(contentsOfFile: folder.path + "/calls", encoding: .utf8).split(separator: "\n")
    #expect(calls.filter { $0.contains("--generate-pdf-document-outline") }.count == 1)
    #expect(
      calls.filter { $0.contains("--disable-pdf-tagging") }.count == (try book(PageSettings()).pieces().count)
    )
  }
}

enum Poppler {
  static let isHere = ["/usr/bin/pdftotext", "/usr/bin/pdfinfo"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func run(_ program: String, _ arguments: String...) throws -> String {
    try outputs(program, arguments).output
  }

  /// What it says on standard error.
  static func complaints(_ program: String, _ arguments: String...) throws -> String {
    try outputs(program, arguments).errors
  }

  private static func outputs(_ program: String, _ arguments: [String]) throws -> (
    output: String, errors: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
    process.arguments = arguments
    let pipes = [Pipe(), Pipe()]
    process.standardOutput = pipes[0]
    process.standardError = pipes[1]
    try process.run()
    let output = pipes[0].fileHandleForReading.readDataToEndOfFile()
    let errors = pipes[1].fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self))
  }
}

extension [Block] {
  /// Their words without formulas.
  fileprivate var words: String {
    map { block -> String in
      switch block.kind {
      case .paragraph(let text), .heading(_, let text), .implementation(_, let text): text.words
      case .list(let list): list.items.map { $0.blocks.words }.joined(separator: "\n")
      case .quote(let blocks): blocks.words
      case .table(let table): (table.header + table.rows.flatMap { $0 }).map(\.words).joined(separator: "\n")
      case .code(_, let text): text
      default: ""
      }
    }.joined(separator: "\n")
  }
}

extension [Inline] {
  fileprivate var words: String {
    map { inline -> String in
      switch inline.kind {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.words
      default: " "
      }
    }.joined()
  }
}
