import Experiments
import SourceText
import Testing

@Suite struct Week2Tests {
  /// Units 2.7 and 2.8: J = 3(a + bc), the intermediate quantities named.
  @Test func theGraphOfTheLecture() throws {
    let named: ParameterValue = "u = b*c; v = a + u; J = 3*v"
    try expect(
      "computation-graph", ["formula": named, "nudge": "b"],
      gives: [
        "u": 6, "v": 11, "J": 33, "dJ/dv": 3, "dJ/du": 3, "dJ/da": 3, "dJ/db": 6, "dJ/dc": 9,
        "u after nudging b": 6.002, "J after nudging b": 33.006,
      ], within: 1e-12)
    try expect(
      "computation-graph", ["formula": named, "nudge": "each"],
      gives: [
        "J after nudging v": 33.003, "J after nudging a": 33.003, "J after nudging u": 33.003,
        "J after nudging c": 33.009, "slope in c": 9,
      ], within: 1e-9)
    // The other ways to 33: the inputs cannot be read back from J.
    try expect("computation-graph", ["formula": named, "a": "11", "b": "0", "c": "0"], gives: ["J": 33])
    try expect("computation-graph", ["formula": named, "a": "1", "b": "2", "c": "5"], gives: ["J": 33])
  }

  @Test func aFormulaNamesItsInputs() throws {
    let experiment = try Experiment.named("computation-graph")
    let values: [String: ParameterValue] = ["formula": "u = p*q; J = r + u"]
    #expect(try experiment.allParameters(given: values).suffix(3).map(\.name) == ["r", "p", "q"])
    let problems = experiment.problems(with: values.merging(["a": "1"]) { $1 })
    #expect(problems.map(\.diagnostic.message) == ["'a' is not a parameter here"])
  }

  @Test func pointsIntoAFormulaThatIsWrong() throws {
    let experiment = try Experiment.named("computation-graph")
    let text = "u = b*c; J = 3*(u"
    let value = ParameterValue(text, at: SourceRange(100, 100 + text.utf8.count))
    let diagnostic = try #require(experiment.problems(with: ["formula": value]).first?.diagnostic)
    #expect(diagnostic.range.lower == 100 + text.utf8.count)
    let circle = experiment.problems(with: ["formula": "u = v*a; v = u + 1"]).first?.diagnostic
    #expect(circle?.message == "'u' is computed from itself: u ← v ← u")
    let absent = #expect(throws: ExperimentError.self) { try experiment.run(["nudge": "q"]) }
    #expect(absent?.diagnostic.message == "there is no node 'q' to nudge")
  }

  /// The worked example of unit 2.9.
  @Test func oneExampleForthAndBack() throws {
    try expect(
      "logistic-example",
      gives: [
        "z": 0.1, "a": 0.524979, "L": 0.644397, "dz": -0.475021, "dw1": -0.475021, "dw2": -0.950042,
        "db": -0.475021, "new w1": 0.547502, "new w2": -0.154996, "new b": 0.147502,
      ])
  }
}
