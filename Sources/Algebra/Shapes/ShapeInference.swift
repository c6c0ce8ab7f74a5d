public import SourceText

/// The shape of formulas from the shapes of their names, sizes as symbols.
public struct ShapeInference {
  public let shapes: [Symbol: Shape]
  public let definitions: [Symbol: Expression]
  /// Legal by NumPy's rule and hardly ever meant: a row and a column that broadcast to a matrix.
  public private(set) var warnings: [Diagnostic] = []
  private var known: [Symbol: Shape] = [:]
  private var open: Set<Symbol> = []

  public init(shapes: [Symbol: Shape], definitions: [Symbol: Expression] = [:]) {
    self.shapes = shapes
    self.definitions = definitions
  }

  public mutating func shape(of expression: Expression) throws(ShapeError) -> Shape {
    switch expression.node {
    case .number, .constant:
      return .scalar
    case .symbol(let name):
      return try shape(of: name)
    case .negation(let operand):
      return try shape(of: operand)
    case .sum(let terms):
      return try sum(terms, expression.range)
    case .product(let factors, let kind):
      var total = try shape(of: factors[0])
      var range = factors[0].range
      var isNumber = kind == .juxtaposed && isInnerProduct(factors[0])
      for factor in factors.dropFirst() {
        let next = try shape(of: factor)
        let numbers = (left: isNumber, right: kind == .juxtaposed && isInnerProduct(factor))
        isNumber =
          isNumber || numbers.right || kind == .juxtaposed && total.grid != nil && next.grid != nil
        total = try product(
          kind, .init(range, total), .init(factor.range, next), numbers: numbers,
          at: range.union(factor.range))
        range = range.union(factor.range)
      }
      return total
    case .quotient(let a, let b):
      return try broadcast(.quotient, a, b, expression.range)
    case .power(let base, let exponent):
      let baseShape = try shape(of: base)
      if case .scalar = try shape(of: exponent) { return baseShape }
      return try broadcast(.power, base, exponent, expression.range)
    case .comparison(_, let a, let b):
      return try broadcast(.comparison, a, b, expression.range)
    case .conjunction(let parts):
      var total = Shape.scalar
      for part in parts {
        total = try broadcast(
          .comparison, .init(part.range, total), .init(part.range, shape(of: part)), at: part.range)
      }
      return total
    case .call(let function, _, let arguments):
      return try call(function, arguments, expression.range)
    case .derivative(let target, let variables, _):
      let targetShape = try shape(of: target)
      guard targetShape == .scalar || targetShape == .matrix(rows: .number(1), columns: .number(1))
      else { throw .needsNumber(what: "a derivative", targetShape, at: target.range) }
      return variables.count == 1 ? try shape(of: variables[0]) : .scalar
    case .series(_, _, _, _, let body):
      return try shape(of: body)
    case .reduction(_, let operand, let axis, let keeps):
      return try reduce(shape(of: operand), axis: axis, keeps: keeps, at: expression.range)
    case .transpose(let operand):
      let shape = try shape(of: operand)
      if case .matrix(let rows, let columns) = shape { return .matrix(rows: columns, columns: rows) }
      return shape
    case .element(let base, let indices):
      return try element(shape(of: base), indices)
    case .piecewise(let branches, let otherwise):
      var total = Shape.scalar
      for part in branches.flatMap({ [$0.condition, $0.value] }) + (otherwise.map { [$0] } ?? []) {
        total = try broadcast(
          .choice, .init(expression.range, total), .init(part.range, shape(of: part)), at: part.range)
      }
      return total
    case .matrix(let rows):
      guard let first = rows.first, rows.allSatisfy({ $0.count == first.count }) else {
        throw .raggedMatrix(at: expression.range)
      }
      return .matrix(rows: .number(rows.count), columns: .number(first.count))
    case .filled(_, let rows, let columns):
      return .matrix(rows: Size(rows), columns: Size(columns))
    case .reshape(let operand, let rows, let columns):
      return try reshaped(shape(of: operand), rows, columns)
    }
  }

  private mutating func shape(of name: Symbol) throws(ShapeError) -> Shape {
    if let shape = shapes[name] ?? known[name] { return shape }
    guard let definition = definitions[name], open.insert(name).inserted else { return .scalar }
    let found = try shape(of: definition)
    open.remove(name)
    known[name] = found
    return found
  }

