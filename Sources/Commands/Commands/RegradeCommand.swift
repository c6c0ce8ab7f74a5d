import Course
import Experiments
import Glibc
import Gradebook
import JSON

extension Command {
  /// `gradus regrade`: stored answers before today's checker.
  static let regrade = Command(
    "regrade", LocalizedText("judge stored answers again, and show who changes", "用当前检查器重新评分，并显示变化"),
    arguments: "[WEEK|EXERCISE…]",
    description: LocalizedText(
      "Nothing is written unless --write is there. Marks by hand stay; every earlier mark is kept in the history.",
      "没有 --write 时不写入任何内容。人工分数不变；旧分数都保留在历史中。"),
    options: [
      BatchOptions.gradebook.entry, RegradeOptions.write.entry, BatchOptions.jobs.entry,
      GradeOptions.trustContainer.entry,
    ],
    examples: [
      Example(
        "gradus regrade week2", LocalizedText("who would change, by how much and why", "谁会变化、变化多少、为什么")),
      Example("gradus regrade week2 --write", LocalizedText("keep the new marks", "写入新分数")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let course = try invocation.course()
    let names = try invocation.exercises(named: invocation.arguments).map(\.id)
    let book = try invocation.openGradebook()
    let entries: [ClassEntry]
    do throws(DatabaseError) {
      // Where the code is faulty nobody knows which numbers the answer is about, whatever the checker.
      entries = try book.entries().filter {
        $0.text != nil && $0.code?.fault == nil && (names.isEmpty || names.contains($0.exercise))
      }
    } catch { throw CommandFailure(error) }
    let changes = try invocation.judgedAgain(entries, course)
    try invocation.show(changes, of: entries.count)
    guard invocation.has(RegradeOptions.write) else { return changes.isEmpty ? .done : .findings }
    let checker = GraderVersion.current(invocation.surroundings)
    let at = invocation.now
    var hash = Fingerprint()
    hash.add("regrade \(at) \(checker)")
    for change in changes { hash.add("\(change.entry.id) \(change.mark.feedback)") }
    do throws(DatabaseError) {
      try book.add(
        GradingBatch(uid: hash.text, at: at, checker: checker), changes.map { ($0.entry.id, $0.mark) })
    } catch { throw CommandFailure(error) }
    try invocation.report(
      invocation.localized("\(changes.count) new marks kept", "已写入 \(changes.count) 个新分数"))
    return .done
  }
}

enum RegradeOptions {
  static let write = Option<Bool>(switch: "write", LocalizedText("keep the new marks", "写入新分数"))
}

/// An answer whose mark is another today.
struct RegradeChange {
  let entry: ClassEntry
  let mark: GradedMark
  /// Whether the exercise's text is another than then; else it is the checker.
  var isExerciseNew: Bool { entry.mark.exerciseVersion != mark.exerciseVersion }
  /// Whether what counts changes: not where a person decided.
  var counts: Bool {
    entry.decision == nil && (entry.mark.points != mark.points || entry.mark.outOf != mark.outOf)
  }
}

extension Invocation {
  /// The answers whose state, points or reasons are others today.
  fileprivate func judgedAgain(
    _ entries: [ClassEntry], _ course: CourseFolder
  ) throws(CommandFailure) -> [RegradeChange] {
    var facts = ExerciseFacts(course.exercises(), language)
    let desk = AnswerDesk(
      self, course, jobs: self[BatchOptions.jobs] ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var next = 0
    var changes: [Int: RegradeChange] = [:]
    try desk.judge {
      () throws(CommandFailure) -> AnswerDesk.Question? in
      guard next < entries.count else { return nil }
      defer { next += 1 }
      let known = facts[entries[next].exercise]
      return AnswerDesk.Question(
        exercise: entries[next].exercise, text: entries[next].text ?? "", code: entries[next].code?.text,
        version: known.version, outOf: known.points)
    } done: { (index, mark) throws(CommandFailure) in
      let old = entries[index].mark
      if old.state != mark.state || old.points != mark.points || old.outOf != mark.outOf
        || old.reason != mark.reason
        || old.feedback != mark.feedback
      {
        changes[index] = RegradeChange(entry: entries[index], mark: mark)
      }
    }
    return changes.sorted { $0.key < $1.key }.map(\.value)
  }

  fileprivate mutating func show(_ changes: [RegradeChange], of count: Int) throws(CommandFailure) {
    if wantsJSON {
      try print(
        json: .array(
          changes.map { change in
            .members(
              ("id", .integer(change.entry.id)), ("learner", .string(change.entry.learner.key)),
              ("exercise", .string(change.entry.exercise)),
              ("from", change.entry.mark.points.map { .double($0) } ?? .null),
              ("to", change.mark.points.map { .double($0) } ?? .null),
              ("was", .string(change.entry.mark.headline)),
              ("is", .string(change.mark.headline)),
              ("because", .string(change.isExerciseNew ? "exercise" : "checker")),
              ("decided", .bool(change.entry.decision != nil)))
          }))
      return
    }
    for change in changes
    where change.entry.mark.points != change.mark.points || change.entry.mark.state != change.mark.state {
      let from = change.entry.mark.points.map { NumberText.short($0) } ?? "–"
      let to = change.mark.points.map { NumberText.short($0) } ?? "–"
      try print("\(change.entry.learner.shownName.harmlessText)  \(change.entry.exercise)  \(from) → \(to)")
      try print("  \(localized("was", "原为")): \(change.entry.mark.headline.harmlessText)")
      try print("  \(localized("is", "现为")): \(change.mark.headline.harmlessText)")
      try print(
        change.isExerciseNew
          ? localized("  the exercise was changed", "  题目已修改")
          : localized("  the checker was changed", "  检查器已更新"))
      if change.entry.decision != nil {
        try print(localized("  a mark by hand stands above it", "  已有人工分数，以其为准"))
      }
    }
    let counting = changes.filter(\.counts)
    let learners = Set(counting.map(\.entry.learner.key)).count
    let words =
      changes.count
      - changes.filter { $0.entry.mark.points != $0.mark.points || $0.entry.mark.state != $0.mark.state }
      .count
    try report(
      localized(
        "\(count) answers judged again: \(counting.count) marks of \(learners) learners change, \(words) in words alone",
        "重新评分 \(count) 个答案：\(learners) 名学习者的 \(counting.count) 个分数有变化，\(words) 个只有评语变化"))
  }
}
