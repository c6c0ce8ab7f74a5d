internal import Algebra
internal import NeuralNetworks
internal import Notation
internal import SourceText

/// A formula of one variable that a reader typed, to be evaluated anywhere.
struct FormulaOfOneVariable {
  let variable: String
  let latex: String
  private let graph: ComputationGraph

  init(_ text: String, parameter: String) throws(ExperimentError) {
    let definitions = try equations(text, of: parameter)
    let names = try inputNames(of: definitions, from: parameter)
    guard names.count == 1, let name = names.first, let last = definitions.last else {
      throw .unsuitable(
        parameter: parameter,
        message: names.isEmpty ? "this formula has no variable" : "this formula has \(names.count) variables",
        help: "one variable is needed, as in '3*a'", at: nil)
    }
    variable = name
    latex = write(last.value, as: .latex)
    graph = try Experiments.graph(of: definitions, from: parameter, inputs: [name: 0])
  }

  func value(_ x: Double) -> Double { evaluated(at: x).nodes.last?.value ?? .nan }

  /// The derivative, by going back through the graph.
  func slope(_ x: Double) -> Double {
    var graph = evaluated(at: x)
    graph.backward()
    return graph.gradient(variable) ?? .nan
  }

  private func evaluated(at x: Double) -> ComputationGraph {
    var graph = graph
    graph[variable] = x
    graph.forward()
    return graph
  }
}
