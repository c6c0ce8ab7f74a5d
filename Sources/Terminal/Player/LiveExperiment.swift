internal import Course
internal import Experiments
internal import SourceText

/// An experiment whose numbers the learner changes while watching.
struct LiveExperiment {
  let experiment: Experiment
  /// The author's values, to come back to.
  let original: [String: String]
  private(set) var values: [String: String]
  private(set) var parameters: [Parameter]
  /// The parameter that the arrows change.
  private(set) var selected = 0
  /// The entry of a list that the arrows change.
  private(set) var entry = 0
  /// A value being typed.
  var editor: LineEditor?
  /// The last result, shown until the next is there.
  var shown: RunState?
  var message: String?
  var top = 0

  init?(_ block: ExperimentBlock) {
    guard let experiment = try? Experiment.named(block.name) else { return nil }
    let values = Dictionary(
      block.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    self.init(experiment, values)
  }

  init(_ experiment: Experiment, _ values: [String: String]) {
    self.experiment = experiment
    original = values
    self.values = values
    let texts = values.mapValues { ParameterValue($0) }
    parameters = (try? experiment.allParameters(given: texts)) ?? experiment.parameters
    // What comes to hand first: a number that the lesson sets, else any number, else what the arrows can move.
    let isSet = { (parameter: Parameter) in values[parameter.name] != nil }
    selected =
      parameters.firstIndex { isSet($0) && LiveExperiment.isNumber($0) }
      ?? parameters.firstIndex { LiveExperiment.isNumber($0) }
      ?? parameters.firstIndex { LiveExperiment.isNudgeable($0) } ?? 0
  }

  var request: RunRequest { RunRequest(experiment: experiment.name, values: values) }

  var parameter: Parameter? { parameters.indices.contains(selected) ? parameters[selected] : nil }

  func text(of parameter: Parameter) -> String { values[parameter.name] ?? parameter.standard }

  static func isNudgeable(_ parameter: Parameter) -> Bool {
    switch parameter.kind {
    case .number, .integer, .boolean, .choice, .numbers, .integers: true
    case .matrix, .formula, .name: false
    }
  }

  private static func isNumber(_ parameter: Parameter) -> Bool {
    switch parameter.kind {
    case .number, .integer, .numbers, .integers: true
    default: false
    }
  }

  mutating func select(_ step: Int) {
    guard !parameters.isEmpty else { return }
    selected = (selected + step + parameters.count) % parameters.count
    entry = 0
  }

  /// Selects a parameter by its name; whether there is one.
  mutating func select(named name: String) -> Bool {
    guard let index = parameters.firstIndex(where: { $0.name == name }) else { return false }
    selected = index
    return true
  }

  /// Goes to the next number of a list; whether there is one.
  mutating func selectEntry(_ step: Int) -> Bool {
    guard let parameter, case let count = entries(of: parameter).count, count > 1 else { return false }
    entry = (entry + step + count) % count
    return true
  }

  /// The numbers of a list parameter; none for other kinds.
  func entries(of parameter: Parameter) -> [String] {
    switch parameter.kind {
    case .numbers, .integers:
      text(of: parameter).split { " ,[]()".contains($0) }.map(String.init)
    default: []
    }
  }

  /// Moves the selected value by so many steps; whether that changed anything.
  mutating func nudge(_ steps: Int) -> Bool {
    guard let parameter else { return false }
    let text = text(of: parameter)
    let changed: String?
    switch parameter.kind {
    case .number(let range): changed = moved(text, steps, parameter.step, range)
    case .integer(let range): changed = moved(text, steps, parameter.step, range)
    case .boolean: changed = ["true", "yes", "on"].contains(text.lowercased()) ? "false" : "true"
    case .choice(let choices):
      let index = choices.firstIndex { $0.name == text } ?? 0
      changed =
        choices.isEmpty ? nil : choices[(index + steps % choices.count + choices.count) % choices.count].name
    case .numbers(_, let range):
      changed = movedEntry(parameter) { moved($0, steps, parameter.step, range) }
    case .integers(_, let range):
      changed = movedEntry(parameter) { moved($0, steps, parameter.step, range) }
    case .matrix, .formula, .name: changed = nil
    }
    guard let changed, changed != text else { return false }
    return set(changed)
  }

  private func movedEntry(_ parameter: Parameter, _ move: (String) -> String?) -> String? {
    var entries = entries(of: parameter)
    guard entries.indices.contains(entry), let new = move(entries[entry]) else { return nil }
    entries[entry] = new
    return entries.joined(separator: ", ")
  }

  private func moved(_ text: String, _ steps: Int, _ step: Double?, _ range: ClosedRange<Double>) -> String? {
    guard let value = Double(text) else { return nil }
    let size = step ?? LiveExperiment.step(for: value, in: range)
    // On whole multiples of the step, so that no rounding errors add up.
    let moved = ((value / size).rounded(.toNearestOrEven) + Double(steps)) * size
    let isOnGrid = ((value / size).rounded() * size - value).magnitude < size * 1e-6
    let target = min(max(isOnGrid ? moved : value + Double(steps) * size, range.lowerBound), range.upperBound)
    return NumberStyle.significant(12).text(target)
  }

  private func moved(_ text: String, _ steps: Int, _ step: Double?, _ range: ClosedRange<Int>) -> String? {
    guard let value = Int(text) else { return nil }
    let size = max(1, Int(step ?? 1))
    let (product, overflow) = steps.multipliedReportingOverflow(by: size)
    let (sum, tooFar) = value.addingReportingOverflow(product)
    if overflow || tooFar { return nil }
    return String(min(max(sum, range.lowerBound), range.upperBound))
  }

  /// A tenth of the value's power of ten, for a parameter without a step of its own.
  private static func step(for value: Double, in range: ClosedRange<Double>) -> Double {
    var size = 1.0
    let magnitude = max(value.magnitude, 1e-6)
    while size > magnitude { size /= 10 }
    while size * 10 <= magnitude { size *= 10 }
    return min(size / 10, max((range.upperBound - range.lowerBound) / 20, 1e-9))
  }

  /// Takes a value; whether it is allowed. Where not, `message` says why and the old one stays.
  mutating func set(_ text: String) -> Bool {
    guard let parameter else { return false }
    var changed = values
    changed[parameter.name] = text
    let texts = changed.mapValues { ParameterValue($0) }
    // A new formula may have other inputs: values of inputs that are gone are dropped.
    if let known = try? experiment.allParameters(given: texts) {
      let names = Set(known.map(\.name))
      changed = changed.filter { names.contains($0.key) }
    }
    let kept = changed.mapValues { ParameterValue($0) }
    if let problem = experiment.problems(with: kept).first {
      let diagnostic = problem.diagnostic
      message = diagnostic.message + (diagnostic.help.map { ": \($0)" } ?? "")
      return false
    }
    message = nil
    values = changed
    parameters = (try? experiment.allParameters(given: kept)) ?? parameters
    selected =
      parameters.firstIndex { $0.name == parameter.name } ?? min(selected, max(0, parameters.count - 1))
    return true
  }

  /// Back to the author's values.
  mutating func reset() {
    values = original
    message = nil
    parameters = (try? experiment.allParameters(given: values.mapValues { ParameterValue($0) })) ?? parameters
    selected = min(selected, max(0, parameters.count - 1))
    entry = 0
  }

  var isChanged: Bool { values != original }
}

extension ExperimentBlock {
  /// The run that the author asks for.
  var request: RunRequest {
    RunRequest(
      experiment: name,
      values: Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }
}
