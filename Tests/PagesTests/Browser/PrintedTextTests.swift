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

  @Test func pagesInTheContentsAreThoseOfTheChapters() throws {
    let lessons = try [
      FixtureCourse.lesson(.english),
      Lesson(
        SourceText.SourceFile(
          name: FixtureCourse.folder.lessonsFolder + "/week2/09-next.md",
          text: "# The lesson after\n\nThere is little in it.\n")
      ),
    ]
    let book = Book(
      CourseOutline(lessons, syllabus: nil, language: .english), glossary: nil,
      surroundings: FixtureCourse.surroundings(.english), settings: PageSettings(isTwoSided: true))
    let file = try pdf(book)
    defer { try? FileManager.default.removeItem(at: file) }
    let pages = try Poppler.run("pdftotext", "-layout", file.path, "-").components(separatedBy: "\u{C}")
    let contents = try #require(pages.first { $0.contains("Contents") })
    let line = try #require(contents.split(separator: "\n").first { $0.contains("The lesson after") })
    let number = try #require(Int(line.split(separator: " ").last ?? ""))
    #expect(pages[number - 1].contains("There is little in it."))
    #expect(pages[number - 1].contains("Page \(number) of \(pages.count - 1)"))
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
