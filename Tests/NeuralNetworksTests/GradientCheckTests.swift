import Testing

@testable import NeuralNetworks
@testable import Numerics

/// A small network with data, everything from one seed.
struct Subject {
  var network: DeepNetwork
  let X: Matrix
  let Y: Matrix

  init(
    _ sizes: [Int], hidden: Activation = .tanh, m: Int = 5, seed: UInt32 = 1
  ) throws {
    var random = RandomState(seed: seed)
    network = try DeepNetwork(sizes: sizes, hidden: hidden, random: &random)
    for l in network.layers.indices { network.layers[l].b = random.randn(network.layers[l].b.rows, 1) * 0.1 }
    X = random.randn(sizes[0], m)
    Y = above(random.randn(1, m), 0)
  }

  var caches: (AL: Matrix, caches: [LayerCache]) { LModelForward(X, network.layers) }
}

@Suite("Gradient checking")
struct GradientCheckTests {
  @Test func parametersSurviveFlattening() throws {
    let network = try Subject([3, 4, 2, 1]).network
    let θ = network.flattened
    #expect(θ.values.count == network.parameterCount)
    #expect(network.restored(from: θ) == network)
    #expect(θ.name(of: 0) == "W1[0, 0]")
    #expect(θ.name(of: 5) == "W1[1, 2]")
    #expect(θ.name(of: 12) == "b1[0, 0]")
    for i in 0..<θ.values.count { #expect(network[parameter: i] == θ.values[i]) }
    var nudged = network
    nudged[parameter: 13] += 1
    #expect(nudged.layers[0].b[1, 0] == network.layers[0].b[1, 0] + 1)
    #expect(nudged.layers[0].W == network.layers[0].W)
  }

  @Test(arguments: Activation.allCases)
  func backwardAgreesWithNudges(_ hidden: Activation) throws {
    for seed in 1...5 {
      let subject = try Subject([4, 5, 3, 1], hidden: hidden, m: 7, seed: UInt32(seed))
      let report = subject.network.checkGradients(subject.X, subject.Y)
      #expect(report.passes, "seed \(seed): \(report.differing)")
      #expect(report.relativeError < 1e-7, "seed \(seed): \(report.relativeError)")
    }
  }

  /// f(a) = a³ at 2: the slope is 12; the one-sided quotient is off by h · 6, the central one by h².
  @Test func errorsOfTheTwoDifferences() {
    let cube = { (x: [Double]) in x[0] * x[0] * x[0] }
    let central = NumericGradient(of: cube, at: [2], step: 1e-3)
    let oneSided = NumericGradient(of: cube, at: [2], .oneSided, step: 1e-3)
    #expect(abs(central.values[0] - 12.000001) < 1e-9)
    #expect(abs(oneSided.values[0] - 12.006001) < 1e-9)
    let chosen = NumericGradient(of: cube, at: [2])
    #expect(abs(chosen.values[0] - 12) < 1e-9)
  }

  /// The first release's db: the check fails on every bias of a layer with more than one unit, and says why.
  @Test func findsTheBiasSummedOverTheLayer() throws {
    let subject = try Subject([4, 3, 1], hidden: .relu)
    let (AL, caches) = subject.caches
    let wrong = backwardWithSummedBias(AL, subject.Y, caches)
    let right = subject.network.gradients(subject.X, subject.Y)
    #expect(wrong[0].dW == LModelBackward(AL, subject.Y, caches)[0].dW)
    #expect(relativeError(wrong[0].db.elements, right[0].db.elements) > 0.1)
    #expect(
      subject.network.diagnose(wrong, subject.X, subject.Y)
        == [GradientDiagnosis(fault: .biasSummedOverLayer, parts: ["db1"])])
  }

