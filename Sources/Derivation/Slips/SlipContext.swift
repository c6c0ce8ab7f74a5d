internal import Algebra

/// What slips need to know of the exercise: what is an activation, a label, a size, and what may be mixed up.
struct SlipContext: Sendable {
  struct Activation: Hashable, Sendable {
    /// `a`
    let output: Expression
    /// `z`
    let input: Expression
    /// nil where the exercise leaves it open.
    let function: Function?
  }

  let activations: [Activation]
  /// Pairs of a prediction and its label: (a, y).
  let predictions: [(prediction: Expression, label: Expression)]
  /// Names of sizes: m.
  let sizes: Set<Symbol>
  /// Formulas that a factor may be: names, numbers and factors of the lines around.
  let factors: [Expression]
  /// What the right lines divide by.
  let denominators: [Expression]
  private let squares: [Expression]
  let hasMatrices: Bool
  /// The learner's line is a product of derivatives, not yet their values.
  let isChainRule: Bool
  /// The learner's line holds label and prediction, and no difference of theirs as the right lines have it.
  let mayHaveSwappedLabel: Bool
  /// The learner's line where it is a number.
  let wrongNumber: Expression?
  /// Names with a definition, and those that a derivative is taken by.
  let quantities: [Symbol]
  /// Indices that occur in the lines around.
  let indices: [Expression]
  /// Names that differ only by index or layer.
  private let siblings: [Symbol: [Symbol]]
  /// Names that stand in one product with another in some definition.
  private let partners: [Symbol: [Symbol]]
  let variable: Symbol?

  /// - Parameter lines: the right lines around.
  init(_ scope: Scope, wrong: Expression, lines: [Expression], variable: Symbol?) {
    var denominators: [Expression] = []
    var squares: [Expression] = []
    for line in lines {
      for (_, node) in line.positions {
        if let base = node.squareBase, !squares.contains(base) { squares.append(base) }
        if case .quotient(_, let bottom) = node.node {
          for factor in [bottom] + bottom.factors where !denominators.contains(factor) {
            denominators.append(factor)
          }
        }
      }
    }
    self.denominators = denominators
    self.squares = squares
    let lines = lines + [wrong]
    self.variable = variable
    isChainRule = wrong.contains { node in
      if case .derivative = node.node { return true }
      return false
    }
    wrongNumber = wrong.numericValue == nil ? nil : wrong
    quantities = Set(scope.definitions.keys).subtracting(scope.generated).union(variable.map { [$0] } ?? [])
      .sorted()
    var indices: [Expression] = []
    let written = scope.definitions.filter { !scope.generated.contains($0.key) }.values
    for line in lines + written { line.collectIndices(into: &indices) }
    self.indices = indices
    hasMatrices = !scope.shapes.isEmpty
    var names = scope.known.filter {
      scope.derivativeName($0) == nil && !scope.generated.contains($0)
    }.sorted()
    for name in scope.own.sorted() where !names.contains(name) { names.append(name) }
    activations = SlipContext.activations(scope, names)
    let predictions = SlipContext.predictions(names)
    self.predictions = predictions
    mayHaveSwappedLabel = predictions.contains { pair in
      guard wrong.contains(pair.prediction), wrong.contains(pair.label) else { return false }
      let right = Expression.sum([pair.prediction, pair.label.negated])
      let turned = Expression.sum([pair.label, pair.prediction.negated])
      let around = lines.dropLast()
      func isAround(_ difference: Expression) -> Bool { around.contains { $0.contains(difference) } }
      // a − y stands as it should where the right lines have it, or have neither of the two.
      if wrong.contains(right) && (isAround(right) || !isAround(turned)) { return false }
      return !(wrong.contains(turned) && isAround(turned))
    }
    var sizes: Set<Symbol> = []
    for shape in scope.shapes.values { for size in shape.sizes ?? [] { sizes.formUnion(size.names) } }
    for formula in lines + scope.definitions.values { formula.collectBounds(into: &sizes) }
    self.sizes = sizes
    var siblings: [Symbol: [Symbol]] = [:]
    for name in names {
      siblings[name] = names.filter { $0 != name && $0.stem == name.stem }
    }
    self.siblings = siblings
    var partners: [Symbol: [Symbol]] = [:]
    for formula in scope.definitions.values { formula.collectPartners(into: &partners) }
    self.partners = partners
    factors = SlipContext.factors(lines, names, scope)
  }

  func siblings(of name: Symbol) -> [Symbol] { siblings[name] ?? [] }
  func partners(of name: Symbol) -> [Symbol] { partners[name] ?? [] }

  /// Whether the square of a formula occurs in the right lines.
  func isSquared(_ formula: Expression) -> Bool {
    if squares.contains(formula) { return true }
    guard let pair = activation(of: formula), let function = pair.function else { return false }
    // Its slope is 1 − a², written out or not.
    if function == .tanh { return true }
    return squares.contains { $0 == .call(function, pair.input) }
  }

  func activation(of output: Expression) -> Activation? { activations.first { $0.output == output } }

  // MARK: Collecting

