internal import Algebra
internal import Notation
internal import SourceText

/// What names mean at one place of a derivation: the exercise's and the learner's own.
struct Scope: Sendable {
  /// Names of the exercise: defined, given a shape, or free.
  let known: Set<Symbol>
  /// Those of them that nobody wrote: `z1` of `z_i = w*x_i`.
  let generated: Set<Symbol>
  /// Names that have entries in the exercise, `x` of `x_i`.
  private let indexed: Set<Symbol>
  /// What `dw` is the derivative of.
  let output: Symbol?
  /// The name that primes of a name without argument stand for: `f'` is df/dx.
  let variable: Symbol?
  private(set) var definitions: [Symbol: Expression]
  /// Names that the learner has brought in.
  private(set) var own: Set<Symbol> = []
  /// Names that the learner has put a number in for.
  private(set) var stated: Set<Symbol> = []
  /// Numbers that count for one entry, with what the name meant before.
  private var passing: [(name: Symbol, before: Expression?)] = []
  let shapes: [Symbol: Shape]
  let assumptions: [Assumption]
  let points: [[Symbol: Rational]]
  /// The size that a mean cost divides by.
  let meanSize: Symbol?
  var convention = ExampleConvention.open
  var differentials = Differentials.none

  init(
    definitions: [Definition], shapes: [Symbol: Shape], assumptions: [Assumption],
    points: [[Symbol: Rational]], goal: Expression?, answer: Expression?, extra: Set<Symbol>,
    generated: Set<Symbol> = []
  ) {
    self.generated = generated
    var indexed: Set<Symbol> = []
    for formula in definitions.map({ $0.value }) + [goal, answer].compactMap({ $0 }) {
      formula.collectIndexed(into: &indexed)
    }
    self.indexed = shapes.isEmpty ? indexed : []
    var table: [Symbol: Expression] = [:]
    var known = extra
    for definition in definitions {
      table[definition.name] = definition.value
      known.insert(definition.name)
      known.formUnion(definition.value.allNames)
    }
    for (name, shape) in shapes {
      known.insert(name)
      if let grid = shape.sizes { for size in grid { known.formUnion(size.names) } }
    }
    for assumption in assumptions { known.formUnion(assumption.names) }
    for point in points { known.formUnion(point.keys) }
    for formula in [goal, answer] { known.formUnion(formula?.allNames ?? []) }
    // `dw` in the answer of an exercise that defines w is a derivative, not a name of its own.
    let isDefined = table
    self.definitions = table
    self.shapes = shapes
    self.assumptions = assumptions
    self.points = points
    var target: Symbol?
    var by: Symbol?
    if case .derivative(let quantity, let variables, _) = goal?.node {
      if case .symbol(let name) = quantity.node { target = name }
      if case .symbol(let name) = variables.first?.node { by = name }
    }
    variable = by
    let outputs = DefinitionGraph(definitions: table).outputs
    if let target, outputs.contains(target) {
      output = target
    } else {
      output = outputs.count == 1 ? outputs[0] : target ?? Scope.likely(outputs)
    }
    meanSize = Scope.meanSize(output, DefinitionGraph(definitions: table), shapes)
    self.known = known.filter { name in
      guard isDefined[name] == nil, shapes[name] == nil, let rest = name.differentiated else { return true }
      return !known.contains(rest)
    }
  }

  private static func likely(_ outputs: [Symbol]) -> Symbol? {
    for name in ["J", "L", "ℒ", "cost", "loss", "ℓ"] as [Symbol] where outputs.contains(name) {
      return name
    }
    return outputs.last
  }

  init(_ checker: DerivationChecker) {
    self.init(
      definitions: checker.definitions, shapes: checker.shapes, assumptions: checker.assumptions,
      points: checker.points, goal: checker.goal, answer: checker.answer,
      extra: checker.vocabulary.names.union(checker.allowedNames ?? []), generated: checker.generatedNames)
  }

  /// A name of the exercise without a value of its own.
  func isFree(_ name: Symbol) -> Bool {
    known.contains(name) && (definitions[name] == nil || stated.contains(name))
  }

  /// Gives a name of the exercise its meaning.
  mutating func fix(_ name: Symbol, _ value: Expression) { definitions[name] = value }

  var judge: Judge {
    // Where a number is put in, what else the name may be does not count.
    let facts = assumptions.filter { $0.names.isDisjoint(with: stated) }
    return Judge(
      definitions: definitions.map { Definition($0.key, $0.value) }, shapes: shapes, assumptions: facts,
      points: points)
  }

  var graph: DefinitionGraph { DefinitionGraph(definitions: definitions) }

  /// A name that may stand in a line.
  func isKnown(_ name: Symbol) -> Bool {
    known.contains(name) || own.contains(name) || isEntry(name) || derivativeName(name) != nil
      || primed(name) != nil
  }

  /// `x_1` where the exercise has `x_i`.
  private func isEntry(_ name: Symbol) -> Bool {
    guard !indexed.isEmpty, name.name.utf8.last.map(ASCII.isDigit) == true else { return false }
    return indexed.contains(name.entryBase)
  }

