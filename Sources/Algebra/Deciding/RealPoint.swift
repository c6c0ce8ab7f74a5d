/// Looks for a point of real numbers at which two nodes certainly differ.
struct RealPointSearch {
  let graph: TermGraph
  let left: TermID
  let right: TermID
  let leftConditions: [Condition]
  let rightConditions: [Condition]
  /// Nodes that have to be positive: the assumptions.
  let facts: [TermID]
  let integers: Set<Symbol>
  private let nodes: [TermID]
  private let names: [Symbol]
  private let choices: [[Rational]]
  private let hasAngles: Bool

  init(
    _ graph: TermGraph, _ left: TermID, _ right: TermID, _ leftConditions: [Condition],
    _ rightConditions: [Condition], facts: [TermID],
    bounds: [TermID: (lower: Rational?, upper: Rational?)], integers: Set<Symbol>
  ) {
    self.graph = graph
    self.left = left
    self.right = right
    self.leftConditions = leftConditions
    self.rightConditions = rightConditions
    self.facts = facts
    var integers = integers
    var marked = [Bool](repeating: false, count: graph.count)
    var roots = [left, right] + facts
    for condition in leftConditions + rightConditions {
      roots.append(condition.term)
      for guarded in condition.guards { roots.append(guarded.term) }
      if condition.kind == .integer {
        // n! and (-1)^n have values at integers alone.
        for id in graph.reachable(from: condition.term) where graph[id].operation == .variable {
          integers.insert(graph.variables[Int(graph[id].a)])
        }
      }
    }
    for root in roots { marked[Int(root)] = true }
    var nodes: [TermID] = []
    var variables: [TermID] = []
    var angles = false
    var id = TermID(graph.count - 1)
    while id >= 0 {
      if marked[Int(id)] {
        nodes.append(id)
        graph.forEachOperand(of: id) { marked[Int($0)] = true }
        let operation = graph[id].operation
        if operation == .variable { variables.append(id) }
        if operation == .sin || operation == .cos { angles = true }
      }
      id -= 1
    }
    self.nodes = nodes.reversed()
    self.integers = integers
    hasAngles = angles
    variables.reverse()
    names = variables.map { graph.variables[Int(graph[$0].a)] }
    choices = variables.enumerated().map { index, id in
      RealPointSearch.choices(
        bounds[id]?.lower, bounds[id]?.upper,
        isInteger: integers.contains(graph.variables[Int(graph[id].a)]))
    }
  }

  private static let friendly: [Rational] = [
    2, 3, 1, -1, Rational(1, 2), 5, -2, 0, Rational(-1, 2), 7, -3, Rational(1, 5), 4, Rational(3, 2),
    Rational(1, 4), -5, 10, Rational(-3, 2), Rational(1, 10), 6, -10,
  ]

  /// Values to try for one name, the friendliest first.
  private static func choices(_ lower: Rational?, _ upper: Rational?, isInteger: Bool) -> [Rational] {
    var values = friendly.filter { value in
      (lower.map { value > $0 } ?? true) && (upper.map { value < $0 } ?? true)
        && (!isInteger || value.isInteger)
    }
    if let lower, let upper, values.count < 6, !isInteger {
      for part in [
        Rational(1, 2), Rational(1, 4), Rational(3, 4), Rational(1, 5), Rational(4, 5),
        Rational(3, 10), Rational(7, 10), Rational(1, 10), Rational(9, 10),
      ] {
        let value = lower + (upper - lower) * part
        if !values.contains(value) { values.append(value) }
      }
    } else if values.isEmpty {
      let start = lower ?? upper.map { $0 - 1 } ?? 0
      let sign: Rational = lower == nil ? -1 : 1
      values = [1, 2, 3, Rational(1, 2), 5].map { start + sign * $0 }
      if isInteger { values = values.map { Rational($0.floor) } }
    }
    return values
  }

