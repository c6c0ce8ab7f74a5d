public import Course

/// One lesson or several as a single page that needs no other file.
public struct LessonPage: Sendable {
  let lessons: [Lesson]
  let surroundings: PageSurroundings
  let settings: PageSettings

  public init(_ lessons: [Lesson], surroundings: PageSurroundings, settings: PageSettings) {
    self.lessons = lessons
    self.surroundings = surroundings
    self.settings = settings
  }

  /// The page, UTF-8.
  public func html() -> [UInt8] {
    let printers = self.printers
    let words = Words(language: settings.language)
    let title = lessons.map { $0.title.readableText(settings.language) }.joined(separator: " · ")
    let runs = zip(lessons, printers).enumerated().map { index, pair in
      StyleSheet.Run(
        name: "lesson\(index + 1)", left: words.course, right: pair.0.title.readableText(settings.language))
    }
    let bodies = printers.enumerated().map { index, printer -> HTML in
      .element(.div, [.class("run-lesson\(index + 1)\(index == 0 ? "" : " last-page")")], [printer.body()])
    }
    let page = HTMLPage(
      title: title, settings: settings, runs: runs,
      body: [.element(.main, [], bodies + [BackMatter(printers: printers, settings: settings).print()])])
    return page.bytes()
  }

  private var printers: [LessonPrinter] {
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