  /// The names that people wrote, for people to read.
  var writtenNames: [Symbol] { known.subtracting(generated).union(own).sorted() }

  /// `dw` as the derivative of the output by w, where it means that.
  func derivativeName(_ name: Symbol) -> Expression? {
    guard let output, !known.contains(name), !own.contains(name), let rest = name.differentiated,
      known.contains(rest) || own.contains(rest)
    else { return nil }
    if differentials != .none { return differential(rest) }
    if rest == output { return nil }
    return perExample(.derivative(.name(output), by: .name(rest)), of: .name(rest))
  }

  /// `u'` as the derivative of u by the variable of the goal.
  private func primed(_ name: Symbol) -> Expression? {
    let bytes = Array(name.name.utf8)
    var end = bytes.count
    while end > 1, bytes[end - 1] == 0x27 { end -= 1 }
    guard end < bytes.count, let variable else { return nil }
    let base = Symbol(String(decoding: bytes[0..<end], as: UTF8.self))
    guard known.contains(base) || own.contains(base) else { return nil }
    let variables = [Expression](repeating: .name(variable), count: bytes.count - end)
    return Expression(.derivative(.name(base), by: variables, partial: false))
  }

  /// A formula of the learner with every shorthand written out: `dw`, `u'`, `f(x)`, `f'(x)`.
  func resolved(_ formula: Expression) -> Expression {
    formula.replacing { node in
      switch node.node {
      case .symbol(let name):
        guard let meaning = derivativeName(name) ?? primed(name) else { return nil }
        return Expression(meaning.node, at: node.range)
      case .element(let base, let indices):
        return entry(of: base, indices, at: node.range)
      case .derivative(let target, let variables, let partial):
        return Expression(
          .derivative(resolved(target), by: variables, partial: partial), at: node.range)
      case .quotient(let top, let bottom):
        // `d/dz 1/(1 + e^-z)` has the whole fraction in mind.
        return widened(top, at: node.range) { Expression(.quotient($0, bottom), at: node.range) }
      case .product(let factors, let kind):
        return widened(factors[0], at: node.range) { first in
          Expression(.product([first] + factors.dropFirst(), kind), at: node.range)
        }
      case .call(.unknown(let function), let primes, let arguments):
        return applied(function, primes, arguments, at: node.range)
      default: return nil
      }
    }
  }

  /// `dz_i` as a derivative by z_i; an entry of what the exercise has as one number is a name of its own.
  private func entry(of base: Expression, _ indices: [Expression.Index], at range: SourceRange) -> Expression?
  {
    guard case .symbol(let name) = base.node else { return nil }
    if let output, !known.contains(name), !own.contains(name), let rest = name.differentiated,
      known.contains(rest)
    {
      let quantity = Expression(.element(.name(rest), indices))
      let meaning = perExample(.derivative(.name(output), by: quantity), of: quantity)
      return Expression(meaning.node, at: range)
    }
    guard shapes.isEmpty, definitions[name] != nil else { return nil }
    return Expression(.element(.name(Symbol("\u{3}" + name.name)), indices), at: range)
  }

  /// The derivative of a number means that of what the number is a part of; nil where there is no such thing.
  private func widened(
    _ first: Expression, at range: SourceRange, _ whole: (Expression) -> Expression
  ) -> Expression? {
    guard case .derivative(let target, let variables, let partial) = first.node, target.numericValue != nil
    else {
      return nil
    }
    return Expression(.derivative(resolved(whole(target)), by: variables, partial: partial), at: range)
  }

  /// `f(x)`, `f'(x)`, `L(a, y)` for a name that has a definition.
  private func applied(
    _ function: Symbol, _ primes: Int, _ arguments: [Expression], at range: SourceRange
  ) -> Expression? {
    guard definitions[function] != nil else { return nil }
    var names: [Symbol] = []
    for argument in arguments {
      guard case .symbol(let name) = argument.node else { break }
      names.append(name)
    }
    if names.count == arguments.count {
      if primes == 0 { return Expression(.symbol(function), at: range) }
      guard names.count == 1 else { return nil }
      let variables = [Expression](repeating: arguments[0], count: primes)
      return Expression(.derivative(.name(function), by: variables, partial: false), at: range)
    }
    // f(2): the one name that f is made of gets a value.
    let body = graph.expanded(.name(function))
    guard primes == 0, arguments.count == 1, body.names.count == 1, let name = body.names.first else {
      return nil
    }
    return Expression(body.replacing([name: resolved(arguments[0])]).node, at: range)
  }

  /// Gives a name of the learner's its meaning, and lets the exercise's quantities be computed through it.
  mutating func define(_ name: Symbol, _ value: Expression) {
    own.insert(name)
    definitions[name] = value
    guard value.numericValue == nil, !value.parts.isEmpty, shapes.isEmpty else { return }
    let graph = self.graph
    let judge = self.judge
    let names = graph.expanded(value).names
    for (other, body) in definitions.sorted(by: { $0.key < $1.key }) where other != name {
      if graph.depends(value, on: other) { continue }
      for form in [body, body.unfolded] {
        let rewritten = Scope.rewriting(form, value, as: name, names, graph, judge)
        if rewritten != form {
          definitions[other] = rewritten
          break
        }
      }
    }
  }

