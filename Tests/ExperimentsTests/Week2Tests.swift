import Experiments
import Testing

@Suite struct Week2Tests {
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
