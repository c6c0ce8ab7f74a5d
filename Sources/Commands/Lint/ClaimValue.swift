import Algebra
import Course
import Experiments
import Notation
import SourceText

/// Why a claim cannot be computed.
struct ClaimError: Error {
  let message: String
  let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// Computes what claims name: results of the experiments above or quantities of an exercise, and formulas in them.
struct ClaimValue {
  let world: LintWorld
  /// The experiments of a lesson up to the claim.
  var above: [ExperimentBlock] = []
  /// The quantities of an exercise.
  var definitions: [Definition] = []
  /// The exercise's own numbers.
  var point: [Symbol: Rational] = [:]

  init(world: LintWorld) {
    self.world = world
  }

  func value(of claim: Claim) throws(ClaimError) -> NamedValue {
    let results = try results(of: claim)
    for result in results {
      if let value = result.values.first(where: { $0.name == claim.formula }) { return value }
    }
    return NamedValue(claim.formula, try computed(claim.formula, from: results))
  }

  /// The results of the experiments above, the nearest first; with settings, of the nearest alone.
  private func results(of claim: Claim) throws(ClaimError) -> [ExperimentResult] {
    guard !claim.settings.isEmpty else { return above.reversed().compactMap { try? world.result(of: $0) } }
    guard let nearest = above.last else {
      throw ClaimError("no experiment stands above that could be run 'with' other numbers")
    }
    do throws(ExperimentError) {
      return [try world.result(of: nearest, with: claim.settings)]
    } catch {
      throw ClaimError(error.diagnostic.message, help: error.diagnostic.help)
    }
  }

  /// A formula in the exercise's quantities; nil where it has no value.
  func computed(_ formula: String) -> Double? { try? computed(formula, from: []) }

  private func computed(_ formula: String, from results: [ExperimentResult]) throws(ClaimError) -> Double {
    var values = point
    for value in results.flatMap(\.values) {
      guard case .number(let number) = value.quantity, let exact = Rational(exactly: number),
        let name = try? readName(value.name), values[name] == nil
      else { continue }
      values[name] = exact
    }
    let number: Evaluator.Number
    do throws(FormulaError) {
      let names = Set(values.keys).union(definitions.map(\.name))
      let expression = try read(formula, vocabulary: Vocabulary(names: names))
      do throws(LoweringError) {
        number = try Evaluator(definitions: definitions, values: values).number(expression)
      } catch {
        throw FormulaError.expectedOperand(at: error.diagnostic.range)
      }
    } catch {
      throw ClaimError("the claim '\(formula)' cannot be read: \(error.diagnostic.message)")
    }
    guard let value = number.approximation else {
      let known = results.flatMap(\.values).prefix(10).map(\.name).joined(separator: ", ")
      throw ClaimError(
        "the claim '\(formula)' has no value here",
        help: known.isEmpty ? nil : "the experiments above give \(known)")
    }
    return value
  }
}
