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

  @Test func picturesBecomeColumns() throws {
    try expect("image-flatten", ["height": "5", "width": "4"], gives: ["n_x": 60])
    let result = try Experiment.named("image-flatten").run(["images": "10"])
    let (pixels, sheets) = (result.number("cost by pixels"), result.number("cost by sheets"))
    let difference = try #require(pixels) - #require(sheets)
    #expect(abs(difference) < 1e-12, "the order of the features does not matter")
    #expect(result["shape X"] == .word("(192, 10)"))
  }

  @Test(arguments: [("2", 0.880797), ("3", 0.952574), ("9.2", 0.99989897), ("0", 0.5)])
  func sigmoidValues(_ z: String, _ a: Double) throws {
    try expect("sigmoid-curve", ["x": .init(z), "w": "1", "b": "0"], gives: ["a": a, "σ(-z)": 1 - a])
  }

  @Test func sigmoidRoundsToOne() throws {
    try expect("stable-loss", gives: ["σ(37)": 1, "through a at 40": .infinity, "through z at 40": 40])
    let result = try Experiment.named("stable-loss").run()
    #expect(try #require(result.number("σ(36)")) < 1)
    try expect(
      "stable-loss", ["y": "1", "z": "-1000, 1000"],
      gives: ["through z at -1000": 1000, "through z at 1000": 0])
  }

  @Test func losses() throws {
    try expect(
      "cross-entropy-curves", gives: ["L if y = 1": 0.105361, "L if y = 0": 2.302585, "J": 0.289909])
    try expect(
      "cross-entropy-curves", ["prediction": "0.5"], gives: ["L if y = 1": 0.693147, "L if y = 0": 0.693147])
    try expect("cross-entropy-curves", ["prediction": "0.99"], gives: ["L if y = 1": 0.010050])
  }

  @Test func whichLossIsABowl() throws {
    try expect(
      "convexity", ["w": "-3"], gives: ["squared error″": -0.0369, "cross-entropy″": 0.0452], within: 5e-5)
    try expect("convexity", ["w": "1"], gives: ["squared error″": 0.0631], within: 5e-5)
  }

  @Test(arguments: [
    ("0.1", 0.0576, "descends"), ("0.5", 0, "arrives"), ("0.9", 0.0576, "oscillates"), ("1.0", 5, "stays"),
    ("1.1", 191.69, "diverges"),
  ])
  func twentyStepsOnAParabola(_ alpha: String, _ w: Double, _ course: String) throws {
    try expect("gradient-descent-1d", ["alpha": .init(alpha)], gives: ["|w|": w], within: 5e-5)
    try expect("gradient-descent-1d", ["alpha": .init(alpha)], says: ["course": course])
    let name = alpha == "1.0" ? "1" : alpha
    try expect("learning-rate-duel", gives: ["|w| at α = \(name)": w, "limit of α": 1], within: 5e-5)
    try expect("learning-rate-duel", says: ["course at α = \(name)": course])
  }

  @Test func steepestDescentDoesNotPointAtTheMinimum() throws {
    try expect("gradient-descent-2d", gives: ["angle": 39.3, "limit of α": 0.1], within: 2e-3)
    try expect("gradient-descent-2d", ["alpha": "0.11"], says: ["course": "diverges"])
  }

  /// Erratum B28: convex, and no minimum to arrive at.
  @Test func separableDataHasNoMinimum() throws {
    try expect(
      "no-minimum", gives: ["w after 1000 steps": 6.207, "w after 100000 steps": 10.820], within: 1e-4)
    try expect(
      "no-minimum", ["start": "5"], gives: ["w after 1000 steps": 6.473, "w after 100000 steps": 10.823],
      within: 1e-4)
  }

  @Test func nudges() throws {
    try expect(
      "nudge", gives: ["f(2)": 6, "f(2 + h)": 6.003, "f(5 + h)": 15.003, "f′(2)": 3, "nudge slope at 5": 3],
      within: 1e-9)
    try expect(
      "nudge", ["f": "a^2"], gives: ["f(2 + h)": 4.004001, "f(5 + h)": 25.010001, "f′(2)": 4, "f′(5)": 10],
      within: 1e-12)
    try expect(
      "nudge", ["f": "ln a", "at": "2"], gives: ["change at 2": 0.000499875, "f′(2)": 0.5], within: 5e-10)
    try expect("nudge", ["f": "a^3"], gives: ["f(2 + h)": 8.012006001, "f′(2)": 12], within: 1e-12)
  }

  @Test func howSmallANudge() throws {
    let result = try Experiment.named("step-sweep").run()
    let error = { (name: String) in try #require(result.number("\(name)")) }
    #expect(try NamedValue("", error("one-sided error at 1e-3")).agrees(with: "4.5e-5"))
    #expect(try NamedValue("", error("central error at 1e-3")).agrees(with: "5.9e-9"))
    #expect(try error("central error at 1e-5") < 1e-11)
    #expect(try error("one-sided error at 1e-12") > 1e-7, "rounding")
    try expect("step-sweep", gives: ["best central h": 1e-5], within: 0)
  }

  @Test func readsEveryNotation() throws {
    for formula in ["J = 3(a + bc)", "J = 3 \\left(a + b \\cdot c\\right)", "3*(a + b*c)"] {
      try expect(
        "computation-graph", ["formula": .init(formula)], gives: ["J": 33, "dJ/db": 6, "u": 6, "v": 11])
    }
    // The loss of one example, written as the lecture writes it.
    try expect(
      "computation-graph",
      [
        "formula": "z = w_1 x_1 + w_2 x_2 + b; a = σ(z); L = -(y log a + (1 - y) log(1 - a))", "x1": "1",
        "x2": "2",
        "w1": "0.5", "w2": "-0.25", "b": "0.1", "y": "1",
      ], gives: ["L": 0.644397, "dL/dz": -0.475021, "dL/dw2": -0.950042, "dL/db": -0.475021])
    // The quiz's graphs: (a - 1)(b + c) and a² - c².
    try expect(
      "computation-graph", ["formula": "u = ab; v = ac; w = b + c; J = u + v - w", "a": "7"],
      gives: ["J": 6 * 5, "dJ/da": 5, "dJ/db": 6])
    try expect(
      "computation-graph", ["formula": "J = (a + b)(a - b) + (b + c)(b - c)"],
      gives: ["J": 25 - 4, "dJ/da": 10, "dJ/db": 0, "dJ/dc": -4])
  }

  @Test func theLoopOverTheExamples() throws {
    let expected = ["dw1": 0.25071532, "dw2": -0.06604096, "db": -0.12500405, "J": 0.15900538]
    try expect("logistic-accumulators", gives: expected, within: 6e-9)
    try expect(
      "vectorized-forward",
      gives: ["dw[0, 0]": 0.25071532, "dw[1, 0]": -0.06604096, "db": -0.12500405, "J": 0.15900538],
      within: 6e-9)
  }

  @Test func elementwiseFunctions() throws {
    try expect(
      "elementwise",
      gives: ["exp[0]": 2.718282, "exp[1]": 7.389056, "exp[2]": 20.085537, "u[0, 0]": 14, "u[1, 0]": 32])
  }

  @Test func logisticRegressionStartsAtChance() throws {
    let result = try Experiment.named("logistic-training").run(["iterations": "200"])
    let (start, end) = (result.number("J at the start"), result.number("J"))
    #expect(abs(try #require(start) - 0.693147) < 1e-6)
    #expect(try #require(end) < 0.32)
    #expect(try #require(result.number("accuracy")) > 0.85)
  }

  @Test(arguments: [
    ("2, 3", "2, 1", "(2, 3)", "fits"), ("3, 4", "1, 4", "(3, 4)", "fits"),
    ("3, 3", "2, 1", "error", "error"),
    ("4, 3", "3, 2", "error", "error"), ("1, 4", "4, 1", "(4, 4)", "both stretched"),
    ("4", "3, 4", "(3, 4)", "fits"),
    ("8, 1, 6, 1", "7, 1, 5", "(8, 7, 6, 5)", "both stretched"),
  ])
  func broadcastsLikeNumPy(_ left: String, _ right: String, _ shape: String, _ verdict: String) throws {
    try expect(
      "broadcasting", ["left": .init(left), "right": .init(right)],
      says: ["shape": shape, "verdict": verdict])
  }

  @Test func caloriesToEightDigits() throws {
    try expect(
      "calories",
      gives: [
        "sum[0, 0]": 59, "sum[0, 1]": 239, "sum[0, 2]": 155.4, "sum[0, 3]": 76.9, "P[0, 0]": 94.91525424,
        "P[0, 3]": 88.42652796, "P[1, 1]": 43.51464435, "P[2, 2]": 63.70656371, "P[2, 3]": 1.17035111,
      ], within: 6e-9)
  }

  @Test func columnsAndRows() throws {
    try expect(
      "rank-one-trap",
      says: ["shape aaᵀ": "(5, 5)", "shape a - a.T of (n, 1)": "(5, 5)", "shape a - a.T of (n,)": "(5,)"])
  }

  @Test func likelihoodBecomesCost() throws {
    try expect(
      "likelihood",
      gives: [
        "likelihood": 0.504, "sum of losses": 0.685179, "J": 0.228393, "best constant": 0.7,
        "J(0.7)": 0.610864,
        "J(0.6)": 0.632465, "J(0.8)": 0.639032,
      ])
    let result = try Experiment.named("likelihood").run()
    #expect(try #require(result.number("product of many")) < 1e-300, "the product underflows")
  }
}
