internal import Algebra
internal import Course
internal import Derivation
internal import Glibc
internal import Gradebook
internal import Grading
internal import Notation
internal import SourceText

extension AnswerJudge {
  /// The judge that `gradus grade` uses too.
  public static func grading() -> AnswerJudge {
    let desk = Desk()
    return AnswerJudge(
      judge: { exercise, answer, language in desk.verdict(exercise, answer, language) },
      preview: { exercise, answer, language, tellsMore in
        desk.preview(exercise, answer, language, tellsMore: tellsMore)
      },
      variant: { exercise, seed in desk.variant(exercise, seed) })
  }
}

/// Keeps the exercise at hand prepared: a preview is asked for at every key.
private final class Desk {
  private let code = CodeRunner(environment: { name in getenv(name).map { String(cString: $0) } })
  private var prepared: (source: String, exercise: PreparedExercise)?
  /// The finished lines that were judged last.
  private var judged: (text: String, source: String, lines: [Int: LineVerdict])?

  private func prepare(_ exercise: Exercise) throws(PreparedExercise.Fault) -> PreparedExercise {
    if let prepared, prepared.source == exercise.source.text { return prepared.exercise }
    let new = try PreparedExercise(exercise, code: code)
    prepared = (exercise.source.text, new)
    return new
  }

  func verdict(_ exercise: Exercise, _ answer: String, _ language: Language) -> Verdict {
    do throws(PreparedExercise.Fault) {
      let prepared = try prepare(exercise)
      let mark = prepared.mark(answer)
      return Verdict(mark, working: prepared.working(of: mark), of: answer, in: language)
    } catch {
      return Verdict(.undecided, reasons: [error.diagnostic.message])
    }
  }

  func preview(_ exercise: Exercise, _ answer: String, _ language: Language, tellsMore: Bool) -> Preview {
    let vocabulary: Vocabulary =
      (try? prepare(exercise)).map { Vocabulary(names: $0.names) } ?? .open
    switch exercise.task {
    case .number, .expression: return Preview(reading: answer, vocabulary)
    case .matrix:
      let preview = Preview(reading: answer, vocabulary)
      return tellsMore ? Preview(shapesIn: answer, of: exercise) ?? preview : preview
    case .derivation:
      var preview = Preview(readingLines: answer, vocabulary)
      if tellsMore { preview.lines = lines(exercise, answer, language) }
      return preview
    default: return Preview()
    }
  }

  /// The judgement of the lines that are finished: those with a line break behind them.
  private func lines(_ exercise: Exercise, _ answer: String, _ language: Language) -> [Int: LineVerdict] {
    guard let end = answer.lastIndex(of: "\n") else { return [:] }
    let finished = String(answer[..<end])
    if let judged, judged.text == finished, judged.source == exercise.source.text { return judged.lines }
    let lines = verdict(exercise, finished, language).lines
    judged = (finished, exercise.source.text, lines)
    return lines
  }

  func variant(_ exercise: Exercise, _ seed: UInt64) -> Exercise? {
    if exercise.variants.isEmpty { return nil }
    let definitions = exercise.context.given.compactMap { named -> Definition? in
      guard let name = try? readName(named.name), let value = try? read(named.value.text) else { return nil }
      return Definition(name, value)
    }
    return try? exercise.variant(seed: seed) { formula, values in
      var point: [Symbol: Rational] = [:]
      for (name, text) in values {
        guard let symbol = try? readName(name), let number = try? read(text),
          case .exact(let value)? = try? Evaluator().number(number)
        else { continue }
        point[symbol] = value
      }
      let names = Set(point.keys).union(definitions.map(\.name))
      guard let expression = try? read(formula, vocabulary: Vocabulary(names: names)),
        let number = try? Evaluator(definitions: definitions, values: point).number(expression)
      else { return nil }
      switch number {
      case .exact(let value): return value.approximation
      case .bounds(let low, let high): return low / 2 + high / 2
      case .undefined: return nil
      }
    }
  }
}

