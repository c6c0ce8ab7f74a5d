/// Decides whether two nodes of one graph have the same value, in one case of sizes and values.
struct Comparison {
  let graph: TermGraph
  /// Entry by entry; one pair for plain numbers.
  let pairs: [Pair]
  let leftConditions: [Condition]
  let rightConditions: [Condition]
  /// Nodes that the assumptions make positive.
  let facts: [TermID]
  let integers: Set<Symbol>
  /// Points to try first.
  let points: [[Symbol: Rational]]

  struct Pair: Hashable {
    let left: TermID
    let right: TermID
  }

  enum Outcome {
    case equal(Verdict.Proof, gap: [Coordinate]?)
    case different(Counterexample)
    case undecided(Verdict.Doubt)
    /// No point has the signs that are assumed.
    case impossible
  }

  /// At most this many signs are told apart case by case.
  private static let maximumFreeSigns = 8

  private var values: [TermID] { pairs.flatMap { [$0.left, $0.right] } }

  func decide() -> Outcome { decide(depth: 0) }

  private func decide(depth: Int) -> Outcome {
    if depth < 5 {
      let divisors = (leftConditions + rightConditions).filter { $0.kind == .notZero }.map { $0.term }
      if let condition = graph.splittingCondition(of: values) ?? graph.vanishingCondition(of: divisors) {
        return split(on: condition, depth: depth)
      }
    }
    if depth > 0, isUndefined(leftConditions) { return .impossible }
    if isUndefined(rightConditions) {
      return find(SignAnalysis(graph, facts: facts)).map { .different($0) } ?? .undecided(.noPoint)
    }
    if let reason = graph.exhausted { return .undecided(.budget(reason)) }
    let open = pairs.filter { $0.left != $0.right }
    if open.isEmpty && leftConditions == rightConditions { return .equal(.normalForm, gap: nil) }
    var signs = SignAnalysis(graph, facts: facts)
    if let lighter = withoutProvedConditions(&signs) { return lighter.decide(depth: depth) }
    var (forced, free, links) = relevantSigns(&signs)
    forced.sort { $0.term < $1.term }
    let roots =
      values + facts + forced.map { $0.term } + free
      + links.flatMap { [$0.term, $0.other] }
      + (leftConditions + rightConditions).flatMap { [$0.term] + $0.guards.map { $0.term } }
    if let reason = graph.exhausted { return .undecided(.budget(reason)) }
    var fingerprint = Fingerprint(graph, roots: roots)
    for constraint in forced where graph[constraint.term].operation == .variable {
      fingerprint.variableSigns[Int(graph[constraint.term].a)] = Int8(constraint.sign)
    }
    if free.count > 2, agreesGenerically(fingerprint, forced) {
      return .equal(.identityTest, gap: nil)
    }
    if free.count > Comparison.maximumFreeSigns { return withoutProof(signs) }
    var patterns = Patterns(free: free)
    let tries = 48 << min(forced.count + free.count + links.count, 10)
    var sample: UInt64 = 0
    while sample < tries && !patterns.isComplete {
      sample += 1
      guard fingerprint.evaluate(sample: sample, constraints: forced) else { continue }
      guard links.allSatisfy({ fingerprint.sign($0.term) == fingerprint.sign($0.other) }) else {
        continue
      }
      guard patterns.isNew(fingerprint) else { continue }
      let agreement = agreement(fingerprint)
      patterns.note(fingerprint, agreement.0, pair: agreement.pair)
      if patterns.hasFailed && free.isEmpty { break }
    }
    return conclude(patterns, signs)
  }

