extension GradebookExport {
  /// Upserts for PostgreSQL: run twice, they leave the same table.
  public static func sql(_ results: [LearnerResult]) -> String {
    var text = """
      BEGIN;
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
    for result in results {
      for exercise in result.exercises {
        let entry = exercise.entry
        let values = [
          quoted(result.learner.key), quoted(exercise.exercise), quoted(result.learner.name),
          quoted(result.learner.email), quoted(exercise.points == nil ? "ungradable" : entry.state),
          quoted(exercise.points == nil ? exercise.word : nil), exercise.points.map { "\($0)" } ?? "NULL",
          "\(exercise.outOf)", quoted(entry.mark.feedback), "\(entry.attempt)", quoted(entry.checker),
          quoted(entry.mark.exerciseVersion),
        ]
        text += "INSERT INTO gradus_mark VALUES (\(values.joined(separator: ", ")))\n"
        text += "  ON CONFLICT (learner, exercise) DO UPDATE SET (\(columns)) = (\(excluded));\n"
      }
    }
    return text + "COMMIT;\n"
  }

  private static let updated = [
    "name", "email", "state", "reason", "points", "out_of", "feedback", "attempt", "checker",
    "exercise_version",
  ]
  private static var columns: String { updated.joined(separator: ", ") }
  private static var excluded: String { updated.map { "excluded.\($0)" }.joined(separator: ", ") }

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
