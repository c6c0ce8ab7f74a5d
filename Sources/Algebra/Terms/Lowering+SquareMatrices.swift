import SourceText

extension Lowering {
  mutating func arrayFunction(_ function: Function, _ values: [Value], at range: SourceRange)
    throws(LoweringError) -> Value
  {
    guard values.count == 1, let value = values.first else {
      throw .unsupported("this function takes one array", at: range)
    }
    switch function {
    case .norm:
      var sum = graph.constant(0)
      for term in value.terms { sum = graph.add(sum, graph.power(term, 2)) }
      return Value(graph.simplifiedRoot(sum, 2))
    case .squeeze:
      guard let shape = value.shape, shape.rows == 1 || shape.columns == 1 else { return value }
      if value.terms.count == 1 { return Value(value.terms[0]) }
      return Value(
        ConcreteShape(rows: 1, columns: value.terms.count, isVector: true), value.terms)
    case .inverse:
      return try inverse(value, at: range)
    case .diagonal:
      guard let shape = value.shape else { return value }
      let size = value.terms.count
      guard shape.rows == 1 || shape.columns == 1 else { break }
      var terms: [TermID] = []
      for row in 0..<size {
        for column in 0..<size { terms.append(row == column ? value.terms[row] : graph.constant(0)) }
      }
      return Value(ConcreteShape(rows: size, columns: size), terms)
    case .trace:
      if value.isScalar { return value }
      guard let shape = value.shape, shape.rows == shape.columns else { break }
      var sum = graph.constant(0)
      for index in 0..<shape.rows { sum = graph.add(sum, value.terms[index * (shape.columns + 1)]) }
      return Value(sum)
    case .determinant:
      if value.isScalar { return value }
      guard let shape = value.shape, shape.rows == shape.columns, shape.rows <= 4 else { break }
      return Value(determinant(value.terms, shape.rows))
    default: break
    }
    throw .shapesDoNotFit("this function needs a square matrix", at: range)
  }

  /// Expansion along the first row.
  private func determinant(_ terms: [TermID], _ size: Int) -> TermID {
    if size == 1 { return terms[0] }
    var sum = graph.constant(0)
    for column in 0..<size {
      var minor: [TermID] = []
      for row in 1..<size {
        for other in 0..<size where other != column { minor.append(terms[row * size + other]) }
      }
      let part = graph.multiply(terms[column], determinant(minor, size - 1))
      sum = column % 2 == 0 ? graph.add(sum, part) : graph.subtract(sum, part)
    }
    return sum
  }

  /// The inverse: cofactors over the determinant.
  mutating func inverse(_ value: Value, at range: SourceRange) throws(LoweringError) -> Value {
    guard let shape = value.shape else {
      require(.notZero, value.terms[0])
      return Value(graph.power(value.terms[0], -1))
    }
    guard shape.rows == shape.columns, shape.rows <= 4 else {
      throw .shapesDoNotFit("an inverse needs a square matrix", at: range)
    }
    let size = shape.rows
    let scale = determinant(value.terms, size)
    require(.notZero, scale)
    var terms: [TermID] = []
    for row in 0..<size {
      for column in 0..<size {
        if size == 1 {
          terms.append(graph.power(scale, -1))
          continue
        }
        var minor: [TermID] = []
        for r in 0..<size where r != column {
          for c in 0..<size where c != row { minor.append(value.terms[r * size + c]) }
        }
        let cofactor = determinant(minor, size - 1)
        terms.append(
          graph.divide((row + column) % 2 == 0 ? cofactor : graph.negate(cofactor), scale))
      }
    }
    return Value(shape, terms)
  }

  /// A whole power of a square matrix; negative ones through the inverse.
  mutating func matrixPower(_ value: Value, _ exponent: Int, at range: SourceRange)
    throws(LoweringError) -> Value
  {
    guard let shape = value.shape, exponent.magnitude <= 16 else {
      throw .tooLarge("a power of a matrix is too high")
    }
    if exponent < 0 { return try matrixPower(inverse(value, at: range), -exponent, at: range) }
    var terms: [TermID] = []
    for row in 0..<shape.rows {
      for column in 0..<shape.columns { terms.append(graph.constant(row == column ? 1 : 0)) }
    }
    var result = Value(shape, terms)
    for _ in 0..<exponent { result = try product(result, value, .dot, at: range) }
    return result
  }

  /// Square by declaration, not by the accident that two sizes have the same value in this run.
  func squareNames(_ expression: Expression) -> Bool {
    guard let inference = symbolicShapes else { return false }
    var copy = inference
    guard case .matrix(let rows, let columns)? = try? copy.shape(of: expression) else { return false }
    return rows == columns
  }
}
