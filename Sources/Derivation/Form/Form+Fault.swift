internal import Algebra
internal import Notation
internal import SourceText

extension Form {
  /// The first place, in reading order, at which a formula is not in this form; nil where it is.
  ///
  /// The forms are about how a formula is written. Nothing is factored over the numbers or cancelled through
  /// identities.
  ///
  /// - Parameter answer: where it is no sum, a sum is not factored.
  func fault(
    of formula: Expression, answer: Expression
  ) -> (message: Sentence, range: SourceRange)? {
    switch self {
    case .any: nil
    case .expanded: formula.unexpanded
    case .factored: formula.unfactored(answer)
    case .singleFraction: formula.beyondOneFraction
    case .simplified: formula.unsimplified
    }
  }
}

extension Expression {
  /// `d/dx …`, still to be worked out.
  var isDerivative: Bool {
    if case .derivative = node { true } else { false }
  }

  fileprivate var isSum: Bool {
    if case .sum = node { true } else { false }
  }

  /// The factors above the line, numbers apart; a negation counts as a factor.
  fileprivate var numerators: [Expression] {
    switch node {
    case .negation(let inner): inner.numerators
    case .product(let parts, _): parts.flatMap { $0.numerators }
    case .quotient(let above, _): above.numerators
    case .power(let base, let exponent):
      if case .number(let value) = exponent.node, let count = value.integer, count > 1, count < 64 {
        Array(repeating: base, count: count)
      } else {
        [self]
      }
    default: [self]
    }
  }

  fileprivate var denominators: [Expression] {
    switch node {
    case .negation(let inner): inner.denominators
    case .product(let parts, _): parts.flatMap { $0.denominators }
    case .quotient(let above, let below): above.denominators + below.numerators
    default: []
    }
  }

  /// The whole number in front: −6 of `-6 a b`.
  fileprivate var coefficient: Int? {
    switch node {
    case .number(let value): value.integer
    case .negation(let inner): inner.coefficient.map { -$0 }
    case .product(let parts, _):
      parts.reduce(1) { total, part in
        guard let total, let next = part.coefficient else { return nil }
        return total.multipliedReportingOverflow(by: next).partialValue
      }
    case .quotient: nil
    default: 1
    }
  }

  fileprivate var isNumber: Bool {
    switch node {
    case .number: true
    case .negation(let inner): inner.isNumber
    default: false
    }
  }

  /// A product or a power that holds brackets to be multiplied out.
  fileprivate var unexpanded: (message: Sentence, range: SourceRange)? {
    for (_, part) in positions {
      switch part.node {
      case .product, .power, .quotient, .negation:
        if part.numerators.contains(where: { $0.isSum }), part.numerators.count > 1 || part.isNegationOfSum {
          return (
            Sentence("right value, but the brackets are not multiplied out", "值对，但括号还没有展开"), part.range
          )
        }
      default: continue
      }
    }
    return nil
  }

  private var isNegationOfSum: Bool {
    if case .negation(let inner) = node { inner.isSum } else { false }
  }

  /// A sum at the top, or a factor that still has something in common.
  fileprivate func unfactored(_ answer: Expression) -> (message: Sentence, range: SourceRange)? {
    let sums = isSum ? [self] : numerators.filter { $0.isSum }
    for sum in sums {
      guard case .sum(let terms) = sum.node else { continue }
      if let common = Expression.common(terms) {
        return (
          Sentence(
            "right value, but \(common) can be taken out of every term", "值对，但每一项都还能提出 \(common)"),
          sum.range
        )
      }
    }
    if isSum && !answer.isSum {
      return (Sentence("right value, but write it as a product", "值对，但请写成乘积"), range)
    }
    return nil
  }

  /// What divides every term: a factor as it is written, or a whole number.
  private static func common(_ terms: [Expression]) -> String? {
    guard let first = terms.first else { return nil }
    for factor in first.numerators where !factor.isNumber {
      if terms.allSatisfy({ $0.numerators.contains(factor) }) { return write(factor) }
    }
    var divisor = 0
    for term in terms {
      guard var b = term.coefficient else { return nil }
      while b != 0 { (divisor, b) = (b, divisor % b) }
    }
    return divisor.magnitude > 1 ? "\(divisor.magnitude)" : nil
  }

  /// A fraction beside a sum, or inside another one.
  fileprivate var beyondOneFraction: (message: Sentence, range: SourceRange)? {
    let message = Sentence("right value, but write it as one fraction", "值对，但请写成一个分式")
    var body = self
    if case .negation(let inner) = body.node { body = inner }
    let parts: [Expression]
    if case .quotient(let above, let below) = body.node { parts = [above, below] } else { parts = [body] }
    for part in parts {
      if let inner = part.positions.first(where: { $0.node.isProperQuotient }) {
        return (message, inner.node.range)
      }
    }
    return nil
  }

  /// A fraction with names in it: one half is a number.
  private var isProperQuotient: Bool {
    switch node {
    case .quotient(let above, let below): !(above.isNumber && below.isNumber)
    case .power(_, let exponent): exponent.coefficient.map { $0 < 0 && exponent.isNumber } ?? false
    default: false
    }
  }

  /// Arithmetic left to do, like terms left to collect, something left to cancel.
  fileprivate var unsimplified: (message: Sentence, range: SourceRange)? {
    for (_, part) in positions {
      if let sentence = part.leftToDo { return (sentence, part.range) }
    }
    return nil
  }

  private var leftToDo: Sentence? {
    let arithmetic = Sentence("right value, but there is arithmetic left to do", "值对，但还有算术没有做完")
    switch node {
    case .negation(let inner):
      if case .negation = inner.node {
        return Sentence("right value, but two minus signs cancel", "值对，但两个负号可以消去")
      }
    case .sum(let terms):
      if terms.filter({ $0.isNumber }).count > 1 { return arithmetic }
      if terms.contains(where: { $0.coefficient == 0 }) { return arithmetic }
      var seen: Set<[Expression]> = []
      for term in terms where !term.isNumber && term.coefficient != nil {
        let letters = term.numerators.filter { !$0.isNumber }.sorted { write($0) < write($1) }
        if !seen.insert(letters).inserted {
          return Sentence("right value, but like terms can be collected", "值对，但同类项还可以合并")
        }
      }
    case .product(let parts, _):
      let numbers = parts.filter { $0.isNumber }
      if numbers.count > 1 || numbers.contains(where: { $0.coefficient == 1 || $0.coefficient == 0 }) {
        return arithmetic
      }
      return cancels
    case .quotient(let above, let below):
      if below.isNumber, below.coefficient == 1 { return arithmetic }
      if let a = above.coefficient, let b = below.coefficient, above.isNumber || below.isNumber || a != 1,
        b != 0, Expression.gcd(a, b) > 1
      {
        return Sentence("right value, but the fraction can be reduced", "值对，但分式还可以约分")
      }
      return cancels
    case .power(let base, let exponent):
      if exponent.isNumber, exponent.coefficient == 1 || exponent.coefficient == 0 { return arithmetic }
      if base.isNumber && exponent.isNumber { return arithmetic }
    default: break
    }
    return nil
  }

  private var cancels: Sentence? {
    let below = denominators.filter { !$0.isNumber }
    if numerators.contains(where: { below.contains($0) }) {
      return Sentence("right value, but a factor cancels", "值对，但还有因子可以约去")
    }
    return nil
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int(clamping: a)
  }
}
