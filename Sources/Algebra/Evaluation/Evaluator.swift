import SourceText

/// Works out formulas at one point: exactly where that can be done, else within certain bounds.
public struct Evaluator: Sendable {
  private let definitions: [Symbol: Expression]
  private let values: [Symbol: Rational]
  private let shapes: [Symbol: Shape]

  /// - Parameter values: numbers for names; they win over definitions.
  public init(
    definitions: [Definition] = [], values: [Symbol: Rational] = [:], shapes: [Symbol: Shape] = [:]
  ) {
    var table: [Symbol: Expression] = [:]
    for definition in definitions { table[definition.name] = definition.value }
    self.definitions = table
    self.values = values
    self.shapes = shapes
  }

  public enum Number: Hashable, Sendable {
    case exact(Rational)
    /// The true value is certainly in here.
    case bounds(Double, Double)
    /// Not a number at this point: log of a negative number, division by 0, a name without value.
    case undefined

    public var approximation: Double? {
      switch self {
      case .exact(let value): value.approximation
      case .bounds(let low, let high): low / 2 + high / 2
      case .undefined: nil
      }
    }
  }

  /// An array of numbers, row by row; rows and columns are nil for a single number.
  public struct Result: Hashable, Sendable {
    public let rows: Int?
    public let columns: Int?
    public let numbers: [Number]
  }

  public func evaluate(_ expression: Expression) throws(LoweringError) -> Result {
    let graph = TermGraph()
    var fixed: [Symbol: TermID] = [:]
    for (name, value) in values { fixed[name] = graph.constant(value) }
    var lowering = Lowering(graph, definitions: definitions, fixed: fixed)
    let (value, conditions) = try lowering.lower(expression)
    var nodes: Set<TermID> = []
    for root in value.terms + conditions.map({ $0.term }) { nodes.formUnion(graph.reachable(from: root)) }
    let order = nodes.sorted()
    let intervals = graph.intervals(order) { _ in nil }
    let exact = graph.exactValues(order) { _ in nil }
    let isUndefined = conditions.contains { condition in
      guard condition.guards.isEmpty else { return false }
      let interval = intervals[Int(condition.term)]
      switch condition.kind {
      case .positive: return interval.upper <= 0
      case .notNegative: return interval.isNegative
      case .notZero: return exact[Int(condition.term)]?.isZero ?? false
      case .integer: return exact[Int(condition.term)].map { !$0.isInteger } ?? false
      case .unsettledBelowZero: return false
      }
    }
    let numbers = value.terms.map { term -> Number in
      if isUndefined { return .undefined }
      if let value = exact[Int(term)] { return .exact(value) }
      let interval = intervals[Int(term)]
      return interval.isFinite ? .bounds(interval.lower, interval.upper) : .undefined
    }
    return Result(rows: value.shape?.rows, columns: value.shape?.columns, numbers: numbers)
  }

  /// The value of a formula that is a single number.
  public func number(_ expression: Expression) throws(LoweringError) -> Number {
    try evaluate(expression).numbers.first ?? .undefined
  }
}

/// A formula compiled for many evaluations in double precision.
public struct CompiledFormula {
  private let graph: TermGraph
  private let root: TermID
  private let order: [TermID]
  public let variables: [Symbol]

  /// - Parameter variables: the names that the function takes, in the order of its arguments.
  public init(_ expression: Expression, of variables: [Symbol], definitions: [Definition] = [])
    throws(LoweringError)
  {
    var table: [Symbol: Expression] = [:]
    for definition in definitions { table[definition.name] = definition.value }
    graph = TermGraph()
    var fixed: [Symbol: TermID] = [:]
    for name in variables { fixed[name] = graph.variable(name) }
    var lowering = Lowering(graph, definitions: table, fixed: fixed)
    let value = try lowering.lower(expression).0
    guard value.terms.count == 1, let term = value.terms.first else {
      throw .shapesDoNotFit("a number is needed here, this is an array", at: expression.range)
    }
    root = term
    order = graph.reachable(from: term)
    self.variables = variables
  }

  /// The value; NaN where there is none.
  public func callAsFunction(_ values: [Double]) -> Double {
    graph.doubles(order) { name in variables.firstIndex(of: name).map { values[$0] } }[Int(root)]
  }

  /// The partial derivatives by every variable, from the rules of differentiation.
  public func gradient(at values: [Double]) -> [Double] {
    let slopes = graph.gradient(of: root, by: variables.map { graph.variable($0) })
    return slopes.map { slope in
      graph.doubles(graph.reachable(from: slope)) { name in
        variables.firstIndex(of: name).map { values[$0] }
      }[Int(slope)]
    }
  }
}
