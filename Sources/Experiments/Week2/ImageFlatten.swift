internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.1: a picture becomes a column; the order does not matter, if it is always the same.
  static let imageFlatten = Experiment(
    "image-flatten", unit: "2.1",
    title: LocalizedText("From picture to column", "从图像到列向量"),
    shows: [
      Implementation("Sources/NeuralNetworks/Image.swift", "flatten"),
      Implementation("Sources/NeuralNetworks/Image.swift", "designMatrix"),
    ],
    parameters: [
      Parameter("height", .integer(1...6), standard: "2", step: 1, LocalizedText("rows of pixels", "像素行数")),
      Parameter("width", .integer(1...6), standard: "2", step: 1, LocalizedText("columns of pixels", "像素列数")),
      Parameter(
        "images", .integer(1...200), standard: "40", step: 10,
        LocalizedText("how many toy pictures to learn from", "用于学习的小图数量")),
      .seed(),
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let (height, width) = (arguments.integer("height"), arguments.integer("width"))
    let count = height * width
    var findings = Findings()
    do throws(InputError) {
      // Every value is its place in the file, so that the two orders can be read off.
      let image = try Image(height: height, width: width, values: (0..<3 * count).map(Double.init))
      findings.show(ImageGrid(channels(of: image)))
      let (interleaved, planes) = (image.flatten(order: .interleaved), image.flatten(order: .planes))
      findings.show(
        ShapeBoxes(
          LocalizedText("The same numbers in two orders", "同样的数，两种顺序"),
          lines: [
            [.sign("x_{\\text{pixels}} ="), .box(.init("x", interleaved, isLying: true))],
            [.sign("x_{\\text{sheets}} ="), .box(.init("x", planes, isLying: true))],
          ]))
      findings.formula(
        "n_x = \(height) \\cdot \(width) \\cdot 3 = \(3 * count)",
        LocalizedText("a 64 × 64 picture in colour has 12288", "64 × 64 的彩色图像有 12288 个"))

      let (toys, Y) = try ToyImages.bars(
        seed: UInt32(clamping: arguments.integer("seed")), count: arguments.integer("images"))
      var costs: [Double] = []
      for order in [Image.Order.interleaved, .planes] {
        let X = designMatrix(toys, order: order, scale: 255)
        var model = LogisticRegression(zeros: X.rows)
        let (curve, _) = model.optimize(X, Y, iterations: 100, learningRate: 0.01, recordEvery: 99)
        costs.append(curve.last ?? .nan)
        if order == .planes { findings.claim("shape X", word: X.shape.description) }
      }
      findings.remark(
        "Logistic regression on \(toys.count) toy pictures: after 100 steps the cost is \(NumberStyle.significant(10).text(costs[0])) in one order and \(NumberStyle.significant(10).text(costs[1])) in the other.",
        "在 \(toys.count) 张小图上做逻辑回归：100 步后，两种顺序的代价分别为 \(NumberStyle.significant(10).text(costs[0])) 和 \(NumberStyle.significant(10).text(costs[1]))。",
        .finding)
      findings.claim("shape Y", word: Y.shape.description)
      findings.claim("n_x", 3 * count)
      findings.claim("cost by pixels", costs[0])
      findings.claim("cost by sheets", costs[1])
    } catch {
      throw .refused("images", error)
    }
    try monitor.checkpoint(1)
    return findings
  }
}

/// The three sheets, each with the places of its numbers in the file.
private func channels(of image: Image) -> [ImageGrid.Image] {
  let tints: [(ImageGrid.Image.Tint, LocalizedText)] = [
    (.red, LocalizedText("red", "红")), (.green, LocalizedText("green", "绿")),
    (.blue, LocalizedText("blue", "蓝")),
  ]
  let largest = max(1, Double(image.values.count - 1))
  return tints.enumerated().map { channel, tint in
    let places = (0..<image.height * image.width).map { image[$0 / image.width, $0 % image.width, channel] }
    return ImageGrid.Image(
      tint.1, width: image.width, height: image.height, tint: tint.0, pixels: places.map { $0 / largest },
      labels: places.map { NumberStyle.shortest.text($0) })
  }
}
