import Course
import Experiments
import Gradebook
import JSON
import SourceText
import Terminal

extension Command {
  /// `gradus learn`, and `gradus` alone: a lesson, step by step.
  static let learn = Command(
    "learn", LocalizedText("go through a lesson step by step", "逐步学习一课"),
    arguments: "[LESSON]", argumentCount: 0...1,
    description: LocalizedText(
      """
      Without LESSON, the lesson goes on where it was left; the first time, it begins with the first.
      LESSON is a file, an id such as week2/08, or a unit such as 2.8. In the lesson, ? lists the keys.
      With --plain, or without a terminal, the whole lesson is printed; with ACCESSIBLE=1 it is a conversation,
      line by line.
      """,
      """
      不给 LESSON 时，从上次停下的地方继续；第一次使用时从第一课开始。
      LESSON 可以是文件、编号（如 week2/08）或单元（如 2.8）。学习时按 ? 查看按键。
      使用 --plain，或没有终端时，打印整课内容；设置 ACCESSIBLE=1 时逐行对话。
      """),
    options: [LearnOptions.step.entry, LearnOptions.inline.entry],
    examples: [
      Example("gradus", LocalizedText("go on where you left", "从上次停下的地方继续")),
      Example("gradus learn 2.8", LocalizedText("the lesson of unit 2.8", "第 2.8 单元的课程")),
      Example("gradus learn week2/08 --lang zh", LocalizedText("the same in Chinese", "同一课，中文")),
      Example(
        "gradus learn notes.md --plain | less",
        LocalizedText("any Markdown file, as text", "任何 Markdown 文件，以纯文本显示")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try invocation.learn()
  }
}

enum LearnOptions {
  static let step = Option<String>(
    "step", "STEP", LocalizedText("begin at the step of that number or id", "从该编号或名称的步骤开始"))
  static let inline = Option<Bool>(
    switch: "inline", LocalizedText("below the prompt, finished steps scrolling away", "在提示符下方显示，学完的步骤向上滚动"))
}

extension Invocation {
  fileprivate mutating func learn() throws(CommandFailure) -> ExitStatus {
    let lesson = try chosenLesson()
    let shelf = Shelf(try? course())
    if wantsJSON {
      try print(json: lesson.outline)
      return .done
    }
    if isConversation { return try converse(lesson, at: try place(in: lesson), shelf: shelf) }
    if capabilities.isPlain {
      var lines: [Line] = []
      PlainLesson(lesson, shelf: shelf, setting: setting).print { lines.append($0) }
      for line in lines { try print(line.text) }
      return .done
    }
    return try play(lesson, at: try place(in: lesson), shelf: shelf, isInline: has(LearnOptions.inline))
  }

  private func chosenLesson() throws(CommandFailure) -> Lesson {
    if arguments.first == "-" {
      let (source, problems) = SourceFile.decoding(try read("-"), name: "standard input")
      return Lesson(source, problems: problems)
    }
    var path: String
    if let word = arguments.first {
      path = try lessonFinder.path(of: word)
      if self[CommonOptions.language] != nil { path = translation(of: path) }
    } else {
      path = try resumedLesson()
    }
    do throws(FileError) {
      return try Lesson.read(path)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The same lesson in the language that `--lang` asks for, where there is such a file beside it.
  private func translation(of path: String) -> String {
    let suffixes = (english: ".md", chinese: ".zh.md")
    let isChinese = path.hasSuffix(suffixes.chinese)
    guard path.hasSuffix(suffixes.english), isChinese != (language == .chinese) else { return path }
    let stem = path.dropLast((isChinese ? suffixes.chinese : suffixes.english).utf8.count)
    let other = String(stem) + (isChinese ? suffixes.english : suffixes.chinese)
    return isFile(other) ? other : path
  }

  /// The file of the lesson that was left last; the first of the course where there is none.
  private func resumedLesson() throws(CommandFailure) -> String {
    let place = (try? progressOrMemory().progress?.latestPlace()) ?? nil
    let course: CourseFolder
    do throws(CommandFailure) {
      course = try self.course()
    } catch {
      // A lesson that stands alone goes on without a course around it.
      if let place, isFile(place.file) { return place.file }
      throw error
    }
    if let place {
      if let lesson = course.lesson(place.step.lesson) { return lesson.path(in: language) }
      if isFile(place.file) { return place.file }
    }
    guard let first = course.lessons().first else {
      throw CommandFailure(.noSuchFile, "\(course.lessonsFolder): holds no lesson yet")
    }
    return first.path(in: language)
  }

  /// Where `--step` says to begin.
  private func place(in lesson: Lesson) throws(CommandFailure) -> Place? {
    guard let wish = self[LearnOptions.step] else { return nil }
    let index = Int(wish).map { $0 - 1 } ?? lesson.steps.firstIndex { $0.id == wish } ?? -1
    guard lesson.steps.indices.contains(index) else {
      let near = nearest(to: wish, among: lesson.steps.map(\.id))
      throw CommandFailure(
        .usage, "\(lesson.id) has no step '\(wish)'",
        help: near.map { "did you mean '\($0)'?" } ?? "its steps are 1 to \(lesson.steps.count)")
    }
    let step = lesson.steps[index]
    let key = StepKey(lesson: lesson.id, step: step.id, content: String(step.fingerprint, radix: 16))
    return Place(step: key, piece: 1, number: index + 1, count: lesson.steps.count, file: lesson.path)
  }
}

extension Lesson {
  /// What the lesson is made of.
  fileprivate var outline: JSONValue {
    .members(
      ("id", .string(id)), ("title", .string(title.plainText)), ("language", .string(language.rawValue)),
      ("path", .string(path)),
      (
        "steps",
        .array(
          steps.map { step in
            .members(
              ("id", .string(step.id)), ("title", .string(step.title.plainText)),
              ("pieces", .integer(step.pieces.count)),
              ("exercises", .strings(step.exercises.map(\.destination))),
              ("experiments", .strings(step.experiments.map(\.name))))
          })
      ))
  }
}
