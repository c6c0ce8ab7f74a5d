import Course
import Experiments
import Gradebook
import Grading
import JSON

extension Command {
  /// `gradus report`: what a class found hard.
  static let report = Command(
    "report", LocalizedText("what a class got wrong, and how", "全班错在哪里、怎么错的"),
    arguments: "[WEEK|EXERCISE…]",
    description: LocalizedText(
      "Wrong answers that mean the same stand together, with the slip where it is known. Derivations that share more "
        + "than the exercise forces are a hint for a person, never a verdict.",
      "意义相同的错误答案归为一组，并指出已知的失误。推导过于相似只是提示，需人工判断。"),
    options: [BatchOptions.gradebook.entry] + ReportOptions.all,
    examples: [
      Example("gradus report week2", LocalizedText("every exercise, the hardest first", "各练习，最难的在前")),
      Example(
        "gradus report week2 --output report.html",
        LocalizedText("a page with its formulas set; .pdf for paper", "排好公式的网页；用 .pdf 可打印")),
      Example("gradus report week2 --json", LocalizedText("the same for other programs", "供其他程序读取")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let course = try invocation.course()
    let names = try invocation.exercises(named: invocation.arguments).map(\.id)
    let book = try invocation.openGradebook()
    let entries: [ClassEntry]
    do throws(DatabaseError) { entries = try book.entries() } catch { throw CommandFailure(error) }
    var shelf = ExerciseShelf(course, invocation.language)
    var byExercise: [String: [ClassEntry]] = [:]
    for entry in entries where names.isEmpty || names.contains(entry.exercise) {
      byExercise[entry.exercise, default: []].append(entry)
    }
    let reports = byExercise.sorted { $0.key < $1.key }.map { ExerciseReport($0.key, $0.value, &shelf) }
      .sorted { ($0.share ?? 2) < ($1.share ?? 2) }
    let top = invocation[ReportOptions.top] ?? 5
    if invocation.wantsJSON {
      try invocation.print(json: .array(reports.map(\.json)))
    } else if invocation[ReportOptions.output] != nil || invocation[ReportOptions.format] == "html" {
      let learners = Set(byExercise.values.flatMap { $0.map(\.learner.key) }).count
      try invocation.writePage(reports, learners: learners, top: top)
    } else {
      for report in reports { try invocation.show(report, top: top) }
    }
    return .done
  }
}

enum ReportOptions {
  static let top = Option<Int>(
    "top", "N", in: 1...1000, LocalizedText("groups of wrong answers to show (5)", "显示几组错误答案（5）"))
  static let format = Option<String>(
    "format", oneOf: ["text", "html"], LocalizedText("text (standard) or a page", "文本（默认）或网页"))
  static let output = Option<String>(
    "output", "FILE", LocalizedText("the page as .html or .pdf", "输出网页文件：.html 或 .pdf"))
  static let anonymous = Option<Bool>(
    switch: "anonymous", LocalizedText("without names, to be shown in class", "不含姓名，可在课上展示"))

  static let all = [top.entry, format.entry, output.entry, anonymous.entry]
}

extension Invocation {
  fileprivate mutating func show(_ report: ExerciseReport, top: Int) throws(CommandFailure) {
    try print("\(report.title)  (\(report.exercise))")
    let percent = report.share.map { Int(($0 * 100).rounded()) }
    let states = report.counts.filter { $0.count > 0 }.map { "\($0.count) \($0.state)" }.joined(
      separator: ", ")
    try print(
      localized(
        "  \(report.learners) learners, \(report.attempts) attempts: \(states)"
          + (percent.map { "; \($0) % of the points" } ?? ""),
        "  \(report.learners) 名学习者，\(report.attempts) 次作答：\(states)" + (percent.map { "；得分率 \($0)%" } ?? "")
      ))
    if let reason = report.reason(language) {
      try print(localized("  one to talk about in class: \(reason)", "  值得在课上讲一讲：\(reason)"))
    }
    for group in report.groups.prefix(top) {
      let example = group.example.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ").harmlessText
      let shown = example.count > 70 ? example.prefix(69) + "…" : example[...]
      try print("  \(group.learners.count) ×  \(shown)")
      try print("       \((group.slip ?? group.headline).harmlessText)")
    }
    if report.groups.count > top {
      try print(
        localized("  and \(report.groups.count - top) more kinds", "  另有 \(report.groups.count - top) 种"))
    }
    for pair in has(ReportOptions.anonymous) ? [] : report.similar.prefix(10) {
      try print(
        localized(
          "  look at both: \(pair.first.harmlessText) and \(pair.second.harmlessText) share \(Int(pair.share * 100)) % of what is their own",
          "  请对比：\(pair.first.harmlessText) 与 \(pair.second.harmlessText) 的独有部分有 \(Int(pair.share * 100))% 相同"
        ))
    }
    try print()
  }
}
