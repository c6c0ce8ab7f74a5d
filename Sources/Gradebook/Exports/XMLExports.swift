extension GradebookExport {
  /// JUnit's XML: a suite a learner; wrong is a failure, what could not be graded an error, what is missing skipped.
  public static func junit(_ results: [LearnerResult]) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for result in results {
      let failures = result.exercises.filter(isFailure).count
      let skipped = result.exercises.filter { $0.points == nil && $0.word == "missing" }.count
      let errors = result.exercises.filter { $0.points == nil }.count - skipped
      text += "  <testsuite name=\"\(xml(result.learner.key))\" tests=\"\(result.exercises.count)\""
      text += " failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\">\n"
      for exercise in result.exercises {
        text += "    <testcase name=\"\(xml(exercise.exercise))\" classname=\"\(xml(result.learner.key))\">"
        let message = "message=\"\(xml(exercise.entry.mark.headline))\""
        if exercise.points == nil && exercise.word == "missing" {
          text += "<skipped \(message)/>"
        } else if exercise.points == nil {
          text += "<error \(message) type=\"\(xml(exercise.word))\">\(xml(feedback(exercise)))</error>"
        } else if isFailure(exercise) {
          text += "<failure \(message) type=\"\(xml(exercise.word))\">\(xml(feedback(exercise)))</failure>"
        }
        text += "</testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func isFailure(_ exercise: ExerciseResult) -> Bool {
    exercise.points.map { $0 < exercise.outOf } ?? false
  }

  /// Text for XML; characters that XML does not know become a question mark in a diamond.
  static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
