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
    options: [BatchOptions.gradebook.entry, ReportOptions.top.entry],
    examples: [
      Example("gradus report week2", LocalizedText("every exercise, the hardest first", "各练习，最难的在前")),
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
      .sorted { $0.share < $1.share }
    let top = invocation[ReportOptions.top] ?? 5
    if invocation.wantsJSON {
      try invocation.print(json: .array(reports.map(\.json)))
    } else {
      for report in reports { try invocation.show(report, top: top) }
    }
    return .done
  }
}

enum ReportOptions {
  static let top = Option<Int>(
    "top", "N", in: 1...1000, LocalizedText("groups of wrong answers to show (5)", "显示几组错误答案（5）"))
}

/// How a class did in one exercise.
struct ExerciseReport {
  let exercise: String
  let title: String
  let attempts: Int
  let learners: Int
  /// `correct`, `partly`, `wrong`, `ungradable`, of each learner's newest attempt.
  let counts: [(state: String, count: Int)]
  /// The mean share of the points.
  let share: Double
  let groups: [Group]
  let similar: [(first: String, second: String, share: Double)]

  struct Group {
    let example: String
    let learners: [String]
    let slip: String?
    let headline: String
  }

  init(_ id: String, _ entries: [ClassEntry], _ shelf: inout ExerciseShelf) {
    exercise = id
    attempts = entries.count
    // Entries come by learner and time: the last of each learner counts.
    let newest = entries.indices.filter {
      $0 + 1 == entries.count || entries[$0 + 1].learner.key != entries[$0].learner.key
    }
    .map { entries[$0] }
    learners = newest.count
    counts = ["correct", "partly", "wrong", "ungradable"].map { state in
      (state, newest.filter { ($0.points == nil ? "ungradable" : $0.state) == state }.count)
    }
    let marked = newest.filter { $0.points != nil && $0.mark.outOf > 0 }
    share =
      marked.isEmpty ? 1 : marked.map { ($0.points ?? 0) / $0.mark.outOf }.reduce(0, +) / Double(marked.count)
    let wrong = newest.filter { $0.text != nil && ($0.mark.state == "wrong" || $0.mark.state == "partly") }
    let prepared = try? shelf.exercise(id).get()
    title = prepared?.exercise.title.plainText ?? id
    let clusters = prepared?.clusters(wrong.map { ($0.text ?? "", $0.mark.line) }) ?? []
    groups = clusters.map { cluster in
      let members = cluster.members.map { wrong[$0] }
      return Group(
        example: cluster.example, learners: members.map(\.learner.shownName),
        slip: members.lazy.compactMap(\.mark.slip).first, headline: members.first?.mark.headline ?? "")
    }
    guard case .derivation? = prepared?.exercise.task else {
      similar = []
      return
    }
    let written = newest.filter { $0.text != nil }
    similar = Similarity(written.map { $0.text ?? "" }).pairs().map { pair in
      (written[pair.first].learner.shownName, written[pair.second].learner.shownName, pair.share)
    }
  }

  var json: JSONValue {
    .members(
      ("exercise", .string(exercise)), ("title", .string(title)), ("learners", .integer(learners)),
      ("attempts", .integer(attempts)),
      ("states", .object(counts.map { JSONValue.Member($0.state, .integer($0.count)) })),
      ("share", .double(share)),
      (
        "wrong",
        .array(
          groups.map { group in
            .members(
              ("answer", .string(group.example)), ("count", .integer(group.learners.count)),
              ("learners", .strings(group.learners)), ("slip", group.slip.map { .string($0) }),
              ("says", .string(group.headline)))
          })
      ),
      (
        "similar",
        .array(
          similar.map { pair in
            .members(
              ("first", .string(pair.first)), ("second", .string(pair.second)), ("share", .double(pair.share))
            )
          })
      ))
  }
}

extension Invocation {
  fileprivate mutating func show(_ report: ExerciseReport, top: Int) throws(CommandFailure) {
    try print("\(report.title)  (\(report.exercise))")
    let states = report.counts.filter { $0.count > 0 }.map { "\($0.count) \($0.state)" }.joined(
      separator: ", ")
    try print(
      localized(
        "  \(report.learners) learners, \(report.attempts) attempts: \(states); \(Int((report.share * 100).rounded())) % of the points",
        "  \(report.learners) 名学习者，\(report.attempts) 次作答：\(states)；得分率 \(Int((report.share * 100).rounded()))%"
      ))
    if report.share < 0.6 { try print(localized("  one to talk about in class", "  值得在课上讲一讲")) }
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
    for pair in report.similar.prefix(10) {
      try print(
        localized(
          "  look at both: \(pair.first.harmlessText) and \(pair.second.harmlessText) share \(Int(pair.share * 100)) % of what is their own",
          "  请对比：\(pair.first.harmlessText) 与 \(pair.second.harmlessText) 的独有部分有 \(Int(pair.share * 100))% 相同"
        ))
    }
    try print()
  }
}
