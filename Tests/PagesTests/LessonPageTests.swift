import Course
import Foundation
import Testing

@testable import Pages

@Suite struct LessonPageTests {
  @Test(arguments: [Language.english, .chinese])
  func lessonIsPrintedAsItIsWrittenDown(_ language: Language) throws {
    let page = try FixtureCourse.page(PageSettings(language: language, answers: .key))
    let drawings = "(?s) style=\"width: [^\"]*\"><svg.*?</svg>"
    let outline = page.outline.replacingOccurrences(
      of: drawings, with: "><svg/>", options: .regularExpression)
    try expectGolden(outline, "lesson.\(language.rawValue).html")
  }

  @Test func everyPictureIsDrawn() throws {
    for language in Language.allCases {
      let page = FixtureCourse.page(
        of: "# P\n\n```experiment plain-pictures\na: 1\n```\n", PageSettings(language: language))
      try expectGolden(page.outline, "pictures.\(language.rawValue).html")
    }
  }

  @Test func pagesAskNothingOfTheNetworkAndRunNothing() throws {
    for language in Language.allCases {
      let text = try FixtureCourse.page(PageSettings(language: language)).text
      for forbidden in ["<script", "<link", "@import", "src=\"http", "url(", " onload", "<iframe", "<object"]
      {
        #expect(!text.contains(forbidden), "\(forbidden)")
      }
    }
  }

  @Test func theSamePageComesOutTwice() throws {
    #expect(
      try FixtureCourse.page(PageSettings()).html() == FixtureCourse.page(PageSettings()).html())
  }

  @Test(arguments: PageSettings.Paper.allCases)
  func paperIsAskedFor(_ paper: PageSettings.Paper) throws {
    let text = try FixtureCourse.page(PageSettings(paper: paper)).text
    #expect(text.contains("@page { size: \(paper == .a4 ? "A4" : "letter");"))
  }

  @Test func markupOfAuthorsIsText() {
    let page = FixtureCourse.page(
      of: """
        # <script>alert(1)</script>

        ## A & B <a id="x"></a>

        <img src=x onerror=alert(1)> and [a](javascript:alert(2)) and [b](data:text/html,x) and [c](<https://e.org/"onclick="x>)

        <div onclick="x">block</div>

        $\\text{<b onclick=x>}$ and `</code><script>` and ![<x>"](javascript:x)

        ```html
        </pre><script>alert(3)</script>
        ```

        | <td> | $<$ |
        |---|---|
        | </table> | & |
        """)
    let body = page.text
    #expect(!body.contains("<script"))
    #expect(!body.contains("<img src=x") && !body.contains("<div onclick"))
    #expect(!body.contains("href=\"javascript") && !body.contains("href=\"data"))
    #expect(!body.contains("\" onclick") && !body.contains("\"onclick"))
    #expect(body.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(body.contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"))
  }

  @Test func noFileOutsideTheCourseIsRead() throws {
    let secret = FileManager.default.temporaryDirectory.appendingPathComponent("secret.swift")
    try "func secret() { hidden_word }".write(to: secret, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: secret) }
    let way = String(repeating: "../", count: 20) + secret.path.dropFirst()
    let page = FixtureCourse.page(
      of: "# T\n\n[a](\(way)#secret)\n\n[a](\(secret.path)#secret)\n\n![p](\(way))\n\n![p](/etc/passwd)\n")
    #expect(!page.text.contains("hidden_word"))
    #expect(page.text.contains("class=\"fault\""))
  }

  @Test func whatCannotBePrintedIsMarked() {
    let page = FixtureCourse.page(
      of: "# T\n\n[gone](../../exercises/week2/gone.md)\n\n```experiment no-such-thing\n```\n\n$\\frac{1$\n")
    #expect(page.text.components(separatedBy: "class=\"fault\"").count == 3)
    #expect(
      page.text.contains("there is no experiment &apos;") || page.text.contains("there is no experiment '"))
  }

  @Test func chineseLinesJoinWithoutASpaceAndLatinOnesWithOne() {
    let page = FixtureCourse.page(of: "神经\n网络，\n$x$处\nlogistic\nregression", PageSettings(language: .chinese))
    #expect(page.text.contains("神经网络，"))
    #expect(page.text.contains("logistic regression"))
  }

  @Test func formulasAreHeldTogetherWithWhatClingsToThem() {
    let page = FixtureCourse.page(of: "the $n$th, non-$x$, ($y$), $z$-axis")
    let held = page.body.components(separatedBy: "class=\"held\"").count - 1
    #expect(held == 4)
  }

  /// Browsers end a line between a formula and a full-width comma.
  @Test func noLineBeginsWithTheMarkBehindAFormula() {
    let body = FixtureCourse.page(of: "so $b$. Then ($c$), 和$b$，所以（$c$）。", PageSettings(language: .chinese))
      .body
    for held in ["</math>.</span>", "</math>),</span>", "</math>，</span>", "</math>）。</span>"] {
      #expect(body.contains(held), "\(held)")
    }
    #expect(body.contains("<span class=\"held\">（<math"))
  }

  @Test func aBookOfLinksStaysInside() {
    let page = FixtureCourse.page(
      of: "[o](07-other.md) [s](#here)\n\n## Here <a id=\"here\"></a>\n\nx [u](08.md#y)")
    #expect(page.body.contains("<a href=\"#here\">s</a>"))
    #expect(!page.body.contains("07-other.md"))
  }
}
