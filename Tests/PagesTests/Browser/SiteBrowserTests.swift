import Course
import Foundation
import Testing

@testable import Pages

@Suite(.enabled(if: DevTools.browser != nil, "there is no Chromium here"))
struct SiteBrowserTests {
  private func site() throws -> (folder: URL, files: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    let editions = try Language.allCases.map { language in
      Site.Edition(
        language,
        CourseOutline([try FixtureCourse.lesson(language)], syllabus: nil, language: language),
        glossary: nil, surroundings: FixtureCourse.surroundings(language))
    }
    var files: [String] = []
    try Site(editions, settings: PageSettings()).forEachFile { file in
      let place = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
      files.append(file.path)
    }
    return (folder, files)
  }

  @Test func everyPageOpensFromADiskWithoutAnError() throws {
    let (folder, files) = try site()
    defer { try? FileManager.default.removeItem(at: folder) }
    let browser = try DevTools()
    for file in files {
      for view in DevTools.View.allCases {
        try browser.look(view)
        try browser.open(folder.appendingPathComponent(file))
        let wide = try browser.evaluate("document.documentElement.scrollWidth - innerWidth") as? Int
        #expect(wide ?? 1 <= 0, "\(file), \(view)")
        #expect(browser.errors.isEmpty, "\(file): \(browser.errors)")
      }
    }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let (folder, files) = try site()
    defer { try? FileManager.default.removeItem(at: folder) }
    let pages = try Dictionary(
      uniqueKeysWithValues: files.map {
        ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
      })
    for (file, text) in pages {
      for part in text.components(separatedBy: " href=\"").dropFirst() {
        let target = String(part.prefix { $0 != "\"" })
        if target.hasPrefix("http") || target.hasPrefix("mailto:") { continue }
        let pieces = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let place =
          pieces[0].isEmpty
          ? file
          : URL(fileURLWithPath: "/" + file).deletingLastPathComponent().appendingPathComponent(
            String(pieces[0])
          )
          .standardized.path.dropFirst().description
        #expect(pages[place] != nil, "\(file): \(target)")
        if pieces.count == 2, let page = pages[place] {
          let id = pieces[1].removingPercentEncoding ?? ""
          #expect(page.contains(" id=\"\(id)\""), "\(file): \(target)")
        }
      }
    }
  }

  @Test func searchFindsStepsInBothLanguages() throws {
    let (folder, _) = try site()
    defer { try? FileManager.default.removeItem(at: folder) }
    let browser = try DevTools()
    for (language, word, none) in [("en", "derivative", "zebra"), ("zh", "导数", "斑马")] {
      let page = folder.appendingPathComponent("\(language)/search.html")
      let count = "document.querySelectorAll('#results li').length"
      try browser.open(
        page, fragment: "#" + (word.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""))
      #expect(try browser.evaluate(count) as? Int ?? 0 > 0, "\(language)")
      let type =
        "const q = document.getElementById('query'); q.value = '\(none)'; q.dispatchEvent(new Event('input')); \(count)"
      #expect(try browser.evaluate(type) as? Int == 0, "\(language)")
      #expect(browser.errors.isEmpty, "\(browser.errors)")
    }
  }
}
