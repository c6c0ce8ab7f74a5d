internal import Course

/// An answer being given.
struct Answering {
  /// The link that placed the exercise.
  let link: String
  var input: Input
  var preview: Preview?

  enum Input {
    case text(LineEditor)
    case choice(Options)
  }

  /// Options to pick from with letters or arrows.
  struct Options {
    let count: Int
    let isMultiple: Bool
    var chosen: Set<Int> = []
    var cursor = 0

    /// Labels of what is chosen, `a` or `a, c`.
    var text: String { chosen.sorted().map { Options.label($0) }.joined(separator: ", ") }

    static func label(_ index: Int) -> String {
      String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(index, 25)))))
    }

    /// The options that a text of labels names.
    static func indices(in text: String) -> Set<Int> {
      Set(
        text.unicodeScalars.compactMap { scalar in
          ("a"..."z").contains(scalar) ? Int(scalar.value) - 97 : nil
        })
    }
  }

  init(_ link: String, _ state: ExerciseState, history: [String]) {
    self.link = link
    let text = state.draft ?? (Answering.isRetyped(state.exercise.task) ? nil : state.answer) ?? ""
    switch state.exercise.task {
    case .choice(let choice):
      var options = Options(count: choice.options.count, isMultiple: choice.isMultiple)
      if choice.isMultiple { options.chosen = Options.indices(in: text).filter { $0 < choice.options.count } }
      input = .choice(options)
    default:
      let code: String? = if case .code(let code) = state.exercise.task { code.starter } else { nil }
      input = .text(
        LineEditor(
          text: text.isEmpty ? code ?? "" : text, isMultiline: Answering.isMultiline(state.exercise.task),
          history: history, names: Answering.names(state.exercise)))
    }
  }

  /// Whether another try begins with an empty line: a number is typed anew, a formula is mended.
  private static func isRetyped(_ task: Exercise.Task) -> Bool {
    switch task {
    case .number, .shape: true
    default: false
    }
  }

  var text: String {
    switch input {
    case .text(let editor): editor.text
    case .choice(let options): options.text
    }
  }

  static func isMultiline(_ task: Exercise.Task) -> Bool {
    switch task {
    case .derivation, .array, .code: true
    default: false
    }
  }

  /// Names that the answer may use, for Tab.
  private static func names(_ exercise: Exercise) -> [String] {
    let context = exercise.context
    var names = context.names?.map(\.text) ?? []
    names += (context.given + context.shapes + context.try).map(\.name)
    return Array(Set(names)).sorted()
  }
}

extension Exercise.Task {
  /// Whether more can be told while the answer is written: lines judged, shapes shown.
  var canTellMore: Bool {
    switch self {
    case .derivation, .matrix: true
    default: false
    }
  }
}
