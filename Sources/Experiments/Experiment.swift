/// A named run that a lesson step links to: what may be set, the code that it shows, and how to run it.
public struct Experiment: Sendable {
  /// A declaration in our sources that this experiment runs.
  public struct Implementation: Hashable, Sendable {
    /// From the root of the package: `Sources/NeuralNetworks/ComputationGraph.swift`.
    public let file: String
    /// The declaration, such as `backward`.
    public let symbol: String

    init(_ file: String, _ symbol: String) {
      self.file = file
      self.symbol = symbol
    }
  }

  /// As a lesson calls it: `computation-graph`.
  public let name: String
  public let title: LocalizedText
  /// The unit of the syllabus it belongs to: `2.7`.
  public let unit: String
  public let implementations: [Implementation]
  /// What may be set; `openParameters` may add to it.
  public let parameters: [Parameter]
  /// False for timings: nothing of it may be claimed by a lesson.
  public let isDeterministic: Bool
  /// More parameters, which depend on a value: the inputs of a formula. Nil where there are none.
  let openParameters: (@Sendable ([String: ParameterValue]) throws(ExperimentError) -> [Parameter])?
  let body: @Sendable (Arguments, Monitor) throws(ExperimentError) -> Findings

  init(
    _ name: String, unit: String, title: LocalizedText, shows implementations: [Implementation],
    parameters: [Parameter], isDeterministic: Bool = true,
    openParameters: (@Sendable ([String: ParameterValue]) throws(ExperimentError) -> [Parameter])? = nil,
    body: @escaping @Sendable (Arguments, Monitor) throws(ExperimentError) -> Findings
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.implementations = implementations
    self.parameters = parameters
    self.isDeterministic = isDeterministic
    self.openParameters = openParameters
    self.body = body
  }

  /// Runs it.
  ///
  /// The same values give the same result, to the last bit, where `isDeterministic`.
  /// - Parameters:
  ///   - values: What was written, by parameter; those left out take their standard value.
  ///   - progress: Told the share that is done, now and then, from the thread of the call.
  ///   - isCancelled: Asked now and then; true ends the run with `cancelled`.
  public func run(
    _ values: [String: ParameterValue] = [:], progress: @escaping (Double) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws(ExperimentError) -> ExperimentResult {
    let arguments = try arguments(from: values)
    // Shares of parts of a run may round to a little less than what was reported before.
    var reported = 0.0
    let forward = { (share: Double) in
      reported = max(reported, share)
      progress(reported)
    }
    do throws(ExperimentError) {
      var findings = try body(arguments, Monitor(progress: forward, isCancelled: isCancelled))
      findings.warnOfNumbersPastTheEnd()
      return ExperimentResult(title: title, parts: findings.parts, values: findings.values)
    } catch {
      throw error.located(in: values)
    }
  }

  /// Everything that may be set when the values so far are these.
  public func allParameters(given values: [String: ParameterValue]) throws(ExperimentError) -> [Parameter] {
    guard let openParameters else { return parameters }
    do throws(ExperimentError) {
      return try parameters + openParameters(values)
    } catch {
      throw error.located(in: values)
    }
  }

  /// All that is wrong with the values, without running anything.
  public func problems(with values: [String: ParameterValue]) -> [ExperimentError] {
    let known: [Parameter]
    do { known = try allParameters(given: values) } catch { return [error] }
    var problems: [ExperimentError] = []
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if let parameter = known.first(where: { $0.name == name }) {
        if Argument(value.text, as: parameter.kind) == nil {
          problems.append(
            .badValue(parameter: name, found: value.text, allowed: parameter.allowed, at: value.range))
        }
      } else {
        let names = known.map(\.name)
        problems.append(
          .unknownParameter(
            name: name, known: names, nearest: nearest(to: name, among: names), at: value.range))
      }
    }
    return problems
  }

  private func arguments(from values: [String: ParameterValue]) throws(ExperimentError) -> Arguments {
    if let problem = problems(with: values).first { throw problem }
    let known = try allParameters(given: values)
    var read: [String: Argument] = [:]
    for parameter in known {
      let text = values[parameter.name]?.text ?? parameter.standard
      guard let argument = Argument(text, as: parameter.kind) else {
        throw .badValue(parameter: parameter.name, found: text, allowed: parameter.allowed, at: nil)
      }
      read[parameter.name] = argument
    }
    return Arguments(read, openNames: known.dropFirst(parameters.count).map(\.name))
  }
}
