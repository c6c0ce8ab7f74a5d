import Foundation
import JSON
import Testing

@testable import Gradebook

private func mark(
  _ points: Double?, outOf: Double = 2, reason: String? = nil, feedback: String = "why",
  version: String = "v1"
) -> GradedMark {
  let state = points.map { $0 >= outOf ? "correct" : $0 > 0 ? "partly" : "wrong" } ?? "ungradable"
  return GradedMark(
    state: state, reason: points == nil ? reason ?? "crash" : nil, points: points, outOf: outOf,
    feedback: feedback,
    exerciseVersion: version)
}

private func submission(
  _ learner: String, at time: Int? = nil, _ marks: [String: GradedMark], email: String? = nil
) -> GradedSubmission {
  GradedSubmission(
    learner: GradedLearner(key: learner, name: nil, email: email), submittedAt: time, origin: "in/\(learner)",
    digest:
      "\(learner)\(time ?? 0)\(marks.keys.sorted())\(marks.values.map(\.points.debugDescription).sorted())",
    answers: marks.sorted { $0.key < $1.key }.map {
      GradedAnswer(exercise: $0.key, text: "a", mark: $0.value)
    })
}

private func book(_ submissions: [GradedSubmission]) throws -> ClassGradebook {
  let book = try ClassGradebook(path: ":memory:")
  try book.add(GradingBatch(uid: "1", at: 1, checker: "c1"), submissions)
  return book
}

@Test func keepsDecisionsThroughRegrading() throws {
  let book = try book([submission("ada", ["w/a": mark(nil)])])
  let id = try #require(try book.queue().first).id
  #expect(try book.decide(id, points: 1.5, note: "good idea", author: "kim", at: 5))
  #expect(try book.queue().isEmpty)
  try book.add(GradingBatch(uid: "2", at: 2, checker: "c2"), [(id, mark(0, version: "v2"))])
  let entry = try #require(try book.entries().first)
  #expect(entry.points == 1.5)
  #expect(entry.state == "partly")
  #expect(entry.mark.points == 0)
  #expect(entry.checker == "c2")
  #expect(try book.history(of: id).map(\.mark.exerciseVersion) == ["v1", "v2"])
  // Taken back, the checker's newest mark counts again.
  try book.decide(id, points: nil, note: "", author: "kim", at: 6)
  #expect(try book.entries().first?.points == 0)
  #expect(try book.decide(99, points: 1, note: "", author: "kim", at: 7) == false)
}

@Test func passesOverWhatIsThere() throws {
  let book = try book([submission("ada", ["w/a": mark(1)])])
  #expect(
    try book.add(GradingBatch(uid: "2", at: 2, checker: "c"), [submission("ada", ["w/a": mark(1)])]) == 0)
  #expect(
    try book.add(GradingBatch(uid: "3", at: 3, checker: "c"), [submission("ada", ["w/a": mark(2)])]) == 1)
  #expect(try book.entries().map(\.attempt) == [1, 2])
}

@Test func neverStoresAZeroWithoutAMark() throws {
  let book = try ClassGradebook(path: ":memory:")
  let lie = GradedMark(
    state: "ungradable", reason: "time", points: 0, outOf: 1, feedback: "", exerciseVersion: "")
  #expect(throws: DatabaseError.self) {
    try book.add(GradingBatch(uid: "1", at: 1, checker: "c"), [submission("ada", ["w/a": lie])])
  }
  #expect(try book.entries().isEmpty)
}

private let day = 86_400_000

struct Lateness: CustomStringConvertible {
  let minutes: Int
  let points: Double
  var description: String { "\(minutes) minutes late: \(points)" }
}

@Test(arguments: [
  Lateness(minutes: 0, points: 2), Lateness(minutes: 15, points: 2), Lateness(minutes: 16, points: 1.8),
  Lateness(minutes: 1440, points: 1.8), Lateness(minutes: 1441, points: 1.6),
  Lateness(minutes: 3 * 1440, points: 1.4),
  Lateness(minutes: 3 * 1440 + 1, points: 0),
])
func countsLateDays(_ lateness: Lateness) throws {
  let policy = GradingPolicy(due: 10 * day, graceMinutes: 15, latePerDay: 0.1, lateDays: 3)
  let book = try book([submission("ada", at: 10 * day + lateness.minutes * 60_000, ["w/a": mark(2)])])
  let result = try #require(policy.results(try book.entries()).first)
  #expect(result.points == lateness.points, "\(result)")
  #expect(lateness.minutes == 0 || result.exercises[0].trace.count == 2)
}

