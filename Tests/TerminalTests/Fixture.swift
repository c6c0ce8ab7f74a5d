import Course
import Experiments
import Gradebook
import SourceText
import Testing

@testable import Terminal

/// The fixture course and a player on it.
enum Fixture {
  static let course: CourseFolder = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return CourseFolder(root: parts.dropLast().joined(separator: "/") + "/Fixtures/course")
  }()

  static func lesson(_ language: Language = .english) throws -> Lesson {
    let file = try #require(course.lesson("week2/01-graph"))
    return try Lesson.read(file.path(in: language))
  }

  /// Right is what the exercise's own tests call right; `?` cannot be read.
  static var judge: AnswerJudge {
    AnswerJudge(
      judge: { exercise, answer, _ in
        if answer.contains("?") {
          return Verdict(
            .malformed, reasons: ["there is a question mark"], fault: Fault(at: SourceRange(0, 1), "not this")
          )
        }
        if exercise.tests.right.contains(where: { $0.answer.text == answer }) {
          return Verdict(.correct, reasons: [], points: 1, outOf: 1)
        }
        return Verdict(
          .wrong, reasons: ["at $b = 3$ yours is 9 and it should be 6"],
          lines: [0: LineVerdict(.wrong, "$\\frac{dJ}{db}$ is not $3b$")],
          why: ["A derivative in $b$ does not hold $b$ itself."], points: 0, outOf: 1)
      },
      preview: { _, answer, _, _ in
        answer.contains("?")
          ? Preview(fault: Fault(at: SourceRange(0, 1), "a question mark is no formula"))
          : Preview(reading: "(" + answer + ")")
      })
  }

  static func player(
    _ language: Language = .english, asciiOnly: Bool = false, hasColor: Bool = true, progress: Progress? = nil
  ) throws -> Player {
    try Player(
      lesson: lesson(language), shelf: Shelf(course), judge: judge,
      progress: progress ?? Progress.inMemory { 1_000_000 }, language: language, asciiOnly: asciiOnly,
      hasColor: hasColor)
  }
}

extension Player {
  /// Types letters and presses keys, running what the screen waits for.
  mutating func press(_ keys: Key...) {
    for key in keys {
      _ = handle(.key(key))
      runAll()
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func runAll() {
    while let request = wantedRun {
      do throws(ExperimentError) {
        let experiment = try Experiment.named(request.experiment)
        take(.done(try experiment.run(request.values.mapValues { ParameterValue($0) })), of: request)
      } catch {
        take(.failed(error.diagnostic.message), of: request)
      }
    }
  }

  /// The screen as text with a frame around it; the cursor is `‸`.
  mutating func picture(_ columns: Int, _ rows: Int = 24) -> String {
    let screen = frame(Size(columns: columns, rows: rows))
    var lines = screen.text
    if let cursor = screen.cursor { lines.append("cursor \(cursor.row):\(cursor.column)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
