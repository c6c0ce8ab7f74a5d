import Course
import Gradebook
import JSON

/// What a run found, in numbers.
struct BatchSummary {
  let submissions: [GradedSubmission]
  /// How many the gradebook did not hold before; nil where it held the whole run.
  let new: Int?
  let unfitting: [(path: String, message: String)]
  let gradebook: String

  private var marks: [GradedMark] { submissions.flatMap { $0.answers.map(\.mark) } }

  /// The states, then the reasons of those without a mark.
  var counts: [(word: String, count: Int)] {
    var byWord: [String: Int] = [:]
    for mark in marks { byWord[mark.reason ?? mark.state, default: 0] += 1 }
    let order = ["correct", "partly", "wrong"]
    return order.map { ($0, byWord[$0] ?? 0) }
      + byWord.filter { !order.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func print(_ invocation: inout Invocation) throws(CommandFailure) {
    if invocation.wantsJSON {
      try invocation.print(
        json: .members(
          ("submissions", .integer(submissions.count)), ("new", .integer(new ?? 0)),
          ("answers", .integer(marks.count)),
          ("states", .object(counts.map { JSONValue.Member($0.word, .integer($0.count)) })),
          (
            "unfitting",
            .array(unfitting.map { .members(("path", .string($0.path)), ("message", .string($0.message))) })
          ),
          ("gradebook", .string(gradebook))))
      return
    }
    for fault in unfitting {
      try invocation.report("\(fault.path.harmlessText): \(fault.message.harmlessText)")
    }
    let known = submissions.count - (new ?? 0)
    var line = invocation.localized(
      "\(submissions.count) submissions, \(marks.count) answers",
      "\(submissions.count) 份提交，\(marks.count) 个答案")
    if known > 0 { line += invocation.localized(", \(known) of them known already", "，其中 \(known) 份已在册") }
    try invocation.print(line)
    let open = marks.filter { $0.points == nil }.count
    for (word, count) in counts where count > 0 || ["correct", "partly", "wrong"].contains(word) {
      let name = ["correct", "partly", "wrong"].contains(word) ? word : "no mark: \(word)"
      try invocation.print(
        "  \(String(repeating: " ", count: max(0, 6 - "\(count)".count)))\(count)  \(name)")
    }
    if open > 0 {
      try invocation.print(
        invocation.localized("waiting for a person: \(open) (gradus queue)", "\(open) 个等待人工处理：gradus queue"))
    }
    try invocation.print("→ \(Path.relative(gradebook, to: invocation.surroundings.currentFolder))")
  }
}

extension String {
  /// Without what a terminal would act upon: names of files come from strangers.
  var harmlessText: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
