public import SourceText

/// Decides whether two formulas are equal over the reals, on a domain, with definitions and shapes.
///
/// Deterministic: the same question has the same answer, whatever was asked before.
public struct Judge: Sendable {
  public let definitions: [Symbol: Expression]
  public let assumptions: [Assumption]
  /// Shapes of the names that are arrays; every other name is a number.
  public let shapes: [Symbol: Shape]
  /// Points to look at first when a difference is to be shown: the exercise's own values.
  public let points: [[Symbol: Rational]]

  public init(
    definitions: [Definition] = [], shapes: [Symbol: Shape] = [:], assumptions: [Assumption] = [],
    points: [[Symbol: Rational]] = []
  ) {
    var table: [Symbol: Expression] = [:]
    for definition in definitions { table[definition.name] = definition.value }
    self.definitions = table
    self.shapes = shapes
    self.assumptions = assumptions
    self.points = points
  }

  /// Compares `right` with the reference `left`.
  public func compare(_ left: Expression, _ right: Expression) throws(LoweringError) -> Verdict {
    if left == right && definitions.isEmpty && shapes.isEmpty { return .equal(.identical, []) }
    if shapes.isEmpty { return try decide(left, right, cases: Cases(left, right, self)) }
    let pair = (try shape(of: left), try shape(of: right))
    guard isSame(pair.0, pair.1) else { return .differentShape(pair.0, pair.1) }
    let sizes = SizeNames(self, left, right)
    var equal: Verdict?
    for assignment in sizes.distinctAssignments {
      let cases = Cases(left, right, self, sizes: assignment)
      let verdict = try decide(left, right, cases: cases)
      switch verdict {
      case .equal: equal = verdict
      case .different:
        return try smallest(verdict, left, right, sizes)
      default: return verdict
      }
    }
    return equal ?? .undecided(.nowhereDefined)
  }

  /// The shape of a formula, from the shapes of its names and through the definitions.
  public func shape(of expression: Expression) throws(LoweringError) -> Shape {
    var inference = ShapeInference(shapes: shapes, definitions: definitions)
    do throws(ShapeError) { return try inference.shape(of: expression) } catch { throw .shape(error) }
  }

  /// What is legal in a formula and probably not meant: rows that meet columns.
  public func warnings(for expression: Expression) -> [Diagnostic] {
    var inference = ShapeInference(shapes: shapes, definitions: definitions)
    _ = try? inference.shape(of: expression)
    return inference.warnings
  }

  private func isSame(_ left: Shape, _ right: Shape) -> Bool {
    func plain(_ shape: Shape) -> Shape {
      shape == .matrix(rows: .number(1), columns: .number(1)) ? .scalar : shape
    }
    return plain(left) == plain(right)
  }

  /// The same difference with 1 x 1 or 2 x 2 arrays, where they show it.
  private func smallest(
    _ verdict: Verdict, _ left: Expression, _ right: Expression, _ sizes: SizeNames
  ) throws(LoweringError) -> Verdict {
    for size in [1, 2] {
      let cases = Cases(left, right, self, sizes: sizes.all(size))
      if case .different(let found) = try decide(left, right, cases: cases) { return .different(found) }
    }
    return verdict
  }

  private func decide(_ left: Expression, _ right: Expression, cases: Cases) throws(LoweringError)
    -> Verdict
  {
    var cases = cases
    var count = 0
    var gap: [Coordinate]?
    var proof = Verdict.Proof.identityTest
    var doubt: Verdict.Doubt?
    while let fixed = cases.next() {
      count += 1
      switch try decide(left, right, fixed) {
      case .equal(let how, let found):
        proof = how
        gap = gap ?? found
      case .different(let counterexample):
        let extra = cases.coordinates(fixed)
        return .different(
          Counterexample(
            point: (extra + counterexample.point).sorted { $0.name < $1.name },
            left: counterexample.left, right: counterexample.right,
            functions: counterexample.functions))
      case .undecided(let reason):
        doubt = doubt ?? reason
      case .impossible:
        doubt = doubt ?? .nowhereDefined
      }
    }
    if let doubt { return .undecided(doubt) }
    if count > 1 { proof = .caseByCase(count) }
    return .equal(proof, gap.map { [.undefinedAt($0)] } ?? [])
  }

