internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 1.2: what "densely connected" costs in numbers to learn.
  static let denseParameters = Experiment(
    "dense-parameters", unit: "1.2",
    title: LocalizedText("Dense or sparse: count the parameters", "全连接还是稀疏：数一数参数"),
    shows: [Implementation("Sources/NeuralNetworks/DeepNetwork.swift", "parameterCount")],
    parameters: [
      .sizes("4, 3, 1", upTo: 1_000_000),
      Parameter(
        "connections",
        .choice([
          .init("dense", LocalizedText("every unit sees all of the layer before", "每个单元看到前一层的全部")),
          .init("sparse", LocalizedText("every hidden unit sees its own few inputs", "每个隐藏单元只看到自己的几个输入")),
        ]), standard: "dense", LocalizedText("how the first layer is joined", "第一层的连接方式")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let sizes = arguments.integers("sizes")
    let isSparse = arguments.word("connections") == "sparse"
    guard !isSparse || sizes.prefix(2) == [4, 3] else {
      throw .unsuitable(
        parameter: "connections", message: "the sparse reading is that of 4 inputs and 3 hidden units",
        help: "take sizes 4, 3, 1", at: nil)
    }
    // Family size from size and bedrooms, walkability from the postcode, school quality from postcode and wealth.
    let houseLinks = [[0, 1], [2], [2, 3]]

    var findings = Findings()
    var (weights, biases) = (0, 0)
    var rows: [[Table.Cell]] = []
    for l in 1..<sizes.count {
      let joined = isSparse && l == 1 ? houseLinks.joined().count : sizes[l] * sizes[l - 1]
      weights += joined
      biases += sizes[l]
      rows.append([
        .number(Double(l), .shortest),
        .formula(isSparse && l == 1 ? "2 + 1 + 2" : "\(sizes[l]) \\times \(sizes[l - 1])"),
        .number(Double(joined), .shortest), .number(Double(sizes[l]), .shortest),
        .number(Double(joined + sizes[l]), .shortest),
      ])
      findings.claim("parameters of layer \(l)", joined + sizes[l])
      findings.claim("weights of layer \(l)", joined)
    }
    findings.show(NetworkPicture(sizes: sizes, links: isSparse ? sparse(houseLinks, sizes) : nil))
    findings.show(
      Table(
        columns: [
          LocalizedText("layer", "层"), LocalizedText("weights", "权重"), LocalizedText("how many", "个数"),
          LocalizedText("biases", "偏置"), LocalizedText("together", "合计"),
        ], rows: rows))
    findings.remark(
      "\(weights) weights and \(biases) biases: \(weights + biases) numbers to learn.",
      "\(weights) 个权重，\(biases) 个偏置：共 \(weights + biases) 个要学的数。", .finding)
    if isSparse {
      findings.remark(
        "Nobody has to say what a hidden unit means: densely connected, the network finds its own three quantities.",
        "没有人需要规定隐藏单元的含义：全连接时，网络自己找出三个量。")
    }
    findings.claim("weights", weights)
    findings.claim("biases", biases)
    findings.claim("parameters", weights + biases)
    return findings
  }
}

/// The first layer by its list, the others dense.
private func sparse(_ first: [[Int]], _ sizes: [Int]) -> [NetworkPicture.Link] {
  var links = first.enumerated().flatMap { unit, inputs in
    inputs.map { NetworkPicture.Link(layer: 1, from: $0, to: unit) }
  }
  for l in 2..<max(sizes.count, 2) {
    for to in 0..<min(sizes[l], 32) {
      for from in 0..<min(sizes[l - 1], 32) { links.append(.init(layer: l, from: from, to: to)) }
    }
  }
  return links
}
