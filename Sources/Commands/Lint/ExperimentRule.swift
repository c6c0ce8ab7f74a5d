import Course
import Experiments
import SourceText

extension LessonRule {
  /// Every experiment is known, takes its parameters, runs, and gives what its `output` block says.
  static let experiments = LessonRule { lesson, world in
    lesson.steps.flatMap(\.experiments).flatMap { block in
      if block.name.isEmpty { return [Diagnostic]() }
      do throws(ExperimentError) {
        _ = try Experiment.named(block.name)
        let result = try world.result(of: block)
        return block.claims.compactMap { outputProblem($0, result, block, world) }
      } catch {
        return [error.diagnostic(in: block)]
      }
    }
  }
}

/// What is wrong with a line of an `output` block; nil where nothing is.
private func outputProblem(
  _ claim: Claim, _ own: ExperimentResult, _ block: ExperimentBlock, _ world: LintWorld
) -> Diagnostic? {
  var result = own
  if !claim.settings.isEmpty {
    do throws(ExperimentError) {
      result = try world.result(of: block, with: claim.settings)
    } catch {
      return Diagnostic("lint.claim", at: claim.range, error.diagnostic.message, help: error.diagnostic.help)
    }
  }
  guard let value = result.values.first(where: { $0.name == claim.formula }) else {
    let near = nearest(to: claim.formula, among: result.values.map(\.name))
    return Diagnostic(
      "lint.unknown-result", at: claim.range, "'\(block.name)' gives no '\(claim.formula)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "it gives \(result.values.prefix(12).map(\.name).joined(separator: ", "))")
  }
  guard !value.agrees(with: PrintedNumber.normalized(claim.value)) else { return nil }
  return Diagnostic(
    "lint.claim", at: claim.range, "'\(claim.formula)' is \(value.text), not \(claim.value)",
    mend: Diagnostic.Mend(claim.range, value.text))
}

extension ExperimentError {
  /// The error at the place in the block that it is about.
  fileprivate func diagnostic(in block: ExperimentBlock) -> Diagnostic {
    let own = diagnostic
    switch self {
    case .unknownExperiment:
      return Diagnostic(own.id, at: block.nameRange, own.message, help: own.help)
    case .unknownParameter(let name, _, _, _):
      let place = block.parameters.first { $0.name == name }?.nameRange ?? block.nameRange
      return Diagnostic(own.id, at: place, own.message, help: own.help)
    default:
      return own.range.isEmpty && own.range.lower == 0
        ? Diagnostic(own.id, at: block.nameRange, own.message, help: own.help) : own
    }
  }
}
