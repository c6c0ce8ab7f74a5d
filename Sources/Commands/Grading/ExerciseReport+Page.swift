import Course
import Pages

extension Invocation {
  /// The report as a page: HTML, or PDF where the file's name says so.
  mutating func writePage(_ reports: [ExerciseReport], learners: Int, top: Int) throws(CommandFailure) {
    let title = arguments.isEmpty ? localized("Class report", "班级报告") : arguments.joined(separator: ", ")
    let page = ClassReport(
      arguments.isEmpty ? title : localized("Class report: \(title)", "班级报告：\(title)"),
      reports.map { $0.item(language) }, learners: learners, top: top,
      isAnonymous: has(ReportOptions.anonymous), settings: PageSettings(language: language))
    guard let output = self[ReportOptions.output] else {
      try flush()
      return try surroundings.write(.output, page.html())
    }
    let bytes = output.hasSuffix(".pdf") ? try pdf(of: page) : page.html()
    try OutputFile.write(bytes, to: Path.joined(surroundings.currentFolder, output))
  }
}

extension ExerciseReport {
  func item(_ language: Language) -> ClassReport.Item {
    func count(_ state: String) -> Int { counts.first { $0.state == state }?.count ?? 0 }
    return ClassReport.Item(
      exercise: exercise, title: title, learners: learners, attempts: attempts,
      states: ClassReport.States(
        correct: count("correct"), partly: count("partly"), wrong: count("wrong"),
        unmarked: count("ungradable")),
      share: share ?? 0,
      groups: groups.map { group in
        ClassReport.Group(
          answer: group.example, isFormula: hasFormulas, learners: group.learners, slip: group.slip,
          headline: group.headline)
      },
      reason: reason(language),
      similar: similar.map { ClassReport.Pair(first: $0.first, second: $0.second, share: $0.share) })
  }
}