  /// The loop that passes the published test: with one layer it is right, with two it is not.
  @Test func findsTheOutputSlopeInEveryLayer() throws {
    let one = try Subject([3, 1])
    let passes = backwardWithOutputSlope(one.caches.AL, one.Y, one.caches.caches)
    #expect(one.network.diagnose(passes, one.X, one.Y).isEmpty)

    let two = try Subject([4, 3, 1], hidden: .relu)
    let wrong = backwardWithOutputSlope(two.caches.AL, two.Y, two.caches.caches)
    let right = two.network.gradients(two.X, two.Y)
    #expect(relativeError(wrong[0].dW.elements, right[0].dW.elements) > 0.5)
    #expect(
      two.network.diagnose(wrong, two.X, two.Y).map { $0.fault } == [.outputSlopeInEveryLayer])
  }

  /// Each mistake is made on purpose and must be named, and nothing else.
  @Test func namesWhatTurnsTheRightGradientIntoTheWrongOne() throws {
    let subject = try Subject([4, 3, 3, 1], m: 6)
    let right = DeepNetwork.flatten(subject.network.gradients(subject.X, subject.Y))
    let all = right.parts.map { $0.name }
    let cases: [(GradientFault, (Double) -> Double)] = [
      (.sign, { -$0 }), (.notDividedByM, { 6 * $0 }), (.dividedByMTwice, { $0 / 6 }),
      (.factor(2), { 2 * $0 }),
      (.factor(0.5), { $0 / 2 }),
    ]
    for (fault, change) in cases {
      #expect(
        diagnose(right.values.map(change), right: right, m: 6)
          == [GradientDiagnosis(fault: fault, parts: all)])
    }
    #expect(diagnose(right.values, right: right, m: 6).isEmpty)
    #expect(diagnose(right.values.map { $0 + 0.1 }, right: right, m: 6).isEmpty)

    var transposed = right
    let dW2 = right.parts[2]
    transposed.values.replaceSubrange(dW2.range, with: right.matrix(dW2).transposed.elements)
    #expect(
      diagnose(transposed.values, right: right, m: 6)
        == [GradientDiagnosis(fault: .transposed, parts: ["dW2"])])
    // Two parts with faults of their own.
    for i in right.parts[1].range { transposed.values[i] *= -1 }
    #expect(
      Set(diagnose(transposed.values, right: right, m: 6))
        == [
          GradientDiagnosis(fault: .transposed, parts: ["dW2"]),
          GradientDiagnosis(fault: .sign, parts: ["db1"]),
        ])
  }

  @Test func namesAForgottenSlope() throws {
    let subject = try Subject([4, 3, 2, 1], m: 6)
    let (AL, caches) = subject.caches
    var gradients = subject.network.gradients(subject.X, subject.Y)
    let dZ3 = AL - subject.Y
    let dA2 = caches[2].W.T • dZ3
    // dZ2 = dA2 without g'(Z2); layer 1 goes on from there.
    let block2 = linearBackward(dA2, caches[1])
    let dA1 = try #require(block2.dA_prev)
    gradients[1] = block2
    gradients[0] = activationBackward(dA1, caches[0])
    let diagnosis = subject.network.diagnose(gradients, subject.X, subject.Y)
    #expect(diagnosis.map { $0.fault } == [.forgottenSlope(layer: 2)])
    #expect(diagnosis.first?.parts == ["dW1", "db1", "dW2", "db2"])

    // 1 - z² in place of 1 - a² has no name here; the sigmoid's slope has.
    gradients[0] = linearBackward(
      (caches[1].W.T • (dA2 * Activation.tanh.derivative(caches[1].Z)))
        * Activation.sigmoid.derivative(caches[0].Z),
      caches[0])
    gradients[1] = subject.network.gradients(subject.X, subject.Y)[1]
    #expect(
      subject.network.diagnose(gradients, subject.X, subject.Y).map { $0.fault }
        == [.slopeOfAnother(.sigmoid, layer: 1)])
  }

  @Test func tellsHowNumericGradientsCameAbout() throws {
    let subject = try Subject([3, 4, 1])
    let J = { (network: DeepNetwork) in network.cost(subject.X, subject.Y) }
    func differences(_ kind: NumericGradient.Difference, _ h: Double) -> [Double] {
      NumericGradient(of: J, at: subject.network, kind, step: h).values
    }
    #expect(diagnoseDifferences(differences(.central, 1e-5), of: J, at: subject.network) == nil)
    for step in [0.01, 0.001, 0.0001] {
      guard
        case .oneSidedDifference(let named)? =
          diagnoseDifferences(differences(.oneSided, step), of: J, at: subject.network)
      else {
        Issue.record("step \(step) is not named")
        continue
      }
      #expect(abs(named / step - 1) < 1e-9)
    }
    for h in [1e-11, 1e-12, 1e-13] {
      // As a learner writes it: divided by 2h, whatever was really added.
      let naive = (0..<subject.network.parameterCount).map { i in
        var (up, down) = (subject.network, subject.network)
        up[parameter: i] += h
        down[parameter: i] -= h
        return (J(up) - J(down)) / (2 * h)
      }
      guard case .stepTooSmall? = diagnoseDifferences(naive, of: J, at: subject.network) else {
        Issue.record("a nudge of \(h) is not named")
        continue
      }
    }
  }

  /// At and beside the kink of ReLU the nudges show no slope; the verdict must not be "wrong".
  @Test(arguments: [0.0, 1e-7, 2e-6, -2e-6, 5e-6])
  func kinksAreNotMistakes(_ distance: Double) {
    let J = { (θ: [Double]) in relu(θ[0]) * 2 + θ[1] * θ[1] + 1 }
    let θ = [distance, 3.0]
    let gradient = ParameterVector([("W1", [[distance > 0 ? 2 : 0, 6]])])
    let report = GradientChecker().check(gradient, of: J, at: θ)
    #expect(report.entries[0].verdict == .kink)
    #expect(report.entries[1].verdict == .agrees)
    #expect(report.passes)
    let wrong = GradientChecker().check(ParameterVector([("W1", [[2.5, 6]])]), of: J, at: θ)
    #expect(wrong.entries[0].verdict == .differs)
  }

  @Test func mistakesAreNotKinks() throws {
    for seed in 1...20 {
      let subject = try Subject([4, 5, 1], hidden: .relu, seed: UInt32(seed))
      var gradients = subject.network.gradients(subject.X, subject.Y)
      gradients[0] = LayerGradients(dW: gradients[0].dW * 1.001, db: gradients[0].db, dA_prev: nil)
      let checker = GradientChecker()
      let report = checker.check(
        DeepNetwork.flatten(gradients), of: { $0.cost(subject.X, subject.Y) }, at: subject.network)
      let changed = report.entries.filter { $0.name.hasPrefix("dW1") && $0.analytic != 0 }
      // Differences below the rounding of J cannot be seen.
      let missed = changed.filter { $0.verdict != .differs && abs($0.analytic) > 1e-5 }
      #expect(missed.isEmpty, "seed \(seed): \(missed)")
      #expect(report.entries.filter { !$0.name.hasPrefix("dW1") }.allSatisfy { $0.verdict != .differs })
    }
  }

  @Test func relativeErrorOfTheCourse() {
    #expect(relativeError([3, 4], [3, 4]) == 0)
    #expect(relativeError([1], [-1]) == 1)
    #expect(relativeError([0, 0], [0, 0]) == 0)
    #expect(abs(relativeError([1, 0], [0, 1]) - 0.5.squareRoot()) < 1e-15)
    #expect(relativeError([1e-200], [3e-200]) == 0.5)
  }
}

