import Experiments
import Glibc

/// A result with every kind of picture, in the sizes that lessons have.
enum EveryPicture {
  static let result = ExperimentResult(
    title: LocalizedText("Every picture", "各种图"),
    parts: [
      .heading(LocalizedText("Texts", "文字")),
      .remark(Remark(LocalizedText("The slope at $w = 3$ is $2w = 6$.", "在 $w = 3$ 处斜率为 $2w = 6$。"))),
      .remark(Remark(LocalizedText("Steps of $\\alpha > 1$ diverge.", "步长 $\\alpha > 1$ 会发散。"), .finding)),
      .remark(Remark(LocalizedText("<b>not bold</b> & \"quoted\"", "<b>不加粗</b>"), .warning)),
      .formula(FormulaLine("z = 0.5 \\cdot 1 - 0.25 \\cdot 2 + 0.1 = 0.1", LocalizedText("forward", "前向"))),
      .table(table), .graph(graph), .plot(curves), .plot(logarithmic), .heatMap(boundary),
      .heatMap(surface), .network(small), .network(large), .shapes(shapes), .images(images),
    ], values: [])

  /// Those whose places do not depend on how wide a formula is.
  static let plain = ExperimentResult(
    title: result.title,
    parts: result.parts.filter { part in
      switch part {
      case .graph, .shapes: false
      default: true
      }
    }, values: [])

  static let table = Table(
    LocalizedText("Values of $\\sigma$", "$\\sigma$ 的值"),
    columns: [
      "$z$", LocalizedText("value", "值"), LocalizedText("what it says", "含义"), LocalizedText("share", "占比"),
    ],
    rows: [
      [.number(-36), .number(2.3195228302435696e-16), "≈ 0", .number(0.0, .percent(1))],
      [.number(0), .number(0.5), .formula("\\frac{1}{2}"), .number(0.5, .percent(1))],
      [.number(2.25), .number(0.904651), .empty, .number(0.9046, .percent(1))],
      [.number(100), .number(1), "1", .number(1, .percent(1))],
    ], highlighted: [1])

  static let graph = GraphPicture(
    nodes: [
      .init(id: 0, label: "x_{1}", value: 1, gradient: 0.237511, layer: 0),
      .init(id: 1, label: "w_{1}", value: 0.5, gradient: -0.475021, layer: 0),
      .init(id: 2, label: "x_{2}", value: 2, gradient: -0.118755, layer: 0),
      .init(id: 3, label: "w_{2}", value: -0.25, gradient: -0.950042, layer: 0),
      .init(id: 4, label: "b", value: 0.1, gradient: -0.475021, layer: 0),
      .init(id: 5, label: "p", formula: "w_1 x_1", value: 0.5, gradient: -0.475021, layer: 1),
      .init(id: 6, label: "q", formula: "w_2 x_2", value: -0.5, gradient: -0.475021, layer: 1),
      .init(id: 7, label: "z", formula: "p + q + b", value: 0.1, gradient: -0.475021, layer: 2),
      .init(
        id: 8, label: "a", formula: "\\sigma(z)", value: 0.524979, gradient: -1.90484, layer: 3,
        isHighlighted: true),
      .init(id: 9, label: "\\mathcal{L}", formula: "-\\log a", value: 0.644397, gradient: 1, layer: 4),
    ],
    edges: [
      .init(from: 0, to: 5, derivative: 0.5), .init(from: 1, to: 5, derivative: 1),
      .init(from: 2, to: 6, derivative: -0.25), .init(from: 3, to: 6, derivative: 2),
      .init(from: 5, to: 7, derivative: 1), .init(from: 6, to: 7, derivative: 1),
      .init(from: 4, to: 7, derivative: 1),
      .init(from: 7, to: 8, label: "\\frac{da}{dz} = a(1 - a)", derivative: 0.249376, isHighlighted: true),
      .init(from: 8, to: 9, label: "-\\frac{1}{a}", derivative: -1.90484),
    ])

  static let curves = Plot(
    LocalizedText("Activations", "激活函数"), x: .init("$z$", -4...4),
    y: .init("$a = g(z)$", -1.2...2),
    series: [
      .init("$\\sigma(z)$", sampled { 1 / (1 + exp(-$0)) }), .init("$\\tanh z$", sampled(tanh)),
      .init("ReLU", sampled { max(0, $0) }),
      .init(LocalizedText("limit", "极限"), [Point(-4, 1), Point(4, 1)], .dashed),
      .init(
        LocalizedText("measured", "测量"), [Point(-3, 0.1), Point(0, 0.5), Point(2, 0.9), Point(3, 9)], .points),
    ],
    marks: [
      .point(Point(0, 0.5), "$(0, 0.5)$"), .vertical(0, LocalizedText("no input", "无输入")),
      .horizontal(-1, LocalizedText("floor", "下限")),
    ])

