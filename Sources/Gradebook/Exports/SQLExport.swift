public import JSON

extension GradebookExport {
  /// Upserts for PostgreSQL: run twice, they leave the same table.
  public static func sql(_ results: [LearnerResult]) -> String {
    var script = SQLScript()
    for result in results {
      for exercise in result.exercises {
        let entry = exercise.entry
        script.add(
          GradedMark(
            state: exercise.points == nil ? "ungradable" : entry.state,
            reason: exercise.points == nil ? exercise.word : nil, points: exercise.points,
            outOf: exercise.outOf, feedback: entry.mark.feedback,
            exerciseVersion: entry.mark.exerciseVersion),
          of: result.learner, in: exercise.exercise, attempt: entry.attempt, checker: entry.checker)
      }
    }
    return script.finished
  }
}

/// A transaction of upserts into the table `gradus_mark`, one row a learner and exercise.
public struct SQLScript: Sendable {
  private var text: String

  /// Begins with the table, where it is not there yet.
  public init() {
    text = """
      BEGIN;
      SET LOCAL client_min_messages = warning;
      CREATE TABLE IF NOT EXISTS gradus_mark(
        learner text NOT NULL,
        exercise text NOT NULL,
        name text,
        email text,
        state text NOT NULL,
        reason text,
        points double precision,
        out_of double precision NOT NULL,
        feedback text NOT NULL,
        attempt integer NOT NULL,
        checker text NOT NULL,
        exercise_version text NOT NULL,
        PRIMARY KEY (learner, exercise)
      );

      """
  }

  public mutating func add(
    _ mark: GradedMark, of learner: GradedLearner, in exercise: String, attempt: Int, checker: String
  ) {
    let values = [
      SQLScript.quoted(learner.key), SQLScript.quoted(exercise), SQLScript.quoted(learner.name),
      SQLScript.quoted(learner.email), SQLScript.quoted(mark.state), SQLScript.quoted(mark.reason),
      mark.points.map { "\($0)" } ?? "NULL", "\(mark.outOf)", SQLScript.quoted(mark.feedback), "\(attempt)",
      SQLScript.quoted(checker), SQLScript.quoted(mark.exerciseVersion),
    ]
    text += "INSERT INTO gradus_mark VALUES (\(values.joined(separator: ", ")))\n"
    text +=
      "  ON CONFLICT (learner, exercise) DO UPDATE SET (\(SQLScript.columns)) = (\(SQLScript.excluded));\n"
  }

  /// A mark as `gradus grade --jsonl` prints it; an exercise that there is not is a row without points as well.
  ///
  /// - Returns: false where the line names no learner or no exercise, so that there is no row for it.
  public mutating func add(streamed line: JSONValue, checker: String, exerciseVersion: String) -> Bool {
    guard let learner = line["learner"]?.string, let exercise = line["exercise"]?.string else { return false }
    let fault = line["error"]?.string
    guard let state = line["state"]?.string ?? fault.map({ _ in "ungradable" }) else { return false }
    add(
      GradedMark(
        state: state, reason: fault == nil ? line["reason"]?.string : "fault", points: line["points"]?.double,
        outOf: line["outOf"]?.double ?? 0, feedback: fault ?? line["feedback"]?.string ?? "",
        exerciseVersion: exerciseVersion),
      of: GradedLearner(key: learner, name: line["name"]?.string, email: line["email"]?.string), in: exercise,
      attempt: 1, checker: checker)
    return true
  }

  /// What was written since the last time, to be sent on.
  public mutating func taken() -> String {
    defer { text = "" }
    return text
  }

  /// All of it, with its end.
  public var finished: String { text + "COMMIT;\n" }

  private static let updated = [
    "name", "email", "state", "reason", "points", "out_of", "feedback", "attempt", "checker",
    "exercise_version",
  ]
  private static let columns = updated.joined(separator: ", ")
  /// A name that is known stays, where the new mark has none.
  private static let excluded = updated.map {
    ["name", "email"].contains($0) ? "coalesce(excluded.\($0), gradus_mark.\($0))" : "excluded.\($0)"
  }.joined(separator: ", ")

  /// A text with its escapes spelled out, whatever the server's settings; PostgreSQL knows no NUL.
  private static func quoted(_ text: String?) -> String {
    guard let text else { return "NULL" }
    var body = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": body += "''"
      case "\\": body += "\\\\"
      case "\u{0}": body += "\u{FFFD}"
      default: body.unicodeScalars.append(scalar)
      }
    }
    return "E'" + body + "'"
  }
}
