internal import Glibc
internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.3: where a = σ(z) rounds to 1, the loss through a is infinite; through z it is right.
  static let stableLoss = Experiment(
    "stable-loss", unit: "2.3",
    title: LocalizedText("A loss that survives certainty", "经得起“确信”的损失"),
    shows: [
      Implementation("Sources/NeuralNetworks/Losses.swift", "crossEntropy"),
      Implementation("Sources/NeuralNetworks/Losses.swift", "stableCrossEntropy"),
    ],
    parameters: [
      Parameter(
        "z", .numbers(count: 1...10, each: -1e6...1e6), standard: "1, 10, 36, 37, 40, 1000, -1000",
        LocalizedText("the values of z", "z 的取值")),
      Parameter("y", .integer(0...1), standard: "0", step: 1, LocalizedText("the label", "标签")),
    ]
  ) { arguments, _ in
    let y = arguments.number("y")
    var findings = Findings()
    var rows: [[Table.Cell]] = []
    for z in arguments.numbers("z") {
      let a = sigmoid(z)
      let (naive, stable) = (crossEntropy(a, y), stableCrossEntropy(z, y))
      rows.append([
        .number(z, .shortest), .number(a, .significant(17)), .number(naive, .significant(9)),
        .number(stable, .significant(9)),
      ])
      let name = NumberStyle.shortest.text(z)
      findings.claim("σ(\(name))", a)
      findings.claim("through a at \(name)", naive)
      findings.claim("through z at \(name)", stable)
    }
    findings.formula("L = -(y \\log a + (1 - y) \\log(1 - a)) = \\log(1 + e^z) - y z")
    findings.formula(
      "\\log(1 + e^z) = \\max(z, 0) + \\log(1 + e^{-|z|})",
      LocalizedText("so that nothing overflows", "这样不会溢出"))
    findings.show(
      Table(
        columns: [
          "$z$", "$a = \\sigma(z)$", LocalizedText("$L$ through $a$", "由 $a$ 计算的 $L$"),
          LocalizedText("$L$ through $z$", "由 $z$ 计算的 $L$"),
        ],
        rows: rows))
    findings.remark(
      "A double has 53 bits: from z = 37 on σ(z) is 1, and log(1 − a) is −∞.",
      "双精度只有 53 位：从 z = 37 起 σ(z) 就是 1，log(1 − a) 是 −∞。", .warning)
    return findings
  }
}