  static let logarithmic = Plot(
    LocalizedText("Error of the numeric derivative", "数值导数的误差"), x: .init("$h$", 1e-12...1, .logarithmic),
    y: .init(LocalizedText("relative error", "相对误差"), 1e-14...1, .logarithmic),
    series: [
      .init(
        LocalizedText("central", "中心差分"),
        (0...48).map { step in
          let h = pow(10, -12 + Double(step) / 4)
          return Point(h, h * h + 1e-16 / h)
        })
    ])

  static let boundary = HeatMap(
    LocalizedText("Decision boundary", "决策边界"), x: .init("$x_1$", -2...2), y: .init("$x_2$", -2...2),
    values: grid(40) { 1 / (1 + exp(-4 * ($0 * $0 + $1 * $1 - 1.2))) }, levels: [0.5], isFilled: true,
    examples: (0..<40).map { index in
      let angle = Double(index) * 0.7
      let radius = index % 2 == 0 ? 0.6 : 1.6
      return .init(Point(radius * cos(angle), radius * sin(angle)), label: index % 2)
    })

  static let surface = HeatMap(
    LocalizedText("$J(w_1, w_2) = w_1^2 + 10 w_2^2$", "$J(w_1, w_2) = w_1^2 + 10 w_2^2$"),
    x: .init("$w_1$", -10...10), y: .init("$w_2$", -4...4),
    values: grid(30) { x, y in 25 * x * x + 40 * y * y }, levels: [10, 40, 90, 160], isFilled: false,
    path: [Point(9, 3), Point(7, -1.8), Point(5.5, 1), Point(4.4, -0.6), Point(3.5, 0.3)])

  static let small = NetworkPicture(
    layers: [
      .init("x", title: LocalizedText("input", "输入"), unitCount: 3, unitLabels: ["x_1", "x_2", "x_3"]),
      .init(
        "a^{[1]}", title: LocalizedText("hidden", "隐藏层"), unitCount: 4,
        unitLabels: ["a_1", "a_2", "a_3", "a_4"], values: [0.12, 0.5, -0.73, 0.99]),
      .init(
        "\\hat{y}", title: LocalizedText("output", "输出"), unitCount: 1, unitLabels: ["\\hat{y}"],
        values: [0.61]),
    ])

  static let large = NetworkPicture(
    layers: [
      .init("x", title: LocalizedText("pixels", "像素"), unitCount: 12288),
      .init("a^{[1]}", title: LocalizedText("hidden", "隐藏层"), unitCount: 2, values: [0.5, 0.25]),
      .init("a^{[2]}", title: LocalizedText("output", "输出"), unitCount: 1, values: [0.7]),
    ],
    links: [
      .init(layer: 1, from: 0, to: 0, weight: 0.5), .init(layer: 1, from: 1, to: 1, weight: -2),
      .init(layer: 2, from: 0, to: 0, weight: 1.5), .init(layer: 2, from: 1, to: 0, weight: -0.25),
    ])

  static let shapes = ShapeBoxes(
    LocalizedText("Layer 1", "第 1 层"),
    lines: [
      [
        .box(.init("Z^{[1]}", 4, 12, rowName: "n^{[1]}", columnName: "m")), .sign("="),
        .box(.init("W^{[1]}", 4, 3, rowName: "n^{[1]}", columnName: "n_x")),
        .box(.init("X", 3, 12, rowName: "n_x", columnName: "m")), .sign("+"),
        .box(.init("b^{[1]}", 4, 1, rowName: "n^{[1]}", repeatedRight: 12)),
      ],
      [
        .box(.init("A", 2, 2, entries: [[1, 2], [3, 4]])), .sign("\\odot"),
        .box(.init("B", 3, 1, entries: [[0.5], [-1], [2]], isWrong: true)),
      ],
    ])

  static let images = ImageGrid([
    .init(
      LocalizedText("red", "红"), width: 2, height: 2, tint: .red, pixels: [1, 0.2, 0.5, 0.8],
      labels: ["255", "51", "128", "204"]),
    .init(LocalizedText("a ring", "圆环"), width: 16, height: 16, pixels: ring),
  ])

  private static let ring: [Double] = (0..<256).map { index in
    let x = Double(index % 16) - 7.5
    let y = Double(index / 16) - 7.5
    return (x * x + y * y).squareRoot() > 4 && (x * x + y * y).squareRoot() < 7 ? 0.9 : 0.1
  }

  private static func sampled(_ function: (Double) -> Double) -> [Point] {
    (0...80).map { Point(-4 + Double($0) / 10, function(-4 + Double($0) / 10)) }
  }

  /// Samples over [−2, 2]².
  private static func grid(_ count: Int, _ function: (Double, Double) -> Double) -> [[Double]] {
    (0..<count).map { row in
      (0..<count).map { column in
        function(
          -2 + 4 * (Double(column) + 0.5) / Double(count), -2 + 4 * (Double(row) + 0.5) / Double(count))
      }
    }
  }
}
