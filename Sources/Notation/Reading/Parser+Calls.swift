internal import Algebra
internal import SourceText

/// What the words that are called stand for.
extension Parser {
  mutating func built(
    _ operation: Operation, named name: String, primes: Int, _ arguments: Arguments, from start: Int
  ) throws(FormulaError) -> Expression {
    let values = arguments.values
    let below = height
    func need(_ count: Int) throws(FormulaError) {
      guard values.count == count, arguments.shape.isEmpty else {
        throw .wrongArgumentCount(
          function: name, expected: count, found: values.count + (arguments.shape.isEmpty ? 0 : 1),
          at: range(from: start))
      }
    }
    if let function = operation.function, operation != .norm || values.count == 1 {
      if operation == .log && values.count == 2 {
        return try logarithm(values[0], values[1], from: start, above: below)
      }
      if operation == .step && values.count == 2 {
        return try make(.call(.step, primes: primes, [values[0]]), from: start, above: below)
      }
      try need(1)
      return try make(.call(function, primes: primes, values), from: start, above: below)
    }
    guard primes == 0 || operation == .named else { throw .unsupported(name + "'", at: range(from: start)) }
    switch operation {
    case .max, .min, .sum, .mean:
      return try reduced(operation, named: name, arguments, from: start)
    case .maximum, .minimum:
      try need(2)
      return try make(
        .call(operation == .maximum ? .max : .min, primes: 0, values), from: start, above: below)
    case .dot, .multiply, .divide, .add, .subtract, .power, .outer:
      try need(2)
      let value = try binary(operation, values[0], values[1], from: start)
      return operation == .power ? value.ofEntries : value
    case .square, .negative, .reciprocal, .exp2, .log1p, .expm1, .logit, .transpose, .same,
      .onesLike,
      .zerosLike:
      if operation == .transpose && values.count > 1 { throw .unsupported(name, at: range(from: start)) }
      if values.count == 0 || operation != .same && operation != .onesLike && operation != .zerosLike {
        try need(1)
      }
      let value = try unary(operation, values[0], from: start)
      return operation == .square ? value.ofEntries : value
    case .logAddExp:
      try need(2)
      let first = Expression(.call(.exp, primes: 0, [values[0]]), at: values[0].range)
      let second = Expression(.call(.exp, primes: 0, [values[1]]), at: values[1].range)
      let total = Expression(.sum([first, second]), at: range(from: start))
      return try make(.call(.log, primes: 0, [total]), from: start, above: below + 2)
    case .clip:
      try need(3)
      let raised = Expression(.call(.max, primes: 0, [values[0], values[1]]), at: range(from: start))
      return try make(.call(.min, primes: 0, [raised, values[2]]), from: start, above: below + 1)
    case .root:
      try need(2)
      return try rooted(values[0], values[1], from: start, above: below)
    case .choose:
      try need(3)
      return try make(
        .piecewise([Expression.Branch(values[1], when: values[0])], otherwise: values[2]), from: start,
        above: below)
    case .norm:
      guard values.count == 2 else { throw .missingArgument(function: name, at: range(from: start)) }
      return try make(.call(.norm, primes: 0, [values[0]]), from: start, above: below)
    case .array:
      try need(1)
      return Expression(values[0].node, at: range(from: start))
    case .ones, .zeros, .identity, .reshape: return try shaped(operation, named: name, arguments, from: start)
    case .named:
      return try make(.call(.unknown(Symbol(name)), primes: primes, values), from: start, above: below)
    default: throw .unsupported(name, at: range(from: start))
    }
  }

  private mutating func unary(
    _ operation: Operation, _ value: Expression, from start: Int
  ) throws(FormulaError) -> Expression {
    let below = height
    let place = range(from: start)
    func number(_ value: Int) -> Expression { Expression(.number(Rational(value)), at: place) }
    let node: Expression.Node
    switch operation {
    case .square: node = .power(value, number(2))
    case .negative: node = .negation(value)
    case .reciprocal: node = .quotient(number(1), value)
    case .exp2: node = .power(number(2), value)
    case .log1p: node = .call(.log, primes: 0, [Expression(.sum([number(1), value]), at: place)])
    case .expm1:
      let power = Expression(.call(.exp, primes: 0, [value]), at: place)
      node = .sum([power, Expression(.negation(number(1)), at: place)])
    case .logit:
      let rest = Expression(.sum([number(1), Expression(.negation(value), at: place)]), at: place)
      node = .call(.log, primes: 0, [Expression(.quotient(value, rest), at: place)])
    case .transpose: node = .transpose(value)
    case .onesLike:
      let zeros = Expression(.product([number(0), value], .elementwise), at: place)
      node = .sum([zeros, number(1)])
    case .zerosLike: node = .product([number(0), value], .elementwise)
    default: return Expression(value.node, at: place)
    }
    return try make(node, from: start, above: below + 2)
  }

