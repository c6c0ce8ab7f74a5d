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
      case .number(let answer, _), .expression(let answer), .matrix(let answer), .shape(let answer),
        .array(let answer, _):
        [.element(.code, [], answer.text)]
      case .derivation(let find, let answer):
        [.element(.code, [], answer.map { "\(find.text) = \($0.text)" } ?? find.text)]
      case .gradient(_, _, _): exercise.tests.right.first.map { [.element(.code, [], $0.answer.text)] } ?? []
      case .order(let order): [.text(order.order.map(AnswerWords.letter).joined(separator: " "))]
      case .brokenLine(let task):
        [.text("\(task.broken)")]
          + (task.correction.map { [": ", .element(.code, [], $0.text)] } ?? [])
      case .code: []
      }
    guard !text.isEmpty else { return .nothing }
    return .element(.p, [.class("key")], [.element(.strong, [], words.answer), " "] + text)
  }

  /// `a`, `b`, … for 0, 1, …
  static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(max(index, 0), 25))))
  }
}
