public import JSON

extension GradebookExport {
  /// One line an exercise and learner.
  public static func jsonLines(_ results: [LearnerResult]) -> String {
    lines(
      results.flatMap { result in
        result.exercises.map { exercise in
          .members(
            ("learner", .string(result.learner.key)), ("name", result.learner.name.map { .string($0) }),
            ("exercise", .string(exercise.exercise)), ("points", number(exercise.points)),
            ("outOf", .double(exercise.outOf)),
            ("state", .string(exercise.points == nil ? "ungradable" : exercise.entry.state)),
            ("reason", exercise.points == nil ? .string(exercise.word) : nil),
            ("dropped", exercise.isDropped ? .bool(true) : nil),
            ("attempt", .integer(exercise.entry.attempt)),
            ("feedback", .string(exercise.entry.mark.feedback)), ("trace", .strings(exercise.trace)),
            ("checker", .string(exercise.entry.checker)),
            ("exerciseVersion", .string(exercise.entry.mark.exerciseVersion)))
        }
      })
  }

  private static func lines(_ values: [JSONValue]) -> String { values.map { $0.line + "\n" }.joined() }
  private static func number(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }

  /// Gradescope's `results.json` of one learner. An exercise without a mark has no score, and the whole is not scored then.
  public static func gradescope(_ result: LearnerResult) -> JSONValue {
    let tests = result.exercises.enumerated().map { index, exercise in
      JSONValue.members(
        ("name", .string(exercise.exercise)), ("number", .string("\(index + 1)")),
        ("score", exercise.points.map { .double($0) }), ("max_score", .double(exercise.outOf)),
        ("status", exercise.points.map { .string($0 >= exercise.outOf ? "passed" : "failed") }),
        ("output", .string(feedback(exercise))), ("output_format", "text"),
        ("tags", exercise.points == nil ? .strings(["ungradable", exercise.word]) : nil))
    }
    return .members(
      ("score", result.open == 0 ? .double(result.points) : nil),
      ("output", .string(result.trace.joined(separator: "\n"))), ("output_format", "text"),
      ("visibility", "visible"), ("tests", .array(tests)))
  }

  /// PrairieLearn's `results.json` of one learner: what cannot be graded costs no attempt.
  public static func prairieLearn(_ result: LearnerResult) -> JSONValue {
    let tests = result.exercises.map { exercise in
      JSONValue.members(
        ("name", .string(exercise.exercise)), ("points", exercise.points.map { .double($0) }),
        ("max_points", exercise.points == nil ? nil : .double(exercise.outOf)),
        ("message", .string(exercise.entry.mark.headline)), ("output", .string(feedback(exercise))))
    }
    let share = result.outOf > 0 ? result.points / result.outOf : 0
    return .members(
      ("gradable", .bool(result.open == 0)), ("score", result.open == 0 ? .double(share) : nil),
      ("message", .string(result.trace.joined(separator: "\n"))), ("tests", .array(tests)))
  }

  /// What GitHub Classroom's reporter takes from the environment: base64 of JSON.
  public static func gitHubClassroom(_ result: LearnerResult) -> String {
    let tests = result.exercises.map { exercise in
      let state =
        exercise.points == nil ? "error" : (exercise.points ?? 0) >= exercise.outOf ? "pass" : "fail"
      return JSONValue.members(
        ("name", .string(exercise.exercise)), ("status", .string(state)),
        ("score", exercise.points.map { .double($0) }), ("message", .string(feedback(exercise))),
        ("max_score", .double(exercise.outOf)))
    }
    let status =
      result.open > 0 ? "error" : result.points >= result.outOf ? "pass" : "fail"
    let value = JSONValue.members(
      ("version", 1), ("status", .string(status)), ("max_score", .double(result.outOf)),
      ("tests", .array(tests)))
    return base64(value.bytes)
  }

  /// Statements of the Experience API, one a line. Work without a mark is `attempted`, not `scored`.
  public static func xAPI(_ results: [LearnerResult], site: String = "https://gradus.invalid") -> String {
    lines(
      results.flatMap { result in
        result.exercises.map { exercise in
          let email = result.learner.email ?? (result.learner.key.contains("@") ? result.learner.key : nil)
          let actor: JSONValue =
            email.map {
              .members(("mbox", .string("mailto:\($0)")), ("name", .string(result.learner.shownName)))
            }
            ?? .members(
              ("account", .members(("homePage", .string(site)), ("name", .string(result.learner.key)))),
              ("name", .string(result.learner.shownName)))
          let verb = exercise.points == nil ? "attempted" : "scored"
          let score = exercise.points.map { points in
            JSONValue.members(
              ("scaled", .double(exercise.outOf > 0 ? min(1, points / exercise.outOf) : 0)),
              ("raw", .double(points)),
              ("min", 0), ("max", .double(exercise.outOf)))
          }
          return .members(
            ("actor", actor),
            (
              "verb",
              .members(
                ("id", .string("http://adlnet.gov/expapi/verbs/\(verb)")),
                ("display", .members(("en", .string(verb)))))
            ),
            (
              "object",
              .members(
                ("id", .string("\(site)/exercises/\(exercise.exercise)")), ("objectType", "Activity"))
            ),
            (
              "result",
              .members(
                ("score", score), ("success", exercise.points.map { .bool($0 >= exercise.outOf) }),
                ("completion", .bool(exercise.points != nil)),
                ("response", exercise.entry.text.map { .string($0) }))
            ))
        }
      })
  }

  static func feedback(_ exercise: ExerciseResult) -> String {
    var lines = exercise.trace
    lines += exercise.entry.mark.feedback.split(separator: "\n").dropFirst().map(String.init)
    return lines.joined(separator: "\n")
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let piece = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(piece) + [UInt8](repeating: 0, count: 3 - piece.count)
      let value = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for (index, shift) in [18, 12, 6, 0].enumerated() {
        output.append(index <= piece.count ? letters[value >> shift & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
