import Course
import Foundation
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

  /// What is measured in pieces is what is printed whole.
  @Test func piecesHoldEverySectionOnceAndTheLinksOfAll() {
    let whole = book("# Derivatives\n\nThe **chain rule**.\n")
    let pieces = whole.pieces().map { String(decoding: $0.html, as: UTF8.self) }
    #expect(pieces.count > 2)
    for mark in [
      "class=\"title-page", "<nav class=\"contents", "<article", "id=\"glossary\"", "class=\"term-index\"",
    ] {
      let holding = pieces.map { $0.components(separatedBy: "<div hidden")[0] }.filter { $0.contains(mark) }
      #expect(holding.count == 1, "\(mark)")
    }
    for piece in pieces {
      #expect(piece.components(from: "<div hidden").contains("href=\"#lesson-1--start\""))
    }
  }

  @Test func chineseTermsStandInTheOrderOfTheirSounds() {
    let terms = ["神经元", "softmax", "行向量", "激活值", "标签", "深层网络", "形状", "激活函数", "dw"]
    let order = terms.sorted { Pinyin.key($0).lexicographicallyPrecedes(Pinyin.key($1)) }
    #expect(order == ["标签", "dw", "行向量", "激活函数", "激活值", "softmax", "深层网络", "神经元", "形状"])
    #expect(order.map(Pinyin.letter) == ["B", "D", "H", "J", "J", "S", "S", "S", "X"])
  }

  /// The table grows with the glossary.
  @Test func everyCharacterOfAChineseTermHasASound() throws {
    let root = testFolder.deletingLastPathComponent().deletingLastPathComponent()
    let glossary = try Glossary.read(CourseFolder(root: root.path), in: .chinese)
    #expect(glossary.entries.count > 50)
    for entry in glossary.entries {
      let unknown = entry.term.plainText.unicodeScalars.filter {
        !$0.isASCII && $0.properties.isAlphabetic && !Pinyin.knows($0)
      }
      #expect(
        unknown.isEmpty, "\(entry.term.plainText): add the sound of \(unknown.map(String.init)) to Pinyin")
    }
  }

  @Test func aWeekExplainsTheTermsThatItUses() {
    let body = book("# Derivatives\n\nThe chain rule.\n").body
    #expect(body.contains("<span class=\"term\">chain rule</span>"))
    #expect(!body.contains("<span class=\"term\">zebra</span>"))
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
