/// The cases that a comparison is split into: values of names that have only a few, sizes of sums.
struct Cases {
  private let names: [Symbol]
  private let values: [[Rational]]
  private var position = 0

  /// - Parameter sizes: values of the names of sizes, the same in every case.
  init(_ left: Expression, _ right: Expression, _ judge: Judge, sizes: [Symbol: Int] = [:]) {
    var survey = Survey(definitions: judge.definitions)
    survey.visit(left)
    survey.visit(right)
    var names: [Symbol] = []
    var values: [[Rational]] = []
    for (name, size) in sizes.sorted(by: { $0.key < $1.key }) {
      names.append(name)
      values.append([Rational(size)])
    }
    for assumption in judge.assumptions {
      if case .oneOf(let name, let options) = assumption, !names.contains(name) {
        names.append(name)
        values.append(options)
      }
    }
    if !survey.sizes.isEmpty {
      for size in survey.sizes.sorted() where !names.contains(size) {
        names.append(size)
        // An index that no sum binds needs room: there are at least two examples then.
        let smallest = survey.freeIndices.isEmpty ? 1 : 2
        values.append(survey.sizes.count > 2 ? [2, 3] : (smallest...4).map { Rational($0) })
      }
      for index in survey.freeIndices.sorted() where !names.contains(index) {
        names.append(index)
        values.append([1, 2])
      }
    }
    self.names = names
    self.values = values
  }

  mutating func next() -> [Symbol: Rational]? {
    let total = values.reduce(1) { $0 * $1.count }
    guard position < min(total, 256) else { return nil }
    var rest = position
    var fixed: [Symbol: Rational] = [:]
    for (name, options) in zip(names, values) {
      fixed[name] = options[rest % options.count]
      rest /= options.count
    }
    position += 1
    return fixed
  }

  func coordinates(_ fixed: [Symbol: Rational]) -> [Coordinate] {
    fixed.map { Coordinate($0.key, $0.value) }
  }
}

/// Names that play a special part: bounds of sums, and indices that no sum binds.
struct Survey {
  private let definitions: [Symbol: Expression]
  private(set) var sizes: Set<Symbol> = []
  private(set) var freeIndices: Set<Symbol> = []
  private var bound: [Symbol] = []
  private var visited: Set<Symbol> = []

  init(definitions: [Symbol: Expression]) {
    self.definitions = definitions
  }

  mutating func visit(_ expression: Expression) {
    switch expression.node {
    case .number, .constant: break
    case .symbol(let name):
      if let definition = definitions[name], visited.insert(name).inserted { visit(definition) }
    case .negation(let a), .transpose(let a), .reduction(_, let a, _, _): visit(a)
    case .sum(let parts), .product(let parts, _), .conjunction(let parts), .call(_, _, let parts):
      for part in parts { visit(part) }
    case .quotient(let a, let b), .power(let a, let b), .comparison(_, let a, let b):
      visit(a)
      visit(b)
    case .derivative(let target, let variables, _):
      visit(target)
      for variable in variables { visit(variable) }
    case .series(_, let index, let lower, let upper, let body):
      collectSizes(lower)
      collectSizes(upper)
      bound.append(index)
      visit(body)
      bound.removeLast()
    case .element(let base, let indices):
      visit(base)
      for index in indices {
        switch index {
        case .entry(let e), .subscript(let e), .example(let e): collectIndices(e)
        case .all: break
        }
      }
    case .piecewise(let branches, let otherwise):
      for branch in branches {
        visit(branch.value)
        visit(branch.condition)
      }
      if let otherwise { visit(otherwise) }
    case .matrix(let rows): for row in rows { for entry in row { visit(entry) } }
    case .filled(_, let rows, let columns), .reshape(_, let rows, let columns):
      collectSizes(rows)
      collectSizes(columns)
    }
  }

  private mutating func collectSizes(_ expression: Expression) {
    for name in expression.names where !bound.contains(name) { sizes.insert(name) }
  }

  private mutating func collectIndices(_ expression: Expression) {
    for name in expression.names where !bound.contains(name) { freeIndices.insert(name) }
  }
}

/// The names of sizes in the shapes of a question, and numbers for them.
struct SizeNames {
  private let names: [Symbol]

  init(_ judge: Judge, _ left: Expression, _ right: Expression) {
    var found: Set<Symbol> = []
    func collect(_ size: Size) {
      switch size {
      case .number: break
      case .name(let name): found.insert(name)
      case .formula(_, let expression): found.formUnion(expression.names)
      }
    }
    for shape in judge.shapes.values {
      switch shape {
      case .scalar: break
      case .matrix(let rows, let columns):
        collect(rows)
        collect(columns)
      case .vector(let size): collect(size)
      }
    }
    var survey = Survey(definitions: judge.definitions)
    survey.visit(left)
    survey.visit(right)
    found.formUnion(survey.sizes)
    names = found.sorted()
  }

  /// Two assignments in which every name has a size of its own, none of them 1.
  var distinctAssignments: [[Symbol: Int]] {
    if names.isEmpty { return [[:]] }
    var first: [Symbol: Int] = [:]
    var second: [Symbol: Int] = [:]
    for (index, name) in names.enumerated() {
      first[name] = 2 + index
      second[name] = 1 + names.count - index
    }
    return names.count == 1 ? [first, [names[0]: 3]] : [first, second]
  }

  func all(_ size: Int) -> [Symbol: Int] {
    var table: [Symbol: Int] = [:]
    for name in names { table[name] = size }
    return table
  }
}
