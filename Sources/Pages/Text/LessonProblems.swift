public import Course
internal import Experiments
internal import Notation
internal import SourceText

extension Lesson {
  /// What would be wrong on a printed page of the lesson: errors of its text, formulas that cannot be read, and links and
  /// experiments with nothing behind them.
  public func problems(with surroundings: PageSurroundings) -> [Finding] {
    var found = diagnostics.filter { $0.severity == .error }
    for block in steps.flatMap(\.blocks).flattened {
      switch block.kind {
      case .exercise(let link, _):
        if case .failure(let missing) = surroundings.exercise(link, path) {
          found.append(Diagnostic("pages.exercise", at: link.range, missing.message, help: missing.help))
        }
      case .implementation(let link, _):
        if case .failure(let missing) = surroundings.excerpt(link, path) {
          found.append(Diagnostic("pages.excerpt", at: link.range, missing.message, help: missing.help))
        }
      case .experiment(let block):
        if case .failure(let error) = surroundings.result(block) { found.append(error.diagnostic(in: block)) }
      case .math(let math): found += math.problem.map { [$0] } ?? []
      case .paragraph(let text): found += text.formulas.compactMap(\.problem)
      default: break
      }
    }
    return found.map { Finding(source, $0) }
  }
}

extension ExperimentError {
  /// The error at a place of the lesson, where it has none of its own.
  fileprivate func diagnostic(in block: ExperimentBlock) -> Diagnostic {
    let own = diagnostic
    return own.range.upper > 0 ? own : own.shifted(by: block.nameRange.lower)
  }
}

extension Math {
  /// Why the formula cannot be laid out, at its place in the lesson.
  fileprivate var problem: Diagnostic? {
    MathLayout(latex: latex).problem?.shifted(by: range.lower)
  }
}

extension [Inline] {
  fileprivate var formulas: [Math] {
    flatMap { inline -> [Math] in
      switch inline.kind {
      case .math(let math): [math]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.formulas
      default: []
      }
    }
  }
}
