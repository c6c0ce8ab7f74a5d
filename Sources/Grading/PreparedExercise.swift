public import Course
import Algebra
import Derivation
import Notation
public import SourceText

/// An exercise ready to judge answers: its formulas are read once, however many answers come.
///
/// Grading is a pure function of exercise and answer.
public struct PreparedExercise: Sendable {
  public let exercise: Exercise
  let context: FormulaContext
  /// The exercise's own numbers.
  let point: [Symbol: Rational]
  let allowedNames: Set<Symbol>?
  let form: Form
  let reference: Reference
  /// What runs the answers to `code` exercises; nil where none is to be run.
  let code: CodeRunner?
  /// What the reference of a `code` exercise gives, once it was run.
  let codeReference = CodeReference()

  /// What the answers are compared with, read.
  enum Reference: Sendable {
    case none
    case formula(Expression)
    /// A shape; nil where the right answer is that there is none.
    case shape(ArrayShape?)
    case derivation(goal: Expression, answer: Expression?)
    case gradient(cost: Expression, by: [Symbol])
  }

  /// A fault of the exercise, found when its formulas were read.
  public struct Fault: Error, Hashable, Sendable {
    /// Where in the exercise's front matter.
    public let diagnostic: Diagnostic
  }

  /// - Parameters:
  ///   - values: other numbers for the names of `try`: those of a variant.
  ///   - code: runs the answers to `code` exercises; without it they have no mark.
  public init(
    _ exercise: Exercise, values: [String: String] = [:], code: CodeRunner? = nil
  ) throws(Fault) {
    self.exercise = exercise
    self.code = code
    let context = exercise.context
    do throws(FormulaContext.Failure) {
      self.context = try FormulaContext(
        given: context.given.map { ($0.name, $0.value.text) },
        shapes: context.shapes.map { ($0.name, $0.value.text) },
        assume: context.assume.map(\.text), names: context.try.map(\.name))
    } catch {
      let place: Written? =
        switch error.part {
        case .given(let name): context.given[name]
        case .shape(let name): context.shapes[name]
        case .assumption(let index): context.assume[index]
        }
      throw Fault(diagnostic: error.diagnostic.shifted(by: place?.range.lower ?? 0))
    }
    var point: [Symbol: Rational] = [:]
    for named in context.try {
      let written = values[named.name].map { Written($0, at: named.value.range) } ?? named.value
      do throws(FormulaError) {
        let name = try readName(named.name)
        let value = try read(written.text)
        if case .exact(let number)? = try? Evaluator(values: point).number(value) { point[name] = number }
      } catch { throw Fault(diagnostic: error.diagnostic.shifted(by: written.range.lower)) }
    }
    self.point = point
    var allowed: Set<Symbol>?
    if let names = context.names {
      allowed = []
      for name in names {
        do throws(FormulaError) {
          // As it is read in a formula, where `dz_1` is `dz1`.
          let formula = try read(name.text, vocabulary: self.context.vocabulary)
          if case .symbol(let symbol) = formula.node { allowed?.insert(symbol) }
          allowed?.insert(try readName(name.text))
        } catch {
          throw Fault(diagnostic: error.diagnostic.shifted(by: name.range.lower))
        }
      }
    }
    allowedNames = allowed
    form = try PreparedExercise.form(context.form)
    reference = try PreparedExercise.reference(exercise.task, self.context)
  }

  private static func form(_ written: Written?) throws(Fault) -> Form {
    guard let written else { return .any }
    guard let form = Form(rawValue: written.text) else {
      throw Fault(
        diagnostic: Diagnostic(
          "grading.unknown-form", at: written.range, "'\(written)' is no form",
          help: "the forms are \(Form.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
    return form
  }

  private static func reference(_ task: Exercise.Task, _ context: FormulaContext) throws(Fault)
    -> Reference
  {
    func formula(_ written: Written) throws(Fault) -> Expression {
      do throws(FormulaError) {
        return try read(written.text, vocabulary: context.vocabulary)
      } catch { throw Fault(diagnostic: error.diagnostic.shifted(by: written.range.lower)) }
    }
    switch task {
    case .number(let answer, _), .expression(let answer):
      return .formula(try formula(answer))
    case .matrix(let answer, let find):
      let right = try formula(answer)
      if let find, find != answer {
        guard case .equal? = try? context.judge().compare(try formula(find), right) else {
          throw Fault(
            diagnostic: Diagnostic(
              "grading.not-the-derivative", at: answer.range, "'answer' is not proved to be '\(find)'"))
        }
      }
      return .formula(right)
    case .shape(let answer):
      if PreparedExercise.meansError(answer.text) { return .shape(nil) }
      do throws(ArrayShape.Unreadable) { return .shape(try ArrayShape(answer.text)) } catch {
        throw Fault(diagnostic: error.diagnostic.shifted(by: answer.range.lower))
      }
    case .derivation(let find, let answer):
      return .derivation(goal: try formula(find), answer: try answer.map(formula))
    case .gradient(let cost, let by, _):
      var names: [Symbol] = []
      for name in by {
        do throws(FormulaError) { names.append(try readName(name.text)) } catch {
          throw Fault(diagnostic: error.diagnostic.shifted(by: name.range.lower))
        }
      }
      return .gradient(cost: try formula(cost), by: names)
    case .array(let answer, _):
      // Numbers in rows are read by their own rules; a formula is tried first.
      if let rows = NumberGrid.read(answer.text) { return .formula(rows.expression) }
      return .formula(try formula(answer))
    case .choice, .order, .brokenLine, .code:
      return .none
    }
  }

  /// Judges one answer.
  public func mark(_ answer: String) -> Mark {
    finding(answer).mark(outOf: exercise.facts.points)
  }

  private func finding(_ answer: String) -> Finding {
    let isEmpty = answer.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    if isEmpty {
      return .ungradable(.missing, Sentence("there is no answer", "没有作答"))
    }
    if answer.utf8.count > 1 << 20 {
      return .ungradable(
        .unreadable, Sentence("the answer is longer than a megabyte", "答案超过 1 MB"))
    }
    switch exercise.task {
    case .choice(let choice): return grade(answer, choice)
    case .number(_, let precision): return gradeNumber(answer, precision)
    case .expression, .matrix: return gradeExpression(answer)
    case .derivation: return gradeDerivation(answer)
    case .shape: return gradeShape(answer)
    case .array(_, let precision): return gradeArray(answer, precision)
    case .gradient(_, _, let precision): return gradeGradient(answer, precision)
    case .order(let order): return grade(answer, order)
    case .brokenLine(let broken): return grade(answer, broken)
    case .code(let task): return gradeCode(answer, task)
    }
  }
}
