internal import Algebra
internal import NeuralNetworks
internal import Notation
internal import SourceText

/// Reads the equations of a parameter: one a line, or with `;` between them.
///
/// A formula without a name on its left is the output and is called `J`.
func equations(_ text: String, of parameter: String) throws(ExperimentError) -> [Definition] {
  let separators = Set(";\r\n".utf8)
  var definitions: [Definition] = []
  for piece in text.utf8.split(whereSeparator: separators.contains) {
    guard !piece.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { continue }
    // Blanks in front keep the ranges those of the whole text.
    let before = text.utf8.distance(from: text.utf8.startIndex, to: piece.startIndex)
    let padded = String(repeating: " ", count: before) + String(Substring(piece))
    definitions.append(try equation(padded, of: parameter))
  }
  guard !definitions.isEmpty else {
    let diagnostic = Diagnostic(
      "experiments.no-formula", at: SourceRange(0, text.utf8.count), "there is no formula here")
    throw .formula(parameter: parameter, diagnostic)
  }
  return definitions
}

/// The graph of equations, at the values of their inputs.
func graph(
  of definitions: [Definition], from parameter: String, inputs: [String: Double]
) throws(ExperimentError) -> ComputationGraph {
  do throws(GraphError) {
    return try ComputationGraph(of: definitions, inputs: inputs)
  } catch {
    throw .formula(parameter: parameter, error.diagnostic)
  }
}

/// The names in equations that need a value.
func inputNames(
  of definitions: [Definition], from parameter: String
) throws(ExperimentError) -> [String] {
  do throws(GraphError) {
    return try ComputationGraph.inputNames(of: definitions)
  } catch {
    throw .formula(parameter: parameter, error.diagnostic)
  }
}

private func equation(_ text: String, of parameter: String) throws(ExperimentError) -> Definition {
  let chain: FormulaChain
  do throws(FormulaError) {
    chain = try readChain(text)
  } catch {
    throw .formula(parameter: parameter, error.diagnostic)
  }
  guard chain.leading == nil, chain.links.count <= 1,
    chain.links.allSatisfy({ $0.relation == .equal || $0.relation == .defined })
  else {
    let range = chain.leading?.range ?? chain.links.last?.range ?? SourceRange(at: 0)
    throw .formula(
      parameter: parameter,
      Diagnostic("experiments.not-a-definition", at: range, "expected one equation, as in 'u = b*c'"))
  }
  guard chain.sides.count == 2 else { return Definition("J", chain.sides[0]) }
  guard case .symbol(let name) = chain.sides[0].node else {
    throw .formula(
      parameter: parameter,
      Diagnostic(
        "experiments.no-name", at: chain.sides[0].range, "the left side must be one name",
        help: "as in 'u = b*c'"))
  }
  return Definition(name, chain.sides[1])
}
