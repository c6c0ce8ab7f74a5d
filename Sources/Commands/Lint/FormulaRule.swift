import Course
import Notation
import SourceText

extension LessonRule {
  /// Every formula can be laid out, in 80 columns where it stands on its own.
  static let formulas = LessonRule { lesson, _ in
    lesson.steps.flatMap { $0.blocks.formulas + $0.title.formulas }.compactMap(formulaProblem)
  }
}

/// The width that a page and a terminal are sure to have.
private let formulaColumns = 80

/// What is wrong with a formula; nil where nothing is.
func formulaProblem(_ math: Math) -> Diagnostic? {
  let layout = MathLayout(latex: math.latex)
  if let problem = layout.problem {
    // The formula's own bytes, where a quote's margin was not taken out of it.
    let isVerbatim = math.range.upper - math.range.lower == math.latex.utf8.count
    let range = isVerbatim ? problem.range.shifted(by: math.range.lower) : math.range
    return Diagnostic("lint.formula", at: range, problem.message, help: problem.help)
  }
  if let unknown = layout.unknown.first {
    return Diagnostic("lint.formula", at: math.range, "the command '\(unknown)' is not known")
  }
  let width =
    math.isDisplayed
    ? layout.block(columns: formulaColumns).width : DisplayWidth.columns(of: layout.oneLine())
  // A sentence breaks an inline formula at its spaces; two lines of it are more than anyone reads in one.
  guard width > (math.isDisplayed ? formulaColumns : 2 * formulaColumns) else { return nil }
  return Diagnostic(
    "lint.wide-formula", at: math.range,
    "the formula takes \(width) columns and cannot be broken into \(formulaColumns)",
    help: math.isDisplayed ? "break it with 'aligned'" : "put it on its own, between $$")
}

extension [Block] {
  /// Every formula in these blocks, in reading order.
  var formulas: [Math] {
    flatMap { block -> [Math] in
      switch block.kind {
      case .math(let math): [math]
      case .paragraph(let inlines), .heading(_, let inlines), .image(let inlines, _, _),
        .exercise(_, let inlines), .implementation(_, let inlines):
        inlines.formulas
      case .list(let list): list.items.flatMap(\.blocks.formulas)
      case .quote(let blocks): blocks.formulas
      case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap(\.formulas)
      case .code, .experiment, .html, .rule: []
      }
    }
  }
}

extension [Inline] {
  var formulas: [Math] {
    flatMap { inline -> [Math] in
      switch inline.kind {
      case .math(let math): [math]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _), .image(let inner, _, _):
        inner.formulas
      default: []
      }
    }
  }
}
