internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.15: which axis is stretched, or why it cannot be.
  static let broadcasting = Experiment(
    "broadcasting", unit: "2.15",
    title: LocalizedText("Broadcasting", "广播"),
    shows: [
      Implementation("Sources/NeuralNetworks/Broadcasting.swift", "broadcast"),
      Implementation("Sources/Numerics/Shape.swift", "broadcast"),
    ],
    parameters: [
      Parameter(
        "left", .integers(count: 1...4, each: 1...20), standard: "2, 3",
        LocalizedText("the shape of the left operand", "左操作数的形状")),
      Parameter(
        "right", .integers(count: 1...4, each: 1...20), standard: "1, 3",
        LocalizedText("the shape of the right operand", "右操作数的形状")),
    ]
  ) { arguments, _ in
    let (left, right) = (arguments.integers("left"), arguments.integers("right"))
    let rank = max(left.count, right.count)
    let padded = { (shape: [Int]) in [Int?](repeating: nil, count: rank - shape.count) + shape.map { $0 } }
    var findings = Findings()
    var result: Broadcast?
    var failure: BroadcastError?
    do throws(BroadcastError) { result = try broadcast(left, right) } catch { failure = error }

    let cells = { (sizes: [Int?], stretched: [Int]) -> [Table.Cell] in
      sizes.enumerated().map { axis, size in
        guard let size else { return .text(LocalizedText("(1) → stretched", "(1) → 拉伸")) }
        return stretched.contains(axis)
          ? .text(LocalizedText("\(size) → stretched", "\(size) → 拉伸")) : .number(Double(size), .shortest)
      }
    }
    let heading = (0..<rank).map { LocalizedText("axis \($0 - rank)", "轴 \($0 - rank)") }
    var rows: [[Table.Cell]] = [
      [.text(LocalizedText("left", "左"))] + cells(padded(left), result?.stretched.left ?? []),
      [.text(LocalizedText("right", "右"))] + cells(padded(right), result?.stretched.right ?? []),
    ]
    if let result {
      rows.append(
        [.text(LocalizedText("result", "结果"))] + result.shape.map { .number(Double($0), .shortest) })
    }
    findings.show(Table(columns: [LocalizedText("shape", "形状")] + heading, rows: rows))
    if let result {
      if left.count == 2, right.count == 2 { findings.show(boxes(left, right, result)) }
      findings.claim("shape", word: tuple(result.shape))
      let isSilent = !result.stretched.left.isEmpty && !result.stretched.right.isEmpty
      if isSilent {
        findings.remark(
          "Both are stretched. That is legal, and seldom meant: no error will tell you.",
          "两边都被拉伸。合法，但很少是本意：不会有任何报错提醒你。", .warning)
      }
      findings.claim("verdict", word: isSilent ? "both stretched" : "fits")
    } else if let failure {
      findings.remark(
        "\(failure.description): sizes must agree, or one of them must be 1.",
        "形状 \(tuple(left)) 与 \(tuple(right)) 无法广播：从右数第 \(failure.axisFromRight) 轴大小不同，且都不是 1。", .warning)
      findings.claim("shape", word: "error")
      findings.claim("verdict", word: "error")
    }
    return findings
  }

  /// Unit 2.15: calories of four foods: a sum down the columns, a division, no loop.
  static let calories = Experiment(
    "calories", unit: "2.15",
    title: LocalizedText("Where the calories come from", "热量从哪里来"),
    shows: [
      Implementation("Sources/NeuralNetworks/DataSets/Tables.swift", "percentages"),
      Implementation("Sources/Numerics/Matrix+Reduction.swift", "sum"),
    ],
    parameters: []
  ) { _, _ in
    let A = CalorieTable.kilocalories
    let total = A.sum(along: .rows)
    let foods = zip(CalorieTable.foods, ["苹果", "牛肉", "鸡蛋", "土豆"]).map { LocalizedText($0, $1) }
    let sources = zip(CalorieTable.sources, ["碳水化合物", "蛋白质", "脂肪"]).map { LocalizedText($0, $1) }
    let table = { (title: LocalizedText, matrix: Matrix, style: NumberStyle) in
      Table(
        title, columns: [LocalizedText("from", "来源")] + foods,
        rows: (0..<matrix.rows).map { i in
          [.text(matrix.rows == 1 ? LocalizedText("together", "合计") : sources[i])]
            + (0..<matrix.columns).map { .number(matrix[i, $0], style) }
        })
    }
    var findings = Findings()
    findings.show(table(LocalizedText("Kilocalories in 100 g", "每 100 克的千卡数"), A, .shortest))
    findings.show(table(LocalizedText("Sum down the columns: axis 0", "按列求和：轴 0"), total, .significant(6)))
    findings.show(
      table(
        LocalizedText("$100 A / \\text{sum}$: percent", "$100 A / \\text{sum}$：百分比"),
        CalorieTable.percentages, .decimals(8)))
    findings.show(
      ShapeBoxes(lines: [
        [
          .box(.init("P", A.shape)), .sign("= 100"), .box(.init("A", A.shape)), .sign("/"),
          .box(.init("\\text{sum}", 1, 4, repeatedDown: 3)),
        ]
      ]))
    findings.claim("A", A)
    findings.claim("sum", total)
    findings.claim("P", CalorieTable.percentages)
    return findings
  }
}

/// A shape as NumPy prints it: `(4,)`, `(2, 3)`.
func tuple(_ shape: [Int]) -> String {
  "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
}

private func boxes(_ left: [Int], _ right: [Int], _ result: Broadcast) -> ShapeBoxes {
  let box = { (label: String, shape: [Int], stretched: [Int]) in
    ShapeBoxes.Item.box(
      .init(
        label, shape[0], shape[1], repeatedDown: stretched.contains(0) ? result.shape[0] : 1,
        repeatedRight: stretched.contains(1) ? result.shape[1] : 1))
  }
  return ShapeBoxes(lines: [
    [
      box("A", left, result.stretched.left), .sign("+"), box("B", right, result.stretched.right), .sign("="),
      box("C", result.shape, []),
    ]
  ])
}
