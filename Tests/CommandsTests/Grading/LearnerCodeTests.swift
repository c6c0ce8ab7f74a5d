import Course
import Foundation
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

  // MARK: - Sheets

  private func course() throws -> FixtureCourse {
    var files = FixtureCourse.small
    files["exercises/week2/times.md"] = Self.exercise
    return try FixtureCourse(files)
  }

  /// The sheet of a learner, the product of its own numbers filled in, and that of everybody's.
  private func filled(_ course: FixtureCourse, _ name: String) throws -> (own: String, common: String) {
    let sheet = course.run(["sheet", "week2/times", "week2/sum", "--learner", name, "--own-numbers"]).output
    let numbers = sheet.split(separator: "$").compactMap { part in
      part.hasPrefix("a = ") || part.hasPrefix("b = ") ? Int(part.dropFirst(4)) : nil
    }
    #expect(numbers.count == 2)
    func answered(_ product: Int) -> String {
      sheet.replacing("```answer week2/times\n\n", with: "```answer week2/times\n\(product)\n")
        .replacing("```answer week2/sum\n\n", with: "```answer week2/sum\na + b\n")
    }
    return (answered(numbers.reduce(1, *)), answered(15))
  }

  @Test func aSheetIsJudgedByItsOwnNumbers() throws {
    let course = try course()
    let (own, common) = try filled(course, "Ada")
    #expect(own != common)
    try course.write(own, to: "ada.md")
    #expect(course.run(["grade", course.root + "/ada.md"]).status == 0)
    try course.write(common, to: "ada.md")
    // Everybody's numbers under a code of one's own: mixed up or copied, a person knows.
    let mixed = course.run(["grade", course.root + "/ada.md"])
    #expect(mixed.status == ExitStatus.undecided.rawValue)
    #expect(mixed.output.contains("right for the numbers of the course"))
    try course.write(own.replacing("a + b", with: "a - b"), to: "ada.md")
    #expect(course.run(["grade", course.root + "/ada.md"]).status == 1)
    // The same code as a line of the text.
    let code = try #require(own.split(separator: "\n").first { $0.hasPrefix("code: ") })
    let typed = own.replacing(code + "\n", with: "").replacing(
      "---\n\n", with: "---\n\n**C\(code.dropFirst())**\n")
    try course.write(typed.replacing("\"", with: ""), to: "ada.md")
    #expect(course.run(["grade", course.root + "/ada.md"]).status == 0)
  }

  @Test func aMistypedCodeIsNeverWrong() throws {
    let course = try course()
    let own = try filled(course, "Ada").own
    let code = LearnerCode.of("Ada")
    let slip = (code.first == "A" ? "B" : "A") + code.dropFirst()
    try course.write(
      own.replacing("code: \"\(code)\"", with: "code: \(slip)").replacing(
        "code: \(code)", with: "code: \(slip)"), to: "in/ada/ada.md")
    let one = course.run(["grade", course.root + "/in/ada/ada.md", "--json"])
    #expect(one.status == ExitStatus.undecided.rawValue)
    #expect(one.errors.contains("ada.md:4:7: error: '\(slip)' is no code of a sheet"))
    #expect(one.output.contains("\"ungradable\": 1"))
    #expect(
      course.run(["grade", "--submissions", "in", "--for", "week2/times", "--for", "week2/sum"]).status == 0)
    let marks = course.run(["export", "--format", "jsonl"]).output
    #expect(marks.contains("\"exercise\":\"week2/sum\",\"points\":1"))
    #expect(marks.contains("\"exercise\":\"week2/times\",\"points\":null"))
    #expect(marks.contains("ada.md:4:7: '\(slip)' is no code of a sheet"))
    // Judging again does not turn to everybody's numbers either.
    #expect(course.run(["regrade", "week2/times"]).status == 0)
    let line = "{\"exercise\":\"week2/times\",\"answer\":\"15\",\"code\":\"\(slip)\"}\n"
    #expect(course.run(["grade", "--jsonl", "--jobs", "1"], input: line).output.contains("\"unreadable\""))
  }

  @Test func aClassIsJudgedAndJudgedAgainByItsCodes() throws {
    let course = try course()
    for name in ["Ada", "Bob", "Eve"] {
      try course.write(try filled(course, name).own, to: "in/\(name)/s.md")
    }
    try course.write(
      "{\"learner\":\"Zoe\",\"code\":\"own-code\",\"exercise\":\"week2/times\",\"answer\":15}\n",
      to: "in/zoe.jsonl")
    let words = ["grade", "--submissions", "in", "--for", "week2/times", "--json"]
    #expect(course.run(words + ["--gradebook", "strict.db"]).output.contains("\"correct\": 6"))
    let strict = course.run(["export", "--format", "jsonl", "--gradebook", "strict.db", "--learner", "Zoe"])
    #expect(strict.output.contains("'own-code' is no code of a sheet"))
    try course.write("name,code\nZoe,Own-Code\n", to: "class.csv")
    #expect(course.run(words + ["--codes", "class.csv"]).output.contains("\"unreadable\"") == false)
    #expect(course.run(["regrade"]).errors.contains("0 marks of 0 learners change"))
    try course.write("name,code\nZoe,K7M2PZ\n", to: "class.csv")
    #expect(course.run(words + ["--codes", "class.csv", "--restart"]).errors.contains("do not fit together"))
  }

  @Test func everyoneOfAClassGetsASheet() throws {
    let course = try course()
    try course.write("name,code\nAda,\nBob,own-code\nAda,\n../../Eve,\n", to: "class.csv")
    let words = ["sheet", "week2/times", "--for", "class.csv"]
    #expect(course.run(words).status == ExitStatus.usage.rawValue)
    #expect(course.run(words + ["--output", "sheets/"]).status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: course.root + "/sheets").sorted()
    #expect(files.count == 4 && files.contains("Bob-own-code.md"))
    #expect(try course.read("sheets/Bob-own-code.md").contains("code: \"own-code\""))
    #expect(course.run(["sheet", "week2", "--learner", "Ada", "--output", "ada.md"]).status == 0)
    let named = try course.read("ada.md")
    #expect(named.contains("learner: Ada") && !named.contains("code:"))
    let own = course.run(["sheet", "week2/times", "--learner", "Ada", "--own-numbers"]).output
    #expect(own.contains("code: "))
  }
}
