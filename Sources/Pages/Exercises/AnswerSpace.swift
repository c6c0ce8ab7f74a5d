internal import Course

/// Room on paper for an answer, shaped as the kind of exercise asks for it.
///
/// On the site the same element is where an answer will be typed: it carries the exercise's kind.
struct AnswerSpace {
  let words: Words
  let formulas: FormulaPrinter

  func space(for exercise: Exercise) -> HTML {
    let rows: [HTML] =
      switch exercise.task {
      case .choice: []
      case .number: [line(words.answer, .short)]
      case .expression: [line(words.answer)]
      case .matrix: [line(words.answer), line()]
      case .derivation(let find, _):
        [line(formulas.plain(find.text))] + Array(repeating: line(), count: lineCount(exercise))
      case .shape: [shape]
      case .array: [line(words.answer), line()]
      case .gradient(let cost, let by, _):
        by.map { line(formulas.plain("d\(AnswerSpace.name(cost.text))/d\($0.text)"), .short) }
      case .order(let order): [boxes(order.items.count)]
      case .brokenLine(let task):
        [lineNumber] + (task.correction == nil ? [] : [line(words.shouldBe), line()])
      case .code(let task):
        [instruction(words.codeAnswer)]
          + Array(repeating: line(), count: codeLines(task))
      }
    guard !rows.isEmpty else { return .nothing }
    // Many lines may go on on the next page, but neither their first nor their last stand alone.
    let parts =
      rows.count < AnswerSpace.longFrom
      ? rows : [kept(rows.prefix(4))] + rows[4..<rows.count - 3] + [kept(rows.suffix(3))]
    return .element(.div, [.class("answer"), Attribute("data-answer", exercise.task.kind)], parts)
  }

  /// Whether so much room is asked for that it need not be on one page.
  func isLong(_ exercise: Exercise) -> Bool {
    if case .code(let task) = exercise.task { codeLines(task) + 1 >= AnswerSpace.longFrom } else { false }
  }

  private static let longFrom = 10

  private func kept(_ rows: ArraySlice<HTML>) -> HTML { .element(.div, [.class("kept")], Array(rows)) }

  private enum Length { case short, full }

  private func line(_ label: String, _ length: Length = .full) -> HTML { line(.text(label), length) }

  private func line(_ label: HTML = .nothing, _ length: Length = .full) -> HTML {
    let name: [HTML] = label.isNothing ? [] : [.element(.span, [.class("label")], [label])]
    return .element(
      .div, [.class(length == .short ? "write short" : "write")],
      name + [.element(.span, [.class("rule")])])
  }

  private func instruction(_ text: String) -> HTML {
    .element(.p, [.class("instruction")], text)
  }

  private var shape: HTML {
    .element(
      .div, [.class("write")],
      [
        .element(.span, [.class("label")], words.shape), "(", .element(.span, [.class("rule blank")]), ", ",
        .element(.span, [.class("rule blank")]), ")", .element(.span, [.class("other")], words.noShape),
        " ", .element(.span, [.class("box")]),
      ])
  }

  private func boxes(_ count: Int) -> HTML {
    .element(
      .div, [.class("write boxes")],
      [.element(.span, [.class("label")], words.orderPrompt)]
        + Array(repeating: .element(.span, [.class("box large")]), count: count))
  }

  private var lineNumber: HTML {
    .element(
      .div, [.class("write")],
      [
        .element(.span, [.class("label")], words.lineNumber), .element(.span, [.class("box large")]),
        .element(.span, [], words.lineNumberEnd),
      ])
  }

  /// As many lines as the solution takes and one to think on.
  private func lineCount(_ exercise: Exercise) -> Int {
    let right = exercise.tests.right.map { $0.answer.text.split(separator: "\n").count }.max() ?? 0
    return min(max(right + 1, 4), 9)
  }

  /// The lines of the reference and a third more.
  private func codeLines(_ task: Exercise.Code) -> Int {
    let count = task.reference.split(separator: "\n", omittingEmptySubsequences: false).count
    return min(max(count * 4 / 3 + 1, 6), 18)
  }

  /// A cost that is a name stands for itself; a formula is called `J`.
  private static func name(_ cost: String) -> String {
    cost.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? cost : "J"
  }
}
