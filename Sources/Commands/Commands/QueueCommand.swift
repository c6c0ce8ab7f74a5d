import Course
import Experiments
import Gradebook
import Grading
import JSON

extension Command {
  /// `gradus queue`: answers that wait for a person, and the decisions.
  static let queue = Command(
    "queue", LocalizedText("answers without a mark, and marks by hand", "没有分数的答案，以及人工评分"),
    arguments: "[WEEK|EXERCISE…] | ANSWER [--points N --note TEXT]",
    description: LocalizedText(
      "What the checker could not judge is listed until a person decides. A decision counts above every mark of the "
        + "checker, also after regrading; --withdraw takes it back.",
      "检查器无法判断的答案会一直列出，直到有人决定。人工分数优先于检查器的分数，重新评分后也不变；--withdraw 撤销。"),
    options: [BatchOptions.gradebook.entry] + QueueOptions.all,
    examples: [
      Example("gradus queue", LocalizedText("what waits", "等待处理的答案")),
      Example(
        "gradus queue week2 --reason unreadable", LocalizedText("those of one week and kind", "某一周、某一类的答案")),
      Example("gradus queue 17", LocalizedText("one answer in full, with its history", "完整显示一个答案及其历史")),
      Example(
        "gradus queue 17 --points 1.5 --note \"right idea, sign lost\"", LocalizedText("decide", "给出人工分数")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let book = try invocation.openGradebook()
    let entries: [ClassEntry]
    guard let word = invocation.arguments.first, let id = Int(word) else {
      if invocation.has(QueueOptions.withdraw) || invocation[QueueOptions.points] != nil {
        throw CommandFailure(
          .usage, "the number of an answer is needed to decide", help: "'gradus queue' lists them")
      }
      let names = try invocation.exercises(named: invocation.arguments).map(\.id)
      let reason = invocation[QueueOptions.reason]
      do throws(DatabaseError) {
        entries = try book.queue().filter {
          (names.isEmpty || names.contains($0.exercise)) && (reason == nil || $0.mark.reason == reason)
        }
      } catch { throw CommandFailure(error) }
      return try invocation.showQueue(entries)
    }
    guard invocation.arguments.count == 1 else {
      throw CommandFailure(.usage, "one answer at a time", help: "gradus queue 17 --points 1.5 --note TEXT")
    }
    do throws(DatabaseError) { entries = try book.entries() } catch { throw CommandFailure(error) }
    guard let entry = entries.first(where: { $0.id == id }) else {
      throw CommandFailure(
        .usage, "there is no answer \(id) in the gradebook", help: "'gradus queue' lists them")
    }
    return try invocation.decide(entry, in: book)
  }
}

enum QueueOptions {
  static let points = Option<Double>("points", "N", LocalizedText("the points that it gets", "给予的分数")) {
    text in
    Double(text).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }
  static let note = Option<String>("note", "TEXT", LocalizedText("why, for the learner", "给学生的理由"))
  static let author = Option<String>(
    "by", "NAME", LocalizedText("who decides (default: the login name)", "评分人（默认登录名）"))
  static let withdraw = Option<Bool>(
    switch: "withdraw", LocalizedText("take the decision back", "撤销人工评分"))

  static let reason = Option<String>(
    "reason", oneOf: Mark.Reason.allCases.map(\.rawValue), LocalizedText("only those", "只列出这一类"))

  static let all = [reason.entry, points.entry, note.entry, author.entry, withdraw.entry]
}

extension Invocation {
  /// The gradebook that is there already.
  func openGradebook() throws(CommandFailure) -> ClassGradebook {
    guard isFile(gradebookPath) else {
      throw CommandFailure(
        .noSuchFile, "\(gradebookPath): no such gradebook",
        help: "make one with: gradus grade --submissions FOLDER")
    }
    do throws(DatabaseError) { return try ClassGradebook(path: gradebookPath) } catch {
      throw CommandFailure(error)
    }
  }

  fileprivate mutating func showQueue(_ entries: [ClassEntry]) throws(CommandFailure) -> ExitStatus {
    if wantsJSON {
      try print(json: .array(entries.map(\.json)))
      return .done
    }
    var reasons: [String: Int] = [:]
    for entry in entries {
      reasons[entry.mark.reason ?? entry.mark.state, default: 0] += 1
      try print(
        "\(entry.id)  \(entry.learner.shownName.harmlessText)  \(entry.exercise)  "
          + "[\(entry.mark.reason ?? entry.mark.state)]  \(entry.mark.headline.harmlessText)")
    }
    let kinds = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
    try report(
      localized(
        entries.isEmpty
          ? "nothing waits"
          : "waiting: \(entries.count) (\(kinds)); decide: gradus queue NUMBER --points N --note TEXT",
        entries.isEmpty
          ? "没有等待处理的答案" : "\(entries.count) 个答案等待处理（\(kinds)）；评分：gradus queue 编号 --points 分数 --note 理由"))
    return .done
  }

  fileprivate mutating func decide(_ entry: ClassEntry, in book: ClassGradebook) throws(CommandFailure)
    -> ExitStatus
  {
    let points = self[QueueOptions.points]
    if let points, points > entry.mark.outOf, entry.mark.outOf > 0 {
      throw CommandFailure(
        .usage,
        "\(NumberText.short(points)) is more than the \(NumberText.short(entry.mark.outOf)) of the exercise")
    }
    let history: [ClassGradebook.HistoryLine]
    do throws(DatabaseError) {
      if has(QueueOptions.withdraw) || points != nil {
        try book.decide(
          entry.id, points: has(QueueOptions.withdraw) ? nil : points, note: self[QueueOptions.note] ?? "",
          author: author, at: now)
        history = []
      } else {
        history = try book.history(of: entry.id)
      }
    } catch { throw CommandFailure(error) }
    if !history.isEmpty { return try show(entry, history) }
    try report(localized("kept", "已记录"))
    return .done
  }

  private var author: String { self[QueueOptions.author] ?? surroundings.environment("USER") ?? "teacher" }

  private mutating func show(
    _ entry: ClassEntry, _ history: [ClassGradebook.HistoryLine]
  ) throws(CommandFailure) -> ExitStatus {
    if wantsJSON {
      try print(json: entry.json)
      return .done
    }
    try print(
      "\(entry.learner.shownName.harmlessText)  \(entry.exercise)  \(localized("attempt", "第")) \(entry.attempt)"
    )
    try print()
    for line in (entry.text ?? localized("(no answer)", "（没有作答）")).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      try print("  | \(String(line).harmlessText)")
    }
    try print()
    for line in history {
      let points = line.mark.points.map { NumberText.short($0) } ?? "–"
      try print(
        "\(points)/\(NumberText.short(line.mark.outOf))  \(line.mark.reason ?? line.mark.state)  "
          + "(gradus \(line.checker), exercise \(line.mark.exerciseVersion.prefix(8)))")
    }
    for line in entry.mark.feedback.split(separator: "\n") { try print("  \(String(line).harmlessText)") }
    if let decision = entry.decision {
      try print(
        "\(NumberText.short(decision.points))  \(decision.author.harmlessText): \(decision.note.harmlessText)"
      )
    }
    return .done
  }
}

extension ClassEntry {
  var json: JSONValue {
    .members(
      ("id", .integer(id)), ("learner", .string(learner.key)), ("name", learner.name.map { .string($0) }),
      ("exercise", .string(exercise)), ("code", code.map { .string($0.text) }),
      ("attempt", .integer(attempt)), ("answer", text.map { .string($0) }),
      ("state", .string(state)), ("reason", mark.reason.map { .string($0) }),
      ("points", points.map { .double($0) } ?? .null), ("outOf", .double(mark.outOf)),
      ("feedback", .string(mark.feedback)),
      (
        "decision",
        decision.map { decision in
          .members(
            ("points", .double(decision.points)), ("note", .string(decision.note)),
            ("by", .string(decision.author)))
        }
      ), ("checker", .string(checker)), ("exerciseVersion", .string(mark.exerciseVersion)))
  }
}
