import Algebra
import Derivation
import Notation
import SourceText

/// A question as a page asks it, one thing a line, each behind its word:
///
///     given u = b*c
///     shape W1: n1 x n0
///     assume 0 < a < 1
///     left a(1 - a)            for a comparison
///     right a - a^2
///     goal dJ/db               for a derivation
///     answer 3*c
///     line dJ/db = 3*c
struct Question {
  private(set) var left = ""
  private(set) var right = ""
  private(set) var goal: String?
  private(set) var answer: String?
  private(set) var lines: [String] = []
  private var given: [(name: String, formula: String)] = []
  private var shapes: [(name: String, shape: String)] = []
  private var assume: [String] = []

  init(_ text: String) {
    for line in text.utf8.split(separator: 0x0A) {
      let words = line.split(separator: 0x20, maxSplits: 1)
      guard words.count == 2 else { continue }
      let rest = words[1]
      let value = String(Substring(rest))
      switch String(Substring(words[0])) {
      case "left": left = value
      case "right": right = value
      case "goal": goal = value
      case "answer": answer = value
      case "line": lines.append(value)
      case "assume": assume.append(value)
      case "given":
        if let sign = rest.firstIndex(of: 0x3D) {
          given.append(
            (String(Substring(rest[..<sign])), String(Substring(rest[rest.index(after: sign)...]))))
        }
      case "shape":
        if let sign = rest.firstIndex(of: 0x3A) {
          shapes.append(
            (String(Substring(rest[..<sign])), String(Substring(rest[rest.index(after: sign)...]))))
        }
      default: break
      }
    }
  }

  func context() throws(FormulaContext.Failure) -> FormulaContext {
    try FormulaContext(given: given, shapes: shapes, assume: assume)
  }

  /// `equal`, `different x = 2: 1 against 3`, `undecided`, or `malformed` with the reason.
  func comparison() -> String {
    let context: FormulaContext
    do throws(FormulaContext.Failure) { context = try self.context() } catch {
      return "malformed " + error.diagnostic.message
    }
    do throws(FormulaError) {
      let pair = (
        try read(left, vocabulary: context.vocabulary), try read(right, vocabulary: context.vocabulary)
      )
      do throws(LoweringError) {
        switch try context.judge().compare(pair.0, pair.1) {
        case .equal: return "equal"
        case .different(let counterexample): return "different" + Question.place(counterexample)
        case .differentShape: return "different shape"
        case .undecided: return "undecided"
        }
      } catch {
        if case .tooLarge = error { return "undecided" }
        return "malformed " + error.diagnostic.message
      }
    } catch { return "malformed " + error.diagnostic.message }
  }

  /// The verdict on the whole, then one line for each line of the derivation.
  func derivation() -> String {
    do throws(FormulaContext.Failure) {
      let context = try self.context()
      do throws(FormulaError) {
        var goal: Expression?
        var answer: Expression?
        if let text = self.goal { goal = try read(text, vocabulary: context.vocabulary) }
        if let text = self.answer { answer = try read(text, vocabulary: context.vocabulary) }
        let report = DerivationChecker(context, goal: goal, answer: answer).check(lines: lines)
        var text = Question.word(report.verdict)
        for line in report.lines { text += "\n" + line.message.english }
        return text
      } catch { return "malformed " + error.diagnostic.message }
    } catch { return "malformed " + error.diagnostic.message }
  }

  /// ` x = 2, y = 1/3`
  private static func place(_ counterexample: Counterexample) -> String {
    var text = ""
    for coordinate in counterexample.point {
      text +=
        (text.isEmpty ? " " : ", ") + coordinate.name.name + " = "
        + write(Expression(.number(coordinate.value)))
    }
    return text
  }

  private static func word(_ verdict: DerivationReport.Verdict) -> String {
    switch verdict {
    case .correct: "correct"
    case .wrong: "wrong"
    case .incomplete: "incomplete"
    case .undecided: "undecided"
    case .malformed: "malformed"
    }
  }
}
