internal import Course
internal import Notation

/// Prints an answer as its learner wrote it, its formulas set as mathematics where they can be read.
struct AnswerLines {
  let formulas: FormulaPrinter

  /// What is shown at most of an answer, in characters; who hands in a novel is not read in class.
  private static let longest = 1500
  /// A longer line stays as it was typed.
  private static let longestFormula = 300

  func print(_ group: ClassReport.Group) -> [HTML] {
    let text = group.answer.shown
    let cut = text.prefix(AnswerLines.longest)
    let isCut = cut.endIndex < text.endIndex
    let lines = cut.split(whereSeparator: \.isNewline).map(String.init)
    guard group.isFormula, !lines.isEmpty, lines.count <= 30 else {
      return [.element(.pre, [], cut + (isCut ? " […]" : ""))]
    }
    return lines.map { .element(.p, [], line($0)) } + (isCut ? [.element(.p, [], "[…]")] : [])
  }

  private func line(_ text: String) -> [HTML] {
    guard text.utf8.count <= AnswerLines.longestFormula else { return [.element(.code, [], text)] }
    let display = FormulaDisplay(source: text, language: formulas.language.spoken)
    guard display.isReadable, display.unknown.isEmpty else { return [.element(.code, [], text)] }
    return formulas.inline(display.latex)
  }
}
