internal import Algebra

/// Writes plain text that reads back as the same expression, or the echo with all its brackets.
struct PlainWriter {
  /// How tightly a text holds together, loosest first.
  enum Binding: Int, Comparable {
    case conjunction, comparison, sum, sign, product, power, operand

    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether to bracket all that a person could misread.
  let isEcho: Bool

  func text(_ expression: Expression) -> String {
    switch expression.node {
    case .number(let value): Numerals.text(value, isScientific: true)
    case .constant(let constant): Self.text(constant)
    case .symbol(let symbol): symbol.name
    case .sum(let terms): sum(terms)
    case .negation(let value): "-" + negated(value)
    case .product(let factors, let multiplication): product(factors, multiplication)
    case .quotient(let above, let below): quotient(above, below)
    case .power(let base, let exponent):
      power(base, exponent, sign: expression.actsOnEntries && !isEcho ? "**" : "^")
    case .call(let function, let primes, let arguments): call(function, primes, arguments)
    case .derivative(let operand, let variables, let isPartial): derivative(operand, variables, isPartial)
    case .series(let series, let index, let lower, let upper, let body):
      (series == .sum ? "sum(" : "prod(") + index.name + "=" + text(lower, atLeast: .sum) + ".."
        + text(upper, atLeast: .sum) + ", " + text(body) + ")"
    case .reduction(let reduction, let value, let axis, let keeps): reduced(reduction, value, axis, keeps)
    case .transpose(let value): transpose(value)
    case .element(let value, let indices): element(value, indices)
    case .comparison(let relation, let left, let right):
      text(left, atLeast: .sum) + " " + sign(relation) + " " + text(right, atLeast: .sum)
    case .conjunction(let parts): joined(parts, " and ", atLeast: .comparison)
    case .piecewise(let branches, let otherwise): piecewise(branches, otherwise)
    case .matrix(let rows): "[" + list(rows.map { "[" + list($0.map { text($0) }) + "]" }) + "]"
    case .filled(let filling, let rows, let columns): filled(filling, rows, columns)
    case .reshape(let value, let rows, let columns):
      "reshape(" + text(value) + ", (" + text(rows) + ", " + text(columns) + "))"
    }
  }

  /// The text, in brackets where it binds looser than its place asks for.
  func text(_ expression: Expression, atLeast wanted: Binding) -> String {
    let shown = text(expression)
    return binding(expression) < wanted ? "(" + shown + ")" : shown
  }

  func binding(_ expression: Expression) -> Binding {
    switch expression.node {
    case .number(let value): Numerals.isDecimal(value) ? .operand : .sign
    case .conjunction: .conjunction
    case .comparison: .comparison
    case .sum: .sum
    case .negation: .sign
    case .product, .quotient: .product
    case .power, .derivative: .power
    case .transpose(let value): isUntransposable(value) ? .operand : .power
    default: .operand
    }
  }

  private func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  private func joined(_ parts: [Expression], _ separator: String, atLeast wanted: Binding) -> String {
    parts.map { text($0, atLeast: wanted) }.joined(separator: separator)
  }

  // MARK: Arithmetic

  private func sum(_ terms: [Expression]) -> String {
    var result = text(terms[0], atLeast: .sign)
    for term in terms.dropFirst() {
      if case .negation(let value) = term.node {
        result += " - " + text(value, atLeast: .sign)
      } else {
        result += " + " + text(term, atLeast: .product)
      }
    }
    return result
  }

  private func negated(_ value: Expression) -> String {
    if isEcho, case .power = value.node { return "(" + text(value) + ")" }
    return text(value, atLeast: .sign)
  }

  private func quotient(_ above: Expression, _ below: Expression) -> String {
    let numerator =
      isEcho ? echoed(above) : isLoose(above) ? "(" + text(above) + ")" : text(above, atLeast: .product)
    let denominator = isDerivative(below) ? "(" + text(below) + ")" : text(below, atLeast: .power)
    // `dz/dw` would read as a derivative.
    let needsBrackets =
      !isDerivative(above) && mayBeginDifferential(denominator) && numerator.utf8.last != 0x29
    return (needsBrackets ? "(" + numerator + ")" : numerator) + "/" + denominator
  }

