import Course
import Foundation
import Testing

@testable import Pages

/// A few printed pages as pictures, compared with what they looked like when somebody last looked at them:
/// `Golden/page-….txt`, a shade for each of 32 by 45 places. `RECORD_GOLDEN=1` draws them anew.
@Suite(.enabled(if: DevTools.browser != nil && Poppler.isHere, "there is no Chromium, or no poppler, here"))
struct ReferencePageTests {
  /// Another version of a font moves a few words to the next line; a figure that is missing is three times that.
  private static let tolerance = 0.25

  private func grids(of document: some PrintedDocument) throws -> [PageGrid] {
    let browser = try #require(DevTools.browser)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
    try Data(PDFPrinter(browser: browser).pdf(of: document)).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try PageGrid.pages(of: file)
  }

  private func expect(_ grid: PageGrid, _ name: String) throws {
    let file = testFolder.appendingPathComponent("Golden/page-\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try grid.text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("wrote \(name): look at it")
      return
    }
    let expected = try #require(PageGrid(text: String(contentsOf: file, encoding: .utf8)))
    let distance = grid.distance(to: expected)
    #expect(distance < ReferencePageTests.tolerance, "page \(name) has changed by \(distance):\n\(grid.text)")
  }

  @Test(arguments: Language.allCases)
  func lessonsLookAsTheyDid(_ language: Language) throws {
    let pages = try grids(of: FixtureCourse.page(PageSettings(language: language)))
    try #require(pages.count > 2)
    for number in 1...2 { try expect(pages[number - 1], "lesson-\(language.rawValue)-\(number)") }
    // What the comparison is worth: pages that differ are told apart.
    for (one, two) in zip(pages, pages.dropFirst()) {
      #expect(one.distance(to: two) > 2 * ReferencePageTests.tolerance)
    }
  }

  @Test func worksheetsLookAsTheyDid() throws {
    let lesson = try FixtureCourse.lesson(.english)
    let exercises = try lesson.steps.flatMap(\.exercises).compactMap { link -> Exercise? in
      guard case .exercise(let file) = link.target else { return nil }
      return try Exercise.read(CourseFolder.path(of: file, in: lesson.path), in: .english)
    }
    let sheet = Worksheet(
      "Derivatives", exercises, learner: Worksheet.Learner(name: "Ada", code: "K7Q2M"),
      surroundings: FixtureCourse.surroundings(.english), settings: PageSettings())
    try expect(#require(try grids(of: sheet).first), "worksheet")
  }

  /// A page without one of its figures, and one that is set a little lower.
  @Test func theDistanceSeesWhatAReaderSees() throws {
    let page = try #require(
      PageGrid(
        text: String(
          contentsOf: testFolder.appendingPathComponent("Golden/page-lesson-en-1.txt"), encoding: .utf8)))
    let lines = page.text.split(separator: "\n")
    let blank = "|" + String(repeating: " ", count: PageGrid.columns) + "|"
    let cut = lines.enumerated().map { (12..<24).contains($0.offset) ? blank[...] : $0.element }
    let moved = [blank[...]] + lines.dropLast()
    let edited = { (lines: [Substring]) in try #require(PageGrid(text: lines.joined(separator: "\n"))) }
    #expect(page.distance(to: page) == 0)
    #expect(try page.distance(to: edited(cut)) > ReferencePageTests.tolerance)
    #expect(try page.distance(to: edited(moved)) > 0.1)
  }
}
