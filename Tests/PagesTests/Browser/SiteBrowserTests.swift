import Course
import Foundation
import Testing

@testable import Pages

@Suite(.enabled(if: DevTools.browser != nil, "there is no Chromium here"))
struct SiteBrowserTests {
  private func site() throws -> (folder: URL, files: [String]) {
    try site(
      Language.allCases.map { language in
        Site.Edition(
          language,
          CourseOutline([try FixtureCourse.lesson(language)], syllabus: nil, language: language),
          glossary: nil, surroundings: FixtureCourse.surroundings(language))
      })
  }

  private func site(_ editions: [Site.Edition]) throws -> (folder: URL, files: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
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

  /// What a reader who listens needs: a language, one title, headings in steps, words for pictures and formulas.
  private static let unsaid = """
    (() => {
      const found = [];
      if (!["en", "zh-Hans"].includes(document.documentElement.lang)) found.push("no language");
      if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
      let level = 0;
      for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        const own = Number(heading.localName[1]);
        if (own > level + 1) found.push(`h${own} after h${level}: ${heading.textContent}`);
        level = own;
      }
      let before = null;
      for (const part of document.querySelectorAll("math")) {
        let isSaid = part.getAttribute("alttext") || part.getAttribute("aria-label") || part.closest("[role=img]");
        if (!isSaid && before) {
          // What goes on behind a place where a line may end was said at the beginning.
          const between = document.createRange();
          between.setStartAfter(before);
          between.setEndBefore(part);
          isSaid = between.toString().trim() === "";
        }
        if (!isSaid) found.push("a formula without words: " + part.textContent);
        before = part;
      }
      for (const part of document.querySelectorAll("svg")) {
        if (!part.getAttribute("aria-label") && part.getAttribute("aria-hidden") !== "true" && !part.closest("[role=img]"))
          found.push("a picture without words: " + part.outerHTML.slice(0, 120));
      }
      for (const part of document.querySelectorAll("img")) {
        if (!part.alt) found.push("an image without words");
      }
      for (const part of document.querySelectorAll("a, button, input")) {
        if (!(part.textContent.trim() || part.getAttribute("aria-label"))) found.push("no name: " + part.outerHTML.slice(0, 120));
      }
      return found;
    })()
    """

  @Test func everyPageCanBeListenedTo() throws {
    let (folder, files) = try site()
    defer { try? FileManager.default.removeItem(at: folder) }
    let browser = try DevTools()
    for file in files where file != "index.html" {
      try browser.open(folder.appendingPathComponent(file))
      let found = try browser.evaluate(SiteBrowserTests.unsaid) as? [String] ?? ["nothing was seen"]
      #expect(found.isEmpty, "\(file): \(found.prefix(5))")
    }
  }

  /// The course of this repository: `make validate-pages` asks for it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GRADUS_COURSE_PAGES"] != nil, "takes a minute"))
  func everyPageOfTheCourseOpensAndCanBeListenedTo() throws {
    let root = testFolder.deletingLastPathComponent().deletingLastPathComponent()
    let course = CourseFolder(root: root.path)
    let editions = try Language.allCases.map { language in
      let lessons = try course.lessons().map { try Lesson.read($0.path(in: language)) }
      return Site.Edition(
        language, CourseOutline(lessons, syllabus: try? Syllabus.read(course), language: language),
        glossary: try? Glossary.read(course, in: language),
        surroundings: PageSurroundings.course(course, language: language).remembering())
    }
    let (folder, files) = try site(editions)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(files.count > 90)
    let browser = try DevTools()
    for file in files {
      for view in [DevTools.View.phone, .dark] {
        try browser.look(view)
        try browser.open(folder.appendingPathComponent(file))
        let wide = try browser.evaluate("document.documentElement.scrollWidth - innerWidth") as? Int
        #expect(wide ?? 1 <= 0, "\(file), \(view)")
        #expect(browser.errors.isEmpty, "\(file): \(browser.errors)")
      }
      let found = try browser.evaluate(SiteBrowserTests.unsaid) as? [String] ?? ["nothing was seen"]
      let isSound = file == "index.html" || found.isEmpty
      #expect(isSound, "\(file): \(found.prefix(5))")
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
