internal import Algebra
internal import Notation
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
      counterexample: worst.counterexample.map { $0.withPlainNames }, slip: worst.slip,
      diagnostics: worst.diagnostics,
      skipped: skipped, remarks: remarks)
  }
}

extension Symbol {
  /// The name without the control character that marks names made here.
  fileprivate var plain: Symbol? {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first < 0x20 else { return nil }
    return Symbol(String(decoding: bytes[1...], as: UTF8.self))
  }
}

extension Expression {
  /// The same with names as the learner wrote them.
  var withPlainNames: Expression {
    var plain: [Symbol: Expression] = [:]
    for name in names { plain[name] = name.plain.map { .name($0) } }
    return plain.isEmpty ? self : replacing(plain)
  }
}

/// A formula of the checker as its learner may see it.
func shown(_ formula: Expression) -> String { write(formula.withPlainNames) }

extension Counterexample {
  /// The same with names as the learner wrote them: those made here begin with a control character.
  var withPlainNames: Counterexample {
    let plain = point.map { coordinate in
      coordinate.name.plain.map { Coordinate($0, coordinate.value) } ?? coordinate
    }
    return Counterexample(point: plain, left: left, right: right, functions: functions)
  }
}
