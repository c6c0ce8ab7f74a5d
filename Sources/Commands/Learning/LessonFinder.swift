import Course

/// Finds the lesson that a word on the command line means.
struct LessonFinder {
  let course: CourseFolder?
  let folder: String
  let language: Language

  /// The path of a file, an id (`week2/08-derivatives-with-the-graph`), the beginning of one (`week2/08`), one without
  /// its week, or a unit (`2.8`).
  func path(of word: String) throws(CommandFailure) -> String {
    let file = Path.joined(folder, word)
    if isFile(file) { return file }
    guard let course else {
      throw CommandFailure(.noSuchFile, "\(word): no such file, and no course is here or above here")
    }
    if let lesson = try lesson(word) { return lesson.path(in: language) }
    let near = nearest(to: word, among: course.lessons().map(\.id))
    throw CommandFailure(
      .noSuchFile, "\(word): no such file or lesson",
      help: near.map { "did you mean '\($0)'?" } ?? "'gradus list' names the lessons")
  }

  /// The one lesson of the course that a word means; nil where there is none.
  func lesson(_ word: String) throws(CommandFailure) -> CourseFile? {
    guard let course, !word.isEmpty else { return nil }
    if let lesson = course.lesson(word) { return lesson }
    let beginning = LessonFinder.unit(word) ?? word
    let lessons = course.lessons()
    var found = lessons.filter { $0.id.hasPrefix(beginning) }
    if found.isEmpty { found = lessons.filter { $0.id.hasSuffix("/" + word) } }
    if found.count > 1 {
      throw CommandFailure(
        .usage, "\(word): several lessons begin so", help: found.map(\.id).joined(separator: ", "))
    }
    return found.first
  }

  /// `2.8` is `week2/08-`.
  private static func unit(_ word: String) -> String? {
    let parts = word.split(separator: ".")
    guard parts.count == 2, let week = Int(parts[0]), let number = Int(parts[1]) else { return nil }
    return "week\(week)/" + (number < 10 ? "0" : "") + "\(number)-"
  }
}

extension Invocation {
  /// Looks for lessons in the course of this run, where there is one, and below the current folder.
  var lessonFinder: LessonFinder {
    LessonFinder(course: try? course(), folder: surroundings.currentFolder, language: language)
  }
}
