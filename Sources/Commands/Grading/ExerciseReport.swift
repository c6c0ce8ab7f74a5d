import Course
import Gradebook
import Grading
import JSON

/// How a class did in one exercise.
struct ExerciseReport {
  let exercise: String
  let title: String
  let attempts: Int
  let learners: Int
  /// `correct`, `partly`, `wrong`, `ungradable`, of each learner's newest attempt.
  let counts: [(state: String, count: Int)]
  /// The mean share of the points, of those that have a mark; nil where nobody has.
  let share: Double?
  let groups: [Group]
  let similar: [(first: String, second: String, share: Double)]
  /// Whether answers are formulas, one a line.
  let hasFormulas: Bool

  struct Group {
    let example: String
    let learners: [String]
    let slip: String?
    let headline: String
  }

  init(_ id: String, _ entries: [ClassEntry], _ shelf: inout ExerciseShelf) {
    exercise = id
    attempts = entries.filter { $0.text != nil && $0.mark.reason != "missing" }.count
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
      marked.isEmpty
      ? nil : marked.map { ($0.points ?? 0) / $0.mark.outOf }.reduce(0, +) / Double(marked.count)
    let wrong = newest.filter { $0.text != nil && ($0.mark.state == "wrong" || $0.mark.state == "partly") }
    let prepared = try? shelf.exercise(id).get()
    title = prepared?.exercise.title.plainText ?? id
    hasFormulas = prepared?.exercise.task.hasFormulas ?? false
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

  /// Why it is worth a word in class: many points were lost, or many made the same mistake.
  func reason(_ language: Language) -> String? {
    if let share, share < 0.6 {
      let percent = Int((share * 100).rounded())
      return language == .chinese ? "得分率只有 \(percent)%" : "\(percent) % of the points were reached"
    }
    guard let largest = groups.first?.learners.count, largest >= 3, largest * 4 >= learners else {
      return nil
    }
    return language == .chinese
      ? "\(learners) 人中有 \(largest) 人犯了同一个错误" : "\(largest) of \(learners) made the same mistake"
  }

  var json: JSONValue {
    .members(
      ("exercise", .string(exercise)), ("title", .string(title)), ("learners", .integer(learners)),
      ("attempts", .integer(attempts)),
      ("states", .object(counts.map { JSONValue.Member($0.state, .integer($0.count)) })),
      ("share", share.map { .double($0) } ?? .null), ("talk", reason(.english).map { .string($0) }),
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
