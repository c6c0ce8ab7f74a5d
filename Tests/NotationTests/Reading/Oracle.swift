import Algebra
import Foundation

/// The value of a formula in floating point, worked out node by node with nothing of the product in it.
struct Oracle {
  var values: [Symbol: Double]

  func value(_ expression: Algebra.Expression) -> Double? {
    switch expression.node {
    case .number(let number): number.approximation
    case .constant(.e): exp(1)
    case .constant(.pi): Double.pi
    case .symbol(let name): values[name]
    case .sum(let terms): all(terms).map { $0.reduce(0, +) }
    case .negation(let value): self.value(value).map { -$0 }
    case .product(let factors, _): all(factors).map { $0.reduce(1, *) }
    case .quotient(let above, let below): all([above, below]).map { $0[0] / $0[1] }
    case .power(let base, let exponent): all([base, exponent]).map { pow($0[0], $0[1]) }
    case .call(let function, primes: 0, let arguments): all(arguments).flatMap { call(function, $0) }
    case .comparison(let relation, let left, let right):
      all([left, right]).map { holds(relation, $0[0], $0[1]) ? 1 : 0 }
    case .conjunction(let parts): all(parts).map { $0.allSatisfy { $0 == 1 } ? 1 : 0 }
    case .piecewise(let branches, let otherwise): piecewise(branches, otherwise)
    case .series(let series, let index, let lower, let upper, let body):
      self.series(series, index, lower, upper, body)
    default: nil
    }
  }

  private func all(_ parts: [Algebra.Expression]) -> [Double]? {
    let found = parts.compactMap(value)
    return found.count == parts.count ? found : nil
  }

  private func call(_ function: Function, _ x: [Double]) -> Double? {
    switch function {
    case .exp: exp(x[0])
    case .log: log(x[0])
    case .log2: Foundation.log2(x[0])
    case .log10: Foundation.log10(x[0])
    case .logBase: log(x[0]) / log(x[1])
    case .sqrt: x[0].squareRoot()
    case .cbrt: Foundation.cbrt(x[0])
    case .abs: abs(x[0])
    case .sin: sin(x[0])
    case .cos: cos(x[0])
    case .tanh: tanh(x[0])
    case .sigmoid: 1 / (1 + exp(-x[0]))
    case .factorial: tgamma(x[0] + 1)
    case .floor: x[0].rounded(.down)
    case .max: x.max()
    case .min: x.min()
    default: nil
    }
  }

  private func holds(_ relation: Algebra.Expression.Relation, _ a: Double, _ b: Double) -> Bool {
    switch relation {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greaterOrEqual: a >= b
    case .greater: a > b
    }
  }

  private func piecewise(_ branches: [Algebra.Expression.Branch], _ otherwise: Algebra.Expression?) -> Double?
  {
    for branch in branches {
      guard let holds = value(branch.condition) else { return nil }
      if holds == 1 { return value(branch.value) }
    }
    return otherwise.flatMap(value)
  }

  private func series(
    _ series: Algebra.Expression.Series, _ index: Symbol, _ lower: Algebra.Expression,
    _ upper: Algebra.Expression, _ body: Algebra.Expression
  ) -> Double? {
    guard let first = value(lower), let last = value(upper) else { return nil }
    var result = series == .sum ? 0.0 : 1.0
    for place in stride(from: first, through: last, by: 1) {
      var inner = self
      inner.values[index] = place
      guard let term = inner.value(body) else { return nil }
      result = series == .sum ? result + term : result * term
    }
    return result
  }
}
