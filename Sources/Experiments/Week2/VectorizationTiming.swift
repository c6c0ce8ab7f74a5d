internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.11: the same million products four ways; what differs is how many at a time.
  static let vectorizationTiming = Experiment(
    "vectorization-timing", unit: "2.11",
    title: LocalizedText("Loop against vector", "循环与向量化"),
    shows: [
      Implementation("Sources/NeuralNetworks/Vectorization.swift", "dotLoop"),
      Implementation("Sources/NeuralNetworks/Vectorization.swift", "dotUnrolled"),
      Implementation("Sources/NeuralNetworks/Vectorization.swift", "dotSIMD"),
      Implementation("Sources/NeuralNetworks/Vectorization.swift", "dotBLAS"),
    ],
    parameters: [
      Parameter(
        "n", .integer(1000...4_000_000), standard: "1000000", step: 100_000,
        LocalizedText("how many numbers", "数的个数")),
      .seed(),
    ], isDeterministic: false
  ) { (arguments, monitor) throws(ExperimentError) in
    var random = arguments.random
    let n = arguments.integer("n")
    let (a, b) = (random.rand(1, n).elements, random.rand(1, n).elements)
    let ways: [(name: LocalizedText, dot: ([Double], [Double]) -> Double)] = [
      (LocalizedText("one after the other", "逐个相加"), dotLoop),
      (LocalizedText("four sums at once", "四个和同时进行"), dotUnrolled),
      (LocalizedText("eight numbers in a register", "八个数一个寄存器"), dotSIMD),
      (LocalizedText("the library (BLAS)", "调用库（BLAS）"), dotBLAS),
    ]
    var rows: [[Table.Cell]] = []
    var (times, results): ([Double], [Double]) = ([], [])
    for (place, way) in ways.enumerated() {
      try monitor.checkpoint(Double(place) / Double(ways.count))
      var result = 0.0
      let milliseconds = (0..<3).map { _ in
        let time = ContinuousClock().measure { result = way.dot(a, b) }
        return Double(time.components.attoseconds) * 1e-15 + Double(time.components.seconds) * 1e3
      }
      times.append(milliseconds.min() ?? 0)
      results.append(result)
    }
    for (place, way) in ways.enumerated() {
      rows.append([
        .text(way.name), .number(times[place], .significant(3)),
        .number(times[0] / times[place], .significant(3)),
        .number(results[place], .significant(12)), .number(results[place] - results[0], .significant(1)),
      ])
    }
    var findings = Findings()
    findings.show(
      Table(
        LocalizedText("\(n) products, the best of three", "\(n) 次乘法，三次取最快"),
        columns: [
          LocalizedText("how", "方式"), LocalizedText("milliseconds", "毫秒"),
          LocalizedText("times faster", "快几倍"),
          LocalizedText("result", "结果"), LocalizedText("difference", "差"),
        ], rows: rows))
    findings.remark(
      "The number of multiplications is the same; the last digits differ, since the order of the additions does.",
      "乘法次数完全相同；最后几位不同，因为加法的顺序不同。", .finding)
    findings.remark(
      "Sums of products of uniform numbers lie near \(NumberStyle.shortest.text(Double(n) / 4)).",
      "均匀随机数乘积之和应接近 \(NumberStyle.shortest.text(Double(n) / 4))。")
    return findings
  }
}
