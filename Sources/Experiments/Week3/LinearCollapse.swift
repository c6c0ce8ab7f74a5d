internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 3.7: layers without a bend between them are one layer.
  static let linearCollapse = Experiment(
    "linear-collapse", unit: "3.7",
    title: LocalizedText("Linear layers collapse into one", "线性层会塌缩成一层"),
    shows: [Implementation("Sources/NeuralNetworks/LinearCollapse.swift", "collapsedIfLinear")],
    parameters: [
      Parameter("W1", .matrix(rows: 1...6, columns: 1...6), standard: "1 2; 0 -1; 3 1", "$W^{[1]}$"),
      Parameter("b1", .numbers(count: 1...6, each: -1000...1000), standard: "1, 0, -2", "$b^{[1]}$"),
      Parameter("W2", .matrix(rows: 1...6, columns: 1...6), standard: "2 1 -1", "$W^{[2]}$"),
      Parameter("b2", .numbers(count: 1...6, each: -1000...1000), standard: "0.5", "$b^{[2]}$"),
      Parameter(
        "x", .numbers(count: 1...6, each: -1000...1000), standard: "1, 1",
        LocalizedText("an input to try", "试一个输入")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (W1, b1) = (Matrix(arguments.rows("W1")), Matrix.column(arguments.numbers("b1")))
    let (W2, b2) = (Matrix(arguments.rows("W2")), Matrix.column(arguments.numbers("b2")))
    let x = Matrix.column(arguments.numbers("x"))
    for (name, fits) in [
      ("b1", b1.rows == W1.rows), ("W2", W2.columns == W1.rows), ("b2", b2.rows == W2.rows),
      ("x", x.rows == W1.columns),
    ] where !fits {
      throw .unsuitable(
        parameter: name, message: "'\(name)' does not fit W1 \(W1.shape) and W2 \(W2.shape)",
        help: "b has a row for each row of W, W2 a column for each row of W1, x a row for each column of W1",
        at: nil)
    }
    let network = DeepNetwork(layers: [Layer(W: W1, b: b1, g: .identity), Layer(W: W2, b: b2, g: .identity)])
    let bent = DeepNetwork(layers: [Layer(W: W1, b: b1, g: .relu), Layer(W: W2, b: b2, g: .identity)])
    var findings = Findings()
    guard let (W, b) = network.collapsedIfLinear() else { return findings }
    findings.formula("a^{[2]} = W^{[2]}(W^{[1]} x + b^{[1]}) + b^{[2]} = W' x + b'")
    findings.formula("W' = W^{[2]} W^{[1]} = \(TeX.matrix(W2)) \(TeX.matrix(W1)) = \(TeX.matrix(W))")
    findings.formula(
      "b' = W^{[2]} b^{[1]} + b^{[2]} = \(TeX.matrix(W2)) \(TeX.matrix(b1)) + \(TeX.matrix(b2)) = \(TeX.matrix(b))"
    )
    let (two, one, withBend) = (network.forward(x), W • x + b, bent.forward(x))
    findings.show(
      Table(
        LocalizedText("One input through both", "同一输入通过两者"),
        columns: [
          LocalizedText("two linear layers", "两个线性层"), LocalizedText("one layer $W'$, $b'$", "一层 $W'$、$b'$"),
          LocalizedText("with a ReLU between", "中间加 ReLU"),
        ],
        rows: (0..<two.rows).map { [.number(two[$0, 0]), .number(one[$0, 0]), .number(withBend[$0, 0])] }))
    findings.remark(
      "Any number of linear layers is one linear layer. A bend between them is what depth needs.",
      "再多的线性层也只是一个线性层。深度需要层间的弯折。", .finding)
    findings.claim("W′", W)
    findings.claim("b′", b)
    findings.claim("output", two)
    findings.claim("output of one layer", one)
    findings.claim("output with ReLU", withBend)
    return findings
  }

  /// Unit 3.7: XOR, which no straight line solves; a hidden layer of two does, from some starts.
  static let xorTraining = Experiment(
    "xor", unit: "3.7",
    title: LocalizedText("XOR needs a hidden layer", "异或需要隐藏层"),
    shows: [
      Implementation("Sources/NeuralNetworks/ShallowNetwork+Training.swift", "train"),
      Implementation("Sources/NeuralNetworks/DataSets/PlanarSets.swift", "xorCorners"),
    ],
    parameters: [
      Parameter(
        "seeds", .integers(count: 1...8, each: 0...1000), standard: "0, 1, 2, 3, 4",
        LocalizedText("one run for each seed", "每个种子运行一次")),
      Parameter("hidden", .integer(1...16), standard: "2", step: 1, LocalizedText("hidden units", "隐藏单元数")),
      .activation(), .alpha("0.5"), .iterations(5000),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let corners = TrainingSet.xorCorners
    let iterations = arguments.integer("iterations")
    var line = LogisticRegression(zeros: 2)
    for _ in 0..<min(iterations, 1000) {
      line.update(line.propagate(corners.X, corners.Y), learningRate: 0.5)
    }
    let lineCost = line.propagate(corners.X, corners.Y).cost
    var findings = Findings()
    var runs: [(name: LocalizedText, costs: [Double])] = []
    var rows: [[Table.Cell]] = [
      [
        .text(LocalizedText("logistic regression", "逻辑回归")), .number(lineCost),
        .number(accuracy(line.predict(corners.X), corners.Y), .percent(0)),
      ]
    ]
    findings.claim("J of logistic regression", lineCost)
    findings.claim("accuracy of logistic regression", accuracy(line.predict(corners.X), corners.Y))
    let seeds = arguments.integers("seeds")
    for (place, seed) in seeds.enumerated() where !seeds[..<place].contains(seed) {
      var random = RandomState(seed: UInt32(seed))
      var network = ShallowNetwork(
        n_x: 2, n_h: arguments.integer("hidden"), initializer: .smallRandom(scale: 1),
        g: arguments.activation(), random: &random)
      let costs = try train(
        &network, on: corners, arguments, monitor.part(share(place, of: seeds.count)))
      let right = accuracy(network.predict(corners.X), corners.Y)
      let name = LocalizedText("seed \(seed)", "种子 \(seed)")
      runs.append((name, costs))
      rows.append([.text(name), .number(costs.last ?? .nan), .number(right, .percent(0))])
      findings.claim("J with seed \(seed)", costs.last ?? .nan)
      findings.claim("accuracy with seed \(seed)", right)
    }
    findings.show(costPlot(runs))
    findings.show(
      Table(columns: [LocalizedText("run", "运行"), "$J$", LocalizedText("right", "准确率")], rows: rows))
    findings.remark(
      "A straight line cannot do better than ln 2. With two hidden units it depends on the start whether the walk ends in a good valley.",
      "一条直线最好也只有 ln 2。两个隐藏单元时，能否走进好的山谷取决于起点。", .finding)
    return findings
  }
}
