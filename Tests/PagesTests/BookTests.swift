import Course
import SourceText
import Testing

@testable import Pages

@Suite struct BookTests {
  private let glossary = Glossary(
    Document(
      SourceFile(
        name: FixtureCourse.folder.lessonsFolder + "/glossary.md",
        text: """
          # Glossary

          The words.

          | term | symbol | meaning | shape | from | not |
          |---|---|---|---|---|---|
          | chain rule | $\\frac{dJ}{da}$ | A **product** along the path. | a number | [2.8](week2/08-derivatives.md#here) | a sum |
          | zebra |  | Striped. |  |  |  |
          """)))

  private func book(_ text: String) -> Book {
    let name = FixtureCourse.folder.lessonsFolder + "/week2/08-derivatives.md"
    let outline = CourseOutline(
      [Lesson(SourceFile(name: name, text: text))], syllabus: nil, language: .english)
    return Book(
      outline, glossary: glossary, surroundings: FixtureCourse.surroundings(.english),
      settings: PageSettings())
  }

  @Test func glossaryIsEntriesThatLeadToTheirLessons() {
    let body = book("# Derivatives\n\n## Here <a id=\"here\"></a>\n\nThe **chain rule**.\n").body
    #expect(!body.contains("<table"))
    #expect(body.contains("<span class=\"term\">chain rule</span>"))
    #expect(body.contains("<strong>product</strong>"))
    #expect(body.contains("not: a sum"))
    #expect(body.contains("<a href=\"#lesson-1--here\">lesson 2.8</a>"))
  }

  @Test func indexNamesTheTermsThatOccurAndFewPlacesOfEach() {
    let steps = (1...20).map {
      "## Step \($0) <a id=\"s\($0)\"></a>\n\nThe chain rule\($0 % 2 == 0 ? ", the chain rule, the chain rule" : "").\n"
    }
    let text = book("# Derivatives\n\n" + steps.joined(separator: "\n")).text(
      withPages: (1...20).map { ("lesson-1--s\($0)", $0 + 10) })
    let index = text.components(from: "class=\"term-index\"")
    #expect(index.contains("<span class=\"term\">chain rule</span>"))
    #expect(!index.contains("zebra"))
    let pages = index.components(separatedByEach: "</a>").compactMap {
      Int($0.split(separator: ">").last ?? "")
    }
    #expect(pages == [11, 12, 14, 16, 18, 20])
  }

  @Test func contentsNameTheirPages() {
    let text = book("# Derivatives\n\nText.\n").text(withPages: [("lesson-1", 7), ("glossary", 9)])
    let contents = text.components(from: "class=\"contents run-contents\"")
    #expect(contents.contains("<span class=\"page\">7</span>"))
    #expect(contents.contains("<span class=\"page\">9</span>"))
  }
}

extension Book {
  fileprivate func text(withPages pages: [(String, Int)]) -> String {
    String(decoding: html(pageNumbers: Dictionary(uniqueKeysWithValues: pages)), as: UTF8.self)
  }
}

extension String {
  /// The rest from the last occurrence of a mark.
  fileprivate func components(from mark: String) -> String {
    guard let place = ranges(of: mark).last else { return "" }
    return String(self[place.lowerBound...])
  }

  fileprivate func components(separatedByEach mark: String) -> [Substring] {
    split(separator: mark)
  }
}