  private func decide(_ left: Expression, _ right: Expression, _ fixed: [Symbol: Rational])
    throws(LoweringError) -> Comparison.Outcome
  {
    let graph = TermGraph()
    var terms: [Symbol: TermID] = [:]
    for (name, value) in fixed { terms[name] = graph.constant(value) }
    var lowering = Lowering(graph, definitions: definitions, fixed: terms)
    if !shapes.isEmpty {
      lowering.shapes = try concreteShapes(fixed)
      lowering.symbolicShapes = ShapeInference(shapes: shapes, definitions: definitions)
    }
    let (leftValue, leftConditions) = try lowering.lower(left)
    let (rightValue, rightConditions) = try lowering.lower(right)
    let (facts, integers) = try facts(&lowering)
    guard leftValue.terms.count == rightValue.terms.count else {
      throw .shapesDoNotFit("the two formulas do not have the same shape", at: right.range)
    }
    return Comparison(
      graph: graph,
      pairs: zip(leftValue.terms, rightValue.terms).map { Comparison.Pair(left: $0, right: $1) },
      leftConditions: leftConditions, rightConditions: rightConditions, facts: facts,
      integers: integers, points: points
    ).decide()
  }

  /// The assumptions as nodes that are positive; of an array, every entry is.
  private func facts(_ lowering: inout Lowering) throws(LoweringError) -> ([TermID], Set<Symbol>) {
    var facts: [TermID] = []
    var integers: Set<Symbol> = []
    let graph = lowering.graph
    for assumption in assumptions {
      switch assumption {
      case .relation(let relation, let a, let b):
        let low = try lowering.lower(a).0
        let high = try lowering.lower(b).0
        let entries = try lowering.broadcast(high, low, at: a.range) { $0.subtract($1, $2) }.terms
        switch relation {
        case .less, .lessOrEqual: facts += entries
        case .greater, .greaterOrEqual: facts += entries.map { graph.negate($0) }
        case .equal, .notEqual: break
        }
      case .integer(let name): integers.insert(name)
      case .oneOf: break
      }
    }
    // An assumption without variables in this case says nothing.
    return (facts.filter { graph.constantValue($0) == nil }, integers)
  }

  func concreteShapes(_ fixed: [Symbol: Rational]) throws(LoweringError) -> [Symbol:
    ConcreteShape]
  {
    var table: [Symbol: ConcreteShape] = [:]
    for (name, shape) in shapes {
      switch shape {
      case .scalar: break
      case .matrix(let rows, let columns):
        table[name] = ConcreteShape(
          rows: try number(rows, fixed), columns: try number(columns, fixed))
      case .vector(let size):
        table[name] = ConcreteShape(rows: 1, columns: try number(size, fixed), isVector: true)
      }
    }
    return table
  }

  private func number(_ size: Size, _ fixed: [Symbol: Rational]) throws(LoweringError) -> Int {
    switch size {
    case .number(let value):
      guard value > 0 && value <= 64 else { throw .tooLarge("an array is too large to compare") }
      return value
    case .name(let name):
      return fixed[name]?.integer ?? 2
    case .formula(let text, let expression):
      let graph = TermGraph()
      var terms: [Symbol: TermID] = [:]
      for (name, value) in fixed { terms[name] = graph.constant(value) }
      var lowering = Lowering(graph, definitions: [:], fixed: terms)
      guard let term = try lowering.lower(expression).0.terms.first,
        let value = graph.constantValue(term)?.integer, value > 0, value <= 64
      else { throw .unsupported("the size \(text) is not a whole number", at: expression.range) }
      return value
    }
  }
}
