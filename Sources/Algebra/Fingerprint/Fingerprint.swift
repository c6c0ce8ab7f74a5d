internal import SourceText

/// Values of a term graph at random points of the field tower.
///
/// Two nodes with different values at one point are different as formal expressions. Two that agree are the same
/// but for a chance of at most degree/2^60 a point (2^43 where angles are compared), by Schwartz's lemma.
package struct Fingerprint {
  private let graph: TermGraph
  private let count: Int
  /// For every node a bit set of the contexts in which its value is needed.
  private var needs: [UInt8]
  private var values: [UInt64]
  /// Coprime parts of every base of a logarithm: index of an atom, exponent.
  private let logParts: [[(atom: UInt64, exponent: Rational)]]
  private let variableSeeds: [UInt64]
  /// Puts a random number in place of every "1 where positive, else 0".
  ///
  /// Two formulas that agree so agree in every case of signs at once, since both are polynomials in those indicators;
  /// where they do not, cases may still agree one by one (an indicator is its own square).
  var hasGenericIndicators = false
  /// Required sign of a variable at level 0; 0 for either.
  var variableSigns: [Int8]

  /// A node whose quadratic character has to be the sign that it is known to have.
  struct Constraint {
    let term: TermID
    let sign: Int
  }

  /// Prepares the evaluation of `roots` and of everything that they are made of.
  package init(_ graph: TermGraph, roots: [TermID]) {
    self.graph = graph
    count = graph.count
    needs = [UInt8](repeating: 0, count: count)
    values = [UInt64](repeating: 0, count: count * FieldTower.contextCount)
    for root in roots { needs[Int(root)] |= 1 }
    variableSeeds = graph.variables.map { StableHash($0.name.utf8).value }
    variableSigns = [Int8](repeating: 0, count: graph.variables.count)
    logParts = graph.logBases.isEmpty ? [] : LogBasis(graph.logBases).parts
    var id = TermID(count - 1)
    while id >= 0 {
      if needs[Int(id)] != 0 { propagate(id) }
      id -= 1
    }
  }

  private mutating func propagate(_ id: TermID) {
    let term = graph[id]
    let need = needs[Int(id)]
    switch term.operation {
    case .constant, .variable, .pi, .logBase:
      break
    case .add, .multiply:
      needs[Int(term.a)] |= need
      needs[Int(term.b)] |= need
    case .power, .root:
      needs[Int(term.a)] |= need
    case .exp:
      // Levels 0 to 2 hand the exponent on to the next; deeper and on the circle it is an atom.
      needs[Int(term.a)] |= (need & 0b0111) << 1
      if need & 0b11000 != 0 { needs[Int(term.a)] |= 1 }
    case .log:
      needs[Int(term.b)] |= need
    case .sin, .cos:
      if need & 1 != 0 { needs[Int(term.a)] |= 1 << UInt8(FieldTower.circleContext) }
      if need & 0b11110 != 0 { needs[Int(term.a)] |= 1 }
    case .abs, .sign:
      needs[Int(term.a)] |= need | 1
    case .select:
      needs[Int(term.a)] |= 1
      needs[Int(term.b)] |= need
      needs[Int(term.c)] |= need
    case .unknown:
      for argument in graph.argumentLists[Int(term.b)] { needs[Int(argument)] |= 1 }
    case .asin, .atan, .floor, .factorial:
      needs[Int(term.a)] |= 1
    }
  }

  /// The value of a node at level 0 after `evaluate`.
  @inline(__always)
  package subscript(_ id: TermID) -> UInt64 { values[Int(id)] }

  /// The sign that a node has at the point: its quadratic character.
  package func sign(_ id: TermID) -> Int { FieldTower.levels[0].character(values[Int(id)]) }

  /// Evaluates everything at point number `sample`.
  ///
  /// - Returns: false where a constraint fails, or a division by 0 happens; the point is of no use then.
  mutating func evaluate(sample: UInt64, constraints: [Constraint]) -> Bool {
    var next = 0
    for index in 0..<count {
      let need = needs[index]
      if need == 0 { continue }
      let id = TermID(index)
      var context = 0
      while need >> UInt8(context) != 0 {
        if need >> UInt8(context) & 1 == 1 {
          guard let value = value(of: id, context, sample) else { return false }
          values[context * count + index] = value
        }
        context += 1
      }
      while next < constraints.count && constraints[next].term <= id {
        let constraint = constraints[next]
        next += 1
        if constraint.term == id && sign(id) != constraint.sign { return false }
      }
    }
    return true
  }

  /// Evaluates everything at point number `sample`, every node for itself.
  ///
  /// - Returns: for every node whether it has no value here; its users have none either.
  package mutating func evaluateEach(sample: UInt64) -> [Bool] {
    var holes = [Bool](repeating: false, count: count)
    for index in 0..<count {
      let need = needs[index]
      if need == 0 { continue }
      let id = TermID(index)
      var isHole = false
      graph.forEachOperand(of: id) { if holes[Int($0)] { isHole = true } }
      if graph[id].operation == .log, holes[Int(graph[id].b)] { isHole = true }
      var context = 0
      while !isHole && need >> UInt8(context) != 0 {
        if need >> UInt8(context) & 1 == 1 {
          if let value = value(of: id, context, sample) {
            values[context * count + index] = value
          } else {
            isHole = true
          }
        }
        context += 1
      }
      holes[index] = isHole
    }
    return holes
  }

  @inline(__always)
  private func v(_ id: TermID, _ context: Int) -> UInt64 { values[context * count + Int(id)] }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var x = (a ^ (b &* 0x9E37_79B9_7F4A_7C15)) &+ 0x9E37_79B9_7F4A_7C15
    x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
    return x ^ x >> 31
  }

  /// nil where the node has no value at this point.
  private func value(of id: TermID, _ context: Int, _ sample: UInt64) -> UInt64? {
    let term = graph[id]
    let field = FieldTower.field(context)
    func atom(_ key: UInt64) -> UInt64 {
      Fingerprint.mix(Fingerprint.mix(key, sample &* 8 &+ UInt64(context)), 0x51) % field.modulus
    }
    switch term.operation {
    case .constant:
      return field.element(graph.constants[Int(term.a)])
    case .variable:
      let value = atom(variableSeeds[Int(term.a)])
      if context == 0 && variableSigns[Int(term.a)] != 0 {
        let square = field.multiply(value, value)
        return variableSigns[Int(term.a)] > 0 ? square : field.negate(square)
      }
      return value
    case .pi:
      let value = atom(0x3141_5926)
      return context == 0 ? field.multiply(value, value) : value
    case .add:
      return field.add(v(term.a, context), v(term.b, context))
    case .multiply:
      return field.multiply(v(term.a, context), v(term.b, context))
    case .power:
      return power(v(term.a, context), Int(term.b), field)
    case .root:
      return root(v(term.a, context), Int(term.b), field, context)
    case .exp:
      if context < 3 { return FieldTower.exponential(v(term.a, context + 1), level: context) }
      return atom(Fingerprint.mix(v(term.a, 0), 0xE))
    case .log:
      return v(term.b, context)
    case .logBase:
      var sum: UInt64 = 0
      for part in logParts[Int(term.a)] {
        sum = field.add(sum, field.multiply(field.element(part.exponent), atom(part.atom)))
      }
      return sum
    case .sin, .cos:
      return circular(term, context, field, atom)
    case .asin, .atan:
      // Odd functions: equal up to sign for opposite arguments.
      let argument = v(term.a, 0)
      let opposite = FieldTower.levels[0].negate(argument)
      let key = Fingerprint.mix(min(argument, opposite), UInt64(term.operation.rawValue))
      let value = atom(key)
      return argument <= opposite ? value : field.negate(value)
    case .abs where hasGenericIndicators:
      let s = indicator(v(term.a, 0), field, atom)
      return field.multiply(v(term.a, context), field.subtract(field.add(s, s), field.one))
    case .sign where hasGenericIndicators:
      let s = indicator(v(term.a, 0), field, atom)
      return field.subtract(field.add(s, s), field.one)
    case .select where hasGenericIndicators:
      let s = indicator(v(term.a, 0), field, atom)
      let rest = field.subtract(field.one, s)
      return field.add(
        field.multiply(s, v(term.b, context)), field.multiply(rest, v(term.c, context)))
    case .abs:
      let sign = FieldTower.levels[0].character(v(term.a, 0))
      return sign < 0 ? field.negate(v(term.a, context)) : v(term.a, context)
    case .sign:
      return field.element(FieldTower.levels[0].character(v(term.a, 0)))
    case .select:
      let sign = FieldTower.levels[0].character(v(term.a, 0))
      return sign > 0 ? v(term.b, context) : v(term.c, context)
    case .unknown:
      let function = graph.unknowns[Int(term.a)]
      var key = UInt64(function.primes) &+ 0xF00
      for byte in function.name.name.utf8 { key = Fingerprint.mix(key, UInt64(byte)) }
      for argument in graph.argumentLists[Int(term.b)] {
        key = Fingerprint.mix(key, v(argument, 0))
      }
      return atom(key)
    case .floor, .factorial:
      return atom(Fingerprint.mix(v(term.a, 0), UInt64(term.operation.rawValue)))
    }
  }

  /// The stand-in for "this value is positive"; that of the opposite value is 1 minus it.
  private func indicator(_ value: UInt64, _ field: PrimeField, _ atom: (UInt64) -> UInt64) -> UInt64 {
    let opposite = FieldTower.levels[0].negate(value)
    let stand = atom(Fingerprint.mix(min(value, opposite), 0x1D))
    return value <= opposite ? stand : field.subtract(field.one, stand)
  }

  private func power(_ base: UInt64, _ exponent: Int, _ field: PrimeField) -> UInt64? {
    if exponent == -1 { return base == 0 ? nil : field.inverse(base) }
    if exponent >= 0 { return field.power(base, UInt64(exponent)) }
    return base == 0 ? nil : field.power(field.inverse(base), UInt64(exponent.magnitude))
  }

  private func root(_ base: UInt64, _ degree: Int, _ field: PrimeField, _ context: Int) -> UInt64? {
    if base == 0 { return 0 }
    // Only the first three levels have principal roots of every degree.
    guard context < 3 else { return Fingerprint.mix(base, UInt64(degree)) % field.modulus }
    let half = (field.modulus - 1) / 2
    var value = base
    var rest = degree
    while rest % 2 == 0 {
      // Below a root of even degree the radicand is a square, or this point does not count.
      if context > 0 && field.character(value) < 0 { return nil }
      value = field.power(value, (field.modulus + 1) / 4)
      rest /= 2
    }
    if rest == 1 { return value }
    // The inverse of the degree modulo the group order; degrees are far below the prime half.
    var (r0, r1) = (Int64(2 * half), Int64(rest))
    var (t0, t1) = (Int64(0), Int64(1))
    while r1 != 0 {
      let q = r0 / r1
      (r0, r1) = (r1, r0 - q * r1)
      (t0, t1) = (t1, t0 - q * t1)
    }
    if r0 != 1 { return nil }
    return field.power(value, UInt64(t0 < 0 ? t0 + Int64(2 * half) : t0))
  }

  private func circular(
    _ term: Term, _ context: Int, _ field: PrimeField, _ atom: (UInt64) -> UInt64
  ) -> UInt64? {
    if context == 0 {
      let angle = FieldTower.circle.residue(v(term.a, FieldTower.circleContext))
      let point = FieldTower.rotate(FieldTower.rotation, by: angle)
      return term.operation == .sin ? point.sine : point.cosine
    }
    // Inside an exponent: any point of the circle, the same for the same angle.
    let t = atom(Fingerprint.mix(v(term.a, 0), 0xC))
    let square = field.multiply(t, t)
    let scale = field.inverse(field.add(field.one, square))
    return term.operation == .sin
      ? field.multiply(field.add(t, t), scale)
      : field.multiply(field.subtract(field.one, square), scale)
  }
}
