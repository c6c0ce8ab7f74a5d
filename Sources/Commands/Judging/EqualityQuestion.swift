import Algebra
import Derivation
import JSON
import Notation
import SourceText

/// Two formulas and what is known of their names, as a person or a stream asks.
struct EqualityQuestion {
  var left: String
  var right: String
  var given: [(name: String, formula: String)] = []
  var shapes: [(name: String, shape: String)] = []
  var assume: [String] = []
  var syntax = Syntax.automatic
  /// Whether a difference is searched for the slip behind it, which takes a hundred times as long as to find it.
  var namesSlips = false

  /// The answer with what a person or a program wants to know about it.
  struct Answer {
    enum Outcome: String {
      case equal, different, undecided, malformed
    }

    var outcome: Outcome
    var message: String
    var how: String?
    var counterexample: Counterexample?
    /// The range of what could not be read, and the text that it is a range of.
    var fault: (side: String, diagnostic: Diagnostic)?
    /// What the formulas were read as, brackets shown.
    var leftReading: String?
    var rightReading: String?
    var warnings: [Diagnostic] = []
    /// The verified edit that turns the left formula into the right one.
    var slip: NamedSlip?
  }

  func answered() -> Answer {
    let context: FormulaContext
    do throws(FormulaContext.Failure) {
      context = try FormulaContext(given: given, shapes: shapes, assume: assume, syntax: syntax)
    } catch {
      let place =
        switch error.part {
        case .given(let name): "given.\(name)"
        case .shape(let name): "shapes.\(name)"
        case .assumption(let index): "assume.\(index)"
        }
      return malformed(place, error.diagnostic)
    }
    let leftFormula: Expression
    let rightFormula: Expression
    do throws(FormulaError) {
      leftFormula = try read(left, syntax: syntax, vocabulary: context.vocabulary)
    } catch { return malformed("left", error.diagnostic) }
    do throws(FormulaError) {
      rightFormula = try read(right, syntax: syntax, vocabulary: context.vocabulary)
    } catch { return malformed("right", error.diagnostic) }
    var answer = judged(leftFormula, rightFormula, context)
    if answer.outcome == .different, namesSlips {
      answer.slip =
        ExpressionChecker(
          answer: leftFormula, definitions: context.definitions, shapes: context.shapes,
          assumptions: context.assumptions, vocabulary: context.vocabulary, syntax: syntax
        ).slip(in: right)
    }
    answer.leftReading = write(leftFormula, as: .bracketed)
    answer.rightReading = write(rightFormula, as: .bracketed)
    return answer
  }

  private func malformed(_ side: String, _ diagnostic: Diagnostic) -> Answer {
    Answer(outcome: .malformed, message: diagnostic.message, fault: (side, diagnostic))
  }

  private func judged(_ left: Expression, _ right: Expression, _ context: FormulaContext) -> Answer {
    let judge = context.judge()
    do throws(LoweringError) {
      if !context.shapes.isEmpty {
        for (side, formula) in [("left", left), ("right", right)] {
          do throws(LoweringError) {
            _ = try judge.shape(of: formula)
          } catch { return malformed(side, error.diagnostic) }
        }
      }
      var answer = Answer(outcome: .undecided, message: "")
      answer.warnings = context.shapes.isEmpty ? [] : judge.warnings(for: right)
      switch try judge.compare(left, right) {
      case .equal(let proof, let remarks):
        answer.outcome = .equal
        answer.how = proof.text
        answer.message = "equal: \(proof.text)"
        for case .undefinedAt(let point) in remarks {
          answer.message += "; at \(point.text) yours is undefined"
        }
      case .different(let counterexample):
        answer.outcome = .different
        answer.counterexample = counterexample
        answer.message = counterexample.sentence
      case .differentShape(let expected, let found):
        answer.outcome = .different
        answer.message = "different: yours is \(found), the reference is \(expected)"
      case .undecided(let doubt):
        answer.message = "undecided: \(doubt.text)"
      }
      return answer
    } catch {
      switch error {
      case .tooLarge, .unsupported:
        return Answer(outcome: .undecided, message: error.diagnostic.message)
      default:
        return malformed("right", error.diagnostic)
      }
    }
  }
}

extension [Coordinate] {
  /// `a = 2, b = 1/2`.
  var text: String { map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ") }
}

extension Counterexample {
  var sentence: String {
    let place = point.isEmpty ? "" : " at \(point.text)"
    let names = functions.isEmpty ? "" : " (with \(functions.joined(separator: ", ")))"
    return "different\(place)\(names): \(left.text) against \(right.text)"
  }
}

extension Counterexample.PointValue {
  var text: String {
    switch self {
    case .exact(let value):
      value.isInteger ? value.text : "\(value.text) = \(NumberText.short(value.approximation))"
    case .bounds(let low, let high): NumberText.short(low / 2 + high / 2)
    case .undefined: "undefined"
    case .entry(let row, let column, let value): "entry [\(row), \(column)]: \(value.text)"
    }
  }
}

/// Numbers for people: six significant digits.
enum NumberText {
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    if value == value.rounded() && value.magnitude < 1e15 { return "\(Int(value))" }
    var scale = 1.0
    var magnitude = value.magnitude
    while magnitude < 100_000 && scale < 1e15 {
      magnitude *= 10
      scale *= 10
    }
    if scale >= 1e12 || value.magnitude >= 1e6 { return "\(Float(value))" }
    return "\((value * scale).rounded() / scale)"
  }
}
