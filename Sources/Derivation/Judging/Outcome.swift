internal import Algebra
internal import SourceText

/// What comparing two formulas came to, for the judge of lines.
enum Outcome: Hashable, Sendable {
  case equal([Verdict.Remark])
  case different(Counterexample?)
  /// An operation in the learner's formula does not fit its operands.
  case misfit(Diagnostic)
  case undecided(String)

  var isEqual: Bool {
    if case .equal = self { return true }
    return false
  }
}

extension Scope {
  /// Compares a learner's formula with the reference.
  func compare(_ reference: Expression, _ formula: Expression) -> Outcome {
    let judge = self.judge
    do throws(LoweringError) {
      switch try judge.compare(reference, formula) {
      case .equal(_, let remarks): return .equal(remarks)
      case .different(let counterexample): return .different(counterexample)
      case .differentShape(let expected, let found):
        return .misfit(
          Diagnostic(
            "derivation.shape", at: formula.range, "this is \(found), \(expected) is needed here"))
      case .undecided(let doubt): return .undecided(doubt.text)
      }
    } catch {
      switch error {
      case .shape, .shapesDoNotFit: return .misfit(error.diagnostic)
      default: return .undecided(error.diagnostic.message)
      }
    }
  }
}
