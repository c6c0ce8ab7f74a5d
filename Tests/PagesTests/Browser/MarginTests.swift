import Course
import Foundation
import Testing

@testable import Pages

/// What no test without a browser can know: whether everything stays inside its margins.
@Suite(.enabled(if: DevTools.browser != nil, "there is no Chromium here"), .serialized)
struct MarginTests {
  /// Formulas, pictures, code and tables that stand out of the text, or of what they are part of.
  private static let outside = """
    (() => {
      const main = document.querySelector("main");
      const style = getComputedStyle(main);
      const box = main.getBoundingClientRect();
      const left = box.left + parseFloat(style.paddingLeft) - 0.6;
      const right = box.right - parseFloat(style.paddingRight) + 0.6;
      const found = [];
      let count = 0;
      for (const part of main.querySelectorAll("math, svg, img, pre, .line, .table, table, .write, .exercise, p, li")) {
        const own = part.getBoundingClientRect();
        if (own.width === 0) continue;
        // What can be scrolled sideways on a screen cannot on paper.
        if (part.closest(".table") && part.className !== "table" && !matchMedia("print").matches) continue;
        count += part.localName === "math" ? 1 : 0;
        const inner = part.closest(".exercise, li, blockquote");
        let low = left, high = right;
        if (inner && inner !== part) {
          const around = inner.getBoundingClientRect();
          low = Math.max(low, around.left - 0.6);
          high = Math.min(high, around.right + 0.6);
        }
        if (own.left < low || own.right > high)
          found.push(`${part.localName}.${part.getAttribute("class")} ${own.left.toFixed(1)}–${own.right.toFixed(1)} of ${low.toFixed(1)}–${high.toFixed(1)}: `
            + (part.getAttribute("alttext") || part.getAttribute("aria-label") || part.textContent).slice(0, 90));
      }
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (wide > 0) {
        const parts = [...main.querySelectorAll("*")].filter(part => !part.closest(".table")
          && part.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && ![...part.children].some(
            child => child.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5));
        found.push(`the page is ${wide} pixels too wide: ` + parts.slice(0, 3).map(
          part => part.outerHTML.slice(0, 160) + " in " + part.parentElement.outerHTML.slice(0, 120)).join("; "));
      }
      return [String(count)].concat(found);
    })()
    """

  private func check(_ browser: DevTools, _ html: [UInt8], _ name: String) throws {
    try browser.open(html)
    for view in DevTools.View.allCases where view != .dark {
      try browser.look(view)
      let found = try browser.evaluate(MarginTests.outside) as? [String] ?? ["nothing was measured"]
      #expect(found.dropFirst().isEmpty, "\(name), \(view): \(found.dropFirst().prefix(6))")
      #expect(Int(found.first ?? "") ?? 0 > 0, "\(name): no formula was measured")
    }
    #expect(browser.errors.isEmpty, "\(name): \(browser.errors)")
  }

  @Test func everythingOfTheFixturesIsInsideItsMargins() throws {
    let browser = try DevTools()
    for language in Language.allCases {
      try check(browser, FixtureCourse.page(PageSettings(language: language)).html(), "\(language)")
    }
  }

  /// Formulas as wide as learners and authors can think of.
  @Test func wideFormulasAreBrokenOrSetSmaller() throws {
    let sum = (1...40).map { "a_{\($0)} b_{\($0)}" }.joined(separator: " + ")
    let chain = (1...9).map { "\\frac{\\partial z_{\($0)}}{\\partial z_{\($0 - 1)}}" }.joined(
      separator: " \\cdot ")
    let matrix =
      "\\begin{pmatrix}"
      + Array(repeating: (1...14).map { "w_{\($0)}^{(i)}" }.joined(separator: " & "), count: 3).joined(
        separator: " \\\\ ")
      + "\\end{pmatrix}"
    let text = """
      # Wide

      $$S = \(sum)$$

      $$\\frac{\\partial J}{\\partial z_0} = \(chain) = \(chain)$$

      $$W = \(matrix)$$

      A sentence with $S = \(sum)$ in it, and with $J = -\\frac{1}{m} \\sum_{i=1}^m \\left( y^{(i)} \\log a^{(i)} + (1 - y^{(i)}) \\log (1 - a^{(i)}) \\right)$.

      1. An item with

         $$S = \(sum)$$

      > A quotation with $S = \(sum)$.

      | a | b |
      |---|---|
      | $S = a_1 b_1 + a_2 b_2 + a_3 b_3$ | $\\frac{1}{2}$ |

      `an_unbroken_name_\(String(repeating: "of_many_parts_", count: 12))`

      ```swift
      let value = \(String(repeating: "veryLongName", count: 20))
      ```
      """
    let browser = try DevTools()
    for language in Language.allCases {
      let page = FixtureCourse.page(of: text, PageSettings(language: language))
      try check(browser, page.html(), "wide, \(language)")
      let label = page.text.range(of: "aria-label=\"S equals")
      #expect(label == nil, "a page that stays HTML has MathML, not pictures of formulas")
    }
  }

  /// The course of this repository, lesson by lesson: `make validate-pages` asks for it with 1, others with a part of names.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["GRADUS_COURSE_PAGES"] != nil, "takes a minute"),
    arguments: Language.allCases)
  func everyLessonOfTheCourseIsInsideItsMargins(_ language: Language) throws {
    let root = testFolder.deletingLastPathComponent().deletingLastPathComponent()
    let course = CourseFolder(root: root.path)
    let surroundings = PageSurroundings.course(course, language: language).remembering()
    let browser = try DevTools()
    let files = course.lessons()
    let wanted = ProcessInfo.processInfo.environment["GRADUS_COURSE_PAGES"] ?? ""
    try #require(!files.isEmpty)
    for file in files where wanted == "1" || file.id.contains(wanted) {
      let lesson = try Lesson.read(file.path(in: language))
      let page = LessonPage(
        [lesson], surroundings: surroundings, settings: PageSettings(language: language, answers: .key))
      try check(browser, page.html(), lesson.id)
    }
  }
}