  /// A formula with whatever is equal to `value` in it written as `name`.
  static func rewriting(
    _ formula: Expression, _ value: Expression, as name: Symbol, _ names: Set<Symbol>,
    _ graph: DefinitionGraph, _ judge: Judge
  ) -> Expression {
    formula.replacing { node in
      if node == value { return .name(name) }
      guard !node.parts.isEmpty, node.size <= 4 * value.size + 8, graph.expanded(node).names == names,
        let verdict = try? judge.compare(node, value), case .equal = verdict
      else { return nil }
      return .name(name)
    }
  }

  /// Takes note that the learner sees a quantity as computed in another way, of the same value.
  mutating func rewrite(_ name: Symbol, as value: Expression) {
    let graph = self.graph
    guard definitions[name] != nil, !value.names.isDisjoint(with: own), !graph.depends(value, on: name)
    else { return }
    definitions[name] = value
  }

  /// - Parameter isPassing: the number counts for this entry alone: "for y = 1: …".
  mutating func state(_ name: Symbol, _ value: Rational, isPassing: Bool = false) {
    if isPassing && !passing.contains(where: { $0.name == name }) {
      passing.append((name, definitions[name]))
    }
    stated.insert(name)
    definitions[name] = .number(value)
  }

  /// Takes back the numbers that counted for one entry.
  mutating func forgetConditions() {
    for (name, before) in passing {
      definitions[name] = before
      if before == nil { stated.remove(name) }
    }
    passing = []
  }

  /// The scope without the numbers that the learner has put in.
  var general: Scope {
    var scope = self
    for name in stated { scope.definitions[name] = nil }
    scope.stated = []
    return scope
  }

  /// `dZ` of a quantity that every example has.
  func isExampleDerivative(_ name: Symbol) -> Bool {
    guard meanSize != nil, derivativeName(name) != nil || name.differentiated.map(known.contains) == true,
      let rest = name.differentiated
    else { return false }
    return !known.contains(name)
      && (belongsToExamples(.name(rest)) || definitions[rest] == nil && shapes[rest] == nil)
  }

  /// The same scope in which the learner's own version of a definition holds.
  func believing(_ name: Symbol, _ value: Expression) -> Scope {
    var scope = self
    if !scope.graph.depends(value, on: name) { scope.definitions[name] = value }
    return scope
  }
}

extension Symbol {
  /// `x` of `x1` and `x1_2`: the name of what this is an entry of.
  var entryBase: Symbol {
    var bytes = Array(name.utf8)
    while bytes.count > 1, let last = bytes.last, ASCII.isDigit(last) { bytes.removeLast() }
    if bytes.count > 1, bytes.last == 0x5F { bytes.removeLast() }
    return Symbol(String(decoding: bytes, as: UTF8.self))
  }

  /// `w` of `dw`, `W1` of `dW1`.
  var differentiated: Symbol? {
    let bytes = Array(name.utf8)
    guard bytes.count > 1, bytes[0] == 0x64 else { return nil }
    return Symbol(String(decoding: bytes[1...], as: UTF8.self))
  }
}

extension Shape {
  /// The sizes of an array.
  var sizes: [Size]? {
    switch self {
    case .scalar: nil
    case .matrix(let rows, let columns): [rows, columns]
    case .vector(let size): [size]
    }
  }
}

extension Size {
  var names: Set<Symbol> {
    switch self {
    case .number: []
    case .name(let name): [name]
    case .formula(_, let formula): formula.names
    }
  }
}

extension Assumption {
  var names: Set<Symbol> {
    switch self {
    case .relation(_, let a, let b): a.names.union(b.names)
    case .oneOf(let name, _), .integer(let name): [name]
    }
  }
}

extension Expression {
  /// Every name, those of functions that are only names included.
  var allNames: Set<Symbol> {
    var found = names
    func visit(_ node: Expression) {
      if case .call(.unknown(let function), _, _) = node.node { found.insert(function) }
      for part in node.parts { visit(part) }
    }
    visit(self)
    return found
  }

  /// Names with a subscript that is a letter.
  fileprivate func collectIndexed(into found: inout Set<Symbol>) {
    if case .element(let base, _) = node, case .symbol(let name) = base.node { found.insert(name) }
    for part in parts { part.collectIndexed(into: &found) }
  }

  /// σ, tanh and softplus written out through exp.
  var unfolded: Expression {
    replacing { node in
      guard case .call(let function, 0, let arguments) = node.node, arguments.count == 1 else { return nil }
      let u = arguments[0].unfolded
      let one = Expression.number(1)
      switch function {
      case .sigmoid: return .quotient(one, .sum([one, .call(.exp, u.negated)]))
      case .softplus: return .call(.log, .sum([one, .call(.exp, u)]))
      case .tanh:
        let plus = Expression.call(.exp, u)
        let minus = Expression.call(.exp, u.negated)
        return .quotient(.sum([plus, minus.negated]), .sum([plus, minus]))
      default: return nil
      }
    }
  }
}
