import Course
import Derivation
import Grading
import SourceText

extension ExerciseRule {
  /// The exercise's own tests hold, nothing is right when it is handed in empty, and no hint holds the answer.
  static let tests = ExerciseRule { exercise, world in
    world.tested[exercise.id] ?? tested(exercise, world.code)
  }

  /// What the tests of an exercise show; of one with code, this takes seconds.
  static func tested(_ exercise: Exercise, _ code: CodeRunner) -> [Finding] {
    let prepared: PreparedExercise
    do throws(PreparedExercise.Fault) {
      prepared = try PreparedExercise(exercise, code: code)
    } catch {
      return [Finding(exercise.source, error.diagnostic)]
    }
    let check = ExerciseTests(prepared: prepared)
    return check.diagnostics.map { Finding(exercise.source, $0) }
      + check.tellingHints.map { Finding(exercise.words, $0) }
  }
}

/// Puts an exercise's tests before the grader.
private struct ExerciseTests {
  let prepared: PreparedExercise

  private var tests: Exercise.Tests { prepared.exercise.tests }

  var diagnostics: [Diagnostic] {
    let empty = prepared.mark("")
    var found: [Diagnostic] = []
    if empty.state.reason != .missing {
      found.append(
        Diagnostic(
          "lint.empty-passes", at: SourceRange(0, 3), "an empty answer is \(empty.state.word), not missing"))
    }
    if case .code(let code) = prepared.exercise.task, let problem = starterProblem(code) {
      found.append(problem)
    }
    for answer in tests.right {
      let mark = prepared.mark(answer.answer.text)
      if mark.state != .correct { found += report("right", answer, mark) }
    }
    for answer in tests.wrong { found += problems(of: answer, prepared.mark(answer.answer.text)) }
    for answer in tests.unreadable {
      let mark = prepared.mark(answer.answer.text)
      if mark.state != .ungradable(.unreadable) { found += report("unreadable", answer, mark) }
    }
    return found
  }

  /// The starter compiles and is not right; where nothing can be run, that is said.
  private func starterProblem(_ code: Exercise.Code) -> Diagnostic? {
    // As it stands it counts as nothing handed in; a harmless line makes it an answer.
    let mark = prepared.mark(code.starter + "\nfileprivate let notWrittenYet = 0\n")
    switch mark.state {
    case .correct:
      return Diagnostic("lint.starter", at: code.function.range, "the starter is right already")
    case .ungradable(.unreadable), .ungradable(.fault):
      return Diagnostic(
        "lint.starter", at: code.function.range, "the starter has to compile with the cases",
        help: mark.headline.english)
    case .ungradable(.unavailable):
      return Diagnostic(
        "lint.code-not-run", .note, at: code.function.range, "the tests of this exercise are not run",
        help: mark.headline.english)
    default: return nil
    }
  }

  private func problems(of answer: Exercise.Tests.Answer, _ mark: Mark) -> [Diagnostic] {
    guard mark.state == .wrong || mark.state == .partly else { return report("wrong", answer, mark) }
    var found: [Diagnostic] = []
    if let line = answer.line, mark.line != line {
      let told = mark.line.map { "line \($0)" } ?? "no line"
      found.append(diagnostic(answer, "the fault is told to be in \(told), not in line \(line)"))
    }
    if let slip = answer.slip, mark.slip.map({ asTyped($0.name) }) != asTyped(slip) {
      let told = mark.slip.map { "'\($0.name)'" } ?? "none"
      found.append(diagnostic(answer, "the slip named is \(told), not '\(slip)'"))
    }
    if let points = answer.points, mark.points != points {
      let told = mark.points.map { NumberText.short($0) } ?? "no"
      found.append(diagnostic(answer, "it earns \(told) points, not \(NumberText.short(points))"))
    }
    return found
  }

  /// A slip's name as a keyboard has it: `a^2 for a`, `1 + a for 1 - a`.
  private func asTyped(_ name: String) -> String {
    name.replacing("−", with: "-").replacing("²", with: "^2").lowercased()
  }

  private func report(_ wanted: String, _ answer: Exercise.Tests.Answer, _ mark: Mark) -> [Diagnostic] {
    // Nothing can be said of it on a machine without what this kind needs.
    if mark.state == .ungradable(.unavailable) { return [] }
    let word = mark.state.reason?.rawValue ?? mark.state.word
    return [
      diagnostic(answer, "an answer that must be \(wanted) is \(word)", help: mark.headline.english)
    ]
  }

  private func diagnostic(
    _ answer: Exercise.Tests.Answer, _ message: String, help: String? = nil
  ) -> Diagnostic {
    Diagnostic("lint.exercise-test", at: answer.answer.range, message, help: help)
  }

  // MARK: - Hints

  /// Hints in which a formula, a piece of code or a number is itself a right answer.
  var tellingHints: [Diagnostic] {
    switch prepared.exercise.task {
    case .choice, .order, .brokenLine, .code: []
    case .number, .expression, .derivation, .matrix, .shape, .array, .gradient:
      prepared.exercise.hints.flatMap { hint in
        (hint.candidates + numbers(in: hint)).first { tells($0.text) }.map {
          [Diagnostic("lint.telling-hint", at: $0.range, "this hint gives the answer away")]
        } ?? []
      }
    }
  }

  /// The numbers of two digits and more in the words of a hint to a number; a single digit may well count something.
  private func numbers(in hint: [Block]) -> [(text: String, range: SourceRange)] {
    guard case .number = prepared.exercise.task else { return [] }
    let bytes = Array(prepared.exercise.words.text.utf8)
    return hint.passages.filter { !$0.isMath }.flatMap { passage in
      PrintedNumber.all(in: bytes, passage.range, isMath: false).filter { $0.magnitude.utf8.count > 1 }
        .map { ($0.text, $0.range) }
    }
  }

  private func tells(_ text: String) -> Bool {
    if prepared.mark(text).state == .correct { return true }
    // `dJ/db = 3c`: the right side alone.
    guard let equals = text.lastIndex(of: "=") else { return false }
    return prepared.mark(String(text[text.index(after: equals)...])).state == .correct
  }
}

extension [Block] {
  /// The formulas and pieces of code that a learner could copy out of a text.
  fileprivate var candidates: [(text: String, range: SourceRange)] {
    formulas.map { ($0.latex, $0.range) } + flattened.flatMap(\.codeTexts)
  }
}

extension Block {
  fileprivate var codeTexts: [(text: String, range: SourceRange)] {
    switch kind {
    case .paragraph(let inlines):
      inlines.compactMap { inline in
        if case .code(let text) = inline.kind { (text, inline.range) } else { nil }
      }
    case .code(_, let text): [(text, range)]
    default: []
    }
  }
}
