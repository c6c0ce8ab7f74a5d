import Experiments
import Testing

@Suite struct Week4Tests {
  /// The published test of the forward function, seed 6.
  @Test func forwardAsPublished() throws {
    try expect(
      "deep-forward",
      gives: [
        "AL[0, 0]": 0.03921668, "AL[0, 1]": 0.70498921, "AL[0, 2]": 0.19734387, "AL[0, 3]": 0.04728177,
      ], within: 6e-9)
  }

  @Test func shapesOfANetwork() throws {
    try expect("dimensions", gives: ["parameters": 72])
    try expect(
      "dimensions",
      says: ["shape W1": "(5, 3)", "shape W2": "(5, 5)", "shape W3": "(3, 5)", "shape W4": "(1, 3)"])
    try expect(
      "dimensions", ["sizes": "2, 3, 5, 4, 2, 1"],
      says: [
        "shape W1": "(3, 2)", "shape W2": "(5, 3)", "shape W3": "(4, 5)", "shape W4": "(2, 4)",
        "shape W5": "(1, 2)",
      ])
  }

  @Test(arguments: [
    ("W", "3", "matrix product: shapes (5, 3) and (5, 10) do not fit"),
    ("b", "3", "+: shapes (3, 10) and (1, 3) do not fit"),
    ("A", "1", "matrix product: shapes (5, 3) and (10, 3) do not fit"), ("W", "2", "no error"),
  ])
  func hidesAMistake(_ wrong: String, _ layer: String, _ complaint: String) throws {
    try expect("dimensions", ["wrong": .init(wrong), "layer": .init(layer)], says: ["complaint": complaint])
  }

  @Test(arguments: [(3, 4.0), (5, 16), (8, 128)])
  func parityIsCheapWhenDeep(_ n: Int, _ terms: Double) throws {
    try expect(
      "parity-gates", ["n": "8"],
      gives: [
        "terms for \(n)": terms, "xor gates for \(n)": Double(n - 1),
        "inputs all agree on for \(n)": Double(1 << n),
      ])
  }

  @Test func layersMultiplyBends() throws {
    for depth in 1...8 {
      try expect(
        "linear-pieces", ["depth": .init("\(depth)")],
        gives: ["pieces": Double(1 << depth), "units": Double(2 * depth)])
    }
  }

  @Test func oneStepGoesDownhill() throws {
    let result = try Experiment.named("building-blocks").run()
    #expect(result.number("calls") == 6)
    #expect(try #require(result.number("J after the step")) < #require(result.number("J")))
    // A_prev, W and Z of three layers with 2-3-3-1 units and 4 examples.
    #expect(result.number("numbers in the caches") == Double(8 + 6 + 12 + 12 + 9 + 12 + 12 + 3 + 4))
  }

  @Test func backwardFitsNudges() throws {
    for g in ["sigmoid", "tanh", "leakyRelu", "identity"] {
      let result = try Experiment.named("deep-backward").run(["activation": .init(g)])
      #expect(try #require(result.number("relative error")) < 1e-7, "\(g)")
    }
    try expect(
      "deep-backward", gives: ["relative error without 1/m": 2.0 / 3, "parameters": 72], within: 1e-9)
  }

  @Test(arguments: [
    ("none", "correct"), ("mean forgotten", "wrong"), ("sign", "wrong"), ("scalar bias", "wrong"),
    ("slope forgotten", "wrong"), ("sigmoid everywhere", "wrong"),
  ])
  func findsTheMistake(_ mistake: String, _ verdict: String) throws {
    for seed in 1...5 {
      try expect(
        "gradient-check", ["mistake": .init(mistake), "seed": .init("\(seed)")], says: ["verdict": verdict])
    }
  }

  @Test(arguments: [
    ("none", ""), ("mean forgotten", "m times too large: the division by m is missing"),
    ("sign", "every sign is the opposite"),
    ("scalar bias", "summed over the whole layer: a bias has one slope a unit, the sum of its row"),
    ("slope forgotten", "the slope of the activation is missing in layer 1"),
    ("sigmoid everywhere", "dA of the output is used in every layer"),
  ])
  func namesTheMistake(_ mistake: String, _ diagnosis: String) throws {
    try expect("gradient-check", ["mistake": .init(mistake)], says: ["diagnosis": diagnosis])
  }

  @Test func tellsAKinkFromAMistake() throws {
    try expect("gradient-check", ["kink": "true"], says: ["verdict": "kink"])
    try expect("gradient-check", ["kink": "true", "mistake": "scalar bias"], says: ["verdict": "wrong"])
    try expect("gradient-check", ["kink": "true", "activation": "tanh"], says: ["verdict": "correct"])
  }

  @Test func aWrongBiasLearnsAllTheSame() throws {
    let result = try Experiment.named("wrong-bias").run(["iterations": isOptimized ? "800" : "150"])
    #expect(try #require(result.number("relative error, right")) < 1e-6)
    #expect(try #require(result.number("relative error, wrong")) > 0.01)
    #expect(try #require(result.number("accuracy, wrong")) > 0.85, "it learns, and is wrong")
  }

  @Test func aTestWithOneLayerPasses() throws {
    try expect(
      "passing-while-wrong", says: ["verdict, one layer": "passes", "verdict, your network": "fails"])
    try expect("passing-while-wrong", ["sizes": "5, 1"], says: ["verdict, your network": "passes"])
  }

  @Test func startsThatVanishAndExplode() throws {
    let spread = { (start: String, g: String) in
      try Experiment.named("activation-x-ray").run(["start": .init(start), "activation": .init(g)]).number(
        "spread of A9") ?? .nan
    }
    #expect(try spread("small", "tanh") < 1e-6)
    #expect(try (0.1...0.9).contains(spread("xavier", "tanh")))
    #expect(try (0.2...5).contains(spread("he", "relu")))
    #expect(try spread("normal", "relu") > 1e3)
  }

  @Test func fourChecksBeforeTraining() throws {
    let result = try Experiment.named("sanity-ladder").run(["iterations": isOptimized ? "1500" : "300"])
    #expect(abs(try #require(result.number("J at the start")) - 0.693147) < 1e-4)
    #expect(try #require(result.number("J learned by heart")) < 0.05)
    #expect(try #require(result.number("accuracy with shuffled labels")) < 0.65)
    #expect(try #require(result.number("accuracy")) > 0.85)
  }

  /// Unit 4.7: hidden sizes on the flower, 5000 steps.
  @Test(.enabled(if: isOptimized)) func widthsOnTheFlower() throws {
    try expect(
      "hyperparameter-sweep", ["hidden": "1, 2, 3, 4, 5, 20, 50", "iterations": "5000"],
      gives: [
        "accuracy with n_h = 1": 0.675, "accuracy with n_h = 2": 0.6725, "accuracy with n_h = 3": 0.9075,
        "accuracy with n_h = 4": 0.905, "accuracy with n_h = 5": 0.9125, "accuracy with n_h = 20": 0.905,
        "accuracy with n_h = 50": 0.9075,
      ], within: 0.0051)
  }
}
