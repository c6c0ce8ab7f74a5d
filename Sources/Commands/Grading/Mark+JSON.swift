import Algebra
import Course
import Derivation
import Grading
import JSON
import Notation

extension Language {
  var spoken: SpokenLanguage { self == .chinese ? .chinese : .english }
}

extension Mark {
  /// One line of `gradus grade --jsonl`.
  func json(learner: JSONValue?, exercise: String, _ language: Language) -> JSONValue {
    .members(
      ("learner", learner), ("exercise", .string(exercise)), ("points", points.map { .double($0) } ?? .null),
      ("outOf", .double(outOf)), ("state", .string(state.word)),
      ("reason", state.reason.map { .string($0.rawValue) }),
      ("feedback", .string(feedback(language))), ("line", line.map { .integer($0) }),
      ("slip", slip.map { .string($0.name) }),
      ("at", counterexample.map { $0.point.json }))
  }

  /// The headline and what a tutor adds, one sentence a line.
  func feedback(_ language: Language) -> String {
    let first = headline.text(language.spoken)
    let more = details.map { $0.text(language) }.filter { $0 != first }
    return ([first] + more).joined(separator: "\n")
  }
}

extension Mark.Detail {
  func text(_ language: Language) -> String {
    let text = sentence.text(language.spoken)
    guard let line else { return text }
    return language == .chinese ? "第 \(line) 行：\(text)" : "line \(line): \(text)"
  }
}
