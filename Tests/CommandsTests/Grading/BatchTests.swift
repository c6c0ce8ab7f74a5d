import Foundation
import Testing

@testable import Commands

/// A folder of submissions beside a small course.
private func classroom() throws -> FixtureCourse {
  let course = try FixtureCourse()
  func sheet(_ sum: String, _ product: String) -> String {
    "---\nsheet: week2\n---\n```answer week2/sum\n\(sum)\n```\n```answer week2/product\n\(product)\n```\n"
  }
  try course.write(sheet("b + a", "a*b"), to: "in/ada/week2.md")
  try course.write(sheet("a - b", "b*("), to: "in/bob/week2.md")
  try course.write(sheet("a + b", "a + b"), to: "in/eve.md")
  try course.write("?", to: "in/bob/photo.jpg")
  try course.write([0xFF, 0xFE, 0x00], to: "in/mallory.md")
  try FileManager.default.createSymbolicLink(
    atPath: course.root + "/in/passwd.md", withDestinationPath: "/etc/passwd")
  return course
}

@Test func gradesAClass() throws {
  let course = try classroom()
  let run = course.run(["grade", "--submissions", "in", "--for", "week2", "--json"])
  #expect(run.status == 0, "\(run.errors)")
  #expect(run.output.contains("\"submissions\": 4"))
  #expect(run.output.contains("a link, not followed"))
  #expect(run.output.contains("photo.jpg"))
  let queue = course.run(["queue", "--plain"])
  #expect(queue.output.contains("unreadable"))
  #expect(queue.output.contains("missing"))
  // Again: nothing new.
  let again = course.run(["grade", "--submissions", "in", "--for", "week2", "--json"])
  #expect(again.output.contains("\"new\": 0"))
}

@Test func keepsTheBytesOfTheGradebook() throws {
  let course = try classroom()
  let words = ["grade", "--submissions", "in", "--for", "week2", "--gradebook"]
  let time = ["SOURCE_DATE_EPOCH": "1700000000"]
  for name in ["one.db", "two.db"] {
    #expect(TestRun(words + [name], environment: time, folder: course.root).status == 0)
  }
  let read = { (name: String) in try Data(contentsOf: URL(fileURLWithPath: course.root + "/" + name)) }
  #expect(try read("one.db") == read("two.db"))
  // The same run once more, as after a kill between its last two steps.
  #expect(TestRun(words + ["one.db"], environment: time, folder: course.root).status == 0)
  #expect(try read("one.db") == read("two.db"))
}

@Test func refusesToForgetAnInterruptedRun() throws {
  let course = try classroom()
  try course.write(
    "{\"journal\":1,\"uid\":\"x\",\"at\":1,\"checker\":\"c\",\"plan\":\"p\"}\n{\"submission\":0,\"torn",
    to: "g.db.journal")
  let words = ["grade", "--submissions", "in", "--gradebook", "g.db"]
  #expect(course.run(words).status == ExitStatus.usage.rawValue)
  #expect(course.run(words + ["--resume"]).errors.contains("not those of the interrupted run"))
  #expect(course.run(words + ["--restart"]).status == 0)
}

@Test func turnsStreamsIntoUpserts() throws {
  let course = try FixtureCourse()
  let marks = course.run(
    ["grade", "--jsonl", "--jobs", "1"],
    input: """
      {"learner":"o'hara \\\\","exercise":"week2/sum","answer":"b + a"}
      torn
      {"learner":"ada","exercise":"week2/nothing","answer":"1"}
      {"exercise":"week2/sum","answer":"a + ("}

      """)
  let run = course.run(["export", "--format", "sql", "--marks"], input: marks.output)
  #expect(run.status == ExitStatus.undecided.rawValue)
  #expect(run.errors.contains("line 2: ") && run.errors.contains("line 4: no mark of a learner"))
  #expect(run.output.hasPrefix("BEGIN;\n") && run.output.hasSuffix("COMMIT;\n"))
  #expect(run.output.contains("(E'o''hara \\\\', E'week2/sum', NULL, NULL, E'correct', NULL, 1.0, 1.0,"))
  // An exercise that there is not: a row to look at, never a zero.
  #expect(run.output.contains("(E'ada', E'week2/nothing', NULL, NULL, E'ungradable', E'fault', NULL,"))
  #expect(run.output.split(separator: "INSERT").count == 3)
  #expect(course.run(["export", "--marks"]).status == ExitStatus.usage.rawValue)
}
