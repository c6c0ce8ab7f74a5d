import Testing

@testable import NeuralNetworks
@testable import Numerics

@Suite("Logistic regression")
struct LogisticRegressionTests {
  private func data(_ n: Int, _ m: Int, seed: UInt32) -> (X: Matrix, Y: Matrix, model: LogisticRegression) {
    var random = RandomState(seed: seed)
    let X = random.randn(n, m)
    let Y = above(random.randn(1, m), 0)
    return (X, Y, LogisticRegression(w: random.randn(n, 1), b: random.randn()))
  }

  @Test func theLoopAndTheMatricesAgree() {
    for seed in 1...30 {
      let (X, Y, model) = data(1 + seed % 7, 1 + seed, seed: UInt32(seed))
      let vectors = model.propagate(X, Y)
      let loop = model.propagateLoop(X, Y)
      #expect(abs(vectors.dw - loop.dw).maximum < 1e-13)
      #expect(abs(vectors.db - loop.db) < 1e-13)
      #expect(abs(vectors.cost - loop.cost) < 1e-13)
    }
  }

  @Test func gradientsAgreeWithNudges() {
    for seed in 1...10 {
      let (X, Y, model) = data(4, 9, seed: UInt32(seed))
      let numeric = NumericGradient(
        of: { (θ: [Double]) in
          LogisticRegression(w: .column(Array(θ[..<4])), b: θ[4]).propagate(X, Y).cost
        }, at: model.w.elements + [model.b])
      let gradients = model.propagate(X, Y)
      #expect(relativeError(gradients.dw.elements + [gradients.db], numeric.values) < 1e-8)
    }
  }

  @Test func accumulatorsGrowExampleByExample() {
    let model = LogisticRegression(w: [[1], [2]], b: 1.5)
    var seen: [Double] = []
    _ = model.propagateLoop([[1, -2, -1], [3, 0.5, -3.2]], [[1, 1, 0]]) { i, sum in
      #expect(i == seen.count)
      seen.append(sum.db)
    }
    #expect(seen.count == 3)
    #expect(abs(seen[2] / 3 + 0.12500404) < 1e-8)
  }

  /// One example by hand (unit 2.9): z = 0.1, dz = -0.475021.
  @Test func oneExample() {
    var model = LogisticRegression(w: [[0.5], [-0.25]], b: 0.1)
    let gradients = model.propagate([[1], [2]], [[1]])
    #expect(abs(gradients.cost - 0.644397) < 1e-6)
    #expect(abs(gradients.db + 0.475021) < 1e-6)
    #expect(abs(gradients.dw[1, 0] + 0.950042) < 1e-6)
    model.update(gradients, learningRate: 0.1)
    #expect(abs(model.w[0, 0] - 0.547502) < 1e-6)
    #expect(abs(model.b - 0.147502) < 1e-6)
  }

  @Test func badInputIsRefusedBeforeWork() throws {
    let X: Matrix = [[1, 2], [3, 4]]
    #expect(throws: InputError.shapes(ShapeMismatch("X and Y", Shape(2, 2), Shape(1, 3)))) {
      try TrainingSet(X, [[1, 0, 1]])
    }
    #expect(throws: InputError.notALabel(value: 0.5, example: 1)) { try TrainingSet(X, [[1, 0.5]]) }
    #expect(throws: InputError.notFinite(name: "X", row: 1, column: 0)) {
      try TrainingSet([[1, 2], [.nan, 4]], [[1, 0]])
    }
    #expect(throws: InputError.size(of: "examples", 0)) { try TrainingSet(.zeros(2, 0), .zeros(1, 0)) }
    #expect(throws: InputError.size(of: "features", 0)) { try TrainingSet(.zeros(0, 2), .zeros(1, 2)) }
    let training = try TrainingSet(X, [[1, 0]])
    #expect(throws: InputError.learningRate(-1)) { try LogisticRegression.model(training, learningRate: -1) }
    #expect(throws: InputError.self) { try LogisticRegression.model(training, learningRate: .nan) }
    #expect(throws: InputError.iterations(0)) { try LogisticRegression.model(training, iterations: 0) }
    #expect(
      InputError.shapes(ShapeMismatch("X and Y", Shape(2, 2), Shape(1, 3))).description
        == "X and Y: shapes (2, 2) and (1, 3) do not fit")
  }
}

@Suite("Losses")
struct LossTests {
  @Test func valuesOfTheLecture() {
    #expect(abs(crossEntropy(0.5, 0) - 0.693147) < 1e-6)
    #expect(abs(crossEntropy(0.9, 1) - 0.105361) < 1e-6)
    #expect(abs(crossEntropy(0.9, 0) - 2.302585) < 1e-6)
    #expect(crossEntropy(1, 1) == 0)
    #expect(crossEntropy(0, 1) == .infinity)
    #expect(abs(computeCost([[0.8, 0.3]], [[1, 0]]) - 0.289909) < 1e-6)
  }

  @Test func theStableFormAgreesAndGoesOn() {
    for z in stride(from: -30.0, through: 30, by: 0.37) {
      for y in [0.0, 1] {
        #expect(abs(stableCrossEntropy(z, y) - crossEntropy(sigmoid(z), y)) < 1e-4 * max(1, abs(z)))
      }
    }
    #expect(stableCrossEntropy(40, 0) == 40)
    #expect(stableCrossEntropy(1000, 0) == 1000)
    #expect(stableCrossEntropy(-1000, 0) == 0)
    #expect(stableCrossEntropy(-1000, 1) == 1000)
    #expect(crossEntropy(sigmoid(40), 0) == .infinity)
    #expect(stableCost([[40, -1000]], [[0, 1]]) == 520)
  }

  /// ŷ = 0.8, 0.7, 0.9 for what happened: the product 0.504, its logarithm minus the summed loss.
  @Test func likelihoodAndLossAreOne() {
    let labels = [1.0, 0, 1]
    let predictions = [0.8, 0.3, 0.9]
    #expect(abs(likelihood(labels: labels, predictions: predictions) - 0.504) < 1e-15)
    let sum = zip(predictions, labels).reduce(0) { $0 + crossEntropy($1.0, $1.1) }
    #expect(abs(logLikelihood(labels: labels, predictions: predictions) + sum) < 1e-15)
    #expect(abs(sum - 0.685179) < 1e-6)
    let tosses = [Double](repeating: 1, count: 7) + [Double](repeating: 0, count: 3)
    let best = bestConstantPrediction(labels: tosses)
    #expect(best == 0.7)
    func J(_ p: Double) -> Double { computeCost(Matrix(1, 10, repeating: p), .row(tosses)) }
    #expect(abs(J(0.7) - 0.610864) < 1e-6)
    for p in [0.5, 0.6, 0.69, 0.71, 0.8] { #expect(J(p) > J(best)) }
    let many = [Double](repeating: 1, count: 2000)
    #expect(likelihood(labels: many, predictions: many.map { _ in 0.5 }) == 0)
    #expect(abs(logLikelihood(labels: many, predictions: many.map { _ in 0.5 }) + 1386.294361) < 1e-6)
  }
}
