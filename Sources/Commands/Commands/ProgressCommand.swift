import Course
import Experiments
import Gradebook
import JSON
import Terminal

extension Command {
  /// `gradus progress`: what was learnt, carried to another machine or begun anew.
  static let progress = Command(
    "progress", LocalizedText("carry your progress elsewhere, or start anew", "导出、导入或重置学习进度"),
    arguments: "export | import FILE | reset [LESSON|EXERCISE] | undo | where", argumentCount: 1...2,
    description: LocalizedText(
      "A reset only hides; 'undo' takes the last one back. Importing adds and never doubles.",
      "重置只是隐藏，undo 可以撤销最近一次。导入只会增加，不会重复。"),
    examples: [
      Example(
        "gradus progress export > progress.json", LocalizedText("everything, as JSON", "以 JSON 导出全部进度")),
      Example("gradus progress import progress.json", LocalizedText("on another machine", "在另一台机器上导入")),
      Example("gradus progress reset week2/08", LocalizedText("one lesson with its exercises", "重置一课及其练习")),
      Example("gradus progress reset week2/reverse-walk", LocalizedText("one exercise", "重置一道题")),
      Example("gradus progress reset", LocalizedText("everything", "重置全部")),
      Example("gradus progress undo", LocalizedText("take the last reset back", "撤销最近一次重置")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let what = invocation.arguments[0]
    switch (what, invocation.arguments.dropFirst().first) {
    case ("export", nil): return try invocation.exportProgress()
    case ("import", let file?): return try invocation.importProgress(file)
    case ("import", nil):
      throw CommandFailure(.usage, "which file?", help: "gradus progress import progress.json")
    case ("reset", let name): return try invocation.resetProgress(name)
    case ("undo", nil): return try invocation.undoReset()
    case ("where", nil):
      try invocation.print(try invocation.progressPath())
      return .done
    default:
      throw CommandFailure(
        .usage, "'\(invocation.arguments.joined(separator: " "))' is nothing that can be done with progress",
        help: "export, import FILE, reset [LESSON|EXERCISE], undo or where")
    }
  }
}

extension Invocation {
  private func asking<Result>(
    _ body: (Progress) throws(DatabaseError) -> Result
  ) throws(CommandFailure) -> Result {
    let progress = try progress()
    do throws(DatabaseError) {
      return try body(progress)
    } catch {
      throw CommandFailure(error)
    }
  }

  fileprivate mutating func exportProgress() throws(CommandFailure) -> ExitStatus {
    try print(try asking { (progress) throws(DatabaseError) in try progress.exported() })
    return .done
  }

  fileprivate mutating func importProgress(_ file: String) throws(CommandFailure) -> ExitStatus {
    let text = String(decoding: try read(file), as: UTF8.self)
    let progress = try progress()
    let count: Int
    do throws(Progress.ImportError) {
      count = try progress.importing(text)
    } catch .database(let error) {
      throw CommandFailure(error)
    } catch {
      throw CommandFailure(.undecided, "\(file): \(error.message)")
    }
    try tell(count, "added", "\(count) new events were added.", "新增 \(count) 条记录。")
    return .done
  }

  fileprivate mutating func resetProgress(_ name: String?) throws(CommandFailure) -> ExitStatus {
    let scope: Progress.Scope
    var exercises: [String] = []
    if let name {
      let course = try? course()
      if let exercise = course?.exercise(name) {
        scope = .exercise(exercise.id)
      } else {
        let path = try LessonFinder(course: course, folder: surroundings.currentFolder, language: .english)
          .path(of: name)
        scope = .lesson(Lesson.id(ofFile: path))
        exercises = Invocation.exercises(in: path)
      }
    } else {
      scope = .everything
    }
    let count = try asking { (progress) throws(DatabaseError) in
      try progress.reset(scope, exercises: exercises)
    }
    try tell(
      count, "reset", "\(count) events were reset; 'gradus progress undo' takes that back.",
      "已重置 \(count) 条记录；gradus progress undo 可以撤销。")
    return .done
  }

  /// Ids of the exercises that a lesson places.
  private static func exercises(in path: String) -> [String] {
    guard let lesson = try? Lesson.read(path) else { return [] }
    return lesson.steps.flatMap(\.exercises).compactMap { link in
      if case .exercise(let file) = link.target {
        Exercise.id(ofFile: CourseFolder.path(of: file, in: path))
      } else {
        nil
      }
    }
  }

  fileprivate mutating func undoReset() throws(CommandFailure) -> ExitStatus {
    let count = try asking { (progress) throws(DatabaseError) in try progress.undoReset() }
    guard let count else {
      throw CommandFailure(.findings, "there is no reset to undo")
    }
    try tell(count, "restored", "\(count) events are back.", "已恢复 \(count) 条记录。")
    return .done
  }

  private mutating func tell(_ count: Int, _ key: String, _ english: String, _ chinese: String)
    throws(CommandFailure)
  {
    if wantsJSON {
      try print(json: .members((key, .integer(count))))
    } else {
      try print(localized(english, chinese))
    }
  }
}