  private mutating func sum(_ terms: [Expression], _ range: SourceRange) throws(ShapeError) -> Shape {
    var total = try shape(of: terms[0])
    var so = terms[0].range
    for term in terms.dropFirst() {
      let next = try shape(of: term)
      var operation = ShapeError.Operation.sum
      if case .negation = term.node { operation = .difference }
      total = try broadcast(operation, .init(so, total), .init(term.range, next), at: so.union(term.range))
      so = so.union(term.range)
    }
    return total
  }

  private mutating func broadcast(
    _ operation: ShapeError.Operation, _ a: Expression, _ b: Expression, _ range: SourceRange
  ) throws(ShapeError) -> Shape {
    let left = try shape(of: a)
    let right = try shape(of: b)
    return try broadcast(operation, .init(a.range, left), .init(b.range, right), at: range)
  }

  /// NumPy's rule: axes agree, or one of them is 1.
  private mutating func broadcast(
    _ operation: ShapeError.Operation, _ a: ShapeError.Operand, _ b: ShapeError.Operand,
    at range: SourceRange
  ) throws(ShapeError) -> Shape {
    guard let left = a.shape.grid else { return b.shape }
    guard let right = b.shape.grid else { return a.shape }
    func common(_ x: Size, _ y: Size) -> Size? { x == y || y.isOne ? x : (x.isOne ? y : nil) }
    guard let rows = common(left.rows, right.rows), let columns = common(left.columns, right.columns)
    else {
      throw .mismatch(
        operation, left: a, right: b, at: range, mends: mends(operation, a.shape, b.shape))
    }
    if case .vector = a.shape, case .vector = b.shape { return .vector(columns) }
    if (left.rows.isOne && right.columns.isOne && !right.rows.isOne && !left.columns.isOne)
      || (right.rows.isOne && left.columns.isOne && !left.rows.isOne && !right.columns.isOne)
    {
      warnings.append(
        Diagnostic(
          "algebra.row-meets-column", .warning, at: range,
          "a row \(a.shape) and a column \(b.shape) broadcast to (\(rows), \(columns))",
          help: "transpose one of them if entries were meant to pair up"))
    }
    return .matrix(rows: rows, columns: columns)
  }

  /// Whether a 1 x 1 matrix would stand for a number here: `aᵀx`, `(aᵀx)²`, not a lone `b`.
  private func isInnerProduct(_ factor: Expression) -> Bool {
    switch factor.node {
    case .product(let factors, _): factors.count > 1
    case .sum(let terms): terms.contains(where: isInnerProduct)
    case .quotient(let value, _), .negation(let value), .power(let value, _): isInnerProduct(value)
    default: false
    }
  }

  private mutating func product(
    _ kind: Expression.Multiplication, _ a: ShapeError.Operand, _ b: ShapeError.Operand,
    numbers: (left: Bool, right: Bool), at range: SourceRange
  ) throws(ShapeError) -> Shape {
    guard kind != .elementwise, a.shape != .scalar, b.shape != .scalar else {
      return try broadcast(.elementwiseProduct, a, b, at: range)
    }
    let mismatch = ShapeError.mismatch(
      .matrixProduct, left: a, right: b, at: range, mends: mends(.matrixProduct, a.shape, b.shape))
    switch (a.shape, b.shape) {
    case (.matrix(let rows, let inner), .matrix(let other, let columns)):
      guard inner == other else {
        if numbers.left && rows.isOne && inner.isOne { return b.shape }
        if numbers.right && other.isOne && columns.isOne { return a.shape }
        throw mismatch
      }
      return .matrix(rows: rows, columns: columns)
    case (.vector(let n), .vector(let k)):
      guard n == k else { throw mismatch }
      return .scalar
    case (.matrix(let rows, let inner), .vector(let n)):
      guard inner == n else { throw mismatch }
      return .vector(rows)
    case (.vector(let n), .matrix(let inner, let columns)):
      guard inner == n else { throw mismatch }
      return .vector(columns)
    default: return .scalar
    }
  }

