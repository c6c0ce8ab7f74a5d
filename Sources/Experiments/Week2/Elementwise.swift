internal import NeuralNetworks
internal import Numerics

extension Experiment {
  /// Unit 2.12: three loops and the one line that replaces each.
  static let elementwise = Experiment(
    "elementwise", unit: "2.12",
    title: LocalizedText("From loops to one line", "从循环到一行"),
    shows: [
      Implementation("Sources/Numerics/Matrix+Product.swift", "product"),
      Implementation("Sources/Numerics/Functions.swift", "exp"),
    ],
    parameters: [
      Parameter(
        "A", .matrix(rows: 1...6, columns: 1...6), standard: "1 2 3; 4 5 6",
        LocalizedText("a matrix", "矩阵")),
      Parameter(
        "v", .numbers(count: 1...6, each: -100...100), standard: "1, 2, 3", LocalizedText("a vector", "向量")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (A, v) = (Matrix(arguments.rows("A")), Matrix.column(arguments.numbers("v")))
    let u: Matrix
    do throws(ShapeMismatch) {
      u = try A.product(with: v)
    } catch {
      throw .unsuitable(
        parameter: "v", message: error.description, help: "v needs \(A.columns) entries", at: nil)
    }
    var findings = Findings()
    findings.formula("u_i = \\sum_j A_{ij} v_j", LocalizedText("two loops, or $u = A v$", "两重循环，或 $u = A v$"))
    findings.show(
      ShapeBoxes(lines: [[.box(.init("u", u)), .sign("="), .box(.init("A", A)), .box(.init("v", v))]]))
    let functions: [(name: String, latex: String, result: Matrix)] = [
      ("exp", "e^{v}", exp(v)), ("log", "\\log v", log(v)), ("abs", "|v|", abs(v)),
      ("maximum", "\\max(v, 0)", maximum(v, 0)), ("square", "v^2", v * v), ("inverse", "1 / v", 1 / v),
    ]
    findings.show(
      Table(
        LocalizedText("Entry by entry", "逐元素"),
        columns: [LocalizedText("line", "写法")] + v.elements.map { "$v = \(TeX.number($0))$" },
        rows: functions.map { [.formula($0.latex)] + $0.result.elements.map { .number($0) } }))
    findings.claim("u", u)
    for function in functions {
      for (i, value) in function.result.elements.enumerated() {
        findings.claim("\(function.name)[\(i)]", value)
      }
    }
    return findings
  }
}
