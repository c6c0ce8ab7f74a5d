internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 4.3: every shape of a network; on request one of them is wrong, to be found.
  static let dimensions = Experiment(
    "dimensions", unit: "4.3",
    title: LocalizedText("Dimension detective", "维度侦探"),
    shows: [
      Implementation("Sources/Numerics/Matrix+Product.swift", "product"),
      Implementation("Sources/NeuralNetworks/Layer.swift", "Layer"),
    ],
    parameters: [
      .sizes("3, 5, 5, 3, 1", upTo: 100_000),
      Parameter("m", .integer(1...100_000), standard: "10", step: 1, LocalizedText("examples", "样本数")),
      Parameter(
        "wrong",
        .choice([
          .init("none", LocalizedText("all shapes are right", "全部正确")),
          .init("W", LocalizedText("a transposed weight matrix", "某个权重矩阵被转置")),
          .init("b", LocalizedText("a bias lying down", "某个偏置横放")),
          .init("A", LocalizedText("examples in the rows", "样本放在了行里")),
        ]), standard: "none", LocalizedText("the mistake to hide", "要隐藏的错误")),
      Parameter(
        "layer", .integer(1...7), standard: "2", step: 1, LocalizedText("where it is hidden", "错误所在的层")),
      Parameter("reveal", .boolean, standard: "false", LocalizedText("show which it is", "是否揭晓")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (sizes, m) = (arguments.integers("sizes"), arguments.integer("m"))
    let (wrong, place) = (arguments.word("wrong"), arguments.integer("layer"))
    let L = sizes.count - 1
    guard wrong == "none" || place <= L else {
      throw .unsuitable(
        parameter: "layer", message: "there are \(L) layers, not \(place)", help: nil, at: nil)
    }
    var findings = Findings()
    var lines: [[ShapeBoxes.Item]] = []
    for l in 1...L {
      let flaw = l == place ? wrong : "none"
      let W = Shape(sizes[l], sizes[l - 1])
      let (b, A) = (Shape(sizes[l], 1), Shape(sizes[l - 1], m))
      let isMarked = arguments.flag("reveal")
      lines.append([
        .box(.init("Z^{[\(l)]}", Shape(sizes[l], m), rowName: "n^{[\(l)]}", columnName: "m")), .sign("="),
        box("W^{[\(l)]}", W, flaw == "W", isMarked), box("A^{[\(l - 1)]}", A, flaw == "A", isMarked),
        .sign("+"),
        box("b^{[\(l)]}", b, flaw == "b", isMarked),
      ])
      findings.claim("shape W\(l)", word: W.description)
      findings.claim("shape b\(l)", word: b.description)
      findings.claim("shape Z\(l)", word: Shape(sizes[l], m).description)
      if flaw != "none" { findings.claim("complaint", word: complaint(W, A, b, flaw)) }
    }
    findings.show(ShapeBoxes(LocalizedText("Forward", "前向"), lines: lines))
    findings.show(
      Table(
        LocalizedText("The rules", "规则"),
        columns: [
          LocalizedText("quantity", "量"), LocalizedText("shape", "形状"),
          LocalizedText("its derivative", "其导数"),
        ],
        rows: [
          [
            .formula("W^{[l]}"), .formula("(n^{[l]}, n^{[l-1]})"), .formula("dW^{[l]}: (n^{[l]}, n^{[l-1]})"),
          ],
          [.formula("b^{[l]}"), .formula("(n^{[l]}, 1)"), .formula("db^{[l]}: (n^{[l]}, 1)")],
          [
            .formula("Z^{[l]}, A^{[l]}"), .formula("(n^{[l]}, m)"),
            .formula("dZ^{[l]}, dA^{[l]}: (n^{[l]}, m)"),
          ],
        ]))
    if wrong != "none" {
      let message = complaint(
        Shape(sizes[place], sizes[place - 1]), Shape(sizes[place - 1], m), Shape(sizes[place], 1), wrong)
      if arguments.flag("reveal") {
        findings.remark(
          "Layer \(place): \(message == "no error" ? "nothing complains, since the sizes happen to agree" : message).",
          "第 \(place) 层：\(message == "no error" ? "没有任何报错，因为大小恰好相符" : message)。", .warning)
      } else {
        findings.remark("One box has a wrong shape. Which?", "有一个方框的形状是错的。是哪个？")
      }
    }
    findings.claim("parameters", (1...L).reduce(0) { $0 + sizes[$1] * (sizes[$1 - 1] + 1) })
    return findings
  }
}

private func box(_ label: String, _ shape: Shape, _ isFlawed: Bool, _ isMarked: Bool) -> ShapeBoxes.Item {
  let shown = isFlawed ? shape.transposed : shape
  return .box(ShapeBoxes.Box(label, shown.rows, shown.columns, isWrong: isFlawed && isMarked))
}

/// What the matrix operations say to the shapes, one of them turned over.
private func complaint(_ W: Shape, _ A: Shape, _ b: Shape, _ flaw: String) -> String {
  let W = flaw == "W" ? W.transposed : W
  let A = flaw == "A" ? A.transposed : A
  let b = flaw == "b" ? b.transposed : b
  guard W.columns == A.rows else { return ShapeMismatch("matrix product", W, A).description }
  let WA = Shape(W.rows, A.columns)
  guard let Z = WA.broadcast(with: b) else { return ShapeMismatch("+", WA, b).description }
  return Z == WA ? "no error" : "no error, but Z has shape \(Z)"
}
