import Course
import Experiments
import Gradebook
import JSON
import Terminal

extension Command {
  /// `gradus status`: how far one has come.
  static let status = Command(
    "status", LocalizedText("how far you have come, week by week", "按周查看学习进度"),
    options: [StatusOptions.lessons.entry],
    examples: [
      Example("gradus status", LocalizedText("a picture of the weeks", "各周进度一览")),
      Example("gradus status --lessons", LocalizedText("lesson by lesson", "逐课查看")),
      Example("gradus status --json", LocalizedText("the same for a program", "供程序读取")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let course = try invocation.course()
    let progress = try invocation.progress()
    let status: CourseStatus
    do throws(DatabaseError) {
      status = try CourseStatus(course, progress, invocation.language)
    } catch {
      throw CommandFailure(error)
    }
    if invocation.wantsJSON {
      try invocation.print(json: status.json)
    } else {
      try invocation.show(status)
    }
    return .done
  }
}

enum StatusOptions {
  static let lessons = Option<Bool>(
    switch: "lessons", LocalizedText("every lesson on a line of its own", "每课一行"))
}

extension Invocation {
  fileprivate mutating func show(_ status: CourseStatus) throws(CommandFailure) {
    let here = status.place?.step.lesson
    for week in status.weeks {
      let steps = week.lessons.reduce(0) { $0 + $1.steps }
      let seen = week.lessons.reduce(0) { $0 + $1.seenSteps }
      let exercises = week.lessons.reduce(0) { $0 + $1.exercises }
      let solved = week.lessons.reduce(0) { $0 + $1.solvedExercises }
      let share = week.lessons.reduce(0.0) { $0 + $1.share } / Double(max(1, week.lessons.count))
      var line = Line(week.name, .strong).padded(to: 8) + bar(share, 20)
      line.append("  " + localized("steps \(seen)/\(steps)", "步骤 \(seen)/\(steps)"))
      line.append("  " + localized("exercises \(solved)/\(exercises)", "练习 \(solved)/\(exercises)"))
      try print(line)
      guard has(StatusOptions.lessons) else { continue }
      for lesson in week.lessons {
        let mark = lesson.file.id == here ? "> " : lesson.share >= 1 ? "x " : "  "
        var line = Line("  \(mark)", .accent) + bar(lesson.share, 10)
        line.append("  \(lesson.title)")
        line.append(
          "  \(lesson.seenSteps)/\(lesson.steps)  \(lesson.solvedExercises)/\(lesson.exercises)", .quiet)
        try print(line)
      }
    }
    try print()
    if let place = status.place {
      try print(
        localized(
          "You are at step \(place.number) of \(place.count) of \(place.step.lesson): 'gradus' goes on there.",
          "你在 \(place.step.lesson) 的第 \(place.number) 步（共 \(place.count) 步）：运行 gradus 从那里继续。"))
    } else {
      try print(localized("Nothing is begun yet: 'gradus' opens the first lesson.", "还没有开始：运行 gradus 打开第一课。"))
    }
    if status.reviewsDue > 0 {
      try print(
        localized(
          status.reviewsDue == 1
            ? "1 exercise is due for review: 'gradus review'."
            : "\(status.reviewsDue) exercises are due for review: 'gradus review'.",
          "有 \(status.reviewsDue) 道题该复习了：gradus review。"))
    }
  }

  /// `[#####-----]`: readable without colour and aloud.
  private func bar(_ share: Double, _ columns: Int) -> Line {
    let setting = setting
    let percent = "\(Int((share * 100).rounded()))%"
    let number = Line(String(repeating: " ", count: 4 - percent.count) + percent)
    if setting.isSpoken { return number }
    let filled = Int((share * Double(columns)).rounded())
    let (full, empty) = setting.asciiOnly ? ("#", "-") : ("█", "░")
    return Line(String(repeating: full, count: filled), .good)
      + Line(String(repeating: empty, count: columns - filled), .quiet) + Line(" ") + number
  }
}

extension CourseStatus {
  fileprivate var json: JSONValue {
    .members(
      (
        "place",
        place.map { place in
          .members(
            ("lesson", .string(place.step.lesson)), ("step", .string(place.step.step)),
            ("number", .integer(place.number)), ("of", .integer(place.count)))
        }
      ), ("reviewsDue", .integer(reviewsDue)),
      (
        "lessons",
        .array(
          lessons.map { lesson in
            .members(
              ("id", .string(lesson.file.id)), ("title", .string(lesson.title)),
              ("steps", .integer(lesson.steps)),
              ("seen", .integer(lesson.seenSteps)), ("exercises", .integer(lesson.exercises)),
              ("solved", .integer(lesson.solvedExercises)))
          })
      ))
  }
}
