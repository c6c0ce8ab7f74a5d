internal import Algebra
internal import Course
internal import Derivation
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
      preview: { exercise, answer, language in desk.preview(exercise, answer, language) })
  }
}

/// Keeps the exercise at hand prepared: a preview is asked for at every key.
private final class Desk {
  private var prepared: (source: String, exercise: PreparedExercise)?

  private func prepare(_ exercise: Exercise) throws(PreparedExercise.Fault) -> PreparedExercise {
    if let prepared, prepared.source == exercise.source.text { return prepared.exercise }
    let new = try PreparedExercise(exercise)
    prepared = (exercise.source.text, new)
    return new
  }

  func verdict(_ exercise: Exercise, _ answer: String, _ language: Language) -> Verdict {
    do throws(PreparedExercise.Fault) {
      return Verdict(try prepare(exercise).mark(answer), in: language)
    } catch {
      return Verdict(.undecided, reasons: [error.diagnostic.message])
    }
  }

  func preview(_ exercise: Exercise, _ answer: String, _ language: Language) -> Preview {
    let vocabulary: Vocabulary =
      (try? prepare(exercise)).map { Vocabulary(names: $0.names) } ?? .open
    switch exercise.task {
    case .number, .expression, .matrix: return Preview(reading: answer, vocabulary)
    case .derivation: return Preview(readingLines: answer, vocabulary)
    default: return Preview()
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
  init(_ mark: Mark, in language: Language) {
    let spoken: SpokenLanguage = language == .chinese ? .chinese : .english
    var lines: [Int: LineVerdict] = [:]
    var why: [String] = []
    for detail in mark.details {
      let text = detail.sentence.text(spoken)
      if let line = detail.line, detail.kind != .remark {
        let outcome: Outcome = detail.kind == .wrong ? .wrong : .correct
        lines[line - 1] = LineVerdict(outcome, detail.kind == .right ? "" : text)
      } else {
        why.append(text)
      }
    }
    self.init(
      Outcome(mark.state), reasons: [mark.headline.text(spoken)], lines: lines, why: why,
      fault: mark.diagnostics.first.map { Fault($0, shiftedBy: 0) }, points: mark.points, outOf: mark.outOf)
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
