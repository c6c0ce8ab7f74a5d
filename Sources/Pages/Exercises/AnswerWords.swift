internal import Course

/// The answer of an exercise in one line, for the teacher's key.
struct AnswerWords {
  let words: Words
  let blocks: BlockPrinter

  func answer(of exercise: Exercise) -> HTML {
    let text: [HTML] =
      switch exercise.task {
      case .choice(let choice):
        [.text(choice.correct.sorted().map(AnswerWords.letter).joined(separator: ", "))]
      case .number(let answer, _):
        [formulas.plain(answer.text)]
          + (typed(exercise).map { $0 == answer.text ? [] : [" = ", formulas.plain($0)] } ?? [])
      case .expression(let answer), .matrix(let answer, _), .array(let answer, _):
        [formulas.plain(answer.text)]
      case .shape(let answer): [.element(.code, [], answer.text)]
      case .derivation(let find, let answer):
        [formulas.plain(find.text)] + (answer.map { [" = ", formulas.plain($0.text)] } ?? [])
      case .gradient: typed(exercise).map { [.element(.code, [], $0)] } ?? []
      case .order(let order): [.text(order.order.map(AnswerWords.letter).joined(separator: " "))]
      case .brokenLine(let task):
        [.text("\(task.broken)")]
          + (task.correction.map { [": ", formulas.plain($0.text)] } ?? [])
      case .code: []
      }
    guard !text.isEmpty else { return .nothing }
    return .element(.p, [.class("key")], [.element(.strong, [], words.answer), " "] + text)
  }

  private var formulas: FormulaPrinter { blocks.inlines.formulas }

  /// The first answer that the exercise's own tests call right.
  private func typed(_ exercise: Exercise) -> String? { exercise.tests.right.first?.answer.text }

  /// `a`, `b`, … for 0, 1, …
  static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(max(index, 0), 25))))
  }
}