  /// A factor or numerator with brackets around everything that is a quotient, a product or such a power.
  private func echoed(_ value: Expression) -> String {
    switch value.node {
    case .quotient, .product: return "(" + text(value) + ")"
    case .power(_, let exponent):
      if case .number = exponent.node { return text(value, atLeast: .product) }
      return "(" + text(value) + ")"
    default: return text(value, atLeast: .product)
    }
  }

  /// Whether a product has spaces between its factors, so that `*` or `/` behind it would seem to take only the
  /// last one.
  func isLoose(_ value: Expression) -> Bool {
    guard case .product(let factors, let multiplication) = value.node else { return false }
    switch multiplication {
    case .elementwise: return false
    case .dot: return true
    case .juxtaposed:
      if case .number = factors[0].node { return factors.count > 2 }
      return true
    }
  }

  func isDerivative(_ value: Expression) -> Bool {
    if case .derivative = value.node { return true }
    return false
  }

  private func mayBeginDifferential(_ text: String) -> Bool {
    var iterator = text.utf8.makeIterator()
    let first = iterator.next()
    return first == 0x64 || first == 0x28 && iterator.next() == 0x64
  }

  private func power(_ base: Expression, _ exponent: Expression, sign: String) -> String {
    let below = text(base, atLeast: .operand)
    return below + sign + (isBareExponent(exponent) ? text(exponent) : "(" + text(exponent) + ")")
  }

  /// Numbers and single letters need no brackets above, unless the letter has a meaning there.
  private func isBareExponent(_ exponent: Expression) -> Bool {
    switch exponent.node {
    case .number(let value): return Numerals.isDecimal(value)
    case .constant: return true
    case .symbol(let symbol):
      guard symbol.name.unicodeScalars.count == 1 else { return false }
      switch symbol.name {
      case "T", "d", "f", "g", "h", "p", "P", "σ", "Σ", "Π", "Δ": return false
      default: return true
      }
    default: return false
    }
  }

  // MARK: The rest

  private func sign(_ relation: Expression.Relation) -> String {
    switch relation {
    case .less: "<"
    case .lessOrEqual: isEcho ? "≤" : "<="
    case .equal: isEcho ? "=" : "=="
    case .notEqual: isEcho ? "≠" : "!="
    case .greaterOrEqual: isEcho ? "≥" : ">="
    case .greater: ">"
    }
  }

  private func piecewise(_ branches: [Expression.Branch], _ otherwise: Expression?) -> String {
    var parts = branches.map { text($0.value, atLeast: .sum) + " if " + text($0.condition) }
    if let otherwise { parts.append(text(otherwise, atLeast: .sum) + " otherwise") }
    return "cases(" + list(parts) + ")"
  }

  private func reduced(
    _ reduction: Expression.Reduction, _ value: Expression, _ axis: Int?, _ keeps: Bool
  ) -> String {
    var result =
      switch reduction {
      case .sum: "sum("
      case .mean: "mean("
      case .maximum: "max("
      case .minimum: "min("
      }
    result += text(value)
    if let axis { result += ", axis=\(axis)" }
    if keeps { result += ", keepdims=True" }
    return result + ")"
  }

  private func filled(_ filling: Expression.Filling, _ rows: Expression, _ columns: Expression) -> String {
    switch filling {
    case .ones: "ones((" + text(rows) + ", " + text(columns) + "))"
    case .zeros: "zeros((" + text(rows) + ", " + text(columns) + "))"
    case .identity:
      rows == columns ? "eye(" + text(rows) + ")" : "eye(" + text(rows) + ", " + text(columns) + ")"
    }
  }

  static func text(_ constant: Expression.Constant) -> String {
    switch constant {
    case .e: "e"
    case .pi: "π"
    case .infinity: "∞"
    }
  }
}
