public import Algebra
internal import SourceText

extension ComputationGraph {
  /// The graph of a formula, at the given values of its names.
  ///
  /// `3(a + bc)` called `J` becomes the nodes a, b, c, u = bc, v = a + u and J = 3v.
  public init(
    of formula: Expression, named name: String = "J", inputs: [String: Double]
  ) throws(GraphError) {
    try self.init(of: [Definition(Symbol(name), formula)], inputs: inputs)
  }

  /// The graph of several definitions, in any order; the last one that no other uses is the output.
  ///
  /// Inputs stand first, in the order in which the output mentions them.
  public init(of definitions: [Definition], inputs: [String: Double]) throws(GraphError) {
    self.init()
    let ordered = try Self.inTopologicalOrder(definitions)
    reserved = Set(ordered.map(\.name.name))
    var quantities: [String: Quantity] = [:]
    for (name, range) in Self.inputs(of: ordered) {
      guard let value = inputs[name] else { throw .noValue(name: name, at: range) }
      quantities[name] = input(name, value)
    }
    for definition in ordered {
      let name = definition.name.name
      quantities[name] = define(name, try Quantity(definition.value, names: quantities))
    }
  }

  /// The names that need a value, as the output mentions them from left to right, its parts in their place.
  public static func inputNames(of definitions: [Definition]) throws(GraphError) -> [String] {
    inputs(of: try inTopologicalOrder(definitions)).map(\.name)
  }

  private static func inputs(of ordered: [Definition]) -> [(name: String, range: SourceRange)] {
    var pending = Dictionary(uniqueKeysWithValues: ordered.map { ($0.name.name, $0.value) })
    let defined = Set(pending.keys)
    var found: [(name: String, range: SourceRange)] = []
    func collect(from expression: Expression) {
      for (name, range) in expression.mentionedNames {
        if let part = pending.removeValue(forKey: name) {
          collect(from: part)
        } else if !defined.contains(name), !found.contains(where: { $0.name == name }) {
          found.append((name, range))
        }
      }
    }
    for definition in ordered.reversed() {
      if let part = pending.removeValue(forKey: definition.name.name) { collect(from: part) }
    }
    return found
  }

  /// Every definition behind the ones that it uses.
  private static func inTopologicalOrder(_ definitions: [Definition]) throws(GraphError) -> [Definition] {
    var byName: [String: Definition] = [:]
    for definition in definitions {
      let name = definition.name.name
      guard byName.updateValue(definition, forKey: name) == nil else {
        throw .definedTwice(name: name, at: definition.value.range)
      }
    }
    var ordered: [Definition] = []
    var done: Set<String> = []
    var open: [String] = []
    func visit(_ definition: Definition) throws(GraphError) {
      let name = definition.name.name
      if done.contains(name) { return }
      if let start = open.firstIndex(of: name) {
        throw .circular(names: Array(open[start...]) + [name], at: definition.value.range)
      }
      open.append(name)
      for (mentioned, _) in definition.value.mentionedNames {
        if let inner = byName[mentioned] { try visit(inner) }
      }
      open.removeLast()
      done.insert(name)
      ordered.append(definition)
    }
    // What nothing else uses comes last, so that the output is the last node.
    let used = Set(definitions.flatMap { $0.value.mentionedNames.map(\.name) })
    let inner = definitions.filter { used.contains($0.name.name) }
    let outer = definitions.filter { !used.contains($0.name.name) }
    for definition in inner + outer { try visit(definition) }
    return ordered
  }
}

extension ComputationGraph.Quantity {
  /// The formula as operations on quantities that have names.
  init(_ expression: Expression, names: [String: Self]) throws(GraphError) {
    func quantity(_ inner: Expression) throws(GraphError) -> Self { try Self(inner, names: names) }
    func quantities(_ inner: [Expression]) throws(GraphError) -> [Self] {
      var result: [Self] = []
      for expression in inner { result.append(try quantity(expression)) }
      return result
    }
    switch expression.node {
    case .number(let value):
      self = .number(value.approximation)
    case .constant(let constant):
      guard let value = constant.approximation else { throw .notScalar(at: expression.range) }
      self = .number(value)
    case .symbol(let symbol):
      guard let known = names[symbol.name] else {
        throw .noValue(name: symbol.name, at: expression.range)
      }
      self = known
    case .negation(let inner):
      self = -(try quantity(inner))
    case .sum(let terms):
      self = try Self.sum(of: terms, quantity)
    case .product(let factors, _):
      self = .applying(.multiply, to: try quantities(factors))
    case .quotient(let numerator, let denominator):
      self = try quantity(numerator) / quantity(denominator)
    case .power(let base, let exponent):
      let exponent = try quantity(exponent)
      self =
        base.node == .constant(.e)
        ? .applying(.exp, exponent) : .applying(.power, try quantity(base), exponent)
    case .call(let function, primes: 0, let arguments):
      guard let operation = ComputationGraph.Operation(function) else {
        throw .noRule(at: expression.range)
      }
      self = .applying(operation, to: try quantities(arguments))
    default:
      throw .notScalar(at: expression.range)
    }
  }

  /// a + b + c is one operation; a subtraction in it makes it go from left to right, two at a time.
  private static func sum(
    of terms: [Expression], _ quantity: (Expression) throws(GraphError) -> Self
  ) throws(GraphError) -> Self {
    var total: [Self] = []
    for term in terms {
      if case .negation(let inner) = term.node, !total.isEmpty {
        let left = total.count == 1 ? total[0] : applying(.add, to: total)
        total = [left - (try quantity(inner))]
      } else {
        total.append(try quantity(term))
      }
    }
    return total.count == 1 ? total[0] : applying(.add, to: total)
  }
}

extension ComputationGraph.Operation {
  /// The operation that a function of a formula is; nil for one without a derivative rule here.
  init?(_ function: Function) {
    switch function {
    case .exp: self = .exp
    case .log: self = .log
    case .sqrt: self = .sqrt
    case .abs: self = .abs
    case .sin: self = .sin
    case .cos: self = .cos
    case .sigmoid: self = .sigmoid
    case .tanh: self = .tanh
    case .relu: self = .relu
    case .leakyRelu: self = .leakyRelu
    case .softplus: self = .softplus
    case .max: self = .max
    case .min: self = .min
    default: return nil
    }
  }
}

extension Expression.Constant {
  fileprivate var approximation: Double? {
    switch self {
    case .e: 2.718281828459045
    case .pi: .pi
    case .infinity: nil
    }
  }
}

extension Expression {
  /// Every mention of a name, from left to right.
  fileprivate var mentionedNames: [(name: String, range: SourceRange)] {
    switch node {
    case .symbol(let symbol): [(symbol.name, range)]
    case .sum(let terms): terms.flatMap(\.mentionedNames)
    case .product(let factors, _): factors.flatMap(\.mentionedNames)
    case .negation(let inner): inner.mentionedNames
    case .quotient(let left, let right), .power(let left, let right):
      left.mentionedNames + right.mentionedNames
    case .call(_, _, let arguments): arguments.flatMap(\.mentionedNames)
    default: []
    }
  }
}
