public import Algebra
public import Notation
public import SourceText

/// What a tutor would say to a derivation, as a value: screens and pages draw it.
///
/// It never gives the answer away below the level `solution`.
public struct Feedback: Hashable, Sendable {
  /// One line of the learner with what there is to say of it.
  public struct Line: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let written: String
    public let verdict: LineReport.Verdict
    /// The bytes to mark: the place of the slip, else the faulty side; nil where nothing is wrong.
    public let marked: SourceRange?
    public let message: Sentence?
    /// The values that show the fault.
    public let counterexample: Counterexample?
    public let slip: NamedSlip?
    public let remarks: [Sentence]
    public let diagnostics: [Diagnostic]
  }

  public let level: FeedbackLevel
  public let verdict: DerivationReport.Verdict
  public let headline: Sentence
  public let lines: [Line]
  /// How the line before the fault, or the last right one, might go on.
  public let next: Expression?
  public let solution: [Expression]
  /// The lesson step to read again.
  public let reading: String?

  /// - Parameter reading: The lesson step that the exercise belongs to.
  public init(
    _ report: DerivationReport, lines: [String], checker: DerivationChecker, level: FeedbackLevel,
    reading: String? = nil
  ) {
    self.level = level
    verdict = report.verdict
    headline = level >= .slip ? report.message : Feedback.headline(report, level)
    var shown: [Line] = []
    if level >= .location {
      for (index, (text, line)) in zip(lines, report.lines).enumerated() {
        shown.append(Feedback.line(index + 1, text, line, level))
      }
    }
    self.lines = shown
    self.reading = report.verdict == .correct ? nil : reading
    let isOpen = report.verdict != .correct
    next = isOpen && level >= .nextLine ? Feedback.next(report, lines, checker) : nil
    solution = isOpen && level >= .solution ? WorkedSolution(checker).steps : []
  }

  private static func headline(_ report: DerivationReport, _ level: FeedbackLevel) -> Sentence {
    switch report.verdict {
    case .correct, .incomplete: return report.message
    case .wrong:
      guard level >= .location, let line = report.faultyLine else { return Sentence("not right yet", "还不正确") }
      return Sentence("line \(line) is wrong", "第 \(line) 行有误")
    case .malformed:
      guard let line = report.faultyLine else { return report.message }
      return Sentence("line \(line) cannot be read", "第 \(line) 行读不懂")
    case .undecided: return Sentence("this needs a person to look at", "需要人工判断")
    }
  }

  private static func line(_ number: Int, _ text: String, _ line: LineReport, _ level: FeedbackLevel) -> Line
  {
    let isFaulty = line.verdict == .wrong || line.verdict == .unreadable
    let saysWhy = level >= .slip || line.verdict == .unreadable
    return Line(
      number: number, written: text, verdict: line.verdict,
      marked: isFaulty ? (level >= .slip ? line.slip?.range : nil) ?? line.range : nil,
      message: saysWhy || line.verdict == .follows ? line.message : nil,
      counterexample: level >= .slip ? line.counterexample : nil, slip: level >= .slip ? line.slip : nil,
      remarks: line.remarks, diagnostics: line.diagnostics)
  }

  /// The line after the last one that held.
  private static func next(_ report: DerivationReport, _ lines: [String], _ checker: DerivationChecker)
    -> Expression?
  {
    let end = report.faultyLine.map { $0 - 1 } ?? lines.count
    let before = DerivationChecker.lastRightSide(lines.prefix(end), checker)
    guard let start = before ?? checker.goal else { return nil }
    return WorkedSolution.next(after: start, checker)
  }
}

extension Feedback {
  /// The feedback as plain text, one line each, marks under the places that are meant.
  public func text(_ language: SpokenLanguage) -> [String] {
    var rows: [String] = []
    for line in lines {
      let word = line.verdict.sentence.text(language)
      let lead = "\(line.number)".padded(to: 3) + "  " + word.padded(to: language == .english ? 10 : 8) + "  "
      rows.append(lead + line.written)
      let margin = DisplayWidth.columns(of: lead)
      func say(_ text: String) { rows.append(String(repeating: " ", count: margin) + text) }
      if let marked = line.marked, !line.written.isEmpty {
        let file = SourceFile(name: "", text: line.written)
        let before = DisplayWidth.columns(of: file.text(in: SourceRange(0, marked.lower)))
        let width = DisplayWidth.columns(of: file.text(in: marked))
        say(String(repeating: " ", count: before) + "^" + String(repeating: "~", count: max(0, width - 1)))
      }
      if let slip = line.slip { say(slip.sentence.text(language)) }
      if let message = line.message, line.verdict != .right && line.verdict != .skipped {
        say(message.text(language))
      }
      for remark in line.remarks { say(remark.text(language)) }
      for diagnostic in line.diagnostics { if let help = diagnostic.help { say(help) } }
    }
    if !rows.isEmpty { rows.append("") }
    rows.append(headline.text(language))
    if let next {
      rows.append(Sentence("it might go on: = \(write(next))", "可以这样继续：= \(write(next))").text(language))
    }
    if !solution.isEmpty {
      rows.append(Sentence("a solution:", "一种解法：").text(language))
      for (index, step) in solution.enumerated() { rows.append((index == 0 ? "    " : "  = ") + write(step)) }
    }
    if let reading {
      rows.append(Sentence("read again: \(reading)", "请重读：\(reading)").text(language))
    }
    return rows
  }
}

extension LineReport.Verdict {
  /// The verdict in a word.
  var sentence: Sentence {
    switch self {
    case .right: Sentence("right", "正确")
    case .wrong: Sentence("wrong", "错误")
    case .follows: Sentence("follows", "承前")
    case .named: Sentence("named", "记号")
    case .skipped: Sentence("skipped", "略过")
    case .unreadable: Sentence("unreadable", "读不懂")
    case .undecided: Sentence("undecided", "待定")
    }
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - DisplayWidth.columns(of: self)))
  }
}
