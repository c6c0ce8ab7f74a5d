public import SourceText

/// Why a formula has no meaning that could be judged.
public enum LoweringError: Error, Hashable, Sendable {
  case cyclicDefinition(Symbol, at: SourceRange)
  case shapesDoNotFit(String, at: SourceRange)
  case shape(ShapeError)
  case notDifferentiable(String, at: SourceRange)
  case unsupported(String, at: SourceRange)
  /// More work than the budget allows.
  case tooLarge(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .cyclicDefinition(let name, let range):
      Diagnostic("algebra.cyclic-definition", at: range, "'\(name)' is defined through itself")
    case .shapesDoNotFit(let message, let range):
      Diagnostic("algebra.shape", at: range, message)
    case .shape(let error):
      error.diagnostic
    case .notDifferentiable(let message, let range):
      Diagnostic("algebra.not-differentiable", at: range, message)
    case .unsupported(let message, let range):
      Diagnostic("algebra.unsupported", at: range, message)
    case .tooLarge(let message):
      Diagnostic("algebra.too-large", at: SourceRange(at: 0), message)
    }
  }
}

/// Turns expressions into term graphs: definitions followed, functions reduced to a few, derivatives carried out.
package struct Lowering {
  package let graph: TermGraph
  /// What the names stand for; a name without a definition is a variable.
  package let definitions: [Symbol: Expression]
  /// Names whose value is fixed for this run: sizes of sums and arrays, case values.
  package var fixed: [Symbol: TermID]
  /// Shape of every name that is an array, sizes as numbers.
  package var shapes: [Symbol: ConcreteShape]
  /// The shapes with their sizes as names, where shapes were declared.
  package var symbolicShapes: ShapeInference?
  /// Where a formula that is being lowered needs something to have a value.
  package private(set) var conditions: [Condition] = []

  var guards: [Condition.Guard] = []
  private var memo: [Symbol: Value] = [:]
  private var open: Set<Symbol> = []
  /// Definitions that are cut: the name is a variable even though it has a definition.
  private var cut: Set<Symbol> = []
  private var depth = 0

  /// A scalar, or an array of scalars row by row.
  package struct Value: Hashable {
    package var shape: ConcreteShape?
    package var terms: [TermID]

    package init(_ term: TermID) {
      shape = nil
      terms = [term]
    }

    package init(_ shape: ConcreteShape, _ terms: [TermID]) {
      self.shape = shape
      self.terms = terms
    }

    package var isScalar: Bool { shape == nil }
  }

  package init(
    _ graph: TermGraph, definitions: [Symbol: Expression], fixed: [Symbol: TermID] = [:],
    shapes: [Symbol: ConcreteShape] = [:]
  ) {
    self.graph = graph
    self.definitions = definitions
    self.fixed = fixed
    self.shapes = shapes
  }

  /// The formula and the conditions under which it has a value.
  package mutating func lower(_ expression: Expression) throws(LoweringError) -> (Value, [Condition]) {
    conditions = []
    memo = [:]
    let value = try self.value(of: expression)
    if let reason = graph.exhausted { throw .tooLarge(reason) }
    return (value, conditions)
  }

  /// The formula alone; definitions that were worked out before are not worked out again.
  package mutating func keepingDefinitions(_ expression: Expression) throws(LoweringError) -> Value {
    conditions = []
    let value = try self.value(of: expression)
    if let reason = graph.exhausted { throw .tooLarge(reason) }
    return value
  }

  mutating func require(_ kind: Condition.Kind, _ term: TermID) {
    if let value = graph.constantValue(term) {
      switch kind {
      case .positive where value.signum > 0: return
      case .notNegative where value.signum >= 0: return
      case .unsettledBelowZero where value.signum >= 0: return
      case .notZero where value.signum != 0: return
      case .integer where value.isInteger: return
      default: break
      }
    }
    let condition = Condition(kind: kind, term: term, guards: guards)
    if conditions.count < 64 && conditions.contains(condition) { return }
    conditions.append(condition)
  }

  mutating func scalar(of expression: Expression) throws(LoweringError) -> TermID {
    let value = try value(of: expression)
    guard value.isScalar || value.terms.count == 1, let term = value.terms.first else {
      throw .shapesDoNotFit("a number is needed here, this is an array", at: expression.range)
    }
    return term
  }

  mutating func value(of expression: Expression) throws(LoweringError) -> Value {
    depth += 1
    defer { depth -= 1 }
    if depth > 1500 { throw .tooLarge("the formula is nested too deeply") }
    if let reason = graph.exhausted { throw .tooLarge(reason) }
    switch expression.node {
    case .number(let number):
      return Value(graph.constant(number))
    case .constant(.e):
      return Value(graph.exp(graph.constant(1)))
    case .constant(.pi):
      return Value(graph.pi)
    case .constant(.infinity):
      throw .unsupported("infinity is not a number to calculate with", at: expression.range)
    case .symbol(let name):
      return try value(of: name, at: expression.range)
    case .negation(let operand):
      let positive = try value(of: operand)
      return map(positive) { graph, term in graph.negate(term) }
    case .sum(let terms):
      var total = try value(of: terms[0])
      for term in terms.dropFirst() {
        // A name of its own: as an argument of a method, the value would be found while `self` is held, and every new
        // name would copy what is known of the others.
        let next = try value(of: term)
        total = try broadcast(total, next, at: term.range) { $0.add($1, $2) }
      }
      return total
    case .product(let factors, let kind):
      var total = try value(of: factors[0])
      for factor in factors.dropFirst() {
        let next = try value(of: factor)
        total = try product(total, next, kind, at: factor.range)
      }
      return total
    case .quotient(let top, let bottom):
      let numerator = try value(of: top)
      let denominator = try value(of: bottom)
      for term in denominator.terms { require(.notZero, term) }
      return try broadcast(numerator, denominator, at: expression.range) { $0.divide($1, $2) }
    case .power(let base, let exponent):
      return try power(
        base, exponent, actsOnEntries: expression.actsOnEntries, at: expression.range)
    case .call(let function, let primes, let arguments):
      return try call(function, primes: primes, arguments, at: expression.range)
    case .derivative(let target, let variables, _):
      return try derivative(of: target, by: variables, at: expression.range)
    case .series(let kind, let index, let lower, let upper, let body):
      return try series(kind, index, lower, upper, body, at: expression.range)
    case .comparison, .conjunction:
      return try indicator(of: expression)
    case .piecewise(let branches, let otherwise):
      return try piecewise(branches[...], otherwise, at: expression.range)
    case .element(let base, let indices):
      return try element(of: base, indices, at: expression.range)
    case .reduction, .transpose, .matrix, .filled, .reshape:
      return try array(expression)
    }
  }

  private mutating func value(of name: Symbol, at range: SourceRange) throws(LoweringError) -> Value {
    if let term = fixed[name] { return Value(term) }
    if let known = memo[name] { return known }
    let made: Value
    if let definition = definitions[name], !cut.contains(name) {
      guard open.insert(name).inserted else { throw .cyclicDefinition(name, at: range) }
      let outer = guards
      guards = []
      made = try value(of: definition)
      guards = outer
      open.remove(name)
    } else if let shape = shapes[name] {
      made = Value(shape, entries(of: name, shape))
    } else {
      made = Value(graph.variable(name))
    }
    memo[name] = made
    return made
  }

  /// Forgets what definitions came to: they may depend on an index that has moved on.
  mutating func forgetDefinitions() {
    if !definitions.isEmpty { memo = [:] }
  }

  /// The variables that stand for the entries of an array: `W1[0,1]`.
  func entries(of name: Symbol, _ shape: ConcreteShape) -> [TermID] {
    var terms: [TermID] = []
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        terms.append(graph.variable(Symbol("\(name.name)[\(row),\(column)]")))
      }
    }
    return terms
  }

  func map(_ value: Value, _ body: (TermGraph, TermID) -> TermID) -> Value {
    var result = value
    for index in result.terms.indices { result.terms[index] = body(graph, result.terms[index]) }
    return result
  }

  // MARK: Derivatives

  /// `dJ/du`: `u` is held as a variable of its own, everything that depends on it follows, then `u` gets its value.
  private mutating func derivative(
    of target: Expression, by variables: [Expression], at range: SourceRange
  ) throws(LoweringError) -> Value {
    var names: [Symbol] = []
    for variable in variables {
      guard let name = variableName(variable) else {
        throw .notDifferentiable("a derivative is taken by a name", at: variable.range)
      }
      names.append(name)
    }
    let defined = names.filter { definitions[$0] != nil && fixed[$0] == nil && !cut.contains($0) }
    var inner = self
    inner.memo = [:]
    for name in defined {
      inner.cut.insert(name)
      // Held fixed, an array is an array of variables.
      if let shape = arrayShape(of: name) { inner.shapes[name] = shape }
    }
    let value = try inner.value(of: target)
    conditions = inner.conditions
    guard value.isScalar || value.terms.count == 1, var term = value.terms.first else {
      throw .notDifferentiable("the derivative of an array by a name is not one array", at: range)
    }
    if names.count == 1, let shape = shapes[names[0]] ?? arrayShape(of: names[0]) {
      return try gradient(of: term, by: names[0], shape, isCut: !defined.isEmpty)
    }
    for name in names {
      if fixed[name] != nil {
        throw .notDifferentiable("'\(name)' is a fixed number here", at: range)
      }
      term = graph.derivative(of: term, by: graph.variable(name))
    }
    var replacements: [TermID: TermID] = [:]
    for name in defined {
      let own = try self.value(of: name, at: range)
      guard let image = own.terms.first, own.terms.count == 1 else {
        throw .notDifferentiable("'\(name)' is an array", at: range)
      }
      replacements[graph.variable(name)] = image
    }
    substitute(replacements)
    return Value(graph.substituting(replacements, in: term))
  }

  /// Puts values in for names in what a formula needs: a condition on `a` is one on what `a` is computed from.
  private mutating func substitute(_ replacements: [TermID: TermID]) {
    if replacements.isEmpty { return }
    let held = conditions
    conditions = []
    let outer = guards
    for condition in held {
      guards = condition.guards.map { guarded in
        Condition.Guard(
          term: graph.substituting(replacements, in: guarded.term), isPositive: guarded.isPositive)
      }
      require(condition.kind, graph.substituting(replacements, in: condition.term))
    }
    guards = outer
  }

  /// The gradient of a scalar in the shape of an array.
  private mutating func gradient(
    of term: TermID, by name: Symbol, _ shape: ConcreteShape, isCut: Bool
  ) throws(LoweringError) -> Value {
    let entries = entries(of: name, shape)
    var slopes = graph.gradient(of: term, by: entries)
    if isCut {
      let own = try value(of: name, at: SourceRange(at: 0))
      var replacements: [TermID: TermID] = [:]
      for (entry, image) in zip(entries, own.terms) { replacements[entry] = image }
      substitute(replacements)
      slopes = slopes.map { graph.substituting(replacements, in: $0) }
    }
    return Value(shape, slopes)
  }

  /// The shape of a defined name that is an array.
  private mutating func arrayShape(of name: Symbol) -> ConcreteShape? {
    guard !shapes.isEmpty, definitions[name] != nil else { return nil }
    return (try? value(of: name, at: SourceRange(at: 0)))?.shape
  }

  /// The variable that a name or an indexed name stands for: `w`, `a_2`, `x^{(1)}`.
  mutating func variableName(_ expression: Expression) -> Symbol? {
    switch expression.node {
    case .symbol(let name): return name
    case .element(let base, let indices):
      // An entry with a definition of its own is held fixed by its name, not by what it comes to.
      if let name = try? spelledName(of: base, indices) { return name }
      guard let value = try? element(of: base, indices, at: expression.range),
        value.terms.count == 1, let term = value.terms.first, graph[term].operation == .variable
      else { return nil }
      return graph.variables[Int(graph[term].a)]
    default: return nil
    }
  }
}
