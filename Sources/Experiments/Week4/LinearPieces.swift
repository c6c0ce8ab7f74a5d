internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 4.4: how often a ReLU network bends: units add bends, layers multiply them.
  static let linearPieces = Experiment(
    "linear-pieces", unit: "4.4",
    title: LocalizedText("Folding: layers multiply the bends", "折叠：层数使折点成倍增加"),
    shows: [Implementation("Sources/NeuralNetworks/DeepNetwork.swift", "forward")],
    parameters: [
      Parameter(
        "depth", .integer(1...8), standard: "4", step: 1,
        LocalizedText("hidden layers of two units", "含两个单元的隐藏层数"))
    ]
  ) { arguments, _ in
    let depth = arguments.integer("depth")
    // A layer that folds 0...1 onto itself: 2 relu(x) − 4 relu(x − ½), up to 1 and down again.
    let fold = { (isFirst: Bool) in
      Layer(
        W: isFirst ? [[1], [1]] : [[2, -4], [2, -4]], b: [[0], [-0.5]], g: .relu)
    }
    let deep = DeepNetwork(
      layers: (0..<depth).map { fold($0 == 0) } + [Layer(W: [[2, -4]], b: [[0]], g: .identity)])
    let units = 2 * depth
    let samples = 1 << (depth + 6)
    let x = Matrix.row(evenlySpaced(0...1, samples + 1))
    let y = deep.forward(x).elements
    let pieces = linearPieceCount(y)
    var findings = Findings()
    findings.show(
      Plot(
        LocalizedText("A network of \(units) ReLU units", "\(units) 个 ReLU 单元的网络"),
        x: Plot.Axis("$x$", 0...1),
        y: Plot.Axis("$a^{[L]}$", 0...1.05),
        series: [
          Plot.Series(
            LocalizedText("depth \(depth)", "深度 \(depth)"), zip(x.elements, y).map { Point($0, $1) })
        ]))
    findings.show(
      Table(
        columns: [
          LocalizedText("network", "网络"), LocalizedText("units", "单元数"),
          LocalizedText("straight pieces", "直线段数"),
        ],
        rows: [
          [
            .text(LocalizedText("\(depth) layers of two", "\(depth) 层，每层两个")),
            .number(Double(units), .shortest),
            .number(Double(pieces), .shortest),
          ],
          [
            .text(LocalizedText("one layer with as many units: at most", "单层同样多单元：至多")),
            .number(Double(units), .shortest),
            .number(Double(units + 1), .shortest),
          ],
        ]))
    findings.remark(
      "Each layer folds its input in the middle, so every fold before it is doubled: 2 to the depth pieces.",
      "每一层把输入对折，之前的每个折点都翻倍：段数是 2 的深度次方。", .finding)
    findings.claim("pieces", pieces)
    findings.claim("units", units)
    findings.claim("pieces of one layer", units + 1)
    return findings
  }
}

/// Straight pieces of a curve sampled so that its bends lie on samples.
private func linearPieceCount(_ y: [Double]) -> Int {
  let slopes = zip(y, y.dropFirst()).map { $1 - $0 }
  let steep = slopes.map(\.magnitude).max() ?? 0
  return 1 + zip(slopes, slopes.dropFirst()).filter { ($0 - $1).magnitude > 1e-6 * steep }.count
}
