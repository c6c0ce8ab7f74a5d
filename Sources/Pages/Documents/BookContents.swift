internal import Course

/// The table of contents of a book: with page numbers once they are known, else with links alone.
struct BookContents {
  let words: Words
  let pages: PageNumbers?

  func print(
    _ outline: CourseOutline, _ chapters: [Book.Chapter], back: [BackMatter.Part], glossary: Glossary?
  ) -> HTML {
    var items: [HTML] = []
    var index = 0
    for week in outline.weeks {
      let lessons = week.lessons.map { _ -> HTML in
        let chapter = chapters[index]
        index += 1
        let number: [HTML] = chapter.number.map { [.element(.span, [.class("unit")], $0), " "] } ?? []
        let title = chapter.printer.inlines.forHeadings.print(chapter.printer.lesson.title)
        return .element(.li, [], [line(number + title, chapter.printer.anchor())])
      }
      if outline.weeks.count > 1 {
        let title = words.titled(words.weekTitle(week.number), week.title)
        items.append(
          .element(
            .li, [.class("week")],
            [line([.text(title)], Book.anchor(of: week)), .element(.ol, [], lessons)]))
      } else {
        items += lessons
      }
    }
    var places = back.map { ($0.title, Anchor($0.name)) }
    if glossary != nil { places += [(words.glossary, Anchor("glossary")), (words.index, Anchor("index"))] }
    items += places.map { .element(.li, [.class("back")], [line([.text($0.0)], $0.1)]) }
    return .element(
      .nav, [.class("contents run-contents"), .label(words.contents)],
      [.element(.h2, [], words.contents), .element(.ol, [], items)])
  }

  private func line(_ title: [HTML], _ anchor: Anchor) -> HTML {
    let page = pages?.page(of: anchor).map { "\($0)" }
    return .element(
      .a, [.href(Address(anchor)), .class("contents-line")],
      [
        .element(.span, [.class("contents-title")], title),
        .element(.span, [.class("leader")]), .element(.span, [.class("page")], page ?? ""),
      ])
  }
}
