import Algebra
import Course
public import Derivation
import Notation
import SourceText

extension PreparedExercise {
  private var points: [[Symbol: Rational]] { point.isEmpty ? [] : [point] }

  func gradeExpression(_ answer: String) -> Finding {
    guard case .formula(let reference) = reference else { return .faulty }
    let report = ExpressionChecker(
      answer: reference, definitions: context.definitions, shapes: context.shapes,
      assumptions: context.assumptions, points: points, allowedNames: allowedNames, form: form,
      vocabulary: context.vocabulary
    ).check(answer)
    return finding(report)
  }

  private func finding(_ report: ExpressionReport) -> Finding {
    var finding: Finding
    switch report.verdict {
    case .correct: finding = .right(report.message)
    case .wrongForm: finding = .wrong(report.message, share: 0.5)
    case .wrong: finding = .wrong(report.message)
    case .undecided: finding = .ungradable(.undecided, report.message)
    case .malformed:
      finding = .ungradable(.unreadable, report.message)
      finding.diagnostics = report.diagnostics
    }
    finding.counterexample = report.counterexample
    if report.counterexample != nil { finding.faulty = report.formula }
    finding.slip = report.slip
    if let slip = report.slip { finding.details.append(Mark.Detail(.wrong, slip.sentence)) }
    return finding
  }

  func gradeDerivation(_ answer: String) -> Finding {
    guard case .derivation(let goal, let value) = reference else { return .faulty }
    let lines = answer.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
      .filter { !$0.trimmingBlanks.isEmpty }
    let report = DerivationChecker(
      definitions: context.definitions, shapes: context.shapes, assumptions: context.assumptions,
      goal: goal, answer: value, points: points, allowedNames: allowedNames,
      vocabulary: context.vocabulary
    ).check(lines: lines)
    var finding: Finding
    switch report.verdict {
    case .correct: finding = .right(report.message)
    case .wrong, .incomplete:
      finding = .wrong(report.message, share: min(0.99, report.credit?.share ?? 0))
    case .undecided: finding = .ungradable(.undecided, report.message)
    case .malformed: finding = .ungradable(.unreadable, report.message)
    }
    finding.line = report.faultyLine
    finding.slip = report.slip
    for (index, line) in report.lines.enumerated() {
      let kind: Mark.Detail.Kind =
        switch line.verdict {
        case .right, .named: .right
        case .wrong, .unreadable: .wrong
        case .follows: .follows
        case .skipped, .undecided: .remark
        }
      finding.details.append(Mark.Detail(kind, line: index + 1, line.message))
      if let slip = line.slip {
        finding.details.append(Mark.Detail(.wrong, line: index + 1, slip.sentence))
      }
      for remark in line.remarks {
        finding.details.append(Mark.Detail(.remark, line: index + 1, remark))
      }
      if finding.counterexample == nil, let counterexample = line.counterexample {
        finding.counterexample = counterexample
        finding.faulty = side(of: lines[index], at: line.range)
      }
      finding.diagnostics += line.diagnostics
    }
    return finding
  }

  /// The side of a line that a verdict is about.
  private func side(of line: String, at range: SourceRange) -> Expression? {
    guard let chain = try? readChain(line, vocabulary: context.vocabulary) else { return nil }
    return chain.sides.last { $0.range.lower >= range.lower && $0.range.upper <= range.upper }
  }

  /// What was written, worked out at the counterexample of its mark; nil where it is no single number.
  public func working(of mark: Mark) -> Working? {
    guard let formula = mark.faulty, let counterexample = mark.counterexample else { return nil }
    return Working(formula, at: counterexample, definitions: context.definitions)
  }

  /// `2: dJ/da = dJ/dv * dv/da`: the number of the wrong line, and the line as it should be.
  func grade(_ answer: String, _ broken: Exercise.BrokenLine) -> Finding {
    var digits = ""
    var rest = Substring(answer.trimmingBlanks)
    for word in ["line", "Line", "step", "Step", "row", "第"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
    }
    rest = rest.drop { $0 == " " }
    while let first = rest.first, first.isASCII, first.isNumber {
      digits.append(first)
      rest.removeFirst()
    }
    guard let line = Int(digits), line >= 1, line <= max(broken.lines.count, 1) else {
      return .unreadable(
        Diagnostic(
          "grading.line-number", at: SourceRange(0, min(answer.utf8.count, 1)),
          "expected the number of a line from 1 to \(broken.lines.count)",
          help: "such as '2: dJ/da = …'"))
    }
    while let first = rest.first, ":：.、)行 \n\r\t".contains(first) { rest.removeFirst() }
    let correction = String(rest)
    let report = BrokenLineChecker(
      broken: broken.broken, correction: broken.correction?.text, definitions: context.definitions,
      shapes: context.shapes, assumptions: context.assumptions, points: points,
      vocabulary: context.vocabulary
    ).check(line: line, correction: correction.isEmpty ? nil : correction)
    guard report.findsLine else { return .wrong(report.message) }
    if broken.correction == nil { return .right(report.message) }
    guard let judged = report.correction else {
      return .wrong(
        Sentence("that is the line; write it as it should be", "就是这一行；请写出正确的式子"), share: 0.5)
    }
    var finding = finding(judged)
    if let share = finding.share, share < 1 {
      finding.share = 0.5
      finding.headline = Sentence(
        "that is the line, but not yet how it should read: \(judged.message.english)",
        "就是这一行，但改得还不对：\(judged.message.chinese)")
    }
    return finding
  }
}
