public import Course

/// The course in the order of its syllabus: weeks, and in each the lessons with the numbers of the units they teach.
public struct CourseOutline: Sendable {
  public let weeks: [Week]

  public struct Week: Sendable {
    /// Counted from 1.
    public let number: Int
    public let title: String
    public let lessons: [Entry]
  }

  public struct Entry: Sendable {
    public let lesson: Lesson
    /// `2.8`; nil for a lesson that no unit names and whose file has no number.
    public let number: String?
  }

  /// Lessons by week, in their order, with titles and numbers from the syllabus where there is one.
  public init(_ lessons: [Lesson], syllabus: Syllabus?, language: Language) {
    var weeks: [Week] = []
    for lesson in lessons {
      let number = CourseOutline.number(of: lesson, syllabus)
      let week = CourseOutline.week(of: lesson) ?? number.flatMap { Int($0.prefix { $0 != "." }) } ?? 0
      let entry = Entry(lesson: lesson, number: number)
      if let last = weeks.last, last.number == week {
        weeks[weeks.count - 1] = Week(number: week, title: last.title, lessons: last.lessons + [entry])
      } else {
        let known = syllabus.flatMap { $0.weeks.indices.contains(week - 1) ? $0.weeks[week - 1] : nil }
        weeks.append(Week(number: week, title: known?.title(in: language) ?? "", lessons: [entry]))
      }
    }
    self.weeks = weeks
  }

  public var entries: [Entry] { weeks.flatMap(\.lessons) }

  /// `week2/08-…` is in week 2.
  private static func week(of lesson: Lesson) -> Int? {
    guard lesson.id.hasPrefix("week") else { return nil }
    return Int(lesson.id.dropFirst(4).prefix { $0 != "/" })
  }

  private static func number(of lesson: Lesson, _ syllabus: Syllabus?) -> String? {
    if let unit = syllabus?.units.first(where: { $0.lessons.contains { $0.text == lesson.id } }) {
      return unit.number
    }
    guard let week = week(of: lesson), let name = lesson.id.split(separator: "/").last,
      let number = Int(name.prefix { $0.isNumber })
    else { return nil }
    return "\(week).\(number)"
  }
}