@Test func extendsAndNeverHurts() throws {
  var policy = GradingPolicy(due: 10 * day, latePerDay: 0.5)
  policy.extensions = ["ada": .days(2), "bob": .until(3 * day)]
  let marks = ["w/a": mark(2)]
  let book = try book([submission("ada", at: 12 * day, marks), submission("bob", at: 10 * day, marks)])
  #expect(policy.results(try book.entries()).map(\.points) == [2, 2])
}

/// Ten days between due times, five free late days, at most three at once.
private var weekly: GradingPolicy {
  var policy = GradingPolicy(latePerDay: 0.25, lateDays: 2)
  policy.dues = [.init("w1", at: 10 * day), .init("w2", at: 20 * day), .init("w3", at: 30 * day)]
  policy.freeDays = 5
  policy.freeDaysAtOnce = 3
  return policy
}

@Test func spendsFreeDaysInTheOrderOfTheWeeks() throws {
  let book = try book([
    // Two days late; four days late, of which three are free; one day late, and none is left.
    submission("ada", at: 12 * day, ["w1/a": mark(2), "w1/b": mark(1)]),
    submission("ada", at: 24 * day, ["w2/a": mark(2)]), submission("ada", at: 31 * day, ["w3/a": mark(2)]),
  ])
  let result = try #require(weekly.results(try book.entries()).first)
  #expect(result.exercises.map(\.points) == [2, 1, 1.5, 1.5])
  #expect(
    result.trace == [
      "free late days for w1: 2, 3 of 5 left", "free late days for w2: 3, 0 of 5 left", "total: 6 of 8",
    ])
  #expect(result.exercises[0].trace.last == "late, day 2, all of them free: not late")
  #expect(result.exercises[2].trace.last == "late, day 4, less 3 free: × 0.75 = 1.5")
  #expect(result.exercises[3].trace.last == "late, day 1: × 0.75 = 1.5")
  var policy = weekly
  policy.isChinese = true
  let chinese = try #require(policy.results(try book.entries()).first)
  #expect(chinese.trace.last == "合计：6/8")
  #expect(chinese.exercises[2].trace.last == "迟到第 4 天，减去 3 个免费天：× 0.75 = 1.5")
}

@Test func spendsNoFreeDayForNothing() throws {
  // Worked out on time already; better by an attempt a day late; hopeless; a week that is late for everybody but ada.
  let book = try book([
    submission("ada", at: 9 * day, ["w1/a": mark(2)]), submission("ada", at: 12 * day, ["w1/a": mark(2)]),
    submission("ada", at: 19 * day, ["w2/a": mark(1)]), submission("ada", at: 21 * day, ["w2/a": mark(2)]),
    submission("ada", at: 39 * day, ["w3/a": mark(2)]),
  ])
  let entries = try book.entries()
  let result = try #require(weekly.results(entries).first)
  #expect(result.exercises.map(\.points) == [2, 2, 0])
  #expect(result.trace.first == "free late days for w2: 1, 4 of 5 left")
  #expect(result.trace.count == 2)
  var policy = weekly
  policy.ownExtensions = ["ada": ["w3": .days(9)]]
  #expect(policy.results(entries).first?.exercises.map(\.points) == [2, 2, 2])
}

