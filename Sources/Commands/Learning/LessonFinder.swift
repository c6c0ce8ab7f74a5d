import Course

/// Finds the lesson that a word on the command line means.
struct LessonFinder {
  let course: CourseFolder?
  let folder: String
  let language: Language

  /// The path of a file, an id (`week2/08-derivatives-with-the-graph`), the beginning of one (`week2/08`) or a unit (`2.8`).
  func path(of word: String) throws(CommandFailure) -> String {
    let file = Path.joined(folder, word)
    if isFile(file) { return file }
    guard let course else {
      throw CommandFailure(.noSuchFile, "\(word): no such file, and no course is here or above here")
    }
    if let lesson = course.lesson(word) { return lesson.path(in: language) }
    let lessons = course.lessons()
    let found = lessons.filter { $0.id.hasPrefix(word) || $0.id.hasPrefix(LessonFinder.unit(word) ?? "\0") }
    switch found.count {
    case 1: return found[0].path(in: language)
    case 0:
      let near = nearest(to: word, among: lessons.map(\.id))
      throw CommandFailure(
        .noSuchFile, "\(word): there is no such lesson",
        help: near.map { "did you mean '\($0)'?" } ?? "'gradus list' names the lessons")
    default:
      throw CommandFailure(
        .usage, "\(word): several lessons begin so", help: found.map(\.id).joined(separator: ", "))
    }
  }

  /// `2.8` is `week2/08`.
  private static func unit(_ word: String) -> String? {
    let parts = word.split(separator: ".")
    guard parts.count == 2, let week = Int(parts[0]), let number = Int(parts[1]) else { return nil }
    return "week\(week)/" + (number < 10 ? "0" : "") + "\(number)"
  }
}
