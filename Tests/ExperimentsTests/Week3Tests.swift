import Experiments
import SourceText
import Testing

@Suite struct Week3Tests {
  @Test func twoUnitsInARow() throws {
    try expect("two-layer-chain", gives: ["z1": 0, "a1": 0.5, "da1": 1.46212, "dz2": 0.731059], within: 5e-6)
    // W2 = 2, dz2 = 0.3, z1 = 0.5 in tanh: (W2 dz2) g′(z1) = 0.471869, not multiplied by z1.
    let tanh: [String: ParameterValue] = [
      "x": "1", "w1": "0", "b1": "0.5", "w2": "2", "b2": "0", "y": "0", "activation": "tanh",
    ]
    let result = try Experiment.named("two-layer-chain").run(tanh)
    let (dz1, dz2) = (try #require(result.number("dz1")), try #require(result.number("dz2")))
    #expect(abs(dz1 / dz2 - 0.471869 / 0.3) < 1e-5)
  }

  @Test(arguments: [
    ("3, 4, 1", 21.0, 2.0), ("4, 3, 1", 19, 2), ("3, 5, 5, 3, 1", 72, 4), ("12288, 1", 12289, 1),
  ])
  func countsLayersAndParameters(_ sizes: String, _ parameters: Double, _ layers: Double) throws {
    try expect("network-picture", ["sizes": .init(sizes)], gives: ["parameters": parameters, "L": layers])
  }

  @Test func loopAndMatrixAgree() throws {
    try expect(
      "shallow-forward", ["m": "7"], gives: ["distance to the loop": 0, "parameters": 21], within: 1e-14)
    try expect("shallow-forward", says: ["shape W1": "(4, 3)", "shape W2": "(1, 4)", "shape Z1": "(4, 5)"])
  }

  @Test func columnsStayApart() throws {
    try expect(
      "columns-as-examples",
      gives: [
        "WX[0, 0]": 1, "WX[0, 1]": 2, "WX[0, 2]": 0, "WX[1, 0]": 3, "WX[1, 1]": 4, "WX[1, 2]": 2,
        "Z[0, 0]": 11,
        "Z[0, 1]": 12, "Z[0, 2]": 10, "Z[1, 0]": 23, "Z[1, 1]": 24, "Z[1, 2]": 22,
      ])
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.named("columns-as-examples").run(["X": "1 2; 3 4; 5 6"])
    }
    #expect(error?.diagnostic.message == "matrix product: shapes (2, 2) and (3, 2) do not fit")
  }

  @Test func activationValues() throws {
    try expect(
      "activations", ["z": "5, 10, -10, 0"],
      gives: [
        "tanh′(5)": 1.8158e-4, "sigmoid′(10)": 4.53958e-5, "tanh′(-10)": 8.2446e-9, "sigmoid′(0)": 0.25,
        "tanh′(0)": 1,
        "leakyRelu′(-10)": 0.01, "largest distance of tanh z and 2σ(2z) - 1": 0,
      ], within: 1e-8)
    try expect("activations", gives: ["mean of sigmoid": 0.5, "mean of tanh": 0], within: 0.02)
  }

  @Test func aKinkHasTwoSlopes() throws {
    try expect(
      "activation-derivatives",
      gives: ["relu from the left": 0, "relu from the right": 1, "relu central": 0.5])
    try expect("activation-derivatives", ["z": "1"], gives: ["sigmoid central": 0.19661193], within: 1e-8)
  }

  @Test func linearLayersCollapse() throws {
    try expect("linear-collapse", gives: ["W′[0, 0]": -1, "W′[0, 1]": 2, "b′": 4.5], within: 0)
    for x in ["1, 1", "-3, 0.25", "100, -7"] {
      let result = try Experiment.named("linear-collapse").run(["x": .init(x)])
      #expect(result.number("output") == result.number("output of one layer"))
    }
  }

  /// The worked example of unit 3.9.
  @Test func sixEquations() throws {
    try expect(
      "shallow-backward",
      gives: [
        "A1[0, 0]": -0.761594, "A1[1, 0]": 0.999753, "Z2": -2.261101, "A2": 0.094396, "J": 2.360254,
        "dZ2": -0.905604,
        "dW2[0, 0]": 0.689703, "dW2[0, 1]": -0.905380, "dZ1[0, 0]": -0.380330, "dZ1[1, 0]": 0.000894,
        "dW1[0, 0]": -0.380330, "dW1[0, 1]": -0.760661, "dW1[1, 0]": 0.000894, "dW1[1, 1]": 0.001788,
      ])
    for g in ["sigmoid", "tanh", "relu", "leakyRelu", "identity"] {
      let result = try Experiment.named("shallow-backward").run([
        "activation": .init(g), "X": "1 -0.5 0.3; 2 1 -1", "Y": "1, 0, 1",
      ])
      #expect(try #require(result.number("relative error")) < 1e-7, "\(g)")
    }
  }

  /// Unit 3.7: which seeds find a good valley.
  @Test func xorFromFiveStarts() throws {
    try expect(
      "xor",
      gives: [
        "J of logistic regression": 0.693147, "accuracy of logistic regression": 0.5,
        "accuracy with seed 2": 1,
        "accuracy with seed 4": 1,
      ])
    let result = try Experiment.named("xor").run()
    for seed in [0, 1, 3] { #expect(try #require(result.number("accuracy with seed \(seed)")) < 1) }
  }

  /// Unit 3.11, on the flower: 400 points, 4 tanh units, 5000 steps.
  @Test(.enabled(if: isOptimized)) func initialisationsOnTheFlower() throws {
    try expect(
      "initialisation-zoo",
      gives: [
        "J, zeros": 0.693147, "accuracy, zeros": 0.5, "rank of W1, zeros": 0, "accuracy, constant 0.5": 0.655,
        "rank of W1, constant 0.5": 1, "accuracy, W1 zero, W2 random": 0.9075, "accuracy, 0.01 randn": 0.905,
        "accuracy, randn": 0.9075, "accuracy, 1000 randn": 0.635, "rank of W1, randn": 2,
      ], within: 1e-6)
  }

  /// The same in a hundredth of the steps: the symmetry shows at once.
  @Test func equalUnitsStayEqual() throws {
    try expect(
      "initialisation-zoo", ["iterations": "50"],
      gives: [
        "J, zeros": 0.693147, "different units, zeros": 1, "different units, constant 0.5": 1,
        "different units, 0.01 randn": 4, "different units, W1 zero, W2 random": 4,
        "rank of W1, constant 0.5": 1,
      ])
  }

  /// The right feature spares the hidden layer: a circle is a line in the squares, XOR one in the product.
  @Test(arguments: [("circle", "squares"), ("xor", "product")])
  func aFeatureInsteadOfALayer(_ data: String, _ features: String) throws {
    let run = { (features: String) in
      try Experiment.named("decision-boundary").run([
        "data": .init(data), "features": .init(features), "hidden": "0", "iterations": "600", "alpha": "2",
      ]).number("accuracy") ?? .nan
    }
    #expect(try run(features) > 0.93)
    #expect(try run("plain") < 0.7)
  }

  @Test(.enabled(if: isOptimized)) func theFlowerAsPublished() throws {
    try expect("decision-boundary", ["seed": "2"], gives: ["accuracy": 0.905, "baseline": 0.5], within: 1e-6)
    // The published accuracy 47 % of logistic regression counts its own threshold; chance is what it is.
    let line = try Experiment.named("decision-boundary").run(["hidden": "0", "iterations": "500"])
    #expect(try #require(line.number("accuracy")) < 0.55)
  }
}
