import SourceText

extension Lowering {
  mutating func power(
    _ base: Expression, _ exponent: Expression, actsOnEntries: Bool, at range: SourceRange
  ) throws(LoweringError) -> Value {
    let bases = try value(of: base)
    let exponents = try value(of: exponent)
    if !actsOnEntries, let shape = bases.shape, shape.rows == shape.columns, shape.rows > 1,
      squareNames(base),
      let power = exponents.terms.first.flatMap({ graph.constantValue($0) })?.integer, power != 1,
      exponents.isScalar
    {
      return try matrixPower(bases, power, at: range)
    }
    if exponents.isScalar, let power = exponents.terms.first {
      var result = bases
      for index in result.terms.indices { result.terms[index] = raise(result.terms[index], power) }
      return result
    }
    var pairs: [(TermID, TermID)] = []
    let shaped = try broadcast(bases, exponents, at: range) { graph, a, b in
      pairs.append((a, b))
      return graph.constant(0)
    }
    var result = shaped
    for (index, pair) in pairs.enumerated() { result.terms[index] = raise(pair.0, pair.1) }
    return result
  }

  private mutating func raise(_ base: TermID, _ exponent: TermID) -> TermID {
    if let value = graph.constantValue(exponent) { return raise(base, value) }
    if graph[base].operation == .exp { return graph.exp(graph.multiply(exponent, graph[base].a)) }
    if let value = graph.constantValue(base) {
      if value.isOne { return base }
      if value.isNegative {
        // (-1)^n has a value for integers n, and is cos(π n) there.
        require(.integer, exponent)
        let turn = graph.cos(graph.multiply(graph.pi, exponent))
        return graph.multiply(turn, raise(graph.constant(value.magnitude), exponent))
      }
    }
    // b^(c + u) = b^c · b^u for a constant c.
    var fixed = Rational.zero
    var rest = graph.constant(0)
    for (coefficient, part) in graph.linearParts(of: exponent) ?? [(.one, exponent)] {
      if let value = graph.constantValue(part) {
        fixed = fixed + coefficient * value
      } else {
        rest = graph.add(rest, graph.multiply(graph.constant(coefficient), part))
      }
    }
    require(.positive, base)
    let variable = graph.exp(graph.multiply(rest, graph.log(base)))
    return fixed.isZero ? variable : graph.multiply(raise(base, fixed), variable)
  }

  private mutating func raise(_ base: TermID, _ exponent: Rational) -> TermID {
    if let whole = exponent.integer {
      if whole < 0 { require(.notZero, base) }
      return graph.power(base, whole)
    }
    if !exponent.isInteger {
      require(exponent.denominator.isEven ? .notNegative : .unsettledBelowZero, base)
      if exponent.isNegative { require(.notZero, base) }
    }
    return graph.rationalPower(base, exponent)
  }

  mutating func call(
    _ function: Function, primes: Int, _ arguments: [Expression], at range: SourceRange
  ) throws(LoweringError) -> Value {
    if primes > 0, case .unknown = function {
    } else if primes > 0 {
      guard arguments.count == 1, primes <= 4 else {
        throw .unsupported("a prime belongs to a function of one argument", at: range)
      }
      // f'(z): differentiate f at a fresh variable, then put z in.
      let argument = try value(of: arguments[0])
      let place = Symbol("\u{1}")
      let variable = graph.variable(place)
      guard var slope = try apply(function, [Value(variable)], at: range).terms.first else {
        return argument
      }
      for _ in 0..<primes { slope = graph.derivative(of: slope, by: variable) }
      return map(argument) { graph, term in graph.substituting([variable: term], in: slope) }
    }
    var values: [Value] = []
    for argument in arguments { values.append(try value(of: argument)) }
    if case .unknown(let name) = function {
      guard let first = values.first else { return Value(graph.variable(name)) }
      if values.count == 1 {
        return map(first) { graph, term in graph.unknown(name, primes: primes, [term]) }
      }
      var scalars: [TermID] = []
      for value in values {
        guard value.terms.count == 1, let term = value.terms.first else {
          throw .shapesDoNotFit("'\(name)' of several arguments takes numbers", at: range)
        }
        scalars.append(term)
      }
      return Value(graph.unknown(name, primes: primes, scalars))
    }
    return try apply(function, values, at: range)
  }

  private mutating func apply(_ function: Function, _ values: [Value], at range: SourceRange)
    throws(LoweringError) -> Value
  {
    switch function {
    case .max, .min:
      guard var best = values.first else {
        throw .unsupported("max and min need arguments", at: range)
      }
      if values.count == 1 { return try extremum(best, isMaximum: function == .max) }
      for value in values.dropFirst() {
        best = try broadcast(best, value, at: range) { graph, a, b in
          function == .max
            ? graph.select(graph.subtract(a, b), a, b) : graph.select(graph.subtract(b, a), a, b)
        }
      }
      return best
    case .logBase:
      guard values.count == 2 else { throw .unsupported("a logarithm needs one base", at: range) }
      for value in values { for term in value.terms { require(.positive, term) } }
      return try broadcast(values[0], values[1], at: range) { $0.divide($0.log($1), $0.log($2)) }
    case .norm, .squeeze, .trace, .determinant, .inverse, .diagonal:
      return try arrayFunction(function, values, at: range)
    default:
      guard values.count == 1, let value = values.first else {
        throw .unsupported("this function takes one argument", at: range)
      }
      var result = value
      for index in result.terms.indices {
        result.terms[index] = apply(function, to: result.terms[index])
      }
      return result
    }
  }

