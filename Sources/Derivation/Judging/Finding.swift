internal import Algebra
internal import SourceText

/// What was found at one place of an entry; the gravest becomes the report of the line.
struct Finding: Sendable {
  var verdict: LineReport.Verdict
  var range: SourceRange
  var message: Sentence
  var counterexample: Counterexample?
  var slip: NamedSlip?
  var diagnostics: [Diagnostic] = []
  var remarks: [Sentence] = []
  /// The line of the slip that it follows from.
  var source: Int?

  /// How much worse than others it is.
  var gravity: Int {
    switch verdict {
    case .skipped: 0
    case .named: 1
    case .right: 2
    case .follows: 3
    case .undecided: 4
    case .wrong: 5
    case .unreadable: 6
    }
  }

  /// The report of a line from everything found in it.
  static func report(_ findings: [Finding], skipped: [SourceRange], whole: SourceRange) -> LineReport {
    guard var worst = findings.first else {
      return LineReport(
        verdict: .skipped, range: whole, message: Sentence("nothing to judge", "没有要判断的内容"),
        skipped: skipped)
    }
    for finding in findings.dropFirst() where finding.gravity > worst.gravity { worst = finding }
    var remarks: [Sentence] = []
    for finding in findings {
      for remark in finding.remarks where !remarks.contains(remark) { remarks.append(remark) }
    }
    return LineReport(
      verdict: worst.verdict, range: worst.range, message: worst.message,
      counterexample: worst.counterexample, slip: worst.slip, diagnostics: worst.diagnostics,
      skipped: skipped, remarks: remarks)
  }
}
