import Foundation
import Testing

@testable import Commands

@Suite struct LintTests {
  @Test func findsNothingInASoundCourse() throws {
    let run = try FixtureCourse().run(["lint"])
    #expect(run.output == "")
    #expect(run.errors == "5 files, 0 errors, 0 remarks\n")
    #expect(run.status == 0)
  }

  struct Break: CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    /// What one line of the output must begin with.
    let finding: String
    var testDescription: String { finding }

    init(_ file: String, _ old: String, _ new: String, _ finding: String) {
      self.file = file
      self.old = old
      self.new = new
      self.finding = finding
    }
  }

  static let english = "lessons/week2/08-graph.md"
  static let chinese = "lessons/week2/08-graph.zh.md"
  static let sum = "exercises/week2/sum.md"

  @Test(arguments: [
    Break(english, "#backward", "#bckward", "\(english):26:1: error: Graph.swift declares no 'bckward'"),
    Break(
      english, "Graph.swift#", "Grph.swift#",
      "\(english):26:1: error: there is no file '../../Sources/Grph.swift'"),
    Break(
      english, "week2/sum.md", "week2/smu.md",
      "\(english):28:1: error: there is no file '../../exercises/week2/smu.md'"),
    Break(english, "(#nudges)", "(#nuges)", "\(english):29:47: error: there is no step '#nuges'"),
    Break(
      english, "computation-graph", "computation-grph",
      "\(english):9:15: error: there is no experiment 'computation-grph'"),
    Break(english, "c: 2", "c: two", "\(english):13:4: error: 'two' cannot be the value of 'c'"),
    Break(english, "c: 2", "c: *x", "\(english):13:4: error: aliases ('*name') are refused"),
    Break(english, "c: 2\n", "c: 2\nd: 2\n", "\(english):14:1: error: 'd' is not a parameter here"),
    Break(english, "J: 33\n", "J: 34\n", "\(english):17:4: error: 'J' is 33, not 34"),
    Break(english, "dJ/db: 6", "dJ/dx: 6", "\(english):18:8: error: 'computation-graph' gives no 'dJ/dx'"),
    Break(
      english, "J with b = 3.001: 33.006", "J with b = 3.002: 33.006",
      "\(english):19:19: error: 'J' is 33.012, not 33.006"),
    Break(
      english, "rises to 33.006", "rises to 33.005", "\(english):22:14: error: 'J' is 33.006, not 33.005"),
    Break(
      english, "<!-- = J with b = 3.001 -->", "",
      "\(english):22:14: error: nothing in this step computes 33.006"),
    Break(
      english, "<!-- = J with b", "<!-- = K with b",
      "\(english):22:14: error: the claim 'K' has no value here"),
    Break(english, "$3*2 = 6$", "$3*2 = 7$", "\(english):22:64: error: this side is 7, the one before is 6"),
    Break(
      english, "$3*2 = 6$", "$3*2 = 6",
      "\(chinese):3:1: error: the formula '3*2=6' is not in the English step 'nudges'"),
    Break(english, "# A graph\n", "", "\(english):1:1: error: the lesson has no title"),
    Break(
      chinese, "id=\"backwards\"", "id=\"back\"",
      "\(chinese):24:1: error: the steps part here: 'back' stands where the English lesson has 'backwards'"),
    Break(chinese, " <a id=\"backwards\"></a>", "", "\(chinese):24:1: error: this step has no id of its own"),
    Break(
      chinese, "a: 5\n", "a: 4\n",
      "\(chinese):3:1: error: the experiment 'computation-graph; formula: u = b*c; v = a + u; J = 3*v; a: 5;"),
    Break(
      chinese, "product.md", "sum.md",
      "\(chinese):24:1: error: the exercise '../../exercises/week2/product.md' of the English step 'backwards' is missing here"
    ),
    Break(chinese, "\n---\n", "\n", "\(chinese):3:1: error: the step has 0 pauses, the English one 1"),
    Break(sum, "unit: 2.8\n", "", "\(sum):1:1: error: 'unit' is missing in the front matter"),
    Break(sum, "unit: 2.8", "unit: 2.9", "\(sum):1:1: error: the syllabus has no unit '2.9'"),
    Break(sum, "q2.16", "q2.61", "\(sum):1:1: error: the syllabus has no topic 'q2.61'"),
    Break(
      sum, "kind: expression", "kind: expresion", "\(sum):2:7: error: 'expresion' is no kind of exercise"),
    Break(
      sum, "## Hint\n\nTwo names.\n", "",
      "exercises/week2/sum.zh.md:1:1: error: 1 hints here, 0 in the English file"),
    Break(
      "exercises/week2/sum.zh.md", "# 练习", "---\nkind: number\n---\n# 练习",
      "exercises/week2/sum.zh.md:1:1: error: a twin has no front matter"),
    Break(
      "lessons/syllabus.yml", "week2/08-graph]", "]",
      "lessons/syllabus.yml:5:9: error: no lesson teaches 1 of 1 units: 2.8"),
    Break(
      "lessons/syllabus.yml", "week2/08-graph]", "week2/08-grph]",
      "lessons/syllabus.yml:5:53: error: there is no lesson 'week2/08-grph'"),
    Break(
      "lessons/syllabus.yml", "q2.16", "q2.17",
      "lessons/syllabus.yml:7:3: error: no exercise covers 1 of 1 topics: q2.17"),
  ])
  func finds(_ broken: Break) throws {
    let course = try FixtureCourse()
    let text = try course.read(broken.file)
    let parts = text.components(separatedBy: broken.old)
    #expect(parts.count > 1, "the fixture holds no \(broken.old)")
    try course.write(parts[0] + broken.new + parts.dropFirst().joined(separator: broken.old), to: broken.file)
    let run = course.run(["lint"])
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(broken.finding) }, "\(run.output)")
  }

  static let numbers = """
    ---
    kind: number
    unit: 2.8
    difficulty: 1
    minutes: 2
    given: {u: b*c, J: 3*(a + u)}
    answer: J
    try: {a: 5, b: 3, c: 2}
    variants: {a: 2..9, c: [2, 4]}
    tests: {right: ["33"], wrong: ["30"], unreadable: ["3("]}
    ---
    Put in $a = 5$<!-- = a -->, $b = 3$<!-- = b -->, $c = 2$<!-- = c -->; 128 pictures.

    ## Hint

    $u$ is 6<!-- = u -->.

    ## Solution

    33.0<!-- = J -->, which $3 \\cdot 11 = 33$ shows. Not 128.

    """

  @Test func provesTheNumbersOfAnExercise() throws {
    let breaks = [
      ("", "", ""),
      ("is 6<", "is 7<", "exercises/week2/sum.md:16:8: error: 'u' is 6, not 7"),
      ("33.0<!-- = J -->", "34.0", "exercises/week2/sum.md:20:1: error: nothing in this step computes 34.0"),
      (
        "\\cdot 11 = 33", "\\cdot 11 = 34",
        "exercises/week2/sum.md:20:39: error: this side is 34, the one before is 33"
      ),
      ("= u -->", "= w -->", "exercises/week2/sum.md:16:8: error: the claim 'w' has no value here"),
      (
        "right: [\"33\"]", "right: [\"34\"]",
        "exercises/week2/sum.md:10:17: error: an answer that must be right is wrong"
      ),
      (
        "wrong: [\"30\"]", "wrong: [\"33\"]",
        "exercises/week2/sum.md:10:32: error: an answer that must be wrong is correct"
      ),
      (
        "unreadable: [\"3(\"]", "unreadable: [\"3\"]",
        "exercises/week2/sum.md:10:52: error: an answer that must be unreadable is wrong"
      ),
      (
        "is 6<!-- = u -->", "is $3 * 11$",
        "exercises/week2/sum.md:16:9: error: this hint gives the answer away"
      ),
    ]
    for (old, new, finding) in breaks {
      let course = try FixtureCourse()
      let text = old.isEmpty ? Self.numbers : Self.numbers.replacingOccurrences(of: old, with: new)
      try course.write(text, to: "exercises/week2/sum.md")
      let body = try #require(Self.numbers.components(separatedBy: "---\n").last)
      try course.write(body, to: "exercises/week2/sum.zh.md")
      let run = course.run(["lint", "exercises/week2/sum.md"])
      let lines = run.output.split(separator: "\n").filter { $0.contains(": error: ") }
      #expect(
        lines.map(String.init).contains { $0.hasPrefix(finding) } || finding.isEmpty && lines.isEmpty,
        "\(finding): \(run.output)")
    }
  }

  @Test func readsFilesOfEveryEditor() throws {
    let course = try FixtureCourse()
    for (path, text) in FixtureCourse.small {
      let lines = text.replacingOccurrences(of: "\n", with: "\r\n")
      try course.write([0xEF, 0xBB, 0xBF] + Array(lines.utf8), to: path)
    }
    let run = course.run(["lint"])
    #expect(run.output == "")
    #expect(run.status == 0)
  }

  @Test func pointsAtBytesThatAreNoText() throws {
    let course = try FixtureCourse()
    for (bytes, finding) in [
      ([0x20, 0xFF], "\(Self.english):1:11: error: byte 0xFF is not UTF-8"),
      ([0x20, 0x00], "\(Self.english):1:11: error: a NUL byte stands here"),
    ] as [([UInt8], String)] {
      var text = Array(FixtureCourse.lesson.utf8)
      text.insert(contentsOf: bytes, at: 9)
      try course.write(text, to: Self.english)
      let run = course.run(["lint", Self.english])
      #expect(run.status == 1)
      #expect(run.output.hasPrefix(finding), "\(run.output)")
    }
  }

  @Test func findsAMissingTwin() throws {
    var files = FixtureCourse.small
    files["lessons/week2/08-graph.zh.md"] = nil
    let run = try FixtureCourse(files).run(["lint"])
    #expect(run.output.hasPrefix("lessons/week2/08-graph.md:1:1: error: there is no Chinese twin"))
  }

  @Test func writesJSON() throws {
    let course = try FixtureCourse()
    try course.write(
      FixtureCourse.lesson.replacingOccurrences(of: "J: 33\n", with: "J: 34\n"), to: Self.english)
    let run = course.run(["lint", "--json", Self.english])
    #expect(run.status == 1)
    for part in [#""line": 17"#, #""column": 4"#, #""id": "lint.claim""#, #""replacement": "33""#] {
      #expect(run.output.contains(part), "\(run.output)")
    }
  }

  @Test func refusesAMissingFile() throws {
    let run = try FixtureCourse().run(["lint", "lessons/week2/09-none.md"])
    #expect(run.status == 66)
    #expect(run.errors.contains("no such file"))
  }
}