  /// The first point that shows a difference.
  ///
  /// - Parameter first: points to try before any other; names that they leave out get friendly values.
  func find(first: [[Symbol: Rational]], limit: Int = 160) -> Counterexample? {
    var state: UInt64 = 0x1234_5678_9ABC_DEF1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }
    for point in first {
      var values: [Rational] = []
      for index in names.indices { values.append(point[names[index]] ?? choices[index][0]) }
      if let found = examine(values) { return found }
    }
    var attempts = names.isEmpty ? 1 : limit
    var round = 0
    while attempts > 0 {
      attempts -= 1
      var values: [Rational] = []
      for index in names.indices {
        let options = choices[index]
        if round < 8 {
          // The first rounds give every name a value of its own: 2, 3, 5 rather than 2, 2, 2.
          values.append(options[(round + index) % options.count])
        } else if round < 12 {
          values.append(options[(round * 3 + index * 2) % options.count])
        } else {
          values.append(options[random(options.count)])
        }
      }
      round += 1
      if let found = examine(values) { return found }
    }
    return nil
  }

  private func examine(_ values: [Rational]) -> Counterexample? {
    func value(of name: Symbol) -> Rational? {
      names.firstIndex(of: name).map { values[$0] }
    }
    let intervals = graph.intervals(nodes, at: value)
    for fact in facts where !intervals[Int(fact)].isPositive { return nil }
    let leftState = state(leftConditions, intervals)
    let rightState = state(rightConditions, intervals)
    guard leftState == .defined else { return nil }
    if rightState == .undefined {
      let exact = graph.exactValues(nodes, at: value)
      return result(values, pointValue(left, intervals, exact), .undefined)
    }
    guard rightState == .defined else { return nil }
    let l = intervals[Int(left)]
    let r = intervals[Int(right)]
    if l.isDisjoint(from: r) {
      let exact = graph.exactValues(nodes, at: value)
      return result(values, pointValue(left, intervals, exact), pointValue(right, intervals, exact))
    }
    // Differences below double precision show in exact arithmetic.
    let exact = graph.exactValues(nodes, at: value)
    if let a = exact[Int(left)], let b = exact[Int(right)], a != b {
      return result(values, .exact(a), .exact(b))
    }
    return nil
  }

  private func pointValue(_ id: TermID, _ intervals: [Interval], _ exact: [Rational?]?)
    -> Counterexample.PointValue
  {
    if let value = exact?[Int(id)] { return .exact(value) }
    let interval = intervals[Int(id)]
    return .bounds(interval.lower, interval.upper)
  }

  private func result(
    _ values: [Rational], _ left: Counterexample.PointValue, _ right: Counterexample.PointValue
  ) -> Counterexample {
    var point: [Coordinate] = []
    for index in names.indices where names[index].name.utf8.first != 1 {
      point.append(Coordinate(names[index], values[index]))
    }
    point.sort { $0.name < $1.name }
    var functions: [String] = []
    for (index, function) in graph.unknowns.enumerated() {
      let first = graph.unknowns.firstIndex { $0.name == function.name }
      if first == index {
        let c = TermGraph.sampleFunctionCoefficients(index)
        functions.append("\(function.name)(t) = t² + \(c[1])t + \(c[0])")
      }
    }
    return Counterexample(point: point, left: left, right: right, functions: functions)
  }

  private enum State { case defined, undefined, uncertain }

  private func state(_ conditions: [Condition], _ intervals: [Interval]) -> State {
    var isUncertain = false
    for condition in conditions {
      var isActive = true
      for guarded in condition.guards {
        let interval = intervals[Int(guarded.term)]
        if guarded.isPositive ? interval.upper <= 0 : interval.isPositive {
          isActive = false
        } else if guarded.isPositive ? !interval.isPositive : interval.upper > 0 {
          isUncertain = true
        }
      }
      if !isActive { continue }
      let interval = intervals[Int(condition.term)]
      switch condition.kind {
      case .positive, .notNegative:
        if interval.isNegative { return isUncertain ? .uncertain : .undefined }
        if condition.kind == .positive ? !interval.isPositive : interval.lower < 0 { isUncertain = true }
      case .notZero:
        // A divisor that is the number 0 is so at every point of this case, not at this one alone.
        if interval.holdsZero && graph.vanishes(condition.term) {
          return isUncertain ? .uncertain : .undefined
        }
        if interval.holdsZero { isUncertain = true }
      case .integer:
        if interval.lower != interval.upper || interval.lower.rounded() != interval.lower {
          isUncertain = true
        }
      case .unsettledBelowZero:
        if interval.lower < 0 { isUncertain = true }
      }
    }
    return isUncertain ? .uncertain : .defined
  }

  /// A point of measure zero where the right formula has no value and the left one has: 1/(x − 1) at x = 1.
  func removableGap() -> [Coordinate]? {
    let zeros = rightConditions.filter { $0.kind == .notZero && !leftConditions.contains($0) }
    if zeros.isEmpty || names.isEmpty || names.count > 6 { return nil }
    for values in RealPointSearch.gapCandidates(names.count) {
      func value(of name: Symbol) -> Rational? { names.firstIndex(of: name).map { values[$0] } }
      let exact = graph.exactValues(nodes, at: value)
      let intervals = graph.intervals(nodes, at: value)
      guard facts.allSatisfy({ intervals[Int($0)].isPositive }) else { continue }
      guard exact[Int(left)] != nil || intervals[Int(left)].isFinite else { continue }
      guard state(leftConditions, intervals) == .defined else { continue }
      if zeros.contains(where: { $0.guards.isEmpty && exact[Int($0.term)]?.isZero == true }) {
        return names.indices.map { Coordinate(names[$0], values[$0]) }.sorted { $0.name < $1.name }
      }
    }
    return nil
  }

  private static func gapCandidates(_ count: Int) -> [[Rational]] {
    let values: [Rational] = [0, 1, -1, 2, -2, 3, -3, 4, 5, Rational(1, 2)]
    if count == 1 { return values.map { [$0] } }
    var points: [[Rational]] = []
    for value in values.prefix(7) {
      for place in 0..<count {
        var point = [Rational](repeating: 7, count: count)
        for index in 0..<count { point[index] = Rational(7 + 4 * index) }
        point[place] = value
        points.append(point)
      }
      points.append([Rational](repeating: value, count: count))
    }
    return points
  }
}
