import Foundation
import Grading
import Testing

@testable import Commands

/// A class with more attackers than learners: each ends without a mark or with the right one, and nobody else's mark changes.
@Suite struct HostileSubmissionTests {
  private static let sigmoid = """
    ---
    kind: code
    unit: "2.8"
    difficulty: 1
    minutes: 2
    function: sigmoid
    cases: ["sigmoid(0)", "sigmoid(1)"]
    tolerance: 1e-9
    tests: {right: ["x"], wrong: ["y"]}
    ---
    # Sigmoid

    Write it.

    ```swift
    func sigmoid(_ z: Double) -> Double { 0 }
    ```

    ## Hint

    One over.

    ## Solution

    ```swift
    func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    ```

    """

  private let course: FixtureCourse
  private static let canRunCode =
    CodeRunner(environment: { ProcessInfo.processInfo.environment[$0] }).obstacle == nil

  init() throws {
    var files = FixtureCourse.small
    files["exercises/week2/sigmoid.md"] = Self.sigmoid
    course = try FixtureCourse(files)
    let answers = ["right": "b + a", "wrong": "a - b", "unreadable": "a + ("]
    for (name, answer) in answers {
      for folder in ["in", "calm"] {
        try course.write("```answer week2/sum\n\(answer)\n```\n", to: "\(folder)/honest-\(name)/w.md")
      }
    }
  }

  @Test(.timeLimit(.minutes(10))) func survivesHostileSubmissions() throws {
    for (number, attack) in hostileFormulas.enumerated() {
      try course.write("~~~answer week2/sum\n\(attack.answer)\n~~~\n", to: "in/formula\(number)/w.md")
    }
    let files = try HostileFiles(course)
    let code = Self.canRunCode ? hostileCode : []
    for (number, attack) in code.enumerated() {
      let body = attack.answer.replacing("COURSE", with: course.root)
      try course.write(
        "func sigmoid(_ z: Double) -> Double {\n\(body)\nreturn 1 / (1 + exp(-z))\n}\n",
        to: "in/code\(number)/sigmoid.swift")
    }
    #expect(hostileFormulas.count + files.expected.count + hostileCode.count >= 100)
    let program = RealProgram(folder: course.root)
    let start = Date()
    #expect(
      try program.run(["grade", "--submissions", "calm", "--for", "week2/sum", "--gradebook", "calm.db"]) == 0
    )
    #expect(try program.run(["grade", "--submissions", "in", "--for", "week2/sum"]) == 0)
    let seconds = Date().timeIntervalSince(start)
    #expect(seconds < 300, "\(seconds)")
    let marks = try marks("gradebook.db")
    func expect(_ learner: String, _ exercise: String, _ states: Set<String>, _ name: String) {
      let mark = marks["\(learner) week2/\(exercise)"]
      #expect(states.contains(mark?["state"] as? String ?? "lost"), "\(name): \(mark ?? [:])")
      #expect((mark?["points"] as? Double == nil) == (mark?["state"] as? String == "ungradable"))
    }
    for (number, attack) in hostileFormulas.enumerated() {
      expect("formula\(number)", "sum", attack.states, attack.name)
    }
    for (name, states) in files.expected { expect(name, "sum", states, name) }
    for (number, attack) in code.enumerated() {
      expect(
        "code\(number)", "sigmoid",
        attack.states == ["ungradable", "wrong"] ? ["ungradable"] : attack.states, attack.name)
    }
    // Nobody else's mark is another one, in whatever company.
    let calm = try self.marks("calm.db")
    #expect(calm.count == 3)
    for (key, mark) in calm {
      #expect(
        mark["feedback"] as? String == marks[key]?["feedback"] as? String
          && mark["state"] as? String == marks[key]?["state"] as? String, "\(key)")
    }
    #expect(!FileManager.default.fileExists(atPath: course.root + "/escaped.md"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/escaped.md"))
    try staysQuiet()
  }

  /// What comes out of the gradebook gives no orders to terminals, spreadsheets and browsers.
  private func staysQuiet() throws {
    for words in [
      ["export"], ["queue"], ["report"], ["export", "--format", "junit"], ["report", "--format", "html"],
    ] {
      let run = course.run(words)
      #expect(run.status == 0, "\(words): \(run.errors.prefix(300))")
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("<script"), "\(words)")
    }
    for line in course.run(["export"]).output.split(separator: "\r\n") {
      #expect(!["=", "@", "+", "-"].contains(line.prefix(1)), "\(line)")
    }
    #expect(course.run(["export", "--format", "html", "--output", "pages"]).status == 0)
  }

  /// Marks by learner and exercise.
  private func marks(_ gradebook: String) throws -> [String: [String: Any]] {
    var marks: [String: [String: Any]] = [:]
    let run = course.run(["export", "--format", "jsonl", "--gradebook", gradebook])
    for line in run.output.split(separator: "\n") {
      let value = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      if let learner = value["learner"] as? String, let exercise = value["exercise"] as? String {
        marks["\(learner) \(exercise)"] = value
      }
    }
    return marks
  }
}