  /// Whether a side divides by 0 all over this case: 1/relu(z) where z is negative.
  private func isUndefined(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      guard condition.kind == .notZero, graph.vanishes(condition.term) else { return false }
      var signs = SignAnalysis(graph, facts: facts)
      return condition.guards.allSatisfy { signs.sign(of: $0.term) == ($0.isPositive ? 1 : -1) }
    }
  }

  /// The same question without the conditions that always hold, such as 1 + e^(−z) > 0; nil where there are none.
  ///
  /// Points of a field that have all of many signs right are rare: none is asked for that needs no asking.
  private func withoutProvedConditions(_ signs: inout SignAnalysis) -> Comparison? {
    func open(_ conditions: [Condition]) -> [Condition] {
      conditions.filter { condition in
        switch condition.kind {
        case .positive, .notNegative: signs.sign(of: condition.term) <= 0
        case .notZero, .integer, .unsettledBelowZero: true
        }
      }
    }
    let (left, right) = (open(leftConditions), open(rightConditions))
    if left.count == leftConditions.count && right.count == rightConditions.count { return nil }
    return Comparison(
      graph: graph, pairs: pairs, leftConditions: left, rightConditions: right, facts: facts,
      integers: integers, points: points)
  }

  /// Both signs of a node in turn; measure zero, where it is 0, is left out.
  private func split(on condition: TermID, depth: Int) -> Outcome {
    var signs = SignAnalysis(graph, facts: facts)
    let known = signs.sign(of: condition)
    var count = 0
    var gap: [Coordinate]?
    var doubt: Verdict.Doubt?
    for isPositive in [true, false] where known == 0 || (known > 0) == isPositive {
      func resolved(_ id: TermID) -> TermID {
        graph.resolving(condition, isPositive: isPositive, in: id)
      }
      func resolved(_ conditions: [Condition]) -> [Condition] {
        conditions.map { entry in
          Condition(
            kind: entry.kind, term: resolved(entry.term),
            guards: entry.guards.map {
              Condition.Guard(term: resolved($0.term), isPositive: $0.isPositive)
            })
        }
      }
      let part = Comparison(
        graph: graph,
        pairs: pairs.map { Pair(left: resolved($0.left), right: resolved($0.right)) },
        leftConditions: resolved(leftConditions), rightConditions: resolved(rightConditions),
        facts: facts.map { resolved($0) } + [isPositive ? condition : graph.negate(condition)],
        integers: integers, points: points)
      switch part.decide(depth: depth + 1) {
      case .equal(_, let found):
        count += 1
        gap = gap ?? found
      case .different(let found): return .different(found)
      case .undecided(let reason): doubt = doubt ?? reason
      case .impossible: break
      }
    }
    if count == 0 && doubt == nil { return .impossible }
    if let doubt { return .undecided(doubt) }
    return .equal(.caseByCase(max(count, 2)), gap: gap)
  }

  private func conclude(_ patterns: Patterns, _ signs: SignAnalysis) -> Outcome {
    let failed = patterns.failed
    if failed.isEmpty {
      guard patterns.agreed > 0 else {
        // Signs in a field contradict each other only where a product relation says so, and it holds for reals too.
        if patterns.seen.isEmpty { return .impossible }
        if let found = find(signs) { return .different(found) }
        return .undecided(.nowhereDefined)
      }
      let proof: Verdict.Proof =
        patterns.free.isEmpty ? .identityTest : .caseByCase(max(2, patterns.seen.count))
      return .equal(proof, gap: gap(signs))
    }
    if let found = find(signs, patterns.failedPair) { return .different(found) }
    // A pattern of signs that no real point has does not count.
    if patterns.agreed > 0
      && failed.allSatisfy({ isImpossible($0, patterns.free) })
    {
      return .equal(.caseByCase(patterns.agreed), gap: nil)
    }
    return .undecided(.noPoint)
  }

  /// Whether the formulas agree as polynomials in the indicators of all signs, where no condition hangs on a sign.
  private func agreesGenerically(
    _ prepared: Fingerprint, _ forced: [Fingerprint.Constraint]
  ) -> Bool {
    let hangsOnSign = (leftConditions + rightConditions).contains { condition in
      condition.kind != .notZero && condition.kind != .integer
    }
    if hangsOnSign { return false }
    var fingerprint = prepared
    fingerprint.hasGenericIndicators = true
    var agreed = 0
    for sample in 1...64 {
      guard fingerprint.evaluate(sample: UInt64(sample), constraints: []) else { continue }
      guard pairs.allSatisfy({ fingerprint[$0.left] == fingerprint[$0.right] }) else { return false }
      agreed += 1
      if agreed == 2 { return true }
    }
    return false
  }

  private func withoutProof(_ signs: SignAnalysis) -> Outcome {
    if let found = find(signs, limit: 400) { return .different(found) }
    return .undecided(.budget("too many cases of signs"))
  }

  /// A real point that shows the difference, looked for in the entry where the fields saw one first.
  private func find(_ signs: SignAnalysis, _ suspect: Int? = nil, limit: Int = 160) -> Counterexample? {
    var order = Array(pairs.indices)
    if let suspect { order = [suspect] + order.filter { $0 != suspect } }
    for index in order.prefix(4) {
      if let found = search(pairs[index], signs).find(first: points, limit: limit) { return found }
    }
    return nil
  }

  private func gap(_ signs: SignAnalysis) -> [Coordinate]? {
    guard pairs.count == 1 else { return nil }
    return search(pairs[0], signs).removableGap()
  }

  private func search(_ pair: Pair, _ signs: SignAnalysis) -> RealPointSearch {
    RealPointSearch(
      graph, pair.left, pair.right, leftConditions, rightConditions, facts: facts,
      bounds: signs.bounds, integers: integers)
  }

  // MARK: Signs that matter

  /// Nodes whose sign decides something: those with a known sign, and those that may have either.
  private func relevantSigns(_ signs: inout SignAnalysis) -> (
    forced: [Fingerprint.Constraint], free: [TermID], links: [Link]
  ) {
    var links: [Link] = []
    var forced: [Fingerprint.Constraint] = []
    var free: [TermID] = []
    var seen: Set<TermID> = []
    var open: [TermID] = []
    for condition in leftConditions + rightConditions {
      if condition.kind == .positive || condition.kind == .notNegative
        || condition.kind == .unsettledBelowZero
      {
        open.append(condition.term)
      }
      for guarded in condition.guards { open.append(guarded.term) }
    }
    var marked = [Bool](repeating: false, count: graph.count)
    for root in values + open { marked[Int(root)] = true }
    var id = TermID(graph.count - 1)
    while id >= 0 {
      if marked[Int(id)] {
        let term = graph[id]
        graph.forEachOperand(of: id) { marked[Int($0)] = true }
        switch term.operation {
        case .abs, .sign, .select: open.append(term.a)
        case .root where term.b % 2 == 0 && graph.constantValue(term.a) == nil: open.append(term.a)
        default: break
        }
      }
      id -= 1
    }
    // Assumptions matter where some sign does.
    if !open.isEmpty { open += facts }
    while let id = open.popLast() {
      if !seen.insert(id).inserted { continue }
      let term = graph[id]
      switch term.operation {
      case .multiply:
        open.append(term.a)
        open.append(term.b)
        continue
      case .power:
        if term.b % 2 != 0 { open.append(term.a) }
        continue
      case .root:
        if term.b % 2 != 0 { open.append(term.a) }
        continue
      case .abs, .exp, .constant, .pi, .sign:
        // Sign follows from elsewhere, or is the same in the field.
        continue
      case .select:
        // A mask of constants: its condition is looked at already.
        if graph.constantValue(term.b) != nil && graph.constantValue(term.c) != nil {
          open.append(term.a)
          continue
        }
      case .add:
        if let polynomial = graph.polynomial(id) {
          if graph.holdsDivision(polynomial), let (top, bottom) = graph.quotient(id) {
            // The sign of a quotient is that of the product.
            open.append(graph.term(for: top))
            open.append(graph.term(for: bottom))
            continue
          }
          let (_, monomial, primitive) = polynomial.split()
          if !monomial.factors.isEmpty {
            for factor in monomial.factors where factor.numerator % 2 != 0 { open.append(factor.atom) }
            if primitive.constant == nil { open.append(graph.term(for: primitive)) }
            continue
          }
          // One node for a sum and its opposite.
          let canonical = graph.term(for: primitive)
          if canonical != id {
            open.append(canonical)
            continue
          }
        }
      default: break
      }
      let sign = signs.sign(of: id)
      if sign != 0 {
        forced.append(Fingerprint.Constraint(term: id, sign: sign))
      } else if let other = sameSign(as: id) {
        links.append(Link(term: id, other: other))
        open.append(other)
      } else {
        free.append(id)
      }
    }
    return (forced, free.sorted(), links)
  }

  /// Two nodes that have the same sign everywhere.
  private struct Link {
    let term: TermID
    let other: TermID
  }

  /// A simpler node of the same sign: of e^u − e^v it is u − v, of log u it is u − 1, of atan u it is u.
  private func sameSign(as id: TermID) -> TermID? {
    let term = graph[id]
    switch term.operation {
    case .log: return graph.subtract(term.a, graph.constant(1))
    case .atan, .asin: return term.a
    case .add:
      guard let polynomial = graph.polynomial(id), polynomial.items.count == 2,
        polynomial.items[0].coefficient == -polynomial.items[1].coefficient
      else { return nil }
      var difference = graph.constant(0)
      for (item, side) in zip(polynomial.items, [1, -1]) {
        for factor in item.monomial.factors {
          guard graph[factor.atom].operation == .exp else { return nil }
          let part = graph.multiply(graph.constant(factor.exponent), graph[factor.atom].a)
          difference = graph.add(difference, graph.multiply(graph.constant(side), part))
        }
      }
      let sign = polynomial.items[0].coefficient.signum
      return graph.multiply(graph.constant(sign), difference)
    default: return nil
    }
  }

  // MARK: One point

  enum Agreement { case same, differentValue, rightUndefined, leftUndefined }

  private func agreement(_ fingerprint: Fingerprint) -> (Agreement, pair: Int?) {
    if !isDefined(leftConditions, fingerprint) { return (.leftUndefined, nil) }
    if !isDefined(rightConditions, fingerprint) { return (.rightUndefined, nil) }
    let unequal = pairs.firstIndex { fingerprint[$0.left] != fingerprint[$0.right] }
    return (unequal == nil ? .same : .differentValue, unequal)
  }

  private func isDefined(_ conditions: [Condition], _ fingerprint: Fingerprint) -> Bool {
    for condition in conditions {
      switch condition.kind {
      case .positive, .notNegative:
        let isActive = condition.guards.allSatisfy {
          (fingerprint.sign($0.term) > 0) == $0.isPositive
        }
        if isActive && fingerprint.sign(condition.term) < 0 { return false }
      case .unsettledBelowZero:
        if fingerprint.sign(condition.term) < 0 { return false }
      case .notZero, .integer: break
      }
    }
    return true
  }

  /// Which patterns of signs were met, and what they showed.
  struct Patterns {
    let free: [TermID]
    private(set) var seen: [Int: Agreement] = [:]
    private var confirmations: [Int: Int] = [:]

    init(free: [TermID]) {
      self.free = free
    }

    private func key(_ fingerprint: Fingerprint) -> Int {
      var key = 0
      for (index, id) in free.enumerated() where fingerprint.sign(id) > 0 { key |= 1 << index }
      return key
    }

    /// Every pattern is looked at twice: two points make the chance of an accident negligible.
    func isNew(_ fingerprint: Fingerprint) -> Bool { (confirmations[key(fingerprint)] ?? 0) < 2 }

    /// The entry in which a difference was seen first.
    private(set) var failedPair: Int?

    mutating func note(_ fingerprint: Fingerprint, _ agreement: Agreement, pair: Int?) {
      failedPair = failedPair ?? pair
      let key = key(fingerprint)
      confirmations[key, default: 0] += 1
      if let before = seen[key], before != .same { return }
      seen[key] = agreement
    }

    var isComplete: Bool {
      seen.count == 1 << free.count && confirmations.allSatisfy { $0.value >= 2 }
    }

    var agreed: Int { seen.reduce(0) { $1.value == .same ? $0 + 1 : $0 } }
    var hasFailed: Bool { !failed.isEmpty }
    var failed: [Int] {
      seen.filter { $0.value == .differentValue || $0.value == .rightUndefined }.map { $0.key }
    }
  }

  /// No real point has these signs: the sign of one node follows from the others, and is the opposite.
  private func isImpossible(_ pattern: Int, _ free: [TermID]) -> Bool {
    for index in free.indices {
      var others = facts
      for (other, id) in free.enumerated() where other != index {
        others.append(pattern >> other & 1 == 1 ? id : graph.negate(id))
      }
      var signs = SignAnalysis(graph, facts: others)
      let sign = signs.sign(of: free[index])
      if sign != 0 && (sign > 0) != (pattern >> index & 1 == 1) { return true }
    }
    return false
  }
}