  mutating func binary(
    _ operation: Operation, _ left: Expression, _ right: Expression, from start: Int
  ) throws(FormulaError) -> Expression {
    let below = height
    let place = range(from: start)
    let node: Expression.Node
    switch operation {
    case .dot: node = .product([left, right], .dot)
    case .multiply: node = .product([left, right], .elementwise)
    case .divide: node = .quotient(left, right)
    case .add: node = .sum([left, right])
    case .subtract: node = .sum([left, Expression(.negation(right), at: right.range)])
    case .power: node = .power(left, right)
    default: node = .product([left, Expression(.transpose(right), at: place)], .dot)
    }
    return try make(node, from: start, above: below + 1)
  }

  /// `sum(A, axis=1)`; `max(a, b)` compares its arguments.
  mutating func reduced(
    _ operation: Operation, named name: String, _ arguments: Arguments, from start: Int
  ) throws(FormulaError) -> Expression {
    let values = arguments.values
    let below = height
    guard let first = values.first, arguments.shape.isEmpty else {
      throw .missingArgument(function: name, at: range(from: start))
    }
    let isComparison = operation == .max || operation == .min
    var axis = arguments.axis
    if values.count > 1 {
      // `np.sum(A, 1)` and `np.max(A, 0)` name the axis by its place.
      let isNamespaced = cursorIsBehindNamespace(start)
      if !isComparison || isNamespaced && values.count == 2, let given = axisNumber(values[1]) {
        axis = given
      } else {
        guard isComparison else {
          throw .wrongArgumentCount(function: name, expected: 1, found: values.count, at: range(from: start))
        }
        return try make(
          .call(operation == .max ? .max : .min, primes: 0, values), from: start, above: below)
      }
    }
    let reduction: Expression.Reduction
    switch operation {
    case .max: reduction = .maximum
    case .min: reduction = .minimum
    case .mean: reduction = .mean
    default: reduction = .sum
    }
    return try make(
      .reduction(reduction, first, axis: axis, keepsDimensions: arguments.keepsDimensions), from: start,
      above: below)
  }

  private func cursorIsBehindNamespace(_ start: Int) -> Bool {
    start + 3 <= bytes.count && bytes[start] == 0x6E && bytes[start + 1] == 0x70 && bytes[start + 2] == 0x2E
      || start + 5 <= bytes.count && text(start, start + 5) == "numpy"
  }

  private func axisNumber(_ value: Expression) -> Int? {
    switch value.node {
    case .number(0): 0
    case .number(1): 1
    case .negation(let size) where size.node == .number(1): 1
    default: nil
    }
  }

  /// `np.ones((n, 1))`, `np.eye(n)`, `np.reshape(A, (r, c))`.
  mutating func shaped(
    _ operation: Operation, named name: String, _ arguments: Arguments, from start: Int
  ) throws(FormulaError) -> Expression {
    let below = height
    var sizes = arguments.shape
    var values = arguments.values
    let isReshape = operation == .reshape
    if isReshape && values.isEmpty { throw .missingArgument(function: name, at: range(from: start)) }
    let reshaped = isReshape ? values.removeFirst() : nil
    sizes += values
    if operation == .identity && sizes.count == 1 { sizes.append(sizes[0]) }
    guard sizes.count == 2 else {
      throw .wrongArgumentCount(function: name, expected: 2, found: sizes.count, at: range(from: start))
    }
    if let reshaped {
      return try make(.reshape(reshaped, rows: sizes[0], columns: sizes[1]), from: start, above: below)
    }
    let filling: Expression.Filling =
      operation == .ones ? .ones : operation == .zeros ? .zeros : .identity
    return try make(.filled(filling, rows: sizes[0], columns: sizes[1]), from: start, above: below)
  }
}
