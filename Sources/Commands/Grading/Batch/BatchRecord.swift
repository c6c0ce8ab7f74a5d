import Gradebook
import Grading
import JSON

/// A submission with its marks as a line of the journal.
enum BatchRecord {
  static func json(_ number: Int, _ submission: GradedSubmission) -> JSONValue {
    .members(
      ("submission", .integer(number)), ("learner", .string(submission.learner.key)),
      ("name", submission.learner.name.map { .string($0) }),
      ("email", submission.learner.email.map { .string($0) }),
      ("submitted", submission.submittedAt.map { .integer($0) }), ("origin", .string(submission.origin)),
      ("digest", .string(submission.digest)), ("answers", .array(submission.answers.map(json))))
  }

  private static func json(_ answer: GradedAnswer) -> JSONValue {
    .members(
      ("exercise", .string(answer.exercise)), ("text", answer.text.map { .string($0) }),
      ("code", answer.code.map { .string($0.text) }), ("codeFault", answer.code?.fault.map { .string($0) }),
      ("state", .string(answer.mark.state)), ("reason", answer.mark.reason.map { .string($0) }),
      ("points", answer.mark.points.map { .double($0) }), ("outOf", .double(answer.mark.outOf)),
      ("feedback", .string(answer.mark.feedback)), ("line", answer.mark.line.map { .integer($0) }),
      ("slip", answer.mark.slip.map { .string($0) }), ("version", .string(answer.mark.exerciseVersion)))
  }

  static func submission(_ record: JSONValue) -> GradedSubmission? {
    guard let key = record["learner"]?.string, let answers = record["answers"]?.array else { return nil }
    return GradedSubmission(
      learner: GradedLearner(key: key, name: record["name"]?.string, email: record["email"]?.string),
      submittedAt: record["submitted"]?.int, origin: record["origin"]?.string ?? "",
      digest: record["digest"]?.string ?? "", answers: answers.compactMap(answer))
  }

  private static func answer(_ value: JSONValue) -> GradedAnswer? {
    guard let exercise = value["exercise"]?.string,
      let mark = mark(value, version: value["version"]?.string ?? "-", outOf: 0)
    else { return nil }
    let code = value["code"]?.string.map { AnswerCode(text: $0, fault: value["codeFault"]?.string) }
    return GradedAnswer(exercise: exercise, text: value["text"]?.string, code: code, mark: mark)
  }

  /// The mark in a reply of `grade --jsonl` or in a journal.
  static func mark(_ value: JSONValue, version: String, outOf: Double) -> GradedMark? {
    guard let state = value["state"]?.string else { return nil }
    return GradedMark(
      state: state, reason: value["reason"]?.string, points: value["points"]?.double,
      outOf: value["outOf"]?.double ?? outOf, feedback: value["feedback"]?.string ?? "",
      line: value["line"]?.int, slip: value["slip"]?.string, exerciseVersion: version)
  }
}
