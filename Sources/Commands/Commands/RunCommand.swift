import Experiments
import JSON
import SourceText
import Terminal

extension Command {
  /// `gradus run`: an experiment outside a lesson.
  static let run = Command(
    "run", LocalizedText("run an experiment with your own numbers", "用自己的数运行一个实验"),
    arguments: "EXPERIMENT [NAME=VALUE…]", argumentCount: 1...100,
    description: LocalizedText(
      "'gradus list experiments' names the experiments and what may be set.",
      "用 gradus list experiments 查看所有实验和可设置的参数。"),
    options: [RunOptions.live.entry, RunOptions.parameters.entry],
    examples: [
      Example(
        "gradus run computation-graph 'formula=J = 3(a + b*c)' a=5 b=3 c=2",
        LocalizedText("a graph, its values and its derivatives", "一张计算图，它的值与导数")),
      Example(
        "gradus run computation-graph --live", LocalizedText("change numbers with the arrows", "用方向键改变数值")),
      Example("gradus run computation-graph --parameters", LocalizedText("what may be set", "可以设置什么")),
      Example("gradus run computation-graph --json", LocalizedText("the results for a program", "供程序读取的结果")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try invocation.runExperiment()
  }
}

enum RunOptions {
  static let live = Option<Bool>(
    switch: "live", LocalizedText("in the terminal, with numbers that the arrows change", "在终端中运行，用方向键改变数值"))
  static let parameters = Option<Bool>(
    switch: "parameters", LocalizedText("tell what may be set, and run nothing", "只说明可以设置什么，不运行"))
}

extension CommandFailure {
  /// What an experiment refuses is a mistake in how it was called.
  init(_ error: ExperimentError) {
    self.init(.usage, error.diagnostic.message, help: error.diagnostic.help)
  }

  static func unless<Result>(
    _ body: () throws(ExperimentError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(ExperimentError) {
      return try body()
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension Invocation {
  fileprivate mutating func runExperiment() throws(CommandFailure) -> ExitStatus {
    let name = arguments[0]
    let experiment = try CommandFailure.unless { () throws(ExperimentError) in try Experiment.named(name) }
    let values = Dictionary(try assignments(), uniquingKeysWith: { _, last in last })
    if let problem = experiment.problems(with: values).first { throw CommandFailure(problem) }
    if has(RunOptions.parameters) {
      try explain(experiment, values)
      return .done
    }
    if has(RunOptions.live) && !capabilities.isPlain {
      return try play(experiment, values.mapValues(\.text))
    }
    let result = try CommandFailure.unless { () throws(ExperimentError) in try experiment.run(values) }
    if wantsJSON {
      try print(json: result.json(of: experiment, values))
    } else {
      for line in ResultPrinter(setting).lines(result) { try print(line) }
    }
    return .done
  }

  /// `a=5`: what stands behind the experiment's name.
  private func assignments() throws(CommandFailure) -> [(String, ParameterValue)] {
    var result: [(String, ParameterValue)] = []
    for word in arguments.dropFirst() {
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        throw CommandFailure(.usage, "'\(word)' is no NAME=VALUE", help: "gradus run \(arguments[0]) a=5")
      }
      result.append((String(word[..<equals]), ParameterValue(String(word[word.index(after: equals)...]))))
    }
    return result
  }

  private mutating func explain(
    _ experiment: Experiment, _ values: [String: ParameterValue]
  ) throws(CommandFailure) {
    let parameters = try CommandFailure.unless { () throws(ExperimentError) in
      try experiment.allParameters(given: values)
    }
    if wantsJSON {
      try print(
        json: .array(
          parameters.map { parameter in
            .members(
              ("name", .string(parameter.name)), ("standard", .string(parameter.standard)),
              ("allowed", .string(parameter.allowed)), ("about", .string(localized(parameter.about))))
          }))
      return
    }
    try print(localized(experiment.title))
    for parameter in parameters {
      let value = values[parameter.name]?.text ?? parameter.standard
      try print("  \(parameter.name) = \(value)")
      try print("      \(setting.text(of: parameter.about)) (\(parameter.allowed))")
    }
  }
}

extension ExperimentResult {
  /// What came out, by name.
  fileprivate func json(of experiment: Experiment, _ values: [String: ParameterValue]) -> JSONValue {
    .members(
      ("experiment", .string(experiment.name)),
      (
        "parameters",
        .object(values.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value.text)) })
      ),
      (
        "values",
        .object(
          self.values.map { named in
            switch named.quantity {
            case .number(let value): JSONValue.Member(named.name, .double(value))
            case .word(let word): JSONValue.Member(named.name, .string(word))
            }
          })
      ))
  }
}
