import Foundation
import Testing

@testable import Commands

@Test func answersStreamsInParallelInOrder() throws {
  let course = try FixtureCourse()
  var input = ""
  for number in 0..<3000 {
    if number % 500 == 3 { input += "{broken\n\n" }
    input += "{\"learner\":\"\(number)\",\"exercise\":\"week2/sum\",\"answer\":\"a + \(number % 7)*b\"}\n"
  }
  try course.write(input, to: "answers.jsonl")
  let program = RealProgram(folder: course.root)
  func output(_ jobs: String) throws -> String {
    try course.write("", to: "out\(jobs)")
    let process = try program.start(
      ["grade", "--jsonl", "--jobs", jobs],
      input: FileHandle(forReadingAtPath: course.root + "/answers.jsonl"),
      output: FileHandle(forWritingAtPath: course.root + "/out" + jobs))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try course.read("out" + jobs)
  }
  let one = try output("1")
  #expect(one.split(separator: "\n").count == 3006)
  #expect(try output("3") == one)
}