/// What a week was worth stays, whatever is handed in for a later one; and free days never cost a point.
@Test func freeDaysNeverHurt() throws {
  var random = SeededRandom(state: 5)
  for round in 0..<300 {
    let submissions = (0..<6).map { number in
      let week = number / 2 + 1
      return submission(
        "ada", at: (week * 10 + Int(random.next() % 7) - 1) * day + number,
        ["w\(week)/a": mark(Double(random.next() % 3)), "w\(week)/b": mark(Double(random.next() % 3))])
    }
    func points(_ policy: GradingPolicy, upTo count: Int) throws -> [Double?] {
      let entries = try book(Array(submissions[..<count])).entries()
      return policy.results(entries).first?.exercises.map(\.points)
        ?? []
    }
    let all = try points(weekly, upTo: 6)
    #expect(Array(all[..<4]) == (try points(weekly, upTo: 4)), "round \(round)")
    var none = weekly
    none.freeDays = 0
    for (with, without) in zip(all, try points(none, upTo: 6)) { #expect(with ?? 0 >= without ?? 0) }
  }
}

private struct SeededRandom {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

@Test func choosesAttemptsAndDropsTheLowest() throws {
  let first = ["w/a": mark(2), "w/b": mark(0)]
  let second = ["w/a": mark(1), "w/b": mark(nil)]
  let book = try book([submission("ada", at: 1, first), submission("ada", at: 2, second)])
  let entries = try book.entries()
  let best = try #require(GradingPolicy(dropLowest: 1).results(entries).first)
  #expect(best.points == 2)
  #expect(best.outOf == 2)
  #expect(best.trace.contains("w/b is dropped: the lowest"))
  let last = try #require(GradingPolicy(attempts: .last, dropLowest: 1).results(entries).first)
  #expect(last.points == 1)
  #expect(last.open == 1)
  #expect(last.trace.contains { $0.contains("once every answer has a mark") })
}

@Test func countsMissingAsZeroOnlyByPolicy() throws {
  let book = try book([
    submission("ada", ["w/a": mark(nil, reason: "missing"), "w/b": mark(nil, reason: "time")])
  ])
  #expect(GradingPolicy().results(try book.entries()).first?.open == 2)
  let strict = try #require(GradingPolicy(missingIsZero: true).results(try book.entries()).first)
  #expect(strict.open == 1)
  #expect(strict.exercises.map(\.points) == [0, nil])
}

// MARK: - Exports

private func results() throws -> [LearnerResult] {
  let hostile = mark(1, feedback: "=HYPERLINK(\"x\")\n<script>alert('1')</script>\u{1B}[2J\u{0}")
  let book = try book([
    submission("=cmd|' /C calc'!A0", ["w/a": hostile]),
    submission("bob, jr", ["w/a": mark(nil, reason: "time")]),
  ])
  return GradingPolicy().results(try book.entries())
}

@Test func neutralisesCells() throws {
  let text = GradebookExport.csv(try results())
  let lines = text.split(separator: "\r\n")
  #expect(lines[1].hasPrefix("'=cmd|' /C calc'!A0,"))
  #expect(lines[2] == "\"bob, jr\",,,time,,2,1")
  #expect(CSV.cell("-1.5") == "-1.5")
  #expect(CSV.cell("@SUM(A1)") == "'@SUM(A1)")
  #expect(CSV.cell("a\"b") == "\"a\"\"b\"")
}

@Test func givesNoZeroToAnybody() throws {
  let open = try #require(try results().last)
  #expect(GradebookExport.gradescope(open)["score"] == nil)
  #expect(GradebookExport.gradescope(open)["tests"]?.array?.first?["score"] == nil)
  #expect(GradebookExport.prairieLearn(open)["gradable"]?.bool == false)
  #expect(GradebookExport.prairieLearn(open)["score"] == nil)
  #expect(GradebookExport.junit([open]).contains("<error message=\"why\" type=\"time\">"))
  #expect(GradebookExport.sql([open]).contains("E'ungradable', E'time', NULL"))
  let line = try JSONValue.read(String(GradebookExport.jsonLines([open]).dropLast()))
  #expect(GradebookExport.jsonLines([open]).contains("\"points\":null"))
  #expect(line["reason"]?.string == "time")
}

@Test func escapesWhatLearnersWrite() throws {
  let xml = GradebookExport.junit(try results())
  #expect(!xml.contains("<script>") && !xml.contains("\u{0}") && !xml.contains("\u{1B}"))
  #expect(GradebookExport.sql(try results()).contains("E'=cmd|'' /C calc''!A0'"))
}

private func fillable() throws -> [LearnerResult] {
  let book = try book([
    submission("101", ["w/a": mark(1.5)]), submission("eve@x.org", ["w/a": mark(2)]),
    submission("nobody", ["w/a": mark(2)]), submission("103", ["w/a": mark(nil)]),
    submission("104", ["w/a": mark(2)]),
  ])
  return GradingPolicy().results(try book.entries())
}

@Test func fillsCanvasAndKeepsTheRest() throws {
  let table = #"""
    Student,ID,SIS User ID,SIS Login ID,Section,"Week 1, quiz (11)",Week 2 (12)\#r
    ,,,,,Manual Posting,\#r
        Points Possible,,,,,5,2\#r
    "Lovelace, Ada",101,,ada,"S ""1""",4,\#r
    Eve,102,,eve@x.org,S,3.0,1\#r
    Bob,103,,bob,S,,\#r
    Zoe,104,,zoe,S,,EX\#r
    Absent,105,,absent,S,,\#r

    """#
  let filled = try FilledTable.canvas(Array(table.utf8), column: "Week 2", try fillable())
  let text = String(decoding: filled.bytes, as: UTF8.self)
  #expect(
    text
      == table.replacingOccurrences(of: "\"S \"\"1\"\"\",4,", with: "\"S \"\"1\"\"\",4,1.5")
      .replacingOccurrences(of: "S,3.0,1", with: "S,3.0,2"))
  #expect(filled.unmatched == ["nobody"])
  #expect(filled.untouched.map(\.learner) == ["103", "104"])
  #expect(filled.absent == ["Absent"])
  #expect(throws: FilledTable.Failure.self) {
    try FilledTable.canvas(Array(table.utf8), column: "Week 9", [])
  }
  #expect(throws: FilledTable.Failure.self) { try FilledTable.canvas(Array("a,b".utf8), column: nil, []) }
}

/// Anybody can write another's name at the head of a sheet.
@Test func givesNoRowToAFalseName() throws {
  let table =
    "Student,ID,SIS Login ID,Section,Week 2 (12)\n\"Lovelace, Ada\",101,ada,S,\nEve,102,eve,S,\nBob Stone,103,b,S,\n"
  func named(_ key: String, _ name: String, _ points: Double) -> GradedSubmission {
    GradedSubmission(
      learner: GradedLearner(key: key, name: name), submittedAt: nil, origin: key, digest: key,
      answers: [GradedAnswer(exercise: "w/a", text: "a", mark: mark(points))])
  }
  let book = try book([
    named("ada", "Ada Lovelace", 2), named("mallory", "Ada Lovelace", 0), named("x1", "Eve", 1),
    named("x2", "eve", 2),
    named("folder7", "Bob Stone", 1.5),
  ])
  let filled = try FilledTable.canvas(
    Array(table.utf8), column: nil, GradingPolicy().results(try book.entries()))
  let text = String(decoding: filled.bytes, as: UTF8.self)
  #expect(text.contains("101,ada,S,2\n") && text.contains("102,eve,S,\n") && text.contains("103,b,S,1.5\n"))
  #expect(filled.untouched.map(\.learner) == ["mallory", "x1", "x2"])
  #expect(filled.matchedByName.map(\.learner) == ["folder7"])
}

@Test func fillsMoodleWithItsMarkAndSemicolons() throws {
  let table =
    "\u{FEFF}Identifier;Full name;Email address;Grade;Maximum grade;Grade can be changed;Feedback comments\n"
    + "Participant 5;\"A; B\";eve@x.org;;2,00;Yes;\nParticipant 101;X;;;2;No;\n"
  let book = try book([
    submission("Participant 5", ["w/a": mark(1.5, feedback: "=1+1")]),
    submission("Participant 101", ["w/a": mark(2)]),
  ])
  let filled = try FilledTable.moodle(
    Array(table.utf8), column: nil, GradingPolicy().results(try book.entries()))
  let text = String(decoding: filled.bytes, as: UTF8.self)
  #expect(text.contains("eve@x.org;1,5;2,00;Yes;w/a: 1.5/2, =1+1\n"))
  #expect(text.hasSuffix("Participant 101;X;;;2;No;\n"))
  #expect(filled.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  #expect(filled.untouched.map(\.reason) == ["the row is locked"])
}

@Test func encodesForClassrooms() throws {
  for result in try fillable() {
    let data = try #require(Data(base64Encoded: GradebookExport.gitHubClassroom(result)))
    let value = try JSONValue.read(Array(data))
    #expect(value["tests"]?.array?.count == 1)
    #expect((value["tests"]?.array?[0]["status"]?.string == "error") == (result.open > 0))
  }
}
