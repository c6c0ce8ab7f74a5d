import SourceText

extension Lowering {
  /// 1 where the condition holds, 0 elsewhere: a mask.
  mutating func indicator(of condition: Expression) throws(LoweringError) -> Value {
    switch condition.node {
    case .comparison(let relation, let left, let right):
      let sides = (try value(of: left), try value(of: right))
      return try broadcast(sides.0, sides.1, at: condition.range) { graph, a, b in
        Lowering.test(graph, relation, a, b, then: graph.constant(1), otherwise: graph.constant(0))
      }
    case .conjunction(let conditions):
      var product = Value(graph.constant(1))
      for part in conditions {
        product = try broadcast(product, indicator(of: part), at: part.range) {
          $0.multiply($1, $2)
        }
      }
      return product
    default:
      throw .unsupported("a condition is needed here, such as z > 0", at: condition.range)
    }
  }

  /// One value where the relation holds, another where it does not.
  static func test(
    _ graph: TermGraph, _ relation: Expression.Relation, _ a: TermID, _ b: TermID, then: TermID,
    otherwise: TermID
  ) -> TermID {
    switch relation {
    case .greater: return graph.select(graph.subtract(a, b), then, otherwise)
    case .less: return graph.select(graph.subtract(b, a), then, otherwise)
    case .greaterOrEqual: return graph.select(graph.subtract(b, a), otherwise, then)
    case .lessOrEqual: return graph.select(graph.subtract(a, b), otherwise, then)
    case .equal, .notEqual:
      let distance = graph.abs(graph.subtract(a, b))
      return relation == .equal
        ? graph.select(distance, otherwise, then) : graph.select(distance, then, otherwise)
    }
  }

  /// The branches in turn; what a branch needs to have a value is needed only where the branch is taken.
  mutating func piecewise(
    _ branches: ArraySlice<Expression.Branch>, _ otherwise: Expression?, at range: SourceRange
  ) throws(LoweringError) -> Value {
    guard let branch = branches.first else {
      guard let otherwise else { return Value(graph.constant(0)) }
      return try value(of: otherwise)
    }
    let condition = try indicator(of: branch.condition)
    let outer = guards
    defer { guards = outer }
    if condition.isScalar, let mask = condition.terms.first {
      guards = outer + [Condition.Guard(term: mask, isPositive: true)]
      let taken = try value(of: branch.value)
      if branches.count == 1 && otherwise == nil {
        // No branch left: undefined where the condition fails.
        guards = outer
        require(.positive, mask)
        return taken
      }
      guards = outer + [Condition.Guard(term: mask, isPositive: false)]
      let rest = try piecewise(branches.dropFirst(), otherwise, at: range)
      return try broadcast(taken, rest, at: range) { graph, a, b in graph.select(mask, a, b) }
    }
    let taken = try value(of: branch.value)
    let rest = try piecewise(branches.dropFirst(), otherwise, at: range)
    let chosen = try broadcast(condition, taken, at: range) { $0.multiply($1, $2) }
    let complement = map(condition) { graph, term in graph.subtract(graph.constant(1), term) }
    let other = try broadcast(complement, rest, at: range) { $0.multiply($1, $2) }
    return try broadcast(chosen, other, at: range) { $0.add($1, $2) }
  }

  /// Σ or Π over an index whose bounds are numbers by now.
  mutating func series(
    _ kind: Expression.Series, _ index: Symbol, _ lower: Expression, _ upper: Expression,
    _ body: Expression, at range: SourceRange
  ) throws(LoweringError) -> Value {
    let first = try scalar(of: lower)
    let last = try scalar(of: upper)
    guard let from = graph.constantValue(first)?.integer, let to = graph.constantValue(last)?.integer
    else { throw .unsupported("the bounds of a sum have to be whole numbers or names", at: range) }
    if to - from > 20_000 { throw .tooLarge("the sum has too many terms") }
    let outer = fixed[index]
    defer { fixed[index] = outer }
    var total = Value(graph.constant(kind == .sum ? 0 : 1))
    var current = from
    while current <= to {
      fixed[index] = graph.constant(current)
      forgetDefinitions()
      let term = try value(of: body)
      total = try broadcast(total, term, at: range) { graph, a, b in
        kind == .sum ? graph.add(a, b) : graph.multiply(a, b)
      }
      current += 1
    }
    forgetDefinitions()
    return total
  }

  /// `x_i`, `x^{(i)}`, `a[0, 1]`: a variable of its own, or an entry of an array.
  mutating func element(of base: Expression, _ indices: [Expression.Index], at range: SourceRange)
    throws(LoweringError) -> Value
  {
    if let name = try spelledName(of: base, indices) {
      return try value(of: Expression(.symbol(name), at: range))
    }
    return try pick(value(of: base), indices, base, at: range)
  }

  /// The name of a variable of its own: `a_2`; nil for an entry of an array.
  mutating func spelledName(of base: Expression, _ indices: [Expression.Index]) throws(LoweringError)
    -> Symbol?
  {
    guard case .symbol(let name) = base.node, shapes[name] == nil, definitions[name] == nil else {
      return nil
    }
    var spelled = name.name
    for index in indices { spelled += try spelling(of: index, afterDigit: spelled.utf8.last) }
    return Symbol(spelled)
  }

  /// The index as part of a name; numbers join as `Symbol` spells them.
  private mutating func spelling(of index: Expression.Index, afterDigit last: UInt8?)
    throws(LoweringError) -> String
  {
    switch index {
    case .subscript(let expression):
      if let number = try number(of: expression) {
        let joins = last.map { !(0x30...0x39).contains($0) && $0 != 0x5D && $0 != 0x29 } ?? false
        return joins ? "\(number)" : "_\(number)"
      }
      return "_{" + Lowering.key(expression) + "}"
    case .example(let expression):
      if let number = try number(of: expression) { return "(\(number))" }
      return "(" + Lowering.key(expression) + ")"
    case .entry(let expression):
      if let number = try number(of: expression) { return "[\(number)]" }
      return "[" + Lowering.key(expression) + "]"
    case .all:
      return "[:]"
    }
  }

  mutating func number(of expression: Expression) throws(LoweringError) -> Int? {
    graph.constantValue(try scalar(of: expression))?.integer
  }

  /// A spelling that tells symbolic indices apart.
  private static func key(_ expression: Expression) -> String {
    switch expression.node {
    case .symbol(let name): return name.name
    case .number(let number): return number.text
    case .negation(let operand): return "-" + key(operand)
    case .sum(let terms): return terms.map { key($0) }.joined(separator: "+")
    case .product(let factors, _): return factors.map { key($0) }.joined(separator: "*")
    default: return "?"
    }
  }
}
