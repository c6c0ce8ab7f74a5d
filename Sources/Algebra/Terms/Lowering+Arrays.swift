import SourceText

extension Lowering {
  /// An operation entry by entry, sizes of 1 stretched by NumPy's rule.
  func broadcast(
    _ a: Value, _ b: Value, at range: SourceRange,
    _ operation: (TermGraph, TermID, TermID) -> TermID
  ) throws(LoweringError) -> Value {
    guard let left = a.shape else {
      let scalar = a.terms[0]
      var result = b
      for index in result.terms.indices {
        result.terms[index] = operation(graph, scalar, result.terms[index])
      }
      return result
    }
    guard let right = b.shape else {
      let scalar = b.terms[0]
      var result = a
      for index in result.terms.indices {
        result.terms[index] = operation(graph, result.terms[index], scalar)
      }
      return result
    }
    guard left.rows == right.rows || left.rows == 1 || right.rows == 1,
      left.columns == right.columns || left.columns == 1 || right.columns == 1
    else {
      throw .shapesDoNotFit(
        "shapes \(left.rows) x \(left.columns) and \(right.rows) x \(right.columns) do not fit",
        at: range)
    }
    let shape = ConcreteShape(
      rows: max(left.rows, right.rows), columns: max(left.columns, right.columns),
      isVector: left.isVector && right.isVector)
    var terms: [TermID] = []
    terms.reserveCapacity(shape.count)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        let x = a.terms[(left.rows == 1 ? 0 : row) * left.columns + (left.columns == 1 ? 0 : column)]
        let y =
          b.terms[(right.rows == 1 ? 0 : row) * right.columns + (right.columns == 1 ? 0 : column)]
        terms.append(operation(graph, x, y))
      }
    }
    return Value(shape, terms)
  }

  /// A product of two values: entry by entry where one is a scalar or the product says so, else of matrices.
  func product(
    _ a: Value, _ b: Value, _ kind: Expression.Multiplication, at range: SourceRange
  ) throws(LoweringError) -> Value {
    guard kind != .elementwise, let left = a.shape, let right = b.shape else {
      return try broadcast(a, b, at: range) { $0.multiply($1, $2) }
    }
    if right.isVector {
      // A vector on the right is a column; what comes out is a vector again, or a number.
      let column = Value(ConcreteShape(rows: right.columns, columns: 1), b.terms)
      let row = Value(ConcreteShape(rows: left.rows, columns: left.columns), a.terms)
      let result = try product(row, column, kind, at: range)
      if left.isVector { return Value(result.terms[0]) }
      return Value(
        ConcreteShape(rows: 1, columns: result.terms.count, isVector: true), result.terms)
    }
    guard left.columns == right.rows else {
      if kind == .juxtaposed, a.terms.count == 1 || b.terms.count == 1 {
        // (aᵀx) a: an inner product is a number. The shapes have been found to allow it.
        return try broadcast(a, b, at: range) { $0.multiply($1, $2) }
      }
      throw .shapesDoNotFit(
        "a \(left.rows) x \(left.columns) matrix times a \(right.rows) x \(right.columns) matrix",
        at: range)
    }
    var terms: [TermID] = []
    terms.reserveCapacity(left.rows * right.columns)
    for row in 0..<left.rows {
      for column in 0..<right.columns {
        var sum = graph.constant(0)
        for k in 0..<left.columns {
          sum = graph.add(
            sum,
            graph.multiply(a.terms[row * left.columns + k], b.terms[k * right.columns + column]))
        }
        terms.append(sum)
      }
    }
    return Value(
      ConcreteShape(rows: left.rows, columns: right.columns, isVector: left.isVector), terms)
  }

  /// Operations that only arrays have.
  mutating func array(_ expression: Expression) throws(LoweringError) -> Value {
    switch expression.node {
    case .transpose(let operand):
      let value = try value(of: operand)
      guard let shape = value.shape, !shape.isVector else { return value }
      var terms: [TermID] = []
      for column in 0..<shape.columns {
        for row in 0..<shape.rows { terms.append(value.terms[row * shape.columns + column]) }
      }
      return Value(ConcreteShape(rows: shape.columns, columns: shape.rows), terms)
    case .reduction(let kind, let operand, let axis, let keeps):
      return try reduce(kind, value(of: operand), axis: axis, keeps: keeps, at: expression.range)
    case .matrix(let rows):
      var terms: [TermID] = []
      for row in rows { for entry in row { terms.append(try scalar(of: entry)) } }
      return Value(ConcreteShape(rows: rows.count, columns: rows.first?.count ?? 0), terms)
    case .filled(let filling, let rows, let columns):
      guard let r = try number(of: rows), let c = try number(of: columns), r > 0, c > 0, r * c <= 4096
      else { throw .unsupported("the size of this array is not known", at: expression.range) }
      var terms: [TermID] = []
      for row in 0..<r {
        for column in 0..<c {
          let isOne = filling == .ones || (filling == .identity && row == column)
          terms.append(graph.constant(isOne ? 1 : 0))
        }
      }
      return Value(ConcreteShape(rows: r, columns: c), terms)
    case .reshape(let operand, let rows, let columns):
      let value = try value(of: operand)
      guard var r = try number(of: rows), var c = try number(of: columns) else {
        throw .unsupported("the size of this array is not known", at: expression.range)
      }
      if r == -1 && c > 0 { r = value.terms.count / c }
      if c == -1 && r > 0 { c = value.terms.count / r }
      guard r > 0, c > 0, r * c == value.terms.count else {
        throw .shapesDoNotFit(
          "\(value.terms.count) entries do not make a \(r) x \(c) matrix", at: expression.range)
      }
      return Value(ConcreteShape(rows: r, columns: c), value.terms)
    default:
      throw .unsupported("this is not an array", at: expression.range)
    }
  }

  private func reduce(
    _ kind: Expression.Reduction, _ value: Value, axis: Int?, keeps: Bool, at range: SourceRange
  ) throws(LoweringError) -> Value {
    guard let shape = value.shape else { return value }
    func combine(_ terms: [TermID]) -> TermID {
      var total = terms[0]
      for term in terms.dropFirst() {
        switch kind {
        case .sum, .mean: total = graph.add(total, term)
        case .maximum: total = graph.select(graph.subtract(total, term), total, term)
        case .minimum: total = graph.select(graph.subtract(term, total), total, term)
        }
      }
      if kind == .mean { total = graph.divide(total, graph.constant(terms.count)) }
      return total
    }
    if shape.isVector && !keeps { return Value(combine(value.terms)) }
    switch axis {
    case nil:
      let total = combine(value.terms)
      return keeps ? Value(ConcreteShape(rows: 1, columns: 1), [total]) : Value(total)
    case 0, -2:
      let terms = (0..<shape.columns).map { column in
        combine((0..<shape.rows).map { value.terms[$0 * shape.columns + column] })
      }
      return Value(ConcreteShape(rows: 1, columns: shape.columns, isVector: !keeps), terms)
    case 1, -1:
      let terms = (0..<shape.rows).map { row in
        combine(Array(value.terms[row * shape.columns..<(row + 1) * shape.columns]))
      }
      return Value(
        keeps
          ? ConcreteShape(rows: shape.rows, columns: 1)
          : ConcreteShape(rows: 1, columns: shape.rows, isVector: true), terms)
    default:
      throw .shapesDoNotFit("a matrix has the axes 0 and 1", at: range)
    }
  }

  /// Entries, rows and columns of an array: NumPy counts from 0, subscripts of the course from 1.
  mutating func pick(
    _ value: Value, _ indices: [Expression.Index], _ base: Expression, at range: SourceRange
  ) throws(LoweringError) -> Value {
    guard let shape = value.shape else {
      throw .shapesDoNotFit("a number has no entries", at: range)
    }
    var rows = Array(0..<shape.rows)
    var columns = Array(0..<shape.columns)
    var axis = 0
    for index in indices {
      switch index {
      case .all:
        axis += 1
      case .entry(let expression):
        let position = try position(of: expression, base: 0, axis == 0 ? shape.rows : shape.columns)
        if axis == 0 { rows = [position] } else { columns = [position] }
        axis += 1
      case .subscript(let expression):
        // A subscript picks the row; of a row vector, and as second one, the column.
        let alongRow = axis > 0 || shape.rows == 1
        let position = try position(of: expression, base: 1, alongRow ? shape.columns : shape.rows)
        if alongRow { columns = [position] } else { rows = [position] }
        axis += 1
      case .example(let expression):
        columns = [try position(of: expression, base: 1, shape.columns)]
      }
    }
    var terms: [TermID] = []
    for row in rows { for column in columns { terms.append(value.terms[row * shape.columns + column]) } }
    if terms.count == 1 { return Value(terms[0]) }
    return Value(ConcreteShape(rows: rows.count, columns: columns.count), terms)
  }

  private mutating func position(of expression: Expression, base: Int, _ size: Int)
    throws(LoweringError) -> Int
  {
    guard let number = try number(of: expression) else {
      throw .unsupported("this index is not a number", at: expression.range)
    }
    let position = number < 0 && base == 0 ? number + size : number - base
    guard position >= 0 && position < size else {
      throw .shapesDoNotFit("index \(number) is outside of \(size)", at: expression.range)
    }
    return position
  }
}
