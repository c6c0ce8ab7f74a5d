/// Values of many formulas at the same few random points: tells which of them may be equal, at the price of one look.
///
/// A match is no proof: signs are taken as the fields have them, and arrays have one size. What passes is then judged.
package struct Screening {
  private var lowering: Lowering
  private var formulas: [Lowering.Value] = []
  /// For every point the values of all nodes; nil where a node has none.
  private var points: [[UInt64?]] = []

  /// - Parameter samples: formulas that name every size and index there will be.
  package init(_ judge: Judge, samples: [Expression]) throws(LoweringError) {
    let graph = TermGraph()
    var fixed: [Symbol: TermID] = [:]
    var survey = Survey(definitions: judge.definitions)
    for sample in samples { survey.visit(sample) }
    let sizes = SizeNames(
      judge, samples.first ?? Expression(.number(.zero)), samples.last ?? Expression(.number(.zero)))
    var numbers = sizes.distinctAssignments[0]
    for size in survey.sizes where numbers[size] == nil { numbers[size] = 3 }
    for index in survey.freeIndices where numbers[index] == nil { numbers[index] = 2 }
    var values: [Symbol: Rational] = [:]
    for (name, number) in numbers {
      fixed[name] = graph.constant(number)
      values[name] = Rational(number)
    }
    lowering = Lowering(graph, definitions: judge.definitions, fixed: fixed)
    if !judge.shapes.isEmpty {
      lowering.shapes = try judge.concreteShapes(values)
      lowering.symbolicShapes = ShapeInference(shapes: judge.shapes, definitions: judge.definitions)
    }
  }

  /// Takes a formula in; nil where it has no meaning here.
  package mutating func add(_ formula: Expression) -> Int? {
    guard lowering.graph.count < 60_000, let value = try? lowering.keepingDefinitions(formula) else {
      return nil
    }
    formulas.append(value)
    return formulas.count - 1
  }

  /// Works out every formula that was taken in.
  package mutating func evaluate(points count: Int = 3) {
    let roots = formulas.flatMap { $0.terms }
    var fingerprint = Fingerprint(lowering.graph, roots: roots)
    points = (1...count).map { sample in
      let holes = fingerprint.evaluateEach(sample: UInt64(sample) &* 7919)
      return (0..<holes.count).map { holes[$0] ? nil : fingerprint[TermID($0)] }
    }
  }

  /// Whether two formulas have the same shape, and at some point the same value.
  package func agree(_ first: Int, _ second: Int) -> Bool {
    let a = formulas[first]
    let b = formulas[second]
    guard a.terms.count == b.terms.count else { return false }
    if a.terms.count > 1, a.shape?.rows != b.shape?.rows { return false }
    return points.contains { Screening.agree(a, b, $0) }
  }

  /// Whether two formulas are the same up to order and trifles, without any theorem.
  package func areAlike(_ first: Int, _ second: Int) -> Bool {
    formulas[first].terms == formulas[second].terms
  }

  /// Whether two formulas have the same value at every point.
  package func agreeEverywhere(_ first: Int, _ second: Int) -> Bool {
    let a = formulas[first]
    let b = formulas[second]
    return a.terms.count == b.terms.count && points.allSatisfy { Screening.agree(a, b, $0) }
  }

  private static func agree(_ a: Lowering.Value, _ b: Lowering.Value, _ values: [UInt64?]) -> Bool {
    for (x, y) in zip(a.terms, b.terms) {
      guard let left = values[Int(x)], let right = values[Int(y)], left == right else { return false }
    }
    return true
  }
}
