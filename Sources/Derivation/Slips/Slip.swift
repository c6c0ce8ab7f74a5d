internal import Algebra

/// A mistake that learners make, as edits of formulas: one a file, in `Catalogue`.
///
/// It is named only after its edit, made to the right line, has been shown to give the learner's line.
struct Slip: Sendable {
  /// Stable English name: exercises and JSON use it.
  let name: String
  /// How readily it is believed where several explain a line: the smaller, the sooner.
  let rank: Int
  /// What to tell the learner; the formula is the part that the edit is about, where there is one.
  let sentence: @Sendable (_ part: String?) -> Sentence
  /// Wrong versions of one node of a right line.
  var spoil: @Sendable (Spot, SlipContext) -> [Edit] = { _, _ in [] }
  /// Right versions of one node of a wrong line.
  var mend: @Sendable (Spot, SlipContext) -> [Edit] = { _, _ in [] }
  /// Wrong derivatives of one node, the derivatives of its operands being right.
  var derive: @Sendable (SlopeStep, SlipContext) -> [Edit] = { _, _ in [] }
  /// Wrong values of a derivative through the graph.
  var chain: @Sendable (ChainStep, SlipContext) -> [Edit] = { _, _ in [] }
}

/// What a node is put in place of another by.
struct Edit: Sendable {
  let result: Expression
  /// The sub-formula that it is about: the factor left out, the term with the wrong sign.
  let part: Expression?
  /// How much less readily it is believed than other edits of its slip, in ranks.
  let doubt: Int

  /// Whether it puts something below a fraction.
  var divides: Bool {
    if case .quotient = result.node { return true }
    return false
  }

  init(_ result: Expression, about part: Expression? = nil, doubt: Int = 0) {
    self.result = result
    self.part = part
    self.doubt = doubt
  }
}

/// A node where it stands in its line.
struct Spot: Sendable {
  let node: Expression
  let role: Role

  enum Role: Hashable, Sendable {
    case whole
    /// A term of a sum, or what a minus sign stands before.
    case term
    case factor
    case numerator
    case denominator
    case base
    case exponent
    case argument
    case other
  }

  /// A product may gain or lose a factor here without the factor showing up in another place as well.
  var isProductLevel: Bool {
    switch role {
    case .whole, .term, .argument, .base, .denominator: true
    case .factor, .numerator, .exponent, .other: false
    }
  }
}

/// One rule of differentiation about to be applied.
struct SlopeStep: Sendable {
  let formula: Expression
  /// The derivatives of its operands, right ones.
  let slopes: [Expression]
  let variable: Symbol
  /// Whether the formula is all that is differentiated, constants beside it aside.
  let isAlone: Bool

  /// The right derivative.
  var right: Expression? { Differentiation.combine(formula, slopes, by: variable) }
}

/// A derivative through the graph: every way from the target down to the variable.
struct ChainStep: Sendable {
  let target: Expression
  let variable: Symbol
  let paths: [[DefinitionGraph.Link]]
  let graph: DefinitionGraph

  /// One way as the product of its links, some of them changed.
  func product(_ path: [DefinitionGraph.Link], slopes: [Expression]) -> Expression { .product(slopes) }

  /// The slopes of every link of a path; nil where one is not known.
  func slopes(_ path: [DefinitionGraph.Link]) -> [Expression]? {
    var found: [Expression] = []
    for link in path {
      guard let slope = link.slope else { return nil }
      found.append(slope)
    }
    return found
  }

  /// The right value with each way worked out; nil where a slope is not known.
  var terms: [Expression]? {
    var found: [Expression] = []
    for path in paths {
      guard let slopes = slopes(path) else { return nil }
      found.append(.product(slopes))
    }
    return found
  }
}
