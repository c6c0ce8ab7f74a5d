import SourceText

/// Decides whether two formulas are equal over the reals, on a domain, with definitions.
///
/// Deterministic: the same question has the same answer, whatever was asked before.
public struct Judge: Sendable {
  public let definitions: [Symbol: Expression]
  public let assumptions: [Assumption]
  /// Points to look at first when a difference is to be shown: the exercise's own values.
  public let points: [[Symbol: Rational]]

  public init(
    definitions: [Definition] = [], assumptions: [Assumption] = [],
    points: [[Symbol: Rational]] = []
  ) {
    var table: [Symbol: Expression] = [:]
    for definition in definitions { table[definition.name] = definition.value }
    self.definitions = table
    self.assumptions = assumptions
    self.points = points
  }

  /// Compares `right` with the reference `left`.
  public func compare(_ left: Expression, _ right: Expression) throws(LoweringError) -> Verdict {
    if left == right && definitions.isEmpty { return .equal(.identical, []) }
    var cases = Cases(left, right, self)
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
    let (leftValue, leftConditions) = try lowering.lower(left)
    let (rightValue, rightConditions) = try lowering.lower(right)
    var facts: [TermID] = []
    var integers: Set<Symbol> = []
    for assumption in assumptions {
      switch assumption {
      case .relation(let relation, let a, let b):
        let low = try lowering.lower(a).0.terms[0]
        let high = try lowering.lower(b).0.terms[0]
        switch relation {
        case .less, .lessOrEqual: facts.append(graph.subtract(high, low))
        case .greater, .greaterOrEqual: facts.append(graph.subtract(low, high))
        case .equal, .notEqual: break
        }
      case .integer(let name): integers.insert(name)
      case .oneOf: break
      }
    }
    // An assumption without variables in this case says nothing.
    facts = facts.filter { graph.constantValue($0) == nil }
    guard leftValue.terms.count == rightValue.terms.count, leftValue.terms.count == 1 else {
      throw .shapesDoNotFit("the two formulas do not have the same shape", at: right.range)
    }
    return Comparison(
      graph: graph, left: leftValue.terms[0], right: rightValue.terms[0],
      leftConditions: leftConditions, rightConditions: rightConditions, facts: facts,
      integers: integers, points: points
    ).decide()
  }
}
