internal import Course
internal import Notation

/// Prints an answer as its learner wrote it, its formulas set as mathematics where they can be read.
struct AnswerLines {
  let formulas: FormulaPrinter

  /// What is shown at most of an answer, in characters; nobody reads a novel here.
  private static let longest = 4000
  /// A longer line stays as it was typed.
  private static let longestFormula = 300

  func print(_ text: String, _ isFormula: Bool) -> [HTML] {
    let text = text.shown
    let cut = text.prefix(AnswerLines.longest)
    let rest = cut.endIndex < text.endIndex ? " […]" : ""
    let lines = cut.split(whereSeparator: \.isNewline).map(String.init)
    guard isFormula, (1...40).contains(lines.count) else { return [.element(.pre, [], cut + rest)] }
    let shown = lines.map { line($0) }
    if shown.count == 1 { return shown.map { .element(.p, [], $0) } + [.text(rest)] }
    return [.element(.ol, [.class("lines")], shown.map { .element(.li, [], $0) }), .text(rest)]
  }

  /// The formula, and behind it how it was typed.
  private func line(_ text: String) -> [HTML] {
    guard text.utf8.count <= AnswerLines.longestFormula else { return [.element(.code, [], text)] }
    let display = FormulaDisplay(source: text, language: formulas.language.spoken)
    guard display.isReadable, display.unknown.isEmpty else { return [.element(.code, [], text)] }
    let isTheSame = display.line.filter { $0 != " " } == text.filter { $0 != " " }
    return formulas.inline(display.latex)
      + (isTheSame ? [] : [.text(" "), .element(.code, [.class("typed")], text)])
  }
}
