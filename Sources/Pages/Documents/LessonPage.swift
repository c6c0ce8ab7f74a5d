public import Course

/// One lesson or several as a single page that needs no other file.
public struct LessonPage: PrintedDocument {
  let lessons: [Lesson]
  let surroundings: PageSurroundings
  let settings: PageSettings

  public init(_ lessons: [Lesson], surroundings: PageSurroundings, settings: PageSettings) {
    self.lessons = lessons
    self.surroundings = surroundings
    self.settings = settings
  }

  public var title: String {
    lessons.map { $0.title.readableText(settings.language) }.joined(separator: " · ")
  }

  public var subject: String { Words(language: settings.language).course }
  public var hasPageNumbers: Bool { false }

  public func html(pageNumbers: [String: Int]?) -> [UInt8] {
    var settings = settings
    settings.isForPDF = pageNumbers != nil
    let printers = self.printers(settings)
    let words = Words(language: settings.language)
    let runs = zip(lessons, printers).enumerated().map { index, pair in
      StyleSheet.Run(
        name: "lesson\(index + 1)", left: words.course, right: pair.0.title.readableText(settings.language))
    }
    let bodies = printers.enumerated().map { index, printer -> HTML in
      .element(.div, [.class("run-lesson\(index + 1)\(index == 0 ? "" : " last-page")")], [printer.body()])
    }
    let back = BackMatter(
      printers: printers, settings: settings,
      titles: lessons.count > 1 ? lessons.map { $0.title.readableText(settings.language) } : nil)
    let page = HTMLPage(
      title: title, settings: settings, runs: runs + back.runs(left: title),
      body: [.element(.main, [], bodies + back.print())])
    return page.bytes()
  }

  private func printers(_ settings: PageSettings) -> [LessonPrinter] {
    let isAlone = lessons.count == 1
    return lessons.enumerated().map { index, lesson in
      LessonPrinter(
        lesson, surroundings: surroundings, settings: settings,
        prefix: isAlone ? [] : ["lesson-\(index + 1)"], numberPrefix: isAlone ? "" : "\(index + 1).",
        otherPages: { link, from in otherPage(link, from) })
    }
  }

  /// Another lesson that is on this page.
  private func otherPage(_ link: Link, _ from: Lesson) -> Address? {
    guard case .lesson(let path, let fragment) = link.target else { return nil }
    let name = Lesson.id(ofFile: path.split(separator: "/").last.map(String.init) ?? path)
    guard
      let index = lessons.firstIndex(where: { $0.id.split(separator: "/").last.map(String.init) == name }),
      lessons.count > 1
    else { return nil }
    let step = fragment.isEmpty ? [] : [fragment]
    return Address(Anchor(["lesson-\(index + 1)"] + step))
  }
}
