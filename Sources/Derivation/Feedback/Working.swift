public import Algebra
import Notation

/// A formula worked out by hand at the point of a counterexample, so that a learner can follow every number.
public struct Working: Hashable, Sendable {
  /// `a = σ(z) = σ(1) = 0.731059`: the defined names that the formula rests on, each after those it needs.
  public let names: [String]
  /// `a - 1 = 0.731059 - 1 = -0.268941`
  public let formula: String

  /// nil where the formula is no single number at that point: arrays, derivatives left to work out.
  public init?(_ formula: Expression, at counterexample: Counterexample, definitions: [Definition] = []) {
    var bench = Bench(counterexample.withPlainNames.point, definitions)
    guard bench.settle(formula), let row = bench.row(formula) else { return nil }
    names = bench.rows
    self.formula = row.text
  }

  /// The names that have a number so far.
  private struct Bench {
    let definitions: [Symbol: Expression]
    let evaluator: Evaluator
    var numbers: [Symbol: Expression] = [:]
    var rows: [String] = []

    init(_ point: [Coordinate], _ definitions: [Definition]) {
      var values: [Symbol: Rational] = [:]
      for coordinate in point {
        values[coordinate.name] = coordinate.value
        numbers[coordinate.name] = .number(coordinate.value)
      }
      evaluator = Evaluator(definitions: definitions, values: values)
      var table: [Symbol: Expression] = [:]
      for definition in definitions { table[definition.name] = definition.value }
      self.definitions = table
    }

    /// Works out every name that the formula needs; whether all have a number.
    mutating func settle(_ formula: Expression, depth: Int = 0) -> Bool {
      if depth > 24 || formula.contains(where: { $0.isDerivative }) { return false }
      for name in formula.names.sorted() where numbers[name] == nil {
        guard let value = definitions[name], settle(value, depth: depth + 1), let row = row(value) else {
          return false
        }
        rows.append("\(name.name) = \(row.text)")
        numbers[name] = row.value
      }
      return true
    }

    /// The formula, with its numbers put in, and its value.
    func row(_ formula: Expression) -> (text: String, value: Expression)? {
      guard let result = try? evaluator.evaluate(formula), result.rows == nil, result.numbers.count == 1,
        let value = Expression(result.numbers[0])
      else { return nil }
      var sides = [shown(formula)]
      for side in [shown(formula.replacing(numbers)), shown(value)] where side != sides.last {
        sides.append(side)
      }
      return (sides.joined(separator: " = "), value)
    }
  }
}

extension Expression {
  /// A value in the digits that a person would write down.
  fileprivate init?(_ number: Evaluator.Number) {
    switch number {
    case .exact(let value) where value.isInteger || value.text.utf8.count < 8: self = .number(value)
    case .exact, .bounds:
      guard let value = number.approximation, let decimal = (try? read(Decimal.short(value)))?.numericValue
      else {
        return nil
      }
      self = .number(decimal)
    case .undefined: return nil
    }
  }
}