  private func extremum(_ value: Value, isMaximum: Bool) throws(LoweringError) -> Value {
    guard var best = value.terms.first else { return value }
    for term in value.terms.dropFirst() {
      best =
        isMaximum
        ? graph.select(graph.subtract(best, term), best, term)
        : graph.select(graph.subtract(term, best), best, term)
    }
    return Value(best)
  }

  /// A function of one number, reduced to the operations of the graph.
  private mutating func apply(_ function: Function, to x: TermID) -> TermID {
    let g = graph
    let one = g.constant(1)
    let half = g.constant(Rational(1, 2))
    func exponentials() -> (plus: TermID, minus: TermID) { (g.exp(x), g.exp(g.negate(x))) }
    switch function {
    case .exp: return g.exp(x)
    case .log:
      require(.positive, x)
      return g.log(x)
    case .log2, .log10:
      require(.positive, x)
      return g.divide(g.log(x), g.log(g.constant(function == .log2 ? 2 : 10)))
    case .sqrt:
      require(.notNegative, x)
      return g.simplifiedRoot(x, 2)
    case .cbrt: return g.simplifiedRoot(x, 3)
    case .abs: return g.abs(x)
    case .sign: return g.sign(x)
    case .step: return g.select(x, one, g.constant(0))
    case .relu: return g.select(x, x, g.constant(0))
    case .leakyRelu: return g.select(x, x, g.multiply(g.constant(Rational(1, 100)), x))
    case .sigmoid: return g.power(g.add(one, g.exp(g.negate(x))), -1)
    case .softplus: return g.log(g.add(one, g.exp(x)))
    case .sinh:
      let e = exponentials()
      return g.multiply(half, g.subtract(e.plus, e.minus))
    case .cosh:
      let e = exponentials()
      return g.multiply(half, g.add(e.plus, e.minus))
    case .tanh:
      let e = exponentials()
      return g.divide(g.subtract(e.plus, e.minus), g.add(e.plus, e.minus))
    case .coth:
      let e = exponentials()
      require(.notZero, x)
      return g.divide(g.add(e.plus, e.minus), g.subtract(e.plus, e.minus))
    case .sech:
      let e = exponentials()
      return g.divide(g.constant(2), g.add(e.plus, e.minus))
    case .csch:
      let e = exponentials()
      require(.notZero, x)
      return g.divide(g.constant(2), g.subtract(e.plus, e.minus))
    case .asinh:
      return g.log(g.add(x, g.simplifiedRoot(g.add(one, g.power(x, 2)), 2)))
    case .acsch:
      require(.notZero, x)
      return apply(.asinh, to: g.power(x, -1))
    case .acosh:
      require(.notNegative, g.subtract(x, one))
      return g.log(g.add(x, g.simplifiedRoot(g.subtract(g.power(x, 2), one), 2)))
    case .asech:
      require(.positive, x)
      return apply(.acosh, to: g.power(x, -1))
    case .atanh:
      require(.positive, g.add(one, x))
      require(.positive, g.subtract(one, x))
      return g.multiply(half, g.subtract(g.log(g.add(one, x)), g.log(g.subtract(one, x))))
    case .acoth:
      let ratio = g.divide(g.add(x, one), g.subtract(x, one))
      require(.positive, ratio)
      return g.multiply(half, g.log(ratio))
    case .sin: return g.sin(x)
    case .cos: return g.cos(x)
    case .tan:
      let cosine = g.cos(x)
      require(.notZero, cosine)
      return g.divide(g.sin(x), cosine)
    case .cot:
      let sine = g.sin(x)
      require(.notZero, sine)
      return g.divide(g.cos(x), sine)
    case .sec:
      let cosine = g.cos(x)
      require(.notZero, cosine)
      return g.power(cosine, -1)
    case .csc:
      let sine = g.sin(x)
      require(.notZero, sine)
      return g.power(sine, -1)
    case .asin:
      require(.notNegative, g.subtract(one, g.power(x, 2)))
      return g.asin(x)
    case .acos:
      require(.notNegative, g.subtract(one, g.power(x, 2)))
      return g.subtract(g.multiply(half, g.pi), g.asin(x))
    case .atan: return g.atan(x)
    case .acot: return g.subtract(g.multiply(half, g.pi), g.atan(x))
    case .asec:
      require(.notZero, x)
      return apply(.acos, to: g.power(x, -1))
    case .acsc:
      require(.notZero, x)
      return apply(.asin, to: g.power(x, -1))
    case .floor: return g.floor(x)
    case .ceil: return g.negate(g.floor(g.negate(x)))
    case .factorial:
      require(.integer, x)
      require(.notNegative, x)
      return g.factorial(x)
    case .max, .min, .logBase, .norm, .squeeze, .trace, .determinant, .inverse, .diagonal, .unknown:
      return x
    }
  }
}
