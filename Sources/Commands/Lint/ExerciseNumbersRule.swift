import Algebra
import Course
import Derivation
import Experiments
import Notation
import SourceText

extension ExerciseRule {
  /// What hints, solution and explanation say in numbers follows from the question; the claims of all of it hold, in
  /// both languages, and the variants can be made.
  static let numbers = ExerciseRule { exercise, world in
    guard let values = ClaimValue(exercise, world) else { return [] }
    var findings = numberFindings(exercise, values)
    let twin = String(exercise.source.name.dropLast(3)) + ".zh.md"
    if isFile(twin), let chinese = try? Exercise.read(twin) { findings += numberFindings(chinese, values) }
    return findings.isEmpty ? variantFindings(exercise, world) : findings
  }
}

private func numberFindings(_ exercise: Exercise, _ values: ClaimValue) -> [Finding] {
  let names = exercise.context.try.map(\.name) + exercise.context.given.map(\.name)
  let provided =
    names.compactMap { name in values.computed(name).map { NamedValue(name, $0) } }
    + exercise.answers(values).compactMap { answer in answer.value.map { NamedValue(answer.name, $0) } }
  var check = NumberCheck(bytes: Array(exercise.words.text.utf8), values: values, provided: provided)
  check.give(exercise.prompt)
  for part in exercise.hints + [exercise.solution, exercise.explanation] { check.check(part) }
  return check.diagnostics.map { Finding(exercise.words, $0) }
}

/// Whether a few variants can be made and graded.
private func variantFindings(_ exercise: Exercise, _ world: LintWorld) -> [Finding] {
  guard !exercise.variants.isEmpty else { return [] }
  for seed in 1...3 {
    do throws(ExerciseError) {
      let variant = try exercise.variant(seed: UInt64(seed)) { formula, numbers in
        ClaimValue(exercise, world)?.with(numbers).computed(formula)
      }
      guard let values = ClaimValue(variant, world) else { return [] }
      for answer in variant.answers(values) where answer.value == nil {
        let problem = Diagnostic(
          "lint.variant", at: SourceRange(0, 3), "a variant has no value for '\(answer.name)'")
        return [Finding(exercise.source, problem)]
      }
    } catch {
      if case .faulty(let findings) = error { return findings }
    }
  }
  return []
}

extension ClaimValue {
  /// The quantities of an exercise; nil where its front matter cannot be read, which another rule reports.
  init?(_ exercise: Exercise, _ world: LintWorld) {
    self.init(world: world)
    let context = exercise.context
    guard
      let read = try? FormulaContext(
        given: context.given.map { ($0.name, $0.value.text) }, names: context.try.map(\.name))
    else { return nil }
    definitions = read.definitions
    for named in context.try { set(named.name, named.value.text) }
  }

  /// The same with other numbers.
  func with(_ numbers: [String: String]) -> ClaimValue {
    var copy = self
    for (name, text) in numbers.sorted(by: { $0.key < $1.key }) { copy.set(name, text) }
    return copy
  }

  private mutating func set(_ name: String, _ text: String) {
    guard let symbol = try? readName(name), let formula = try? read(text),
      case .exact(let number)? = try? Evaluator().number(formula)
    else { return }
    point[symbol] = number
  }
}

extension ClaimValue {
  /// The derivative of a formula; nil where it has no value.
  fileprivate func derivative(of cost: String, by parameter: String) -> Double? {
    let vocabulary = Vocabulary(names: Set(point.keys).union(definitions.map(\.name)))
    guard let formula = try? read(cost, vocabulary: vocabulary), let name = try? readName(parameter) else {
      return nil
    }
    let variables = point.keys.sorted()
    guard let index = variables.firstIndex(of: name),
      let function = try? CompiledFormula(formula, of: variables, definitions: definitions)
    else { return nil }
    let slope = function.gradient(at: variables.map { point[$0]?.approximation ?? .nan })[index]
    return slope.isFinite ? slope : nil
  }
}

extension Exercise {
  /// What a number of the solution may be the value of, computed.
  fileprivate func answers(_ values: ClaimValue) -> [(name: String, value: Double?)] {
    switch task {
    case .number(let answer, _), .expression(let answer): return [(answer.text, values.computed(answer.text))]
    case .derivation(let find, let answer):
      return ([find] + (answer.map { [$0] } ?? [])).map { ($0.text, values.computed($0.text)) }
    case .gradient(let cost, let parameters, _):
      return [(cost.text, values.computed(cost.text))]
        + parameters.map { ("d/d\($0.text)", values.derivative(of: cost.text, by: $0.text)) }
    case .choice, .matrix, .shape, .array, .order, .brokenLine, .code: return []
    }
  }
}