extension PreparedExercise {
  /// The names that an answer is likely to use.
  fileprivate var names: Set<Symbol> {
    let context = exercise.context
    let written =
      (context.given + context.shapes + context.try).map(\.name) + (context.names ?? []).map(\.text)
    return Set(written.compactMap { try? readName($0) })
  }
}

extension Preview {
  fileprivate init(reading text: String, _ vocabulary: Vocabulary) {
    do throws(FormulaError) {
      self.init(reading: write(try read(text, vocabulary: vocabulary), as: .bracketed))
    } catch {
      self.init(fault: Fault(error.diagnostic, shiftedBy: 0))
    }
  }

  /// Several lines: the reading of the last, the first fault of any.
  fileprivate init(readingLines text: String, _ vocabulary: Vocabulary) {
    var offset = 0
    var reading: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { offset += line.utf8.count + 1 }
      if line.allSatisfy(\.isWhitespace) { continue }
      do throws(FormulaError) {
        let chain = try readChain(String(line), vocabulary: vocabulary)
        reading = chain.sides.map { write($0, as: .bracketed) }.joined(separator: " = ")
      } catch {
        self.init(fault: Fault(error.diagnostic, shiftedBy: offset))
        return
      }
    }
    self.init(reading: reading)
  }
}

extension Fault {
  fileprivate init(_ diagnostic: Diagnostic, shiftedBy offset: Int) {
    let help = diagnostic.help.map { " (\($0))" } ?? ""
    self.init(at: diagnostic.range.shifted(by: offset), diagnostic.message + help)
  }
}

extension Verdict {
  fileprivate init(_ mark: Mark, working: Working?, of answer: String, in language: Language) {
    let spoken: SpokenLanguage = language == .chinese ? .chinese : .english
    // Marks count the lines that hold something.
    let rows = answer.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy(\.isWhitespace) }.map(\.offset)
    var reasons = [mark.headline.text(spoken)]
    var lines: [Int: LineVerdict] = [:]
    var why: [String] = []
    for detail in mark.details {
      let text = detail.sentence.text(spoken)
      guard let line = detail.line, rows.indices.contains(line - 1) else {
        if detail.kind == .remark {
          why.append(text)
        } else if !reasons.contains(text) {
          reasons.append(text)
        }
        continue
      }
      let row = rows[line - 1]
      if let known = lines[row] {
        if detail.kind == .remark {
          why.append(text)
        } else if !known.reason.contains(text) {
          lines[row] = LineVerdict(
            known.kind,
            [known.reason, text].filter { !$0.isEmpty }.joined(separator: language == .chinese ? "；" : "; "))
        }
      } else {
        lines[row] = LineVerdict(LineVerdict.Kind(detail.kind), detail.kind == .right ? "" : text)
      }
    }
    if let counterexample = mark.counterexample, !counterexample.point.isEmpty {
      let point = counterexample.point.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
      why.append(Message.forExample(point).text(in: language))
      if let working { why += working.names + [working.formula] }
    }
    self.init(
      Outcome(mark.state), reasons: reasons, lines: lines, why: why,
      fault: mark.diagnostics.first.map { Fault($0, shiftedBy: 0) }, points: mark.points, outOf: mark.outOf)
  }
}

extension LineVerdict.Kind {
  fileprivate init(_ kind: Mark.Detail.Kind) {
    switch kind {
    case .right: self = .right
    case .wrong: self = .wrong
    case .follows: self = .follows
    case .remark: self = .remark
    }
  }
}

extension ProgressEvent.Outcome {
  fileprivate init(_ state: Mark.State) {
    switch state {
    case .correct: self = .correct
    case .partly: self = .partly
    case .wrong: self = .wrong
    case .ungradable(let reason):
      switch reason {
      case .unreadable, .missing: self = .malformed
      case .undecided, .time, .memory, .crash, .unavailable, .fault: self = .undecided
      }
    }
  }
}
