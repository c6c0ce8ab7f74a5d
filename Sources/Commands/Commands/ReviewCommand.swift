import Course
import Experiments
import Gradebook
import JSON
import SourceText
import Terminal

extension Command {
  /// `gradus review`: exercises that come back after days.
  static let review = Command(
    "review", LocalizedText("answer again what went wrong some days ago", "复习几天前答错的题"),
    description: LocalizedText(
      "An exercise that took a mistake, a hint or a look at its solution comes back after 1, 3 and 7 days.",
      "答错过、看过提示或解答的题会在 1、3、7 天后再出现。"),
    options: [ReviewOptions.all.entry],
    examples: [
      Example("gradus review", LocalizedText("what is due today", "今天该复习的题")),
      Example("gradus review --plain", LocalizedText("their names alone", "只列出题目")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try invocation.review()
  }
}

enum ReviewOptions {
  static let all = Option<Bool>(
    switch: "all", LocalizedText("what is planned for later days too", "包括以后几天安排的题"))
}

extension Invocation {
  fileprivate mutating func review() throws(CommandFailure) -> ExitStatus {
    let course = try course()
    let files = try plannedReviews().compactMap { course.exercise($0) }
    if wantsJSON {
      try print(json: .array(files.map { .members(("id", .string($0.id)), ("path", .string($0.path))) }))
      return .done
    }
    if files.isEmpty {
      try print(localized("Nothing is due for review.", "今天没有要复习的题。"))
      return .done
    }
    if capabilities.isPlain {
      for file in files { try print("\(file.id)  \(file.title(in: language))") }
      return .done
    }
    return try play(lesson(of: files, course), at: nil, shelf: Shelf(course), keepsPlace: false)
  }

  /// Ids of exercises, the longest waiting first.
  private func plannedReviews() throws(CommandFailure) -> [String] {
    let progress = try progress()
    do throws(DatabaseError) {
      if has(ReviewOptions.all) {
        return try progress.records().filter { $0.value.review != nil }
          .sorted {
            ($0.value.review?.due ?? 0, $0.key.exercise) < ($1.value.review?.due ?? 0, $1.key.exercise)
          }
          .map(\.key.exercise)
      }
      return try progress.reviewsDue().map(\.key.exercise)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// A lesson with a step for each exercise, as if it stood beside the others.
  private func lesson(of files: [CourseFile], _ course: CourseFolder) -> Lesson {
    var text = "# " + localized("Review", "复习") + "\n"
    for (number, file) in files.enumerated() {
      let title = file.title(in: language)
      text +=
        "\n## \(title) <a id=\"review-\(number + 1)\"></a>\n\n[\(file.id)](../exercises/\(file.id).md)\n"
    }
    let ending = language.fileEnding
    return Lesson(SourceFile(name: course.lessonsFolder + "/review" + ending, text: text))
  }
}
