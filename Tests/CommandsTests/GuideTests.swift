import Foundation
import Testing

@testable import Commands

/// What the authors' guides show must itself pass: lessons/README.md and exercises/README.md.
@Suite struct GuideTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The fenced blocks of a guide whose opening line is `fence`.
  private static func blocks(_ fence: String, in guide: String) throws -> [String] {
    var lines = try String(contentsOfFile: root + "/" + guide, encoding: .utf8).components(separatedBy: "\n")[
      ...]
    let mark = String(fence.prefix { $0 == "`" })
    var blocks: [String] = []
    while let line = lines.popFirst() {
      guard line == fence else { continue }
      let block = lines.prefix { $0 != mark }
      blocks.append(block.joined(separator: "\n") + "\n")
      lines = lines.dropFirst(block.count + 1)
    }
    return blocks
  }

  @Test func theExampleLessonHolds() throws {
    let lesson = try #require(try Self.blocks("`````markdown", in: "lessons/README.md").first)
    let graph = try String(
      contentsOfFile: Self.root + "/Sources/NeuralNetworks/ComputationGraph.swift", encoding: .utf8)
    var files = FixtureCourse.small
    files["lessons/week2/08-derivatives-with-the-graph.md"] = lesson
    files["Sources/NeuralNetworks/ComputationGraph.swift"] = graph
    files["exercises/week2/reverse-walk.md"] = FixtureCourse.exercise("walk", answer: "a + b", topics: "[]")
    files["exercises/week2/reverse-walk.zh.md"] = FixtureCourse.chineseExercise
    let run = try FixtureCourse(files).run(["lint", "lessons/week2/08-derivatives-with-the-graph.md"])
    // A guide shows one exercise and one language.
    let findings = run.output.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(findings.count == 2, "\(run.output)")
    #expect(findings.allSatisfy { $0.contains("no Chinese twin") || $0.contains("exercises of at least 3") })
  }

  @Test func theExampleExercisesHold() throws {
    let examples = try Self.blocks("```yaml", in: "exercises/README.md").filter { $0.hasPrefix("kind:") }
    #expect(examples.count == 10)
    let whole = try #require(try Self.blocks("```markdown", in: "exercises/README.md").first)
    var texts = [whole]
    for example in examples {
      let facts = "unit: 2.8\ndifficulty: 1\nminutes: 2\n"
      let code =
        "import Foundation\nfunc sigmoid(_ z: Double) -> Double { z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z)) }\n"
      texts.append(
        """
        ---
        \(facts)\(example)---
        # A task

        What?

        ```swift
        func sigmoid(_ z: Double) -> Double { 0 }
        ```

        1. one
        2. $\\frac{dJ}{da} = \\frac{dJ}{du} \\frac{du}{da}$
        3. three

        ## Solution

        ```swift
        \(code)```

        """)
    }
    for text in texts {
      var files = FixtureCourse.small
      files["exercises/week2/sum.md"] = text
      files["exercises/week2/sum.zh.md"] = text.components(separatedBy: "---\n").last
      let run = try FixtureCourse(files).run(["lint", "exercises/week2/sum.md"])
      #expect(run.status == 0, "\(run.output)")
    }
  }
}
