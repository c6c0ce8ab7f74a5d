internal import Numerics

/// What a run has found so far, in reading order.
struct Findings {
  private(set) var parts: [ExperimentResult.Part] = []
  private(set) var values: [NamedValue] = []

  mutating func heading(_ english: String, _ chinese: String) {
    parts.append(.heading(LocalizedText(english, chinese)))
  }

  mutating func remark(_ english: String, _ chinese: String, _ kind: Remark.Kind = .plain) {
    parts.append(.remark(Remark(LocalizedText(english, chinese), kind)))
  }

  /// A warning above everything else.
  mutating func warnFirst(_ english: String, _ chinese: String) {
    parts.insert(.remark(Remark(LocalizedText(english, chinese), .warning)), at: 0)
  }

  var hasWarning: Bool {
    parts.contains { part in
      if case .remark(let remark) = part { remark.kind == .warning } else { false }
    }
  }

  mutating func formula(_ latex: String, _ note: LocalizedText? = nil) {
    parts.append(.formula(FormulaLine(latex, note)))
  }

  mutating func show(_ table: Table) { parts.append(.table(table)) }
  mutating func show(_ plot: Plot) { parts.append(.plot(plot)) }
  mutating func show(_ graph: GraphPicture) { parts.append(.graph(graph)) }
  mutating func show(_ map: HeatMap) { parts.append(.heatMap(map)) }
  mutating func show(_ network: NetworkPicture) { parts.append(.network(network)) }
  mutating func show(_ shapes: ShapeBoxes) { parts.append(.shapes(shapes)) }
  mutating func show(_ images: ImageGrid) { parts.append(.images(images)) }

  /// A number by its name, for lessons to claim.
  mutating func claim(_ name: String, _ value: Double) { values.append(NamedValue(name, value)) }
  mutating func claim(_ name: String, _ value: Int) { values.append(NamedValue(name, value)) }
  mutating func claim(_ name: String, word: String) { values.append(NamedValue(name, word: word)) }

  /// Every entry of a matrix, `dW1[0, 1]`, with its shape; a single entry goes by the name alone.
  mutating func claim(_ name: String, _ matrix: Matrix) {
    if matrix.shape == Shape(1, 1) { return claim(name, matrix[0, 0]) }
    claim("shape \(name)", word: matrix.shape.description)
    guard matrix.elements.count <= 64 else { return }
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns { claim("\(name)[\(i), \(j)]", matrix[i, j]) }
    }
  }
}
