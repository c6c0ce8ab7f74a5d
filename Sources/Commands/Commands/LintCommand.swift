import Course
import Experiments
import Grading
import JSON
import SourceText

extension Command {
  /// `gradus lint`: what does not hold in lessons and exercises.
  static let lint = Command(
    "lint", LocalizedText("check lessons and exercises, their numbers too", "检查课程和练习，包括其中的数字"),
    arguments: "[FILE|LESSON|EXERCISE|WEEK…]",
    description: LocalizedText(
      "Without names, the whole course. A lesson is checked with its twin and the exercises it places.",
      "不给名称时检查整个课程。检查一课时，连同它的另一语言版本和其中的练习。"),
    examples: [
      Example("gradus lint", LocalizedText("the whole course", "整个课程")),
      Example(
        "gradus lint lessons/week2/07-computation-graph.md",
        LocalizedText("one lesson, its twin and its exercises", "一课，连同另一语言版本和练习")),
      Example("gradus lint --json", LocalizedText("the findings for an editor", "供编辑器读取的结果")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    var linter: Linter
    let code = CodeRunner(environment: invocation.surroundings.environment, remembers: true)
    if invocation.arguments.isEmpty {
      let course = try invocation.course()
      linter = Linter(course: course, code: code)
      try linter.checkCourse(course)
    } else {
      linter = Linter(course: try? invocation.course(), code: code)
      for name in invocation.arguments { try linter.check(try invocation.lintedPath(name)) }
    }
    try invocation.print(linter)
    return linter.sorted.contains { $0.diagnostic.severity != .note } ? .findings : .done
  }
}

extension Linter {
  fileprivate mutating func check(_ path: String) throws(CommandFailure) {
    if isFolder(path) {
      for name in folderEntries(path).sorted() where name.hasSuffix(".md") && name != "README.md" {
        try check(path + "/" + name)
      }
    } else if path.split(separator: "/").contains("exercises") {
      try checkExercise(path)
    } else {
      try checkLesson(path)
      try checkPlacedExercises(of: path)
    }
  }
}

extension Invocation {
  /// A file or a folder; where there is none of that path, the folder of a week, an exercise or a lesson of that name.
  fileprivate func lintedPath(_ name: String) throws(CommandFailure) -> String {
    let path = Path.joined(surroundings.currentFolder, name)
    if isFolder(path) || isFile(path) { return path }
    if let course = try? course() {
      let week = course.lessonsFolder + "/" + name
      if course.lessons().contains(where: { $0.week == name }), isFolder(week) { return week }
      if let exercise = course.exercise(name) { return exercise.path }
    }
    return try lessonFinder.path(of: name)
  }

  fileprivate mutating func print(_ linter: Linter) throws(CommandFailure) {
    let findings = linter.sorted
    if wantsJSON {
      try print(json: .array(findings.map { json(of: $0) }))
      return
    }
    for finding in findings { try print(shortened(finding).rendered) }
    let errors = findings.filter(\.isError).count
    let others = findings.count - errors
    try report(
      localized(
        "\(linter.fileCount) files, \(errors) errors, \(others) remarks",
        "\(linter.fileCount) 个文件，\(errors) 个错误，\(others) 条提示"))
  }

  /// The finding with its path as seen from here.
  private func shortened(_ finding: Finding) -> Finding {
    let name = Path.relative(finding.file.name, to: surroundings.currentFolder)
    guard name != finding.file.name else { return finding }
    return Finding(SourceFile(name: name, text: finding.file.text), finding.diagnostic)
  }

  private func json(of finding: Finding) -> JSONValue {
    let diagnostic = finding.diagnostic
    let start = finding.file.position(of: diagnostic.range.lower)
    let end = finding.file.position(of: diagnostic.range.upper)
    let severity =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "note"
      }
    return .members(
      ("file", .string(Path.relative(finding.file.name, to: surroundings.currentFolder))),
      ("line", .integer(start.line)), ("column", .integer(start.column)), ("endLine", .integer(end.line)),
      ("endColumn", .integer(end.column)), ("severity", .string(severity)), ("id", .string(diagnostic.id)),
      ("message", .string(diagnostic.message)), ("help", diagnostic.help.map { .string($0) }),
      ("replacement", diagnostic.mend.map { .string($0.replacement) }))
  }
}
