import Course
import Experiments
import Glibc
import TerminalSupport
import Testing

@testable import Terminal

/// Every kind of picture, in every manner of drawing it.
private struct Drawn: CustomTestStringConvertible, Sendable {
  let name: String
  let part: ExperimentResult.Part
  var testDescription: String { name }
}

private func graph() -> GraphPicture {
  typealias Node = GraphPicture.Node
  return GraphPicture(
    nodes: [
      Node(id: 0, label: "a", value: 5, gradient: 3, layer: 0),
      Node(id: 1, label: "b", value: 3, gradient: 6, layer: 0, isHighlighted: true),
      Node(id: 2, label: "c", value: 2, gradient: 9, layer: 0),
      Node(id: 3, label: "u", formula: "b c", value: 6, gradient: 3, layer: 1, isHighlighted: true),
      Node(id: 4, label: "v", formula: "a + u", value: 11, gradient: 3, layer: 2),
      Node(id: 5, label: "J", formula: "3 v", value: 33, gradient: 1, layer: 3),
    ],
    edges: [
      .init(from: 0, to: 4, derivative: 1), .init(from: 1, to: 3, derivative: 2, isHighlighted: true),
      .init(from: 2, to: 3, derivative: 3), .init(from: 3, to: 4, derivative: 1),
      .init(from: 4, to: 5, derivative: 3),
    ])
}

private let grid: [[Double]] = (0..<16).map { row in
  (0..<16).map { column in
    let (x, y) = (Double(column) / 4 - 2, Double(row) / 4 - 2)
    return 1 / (1 + exp(-3 * (x * x + y * y - 1.5)))
  }
}

private let pictures: [Drawn] = [
  Drawn(name: "graph", part: .graph(graph())),
  Drawn(
    name: "plot",
    part: .plot(
      Plot(
        LocalizedText("Two activations", "两种激活函数"), x: .init("$z$", -4...4), y: .init("$g(z)$", -1...2),
        series: [
          .init("tanh", (0...80).map { Point(Double($0) / 10 - 4, tanh(Double($0) / 10 - 4)) }),
          .init("ReLU", (0...80).map { Point(Double($0) / 10 - 4, max(0, Double($0) / 10 - 4)) }, .dashed),
          .init("data", [Point(-2, -0.9), Point(1, 0.7)], .points),
        ], marks: [.horizontal(0, "0"), .point(Point(0, 0), LocalizedText("the middle", "中点"))]))),
  Drawn(
    name: "plot-logarithmic",
    part: .plot(
      Plot(
        "J", x: .init(LocalizedText("step", "步"), 0...1000), y: .init("J", 1e-6...1, .logarithmic),
        series: [.init("J", (0...100).map { Point(Double($0) * 10, exp(-Double($0) / 8)) })]))),
  Drawn(
    name: "boundary",
    part: .heatMap(
      HeatMap(
        LocalizedText("A boundary", "边界"), x: .init("$x_1$", -2...2), y: .init("$x_2$", -2...2), values: grid,
        levels: [0.5], isFilled: true,
        examples: [.init(Point(0, 0), label: 0), .init(Point(1.6, 1), label: 1)]))),
  Drawn(
    name: "contours",
    part: .heatMap(
      HeatMap(
        LocalizedText("A valley", "山谷"), x: .init("$w_1$", -2...2), y: .init("$w_2$", -2...2), values: grid,
        levels: [0.1, 0.5, 0.9], isFilled: false, path: [Point(-1.8, 1.5), Point(-0.5, 0.4), Point(0, 0)]))),
  Drawn(
    name: "table",
    part: .table(
      Table(
        LocalizedText("A table", "表格"), columns: ["name", "value", LocalizedText("what it means", "含义")],
        rows: [
          [.formula("W^{[1]}"), 0.5, "a weight that is as long to explain as it takes to fill the line"],
          ["b", -12.25, .empty],
        ], highlighted: [1]))),
  Drawn(
    name: "shapes",
    part: .shapes(
      ShapeBoxes(
        lines: [
          [
            .box(.init("Z^{[1]}", 4, 5, columnName: "m")), .sign("="), .box(.init("W^{[1]}", 4, 3)),
            .box(.init("X", 3, 5, columnName: "m")), .sign("+"),
            .box(.init("b^{[1]}", 4, 1, repeatedRight: 5)),
          ],
          [
            .box(.init("C", 2, 2, entries: [[1, 2], [3, 4.5]])), .sign("="),
            .box(.init("A", 2, 3, isWrong: true)),
          ],
        ]))),
  Drawn(
    name: "network",
    part: .network(
      NetworkPicture(layers: [
        .init("x", title: LocalizedText("input", "输入"), unitCount: 3, unitLabels: ["x_1", "x_2", "x_3"]),
        .init("a^{[1]}", title: LocalizedText("hidden", "隐藏层"), unitCount: 12, values: []),
        .init("\\hat{y}", title: LocalizedText("output", "输出"), unitCount: 1, values: [0.75]),
      ]))),
  Drawn(
    name: "images",
    part: .images(
      ImageGrid([
        .init(
          LocalizedText("red", "红"), width: 4, height: 3, tint: .red, pixels: (0..<12).map { Double($0) / 11 }
        ),
        .init("numbers", width: 2, height: 2, pixels: [0, 0.3, 0.6, 1], labels: ["0", "77", "153", "255"]),
      ]))),
]

