internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.16: an array of shape (n,) is neither row nor column; what its products turn into.
  static let rankOneTrap = Experiment(
    "rank-one-trap", unit: "2.16",
    title: LocalizedText("The rank-1 trap", "秩 1 数组的陷阱"),
    shows: [
      Implementation("Sources/Numerics/Matrix.swift", "Matrix"),
      Implementation("Sources/NeuralNetworks/Broadcasting.swift", "broadcastShape"),
    ],
    parameters: [
      Parameter("n", .integer(2...12), standard: "5", step: 1, LocalizedText("how many numbers", "数的个数")),
      .seed(),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let n = arguments.integer("n")
    var random = arguments.random
    let a = random.randn(n, 1)
    let inner = dot(a, a)
    let outer = a • a.T
    var findings = Findings()
    let code = { (text: String) in Table.Cell.text(LocalizedText(text)) }
    findings.show(
      Table(
        LocalizedText("The same numbers in three shapes (NumPy)", "同样的数，三种形状（NumPy）"),
        columns: [
          LocalizedText("shape of a", "a 的形状"), LocalizedText("shape of a.T", "a.T 的形状"), "np.dot(a, a.T)",
          "a - a.T",
        ],
        rows: [
          [code("(\(n),)"), code("(\(n),)"), .text(LocalizedText("one number", "一个数")), code("(\(n),)")],
          [code("(\(n), 1)"), code("(1, \(n))"), code("(\(n), \(n))"), code("(\(n), \(n))")],
          [
            code("(1, \(n))"), code("(\(n), 1)"), .text(LocalizedText("one number", "一个数")),
            code("(\(n), \(n))"),
          ],
        ]))
    findings.formula("a^T a = \(TeX.number(inner)), \\qquad a a^T \\text{ has } \(n * n) \\text{ entries}")
    findings.show(
      ShapeBoxes(
        LocalizedText("A column times a row", "列乘行"),
        lines: [
          [
            .box(.init("a a^T", outer.shape)), .sign("="), .box(.init("a", a.shape)),
            .box(.init("a^T", 1, n)),
          ]
        ]))
    findings.remark(
      "Matrix here has rows and columns always, so a transpose always does something: write (n, 1) or (1, n), and say so in an assertion.",
      "这里的 Matrix 总有行和列，转置总会起作用：请写 (n, 1) 或 (1, n)，并用断言说明。", .finding)
    findings.claim("aᵀa", inner)
    findings.claim("shape aaᵀ", word: outer.shape.description)
    do throws(BroadcastError) {
      findings.claim("shape a - a.T of (n, 1)", word: tuple(try broadcastShape([n, 1], [1, n])))
      findings.claim("shape a - a.T of (n,)", word: tuple(try broadcastShape([n], [n])))
    } catch {
      throw .unsuitable(parameter: "n", message: error.description, help: nil, at: nil)
    }
    return findings
  }
}
