internal import NeuralNetworks

extension Experiment {
  /// Unit 4.4: parity of n bits: cheap when deep, dear when flat, of and/or gates that is.
  static let parityGates = Experiment(
    "parity-gates", unit: "4.4",
    title: LocalizedText("Parity: deep against flat", "奇偶校验：深与浅"),
    shows: [
      Implementation("Sources/NeuralNetworks/BooleanCircuit.swift", "parityTree"),
      Implementation("Sources/NeuralNetworks/BooleanCircuit.swift", "parityFlat"),
      Implementation("Sources/NeuralNetworks/BooleanCircuit.swift", "parityByThresholds"),
    ],
    parameters: [
      Parameter("n", .integer(2...10), standard: "8", step: 1, LocalizedText("how many bits", "位数"))
    ]
  ) { (arguments, monitor) throws(ExperimentError) in
    let largest = arguments.integer("n")
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    var (flat, tree): ([Point], [Point]) = ([], [])
    for n in 2...largest {
      try monitor.checkpoint(Double(n - 2) / Double(largest))
      let (deep, wide) = (BooleanCircuit.parityTree(n), BooleanCircuit.parityFlat(n))
      // The gates with one term each; the `or` that joins them comes on top.
      let terms = wide.gateCount - 1
      let agreements = (0..<1 << n).filter { pattern in
        let bits = (0..<n).map { pattern >> $0 & 1 == 1 }
        let isOdd = pattern.nonzeroBitCount % 2 == 1
        return deep(bits) == isOdd && wide(bits) == isOdd && parityByThresholds(bits) == isOdd
      }.count
      rows.append([
        .number(Double(n), .shortest), .number(Double(deep.gateCount), .shortest),
        .number(Double(deep.depth), .shortest),
        .number(Double(terms), .shortest), .number(Double(n), .shortest),
        .text(LocalizedText("\(agreements) / \(1 << n)")),
      ])
      flat.append(Point(Double(n), Double(terms)))
      tree.append(Point(Double(n), Double(deep.gateCount)))
      findings.claim("xor gates for \(n)", deep.gateCount)
      findings.claim("depth for \(n)", deep.depth)
      findings.claim("terms for \(n)", terms)
      findings.claim("inputs all agree on for \(n)", agreements)
    }
    findings.show(
      Plot(
        LocalizedText("Gates for the parity of n bits", "n 位奇偶校验所需的门数"),
        x: Plot.Axis("$n$", 2...Double(max(largest, 3))),
        y: Plot.Axis(LocalizedText("gates", "门数"), 1...Double(1 << (largest - 1)) * 1.1, .logarithmic),
        series: [
          Plot.Series(LocalizedText("two levels of and/or", "两级与/或"), flat),
          Plot.Series(LocalizedText("tree of xor", "异或树"), tree, .dashed),
        ]))
    findings.show(
      Table(
        columns: [
          "$n$", LocalizedText("xor tree: $n - 1$", "异或树：$n - 1$"), LocalizedText("its depth", "其深度"),
          LocalizedText("and/or terms: $2^{n-1}$", "与/或项：$2^{n-1}$"),
          LocalizedText("threshold units", "阈值单元"),
          LocalizedText("all three right", "三者都对"),
        ], rows: rows))
    findings.remark(
      "The exponential size belongs to flat and/or circuits. One hidden layer of n threshold units computes parity too: the theorem is about certain functions and a given kind of gate.",
      "指数规模是两级与/或电路的性质。一个含 n 个阈值单元的隐藏层也能算奇偶：该定理只针对特定函数和特定类型的门。", .finding)
    return findings
  }
}