private let manners: [(name: String, setting: Setting)] = [
  ("unicode", Setting(columns: 80, hasColor: false)),
  ("colour", Setting(columns: 80)),
  ("narrow-zh", Setting(columns: 40, language: .chinese, hasColor: false)),
  ("ascii", Setting(columns: 80, asciiOnly: true, hasColor: false)),
  ("spoken", Setting(columns: 80, asciiOnly: true, isSpoken: true, isUnstyled: true)),
]

@Test(arguments: pictures)
private func picturesLookAsTheyDid(_ picture: Drawn) throws {
  var text = ""
  for manner in manners {
    let lines = ResultPrinter(manner.setting, rows: 10).lines(picture.part)
    #expect(lines.allSatisfy { $0.width <= manner.setting.columns }, "\(manner.name)")
    if manner.setting.asciiOnly { #expect(lines.allSatisfy { $0.text.utf8.allSatisfy { $0 < 128 } }) }
    text += "=== \(manner.name)\n" + lines.map(\.trimmed.text).joined(separator: "\n") + "\n"
  }
  try expectGolden(text, "picture-\(picture.name).txt")
}

/// Whatever an experiment shows fits the window, in every manner, and says something.
@Test(arguments: Experiment.all.filter(\.isDeterministic).map(\.name))
func everyExperimentFits(_ name: String) throws {
  let result = try Experiment.named(name).run()
  for columns in [40, 80, 140] {
    for setting in [
      Setting(columns: columns), Setting(columns: columns, language: .chinese, hasColor: false),
      Setting(columns: columns, asciiOnly: true, hasColor: false),
      Setting(columns: columns, asciiOnly: true, isSpoken: true, isUnstyled: true),
    ] {
      let lines = ResultPrinter(setting).lines(result)
      #expect(lines.count > 1)
      let wide = lines.filter { $0.width > columns }
      #expect(wide.isEmpty, "\(columns) columns: \(wide.prefix(2).map(\.text))")
    }
  }
}

/// Graphs at random: every edge is drawn from a box to an arrow, or the graph is told as a list.
@Test func randomGraphsAreDrawnWhole() {
  var generator = SeededGenerator(seed: 21)
  for turn in 0..<400 {
    let count = Int.random(in: 1...10, using: &generator)
    var layers = [0]
    for _ in 1..<max(count, 1) { layers.append(Int.random(in: 0...4, using: &generator)) }
    let nodes = layers.enumerated().map { index, layer in
      GraphPicture.Node(id: index, label: "n_\(index)", value: Double(index), layer: layer)
    }
    var edges: [GraphPicture.Edge] = []
    for from in nodes {
      for to in nodes where from.layer < to.layer && Int.random(in: 0..<3, using: &generator) == 0 {
        edges.append(.init(from: from.id, to: to.id, derivative: 2))
      }
    }
    let lines = GraphDrawing(GraphPicture(nodes: nodes, edges: edges), Setting(columns: 160, asciiOnly: true))
      .lines
    let text = lines.map(\.text).joined(separator: "\n")
    if text.contains("node") { continue }
    let arrows = text.count { $0 == ">" }
    #expect(arrows == edges.count, "turn \(turn):\n\(text)")
  }
}
