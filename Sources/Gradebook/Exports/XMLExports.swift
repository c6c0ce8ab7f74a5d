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

  /// Text for XML and HTML; characters that XML does not know become a question mark in a diamond.
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

  /// The page that a learner gets: every answer, its mark, and how the total came about. One file, no script.
  public static func page(_ result: LearnerResult, titles: [String: String] = [:], isChinese: Bool = false)
    -> String
  {
    func word(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }
    var body = "<h1>\(xml(result.learner.shownName))</h1>\n"
    body += "<p class=\"total\">\(plain(result.points)) / \(plain(result.outOf))"
    if result.open > 0 { body += " · " + word("\(result.open) without a mark yet", "\(result.open) 题尚未评分") }
    body += "</p>\n"
    for exercise in result.exercises {
      let mark = exercise.points.map(plain) ?? "–"
      body +=
        "<section class=\"\(xml(exercise.word))\">\n<h2>\(xml(titles[exercise.exercise] ?? exercise.exercise))"
      body += " <span>\(mark) / \(plain(exercise.outOf))</span></h2>\n"
      if let text = exercise.entry.text { body += "<pre>\(xml(text))</pre>\n" }
      body += "<ul>\n"
      for line in exercise.entry.mark.feedback.split(separator: "\n") {
        body += "<li>\(xml(String(line)))</li>\n"
      }
      body += "</ul>\n<details><summary>" + word("how the points came about", "得分过程") + "</summary><ol>\n"
      for step in exercise.trace { body += "<li>\(xml(step))</li>\n" }
      body += "</ol></details>\n</section>\n"
    }
    for line in result.trace { body += "<p>\(xml(line))</p>\n" }
    return """
      <!DOCTYPE html>
      <html lang="\(isChinese ? "zh" : "en")"><head><meta charset="utf-8"><title>\(xml(result.learner.shownName))</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222;background:#fff}
      pre{background:#f4f4f4;padding:.6em;white-space:pre-wrap;overflow-wrap:anywhere}h2{border-bottom:1px solid #ccc}
      h2 span{float:right}.total{font-size:1.4em}section{break-inside:avoid}</style></head><body>
      \(body)</body></html>

      """
  }
}
