internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 1.2: the price of a house by one neuron: a straight line, bent at zero.
  static let neuronPrice = Experiment(
    "neuron-price", unit: "1.2",
    title: LocalizedText("One neuron sets a price", "一个神经元定房价"),
    shows: [
      Implementation("Sources/NeuralNetworks/Neuron.swift", "Neuron"),
      Implementation("Sources/Numerics/Functions.swift", "relu"),
    ],
    parameters: [
      Parameter(
        "area", .number(0...1000), standard: "90", step: 5,
        LocalizedText("the living area in m²", "居住面积（平方米）")),
      Parameter(
        "x", .numbers(count: 1...8, each: -1000...1000), standard: "-3, 0, 2.5",
        LocalizedText("numbers to send through ReLU", "通过 ReLU 的数")),
    ]
  ) { arguments, _ in
    let (areas, prices) = (SixHouses.areas, SixHouses.prices)
    let neuron = Neuron.fitted(x: areas, y: prices)
    let area = arguments.number("area")
    let (z, price) = (neuron.z([area]), neuron([area]))
    let (w, b) = (neuron.w[0], neuron.b)

    var findings = Findings()
    let widest = max(180, area * 1.1)
    findings.show(
      Plot(
        LocalizedText("Six houses and the neuron that fits them", "六座房子与拟合它们的神经元"),
        x: Plot.Axis(LocalizedText("area in m²", "面积（平方米）"), 0...widest),
        y: Plot.Axis(LocalizedText("price in thousands", "价格（千）"), 0...max(500, price * 1.1)),
        series: [
          Plot.Series(LocalizedText("houses", "房子"), zip(areas, prices).map { Point($0, $1) }, .points),
          Plot.Series(LocalizedText("neuron", "神经元"), curve(0...widest) { neuron([$0]) }),
        ], marks: [.point(Point(area, price), "$\(TeX.number(area))$")]))
    findings.formula(
      "z = w x + b = \(TeX.number(w)) \\cdot \(TeX.number(area)) + \(TeX.factor(b)) = \(TeX.number(z))")
    findings.formula("\\hat{y} = \\max(0, z) = \(TeX.number(price))")
    findings.show(
      Table(
        LocalizedText("ReLU", "ReLU"), columns: ["$x$", "$\\max(0, x)$"],
        rows: arguments.numbers("x").map { [.number($0, .shortest), .number(relu($0), .shortest)] }))
    findings.remark(
      "A price is never negative: below \(NumberStyle.decimals(1).text(-b / w)) m² the line is, the neuron is not.",
      "价格不会是负数：面积小于 \(NumberStyle.decimals(1).text(-b / w)) 平方米时直线为负，神经元不会。", .finding)
    findings.claim("w", w)
    findings.claim("b", b)
    findings.claim("z", z)
    findings.claim("price", price)
    for (i, x) in arguments.numbers("x").enumerated() { findings.claim("relu of x\(i + 1)", relu(x)) }
    return findings
  }
}