  private func mends(_ operation: ShapeError.Operation, _ a: Shape, _ b: Shape) -> [ShapeError.Mend] {
    guard case .matrix(let r1, let c1) = a, case .matrix(let r2, let c2) = b else { return [] }
    func fits(_ x: Size, _ y: Size) -> Bool { x == y || x.isOne || y.isOne }
    if operation == .matrixProduct {
      var found: [ShapeError.Mend] = []
      if c1 == c2 { found.append(.transposeRight) }
      if r1 == r2 && c1 != c2 { found.append(.transposeLeft) }
      if c2 == r1 { found.append(.swap) }
      if fits(r1, r2) && fits(c1, c2) { found.append(.elementwise) }
      return found
    }
    var found: [ShapeError.Mend] = []
    if operation == .elementwiseProduct && c1 == r2 { found.append(.matrixProduct) }
    if fits(r1, c2) && fits(c1, r2) { found.append(.transposeRight) }
    return found
  }

  private mutating func call(_ function: Function, _ arguments: [Expression], _ range: SourceRange)
    throws(ShapeError) -> Shape
  {
    var shapes: [Shape] = []
    for argument in arguments { shapes.append(try shape(of: argument)) }
    guard let first = shapes.first else { return .scalar }
    switch function {
    case .norm: return .scalar
    case .trace, .determinant, .inverse:
      if case .matrix(let rows, let columns) = first, rows == columns {
        return function == .inverse ? first : .scalar
      }
      if case .scalar = first { return .scalar }
      let word = function == .trace ? "a trace" : function == .inverse ? "an inverse" : "a determinant"
      throw .needsSquare(what: word, first, at: range)
    case .diagonal:
      if case .matrix(let rows, let columns) = first {
        let size = columns.isOne ? rows : columns
        return .matrix(rows: size, columns: size)
      }
      return first
    case .squeeze:
      guard case .matrix(let rows, let columns) = first else { return first }
      if rows.isOne && columns.isOne { return .scalar }
      return columns.isOne ? .vector(rows) : rows.isOne ? .vector(columns) : first
    case .max, .min, .logBase:
      if shapes.count == 1 { return .scalar }
      var total = first
      for (argument, shape) in zip(arguments, shapes).dropFirst() {
        total = try broadcast(
          .choice, .init(arguments[0].range, total), .init(argument.range, shape), at: range)
      }
      return total
    default:
      return shapes.count == 1 ? first : .scalar
    }
  }

  private func reduce(_ shape: Shape, axis: Int?, keeps: Bool, at range: SourceRange)
    throws(ShapeError) -> Shape
  {
    guard let axis else {
      if keeps, case .matrix = shape { return .matrix(rows: .number(1), columns: .number(1)) }
      return .scalar
    }
    switch shape {
    case .scalar: return .scalar
    case .vector:
      guard axis == 0 || axis == -1 else { throw .unknownAxis(axis, at: range) }
      return keeps ? .vector(.number(1)) : .scalar
    case .matrix(let rows, let columns):
      switch axis {
      case 0, -2: return keeps ? .matrix(rows: .number(1), columns: columns) : .vector(columns)
      case 1, -1: return keeps ? .matrix(rows: rows, columns: .number(1)) : .vector(rows)
      default: throw .unknownAxis(axis, at: range)
      }
    }
  }

  private func element(_ base: Shape, _ indices: [Expression.Index]) -> Shape {
    guard case .matrix(var rows, var columns) = base else { return .scalar }
    var axis = 0
    for index in indices {
      switch index {
      case .all: break
      case .entry: if axis == 0 { rows = .number(1) } else { columns = .number(1) }
      case .subscript:
        if axis > 0 || rows.isOne { columns = .number(1) } else { rows = .number(1) }
      case .example: columns = .number(1)
      }
      axis += 1
    }
    return rows.isOne && columns.isOne ? .scalar : .matrix(rows: rows, columns: columns)
  }

  private func reshaped(_ shape: Shape, _ rows: Expression, _ columns: Expression) -> Shape {
    func size(_ expression: Expression, other: Expression) -> Size {
      guard case .negation(let one) = expression.node, case .number(let value) = one.node, value.isOne
      else { return Size(expression) }
      // −1 takes what is left over; with a 1 beside it that is every entry.
      guard case .number(let beside) = other.node, beside.isOne else { return .formula("-1", expression) }
      switch shape {
      case .matrix(let r, let c) where c.isOne: return r
      case .matrix(let r, let c) where r.isOne: return c
      case .vector(let n): return n
      default: return .formula("-1", expression)
      }
    }
    return .matrix(rows: size(rows, other: columns), columns: size(columns, other: rows))
  }
}
