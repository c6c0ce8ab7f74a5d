import Course
import SourceText
import Testing

@testable import Commands

/// The stream judges a learner's answer with the numbers of the learner's own sheet, and repeated answers as it did the first time.
@Suite struct LearnerCodeTests {
  private static let exercise = """
    ---
    kind: number
    unit: "2.8"
    difficulty: 1
    minutes: 1
    answer: a*b
    try: {a: 5, b: 3}
    variants: {a: 2..9, b: 2..9}
    tests: {right: ["15"], wrong: ["8"]}
    ---
    # A product

    What is $a b$ for $a = 5$<!-- = a --> and $b = 3$<!-- = b -->?

    ## Hint

    Multiply.

    ## Solution

    One times the other.

    """

  private func states(_ lines: [String]) throws -> [String] {
    var files = FixtureCourse.small
    files["exercises/week2/times.md"] = Self.exercise
    let course = try FixtureCourse(files)
    let run = course.run(["grade", "--jsonl", "--jobs", "1"], input: lines.joined(separator: "\n") + "\n")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: "\"state\":\"").last?.split(separator: "\"").first.map(String.init) ?? ""
    }
  }

  private func line(_ answer: Int, _ code: String?) -> String {
    "{\"exercise\":\"week2/times\",\"answer\":\"\(answer)\"" + (code.map { ",\"code\":\"\($0)\"" } ?? "")
      + "}"
  }

  @Test func everyCodeHasItsOwnNumbers() throws {
    let products = Array(Set((2...9).flatMap { a in (2...9).map { a * $0 } })).sorted()
    var rights: [String: [Int]] = [:]
    for code in ["KAVOP", "TIRUM", "BENEX"] {
      let found = try states(products.map { line($0, code) })
      rights[code] = zip(products, found).filter { $0.1 == "correct" }.map(\.0)
      #expect(rights[code]?.count == 1)
    }
    #expect(Set(rights.values).count > 1)
    #expect(try states([line(15, nil), line(8, nil)]) == ["correct", "wrong"])
  }

  @Test func answersThatComeAgainHaveTheSameMark() throws {
    let lines = [line(15, nil), line(8, nil), line(15, nil), line(8, nil), line(15, "KAVOP"), line(15, nil)]
    let found = try states(lines)
    #expect(Array(found[0...3]) == ["correct", "wrong", "correct", "wrong"])
    #expect(found[5] == "correct")
  }
}
