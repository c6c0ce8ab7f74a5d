internal import Numerics

extension Experiment {
  /// Unit 3.5: W times X is W times every column, side by side; the bias goes to every column.
  static let columnsAsExamples = Experiment(
    "columns-as-examples", unit: "3.5",
    title: LocalizedText("Why the columns stay apart", "为什么各列互不干扰"),
    shows: [Implementation("Sources/Numerics/Matrix+Product.swift", "product")],
    parameters: [
      Parameter(
        "W", .matrix(rows: 1...6, columns: 1...6), standard: "1 2; 3 4", LocalizedText("the weights", "权重")),
      Parameter(
        "X", .matrix(rows: 1...6, columns: 1...8), standard: "1 0 2; 0 1 -1",
        LocalizedText("the examples, one a column", "样本，每列一个")),
      Parameter(
        "b", .numbers(count: 1...6, each: -1000...1000), standard: "10, 20",
        LocalizedText("a bias for each row of W", "W 每行一个偏置")),
    ]
  ) { (arguments, _) throws(ExperimentError) in
    let (W, X) = (Matrix(arguments.rows("W")), Matrix(arguments.rows("X")))
    let b = Matrix.column(arguments.numbers("b"))
    guard b.rows == W.rows else {
      throw .unsuitable(
        parameter: "b", message: "\(b.rows) biases for \(W.rows) rows of W", help: nil, at: nil)
    }
    let WX: Matrix
    do throws(ShapeMismatch) {
      WX = try W.product(with: X)
    } catch {
      throw .unsuitable(
        parameter: "X", message: error.description, help: "X needs \(W.columns) rows", at: nil)
    }
    let Z = WX + b
    var findings = Findings()
    for i in 0..<X.columns {
      findings.formula(
        "W x^{(\(i + 1))} = \(TeX.matrix(W)) \(TeX.matrix(X.column(i))) = \(TeX.matrix(WX.column(i)))")
    }
    findings.formula(
      "W X = \\begin{bmatrix} \((1...X.columns).map { "W x^{(\($0))}" }.joined(separator: " & ")) \\end{bmatrix} = \(TeX.matrix(WX))",
      LocalizedText("side by side", "并排"))
    findings.show(
      ShapeBoxes(lines: [
        [
          .box(.init("Z", Z)), .sign("="), .box(.init("W", W)), .box(.init("X", X)), .sign("+"),
          .box(.init("b", b, repeatedRight: X.columns)),
        ]
      ]))
    findings.claim("WX", WX)
    findings.claim("Z", Z)
    return findings
  }
}