  private static func activations(_ scope: Scope, _ names: [Symbol]) -> [Activation] {
    var found: [Activation] = []
    for name in names {
      guard let definition = scope.definitions[name] else { continue }
      if case .call(let function, 0, let arguments) = definition.node, arguments.count == 1,
        function.isActivation
      {
        found.append(Activation(output: .name(name), input: arguments[0], function: function))
        found.append(Activation(output: definition, input: arguments[0], function: function))
      } else if let (function, input) = definition.spelledActivation {
        found.append(Activation(output: .name(name), input: input, function: function))
      }
    }
    // The letters of the course, where no definition says more.
    for name in names {
      let text = name.name
      guard let first = text.unicodeScalars.first, first == "a" || first == "A",
        scope.definitions[name] == nil
      else { continue }
      let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
      let input = Symbol((first == "a" ? "z" : "Z") + rest)
      if names.contains(input) {
        found.append(Activation(output: .name(name), input: .name(input), function: nil))
      }
    }
    return found
  }

  private static func predictions(_ names: [Symbol]) -> [(prediction: Expression, label: Expression)] {
    var found: [(prediction: Expression, label: Expression)] = []
    for label in names where label.name == "y" || label.name == "Y" || label.name == "t" {
      for name in names {
        guard let first = name.name.unicodeScalars.first else { continue }
        let isPrediction =
          first == "a" || first == "A" || name.name == "ŷ" || name.name == "Ŷ" || name.name == "p"
        if isPrediction && name.stem.utf8.count <= 2 { found.append((.name(name), .name(label))) }
      }
    }
    return found
  }

  /// Everything that a factor which was lost or put in may have been.
  private static func factors(_ lines: [Expression], _ names: [Symbol], _ scope: Scope) -> [Expression] {
    var found: [Expression] = []
    func add(_ formula: Expression) {
      if formula.numericValue?.magnitude.isOne == true || formula.isZero || formula.size > 16 { return }
      if !found.contains(formula) && found.count < 40 { found.append(formula) }
    }
    for line in lines {
      for (_, node) in line.positions {
        switch node.node {
        case .product(let factors, _): for factor in factors { add(factor.unsigned) }
        case .quotient(let top, let bottom):
          add(top)
          add(bottom)
        case .power(let base, _): add(base)
        case .symbol: add(node)
        case .sum where node.size <= 5: add(node)
        default: break
        }
      }
    }
    for name in names where scope.shapes[name] == nil { add(.name(name)) }
    for number in [2, 3] { add(.number(Rational(number))) }
    return found
  }
}

extension Function {
  var isActivation: Bool {
    switch self {
    case .sigmoid, .tanh, .relu, .leakyRelu, .softplus, .unknown: true
    default: false
    }
  }
}

extension Symbol {
  /// The name without its numbers, layers and subscripts: `W` of `W1`, `x` of `x_k`.
  var stem: String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      if ASCII.isDigit(byte) || byte == 0x5B || byte == 0x5F || byte == 0x28 { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Expression {
  /// The function and its argument where σ or tanh is written out: 1/(1 + e^-z).
  var spelledActivation: (Function, Expression)? {
    if let input = spelledTanh { return (.tanh, input) }
    guard case .quotient(let top, let bottom) = node, top.isOne, case .sum(let terms) = bottom.node,
      terms.count == 2, let one = terms.firstIndex(where: { $0.isOne })
    else { return nil }
    let other = terms[1 - one]
    switch other.node {
    case .call(.exp, 0, let arguments):
      return arguments.count == 1 ? (.sigmoid, arguments[0].negated) : nil
    case .power(let base, let exponent):
      if case .constant(.e) = base.node { return (.sigmoid, exponent.negated) }
      return nil
    default: return nil
    }
  }

  /// z of (e^z - e^-z)/(e^z + e^-z).
  private var spelledTanh: Expression? {
    guard case .quotient(let top, let bottom) = node, case .sum(let plus) = bottom.node, plus.count == 2,
      case .sum(let minus) = top.node, minus.count == 2, minus[0] == plus[0], minus[1] == plus[1].negated,
      let input = plus[0].powerOfE, let other = plus[1].powerOfE, other == input.negated
    else { return nil }
    return input
  }

  /// u of e^u and exp(u).
  private var powerOfE: Expression? {
    switch node {
    case .call(.exp, 0, let arguments): return arguments.first
    case .power(let base, let exponent):
      if case .constant(.e) = base.node { return exponent }
      return nil
    default: return nil
    }
  }

  /// Names in the bounds of sums.
  fileprivate func collectBounds(into sizes: inout Set<Symbol>) {
    if case .series(_, _, let lower, let upper, _) = node {
      sizes.formUnion(lower.names)
      sizes.formUnion(upper.names)
    }
    for part in parts { part.collectBounds(into: &sizes) }
  }

  fileprivate func collectIndices(into found: inout [Expression]) {
    if case .element(_, let indices) = node {
      for index in indices {
        if let place = index.place, !found.contains(place), found.count < 8 { found.append(place) }
      }
    }
    for part in parts { part.collectIndices(into: &found) }
  }

  fileprivate func collectPartners(into partners: inout [Symbol: [Symbol]]) {
    if case .product(let factors, _) = node {
      let names = factors.compactMap { factor -> Symbol? in
        if case .symbol(let name) = factor.node { return name }
        return nil
      }
      for name in names {
        for other in names where other != name && !(partners[name] ?? []).contains(other) {
          partners[name, default: []].append(other)
        }
      }
    }
    for part in parts { part.collectPartners(into: &partners) }
  }
}