/// Numbers that are none agree with nothing.
@Suite("Gradients that are not finite")
struct NotFiniteGradientTests {
  @Test func theErrorIsNoNumber() {
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(relativeError([1, bad], [1, 2]).isNaN)
      #expect(relativeError([1, 2], [bad, 2]).isNaN)
      #expect(relativeError([bad], [bad]).isNaN)
    }
    #expect(relativeError([0, 0], [0, 0]) == 0)
    #expect(relativeError([1e300, 0], [-1e300, 0]) == 1)
  }

  @Test func theEntryDiffersAndTheFaultIsNamed() {
    let right = ParameterVector([(name: "dW1", matrix: [[1, 2]]), (name: "db1", matrix: [[3]])])
    let found = diagnose([1, .nan, 3], right: right)
    #expect(found == [GradientDiagnosis(fault: .notFinite, parts: ["dW1"])])
    let report = GradientChecker().check(
      right.with([2, .nan, 1]), of: { θ in θ[0] * θ[0] + θ[1] * θ[1] + θ[2] }, at: [1.0, 1.0, 3.0])
    #expect(report.differing.map { $0.name } == ["dW1[0, 1]"])
    #expect(!report.passes)
    #expect(report.relativeError.isNaN)
  }

  @Test func aModelThatDivergedHasNoAccuracy() {
    let model = LogisticRegression(w: [[.nan]], b: 0)
    #expect(model.predict([[1, 2]])[0, 0].isNaN)
    #expect(accuracy(model.predict([[1, 2]]), [[0, 1]]).isNaN)
  }
}
