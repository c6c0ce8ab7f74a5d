/// Formulas as a graph of shared nodes: equal subterms are one node, operands precede their users.
///
/// The order of the nodes is a topological one, so that every evaluation is a loop without recursion,
/// however deep the formula. Constructors fold constants and unify what is the same by commutativity;
/// they never decide anything that needs a theorem.
///
/// A graph belongs to one thread, and no access to one of its parts begins inside another: the check of that while
/// running, a twentieth of the time, is left out for the parts that every node touches.
package final class TermGraph {
  @exclusivity(unchecked) package private(set) var terms: [Term] = []
  @exclusivity(unchecked) package private(set) var constants: [Rational] = []
  @exclusivity(unchecked) package private(set) var variables: [Symbol] = []
  package private(set) var unknowns: [UnknownFunction] = []
  package private(set) var argumentLists: [[TermID]] = []
  var logBases: [Polynomial] = []
  /// Polynomial of a node, where it was asked for.
  @exclusivity(unchecked) var polynomialMemo: [TermID: Polynomial?] = [:]
  @exclusivity(unchecked) var quotientMemo: [TermID: (numerator: Polynomial, denominator: Polynomial)?] = [:]

  @exclusivity(unchecked) private var constantTerms: [Rational: TermID] = [:]
  @exclusivity(unchecked) private var smallConstants: [TermID]
  @exclusivity(unchecked) private var variableTerms: [Symbol: TermID] = [:]
  /// Open addressing over `terms`; a slot holds a node plus one, 0 when free.
  @exclusivity(unchecked) private var slots: [Int32]
  private let limit: Int
  /// Set when a budget ran out; whatever is built afterwards is meaningless.
  package internal(set) var exhausted: String?

  package struct UnknownFunction: Hashable {
    package let name: Symbol
    package let primes: Int
  }

  package init(limit: Int = 400_000) {
    self.limit = limit
    slots = [Int32](repeating: 0, count: 256)
    smallConstants = [TermID](repeating: -1, count: 33)
    terms.reserveCapacity(96)
  }

  package var count: Int { terms.count }

  @inline(__always)
  package subscript(_ id: TermID) -> Term { terms[Int(id)] }

  // MARK: Leaves

  package func constant(_ value: Int) -> TermID {
    if value >= -16 && value <= 16 {
      let known = smallConstants[value + 16]
      if known >= 0 { return known }
      let made = appendConstant(Rational(value))
      smallConstants[value + 16] = made
      return made
    }
    return constant(Rational(value))
  }

  package func constant(_ value: Rational) -> TermID {
    if let small = value.integer, small >= -16 && small <= 16 { return constant(small) }
    if let known = constantTerms[value] { return known }
    if value.numerator.bitWidth + value.denominator.bitWidth > 200_000 {
      exhausted = "a number has too many digits"
    }
    let made = appendConstant(value)
    constantTerms[value] = made
    return made
  }

  private func appendConstant(_ value: Rational) -> TermID {
    constants.append(value)
    return append(Term(.constant, Int32(constants.count - 1)))
  }

  package func variable(_ name: Symbol) -> TermID {
    if let known = variableTerms[name] { return known }
    variables.append(name)
    let made = append(Term(.variable, Int32(variables.count - 1)))
    variableTerms[name] = made
    return made
  }

  /// A variable that no name of the reader's can be, for a quantity held fixed.
  package func knownVariable(_ name: Symbol) -> TermID? { variableTerms[name] }

  package var pi: TermID { unified(Term(.pi)) }

  package func unknown(_ name: Symbol, primes: Int, _ arguments: [TermID]) -> TermID {
    let function = UnknownFunction(name: name, primes: primes)
    var index = unknowns.firstIndex(of: function) ?? -1
    if index < 0 {
      unknowns.append(function)
      index = unknowns.count - 1
    }
    var list = argumentLists.firstIndex(of: arguments) ?? -1
    if list < 0 {
      argumentLists.append(arguments)
      list = argumentLists.count - 1
    }
    return unified(Term(.unknown, Int32(index), Int32(list)))
  }

  // MARK: Sharing

  private func append(_ term: Term) -> TermID {
    if terms.count >= limit { exhausted = "the formula is too large" }
    terms.append(term)
    return TermID(terms.count - 1)
  }

  @inline(__always)
  private static func hash(_ term: Term) -> Int {
    var h = UInt64(term.operation.rawValue) &* 0x9E37_79B9_7F4A_7C15
    h = (h ^ UInt64(UInt32(bitPattern: term.a))) &* 0xBF58_476D_1CE4_E5B9
    h = (h ^ UInt64(UInt32(bitPattern: term.b)) ^ h >> 29) &* 0x94D0_49BB_1331_11EB
    h = (h ^ UInt64(UInt32(bitPattern: term.c)) ^ h >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: h >> 17)
  }

  /// The node for a term that is not a leaf.
  func unified(_ term: Term) -> TermID {
    let mask = slots.count - 1
    var slot = TermGraph.hash(term) & mask
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if terms[Int(id)] == term { return id }
      slot = (slot + 1) & mask
    }
    let id = append(term)
    slots[slot] = id + 1
    if terms.count * 2 > slots.count { grow() }
    return id
  }

  private func grow() {
    let mask = slots.count * 4 - 1
    slots = [Int32](repeating: 0, count: mask + 1)
    for (index, term) in terms.enumerated() {
      if term.operation == .constant || term.operation == .variable { continue }
      var slot = TermGraph.hash(term) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index) + 1
    }
  }

  // MARK: Facts about a node

  package func constantValue(_ id: TermID) -> Rational? {
    let term = self[id]
    return term.operation == .constant ? constants[Int(term.a)] : nil
  }

  package func isZero(_ id: TermID) -> Bool { id == smallConstants[16] }
  package func isOne(_ id: TermID) -> Bool { id == smallConstants[17] }
}
