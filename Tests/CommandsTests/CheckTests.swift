import Foundation
import JSON
import Testing

@testable import Commands

struct CheckTests {
  private let graph = ["--given", "u = b*c", "--given", "v = a + u", "--given", "J = 3v"]

  private func check(_ lines: String, _ options: [String]) -> TestRun {
    TestRun(["check", "-"] + options, input: lines)
  }

  @Test func acceptsARightDerivation() {
    let run = check(
      "dJ/db = dJ/dv * dv/du * du/db\n= 3*1*c\n= 3c\n", ["--goal", "dJ/db", "--answer", "3c"] + graph)
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("every line holds and the goal is reached\n"))
  }

  @Test func marksTheSlipUnderItsPlace() {
    let run = check("dJ/db = 3*b\n", ["--goal", "dJ/db", "--lang", "en"] + graph)
    #expect(run.status == 1)
    let rows = run.output.split(separator: "\n")
    #expect(rows[0].hasSuffix("dJ/db = 3*b"))
    #expect(rows[1].last == "^")
    #expect(rows[1].count == rows[0].count)
    #expect(rows[2].hasSuffix("the other factor of the product stays: not b"))
  }

  @Test func tellsNoMoreThanTheLevelAllows() {
    let options = ["--goal", "dJ/db"] + graph
    let verdict = check("dJ/db = 3*b\n", options + ["--level", "verdict"])
    #expect(verdict.output == "not right yet\n")
    let location = check("dJ/db = 3*b\n", options + ["--level", "location"])
    #expect(!location.output.contains("factor"))
    #expect(!location.output.contains("3*c"))
    let solution = check("dJ/db = 3*b\n", options + ["--level", "solution"])
    #expect(solution.output.contains("= 3*c"))
  }

  @Test func speaksChinese() {
    let run = check("dJ/db = 3*b\n", ["--goal", "dJ/db", "--lang", "zh"] + graph)
    #expect(run.output.contains("第 1 行"))
  }

  @Test func pointsAtAFaultOfTheExercise() {
    let run = check("J = 3\n", ["--goal", "dJ/d("] + graph)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("goal:1:"))
  }

  @Test func answersAStream() throws {
    let input = """
      {"id":"a","given":{"u":"b*c","v":"a+u","J":"3*v"},"goal":"dJ/db","answer":"3*c","lines":["dJ/db = 3*1*c"]}
      {"id":"b","given":{"u":"b*c","v":"a+u","J":"3*v"},"goal":"dJ/db","lines":["dJ/db = dJ/du * du/db","= 3*b","= 3b"]}
      {"id":"c","given":{"u":"v","v":"u"},"goal":"u","lines":["u = 3"]}
      {"id":"d","lines":7}
      ?
      """
    let run = TestRun(["check", "--jsonl"], input: input)
    #expect(run.status == 0)
    let answers = try run.output.split(separator: "\n").map { try JSONValue.read(String($0)) }
    #expect(answers.count == 5)
    #expect(answers[0]["verdict"]?.string == "correct")
    #expect(run.output.contains(#""verdict":"correct","line":null,"slip":null"#))
    #expect(answers[1]["verdict"]?.string == "wrong")
    #expect(answers[1]["line"] == 2)
    #expect(answers[1]["slip"]?.string == "other factor")
    #expect(answers[1]["lines"]?.array?.map { $0["verdict"]?.string } == ["right", "wrong", "follows"])
    #expect(answers[1]["lines"]?.array?[1]["at"] != .null)
    #expect(answers[2]["verdict"]?.string == "malformed")
    #expect(answers[3]["error"] != nil)
    #expect(answers[4]["line"] == 5)
  }
}
