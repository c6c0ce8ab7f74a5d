internal import Algebra

/// Writes LaTeX as the course does: fractions, `W^{[1]}`, `\hat{y}`, `\sigma\left(z\right)`.
struct LatexWriter {
  typealias Binding = PlainWriter.Binding

  /// The whole formula; an equality that is one has brackets, since without it would be a chain of two sides.
  func formula(_ expression: Expression) -> String {
    switch expression.node {
    case .comparison(.equal, _, _), .conjunction: "\\left(" + text(expression) + "\\right)"
    default: text(expression)
    }
  }

  /// - Parameter isLast: Whether nothing behind the text could be drawn into an open sum.
  func text(_ expression: Expression, isLast: Bool = true) -> String {
    switch expression.node {
    case .number(let value): Numerals.text(value)
    case .constant(let constant): text(constant)
    case .symbol, .element, .transpose: scripted(expression)
    case .sum(let terms): sum(terms)
    case .negation(let value): "-" + text(value, atLeast: .sign, isLast: isLast)
    case .product(let factors, let multiplication): product(factors, multiplication, isLast)
    case .quotient(let above, let below): fraction(above, below)
    case .power(let base, let exponent): power(base, exponent)
    case .call(let function, let primes, let arguments): call(function, primes, arguments)
    case .derivative(let operand, let variables, let isPartial): derivative(operand, variables, isPartial)
    case .series(let series, let index, let lower, let upper, let body):
      (series == .sum ? "\\sum" : "\\prod") + "_{" + LatexNames.text(index) + "=" + text(lower) + "}^{"
        + text(upper) + "} " + text(body, atLeast: .sign, isLast: isLast)
    case .reduction(let reduction, let value, let axis, let keeps): reduced(reduction, value, axis, keeps)
    case .comparison(let relation, let left, let right):
      text(left, atLeast: .sum) + " " + sign(relation) + " " + text(right, atLeast: .sum)
    case .conjunction(let parts): parts.map { text($0, atLeast: .comparison) }.joined(separator: " \\land ")
    case .piecewise(let branches, let otherwise): cases(branches, otherwise)
    case .matrix(let rows): matrix(rows)
    case .filled(let filling, let rows, let columns): filled(filling, rows, columns)
    case .reshape(let value, let rows, let columns):
      called("\\operatorname{reshape}", [value, rows, columns])
    }
  }

  func text(_ expression: Expression, atLeast wanted: Binding, isLast: Bool = true) -> String {
    binding(expression, isLast: isLast) < wanted
      ? "\\left(" + text(expression) + "\\right)" : text(expression, isLast: isLast)
  }

  private func binding(_ expression: Expression, isLast: Bool) -> Binding {
    switch expression.node {
    case .quotient: .operand
    case .series: isLast ? .power : .sum
    case .piecewise: .sum
    default: PlainWriter(isEcho: false).binding(expression)
    }
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

  private func product(
    _ factors: [Expression], _ multiplication: Expression.Multiplication, _ isLast: Bool
  ) -> String {
    let first: String
    if case .product(_, let inner) = factors[0].node, inner != multiplication {
      first = text(factors[0], isLast: false)
    } else {
      first = text(factors[0], atLeast: .power, isLast: false)
    }
    var pieces = [first]
    for index in factors.indices.dropFirst() {
      let isEnd = isLast && index == factors.count - 1
      pieces.append(text(factors[index], atLeast: .power, isLast: isEnd))
    }
    switch multiplication {
    case .elementwise: return pieces.joined(separator: " * ")
    case .dot: return pieces.joined(separator: " \\cdot ")
    case .juxtaposed:
      separate(&pieces, factors)
      return pieces.joined(separator: " ")
    }
  }

  /// Brackets factors that stand side by side, so that no call, differential or longer number comes about.
  private func separate(_ pieces: inout [String], _ factors: [Expression]) {
    for index in factors.indices {
      if PlainWriter.isLoneD(factors[index]) {
        pieces[index] = "{d}"
      } else if index > 0, let head = pieces[index].utf8.first, isDigit(head) || head == 0x2E {
        pieces[index] = "\\left(" + pieces[index] + "\\right)"
      }
    }
    // From the end, because brackets around one factor are arguments to the name before it.
    for index in factors.indices.dropLast().reversed()
    where pieces[index + 1].utf8.starts(with: "\\left(".utf8)
      && (index == 0 ? endsInCallable(factors[0]) : PlainWriter.endsInCallable(factors[index]))
    {
      pieces[index] = "\\left(" + pieces[index] + "\\right)"
    }
  }

  /// Whether the text of a first factor, which may be a product without brackets, would take brackets for arguments.
  private func endsInCallable(_ first: Expression) -> Bool {
    guard case .product(let factors, _) = first.node else { return PlainWriter.endsInCallable(first) }
    return factors.last.map(PlainWriter.endsInCallable) ?? false
  }

  private func fraction(_ above: Expression, _ below: Expression) -> String {
    // Braces of its own keep `dz` over `dw` from being a derivative.
    let numerator = text(above)
    let isName = numerator.utf8.first == 0x64
    return "\\frac{" + (isName ? "{" + numerator + "}" : numerator) + "}{" + text(below) + "}"
  }

  private func power(_ base: Expression, _ exponent: Expression) -> String {
    var below = text(base, atLeast: .operand, isLast: false)
    switch base.node {
    case .quotient: below = "\\left(" + below + "\\right)"
    case .symbol, .element:
      if below.utf8.contains(0x5E) || below.utf8.contains(0x27) { below = "\\left(" + below + "\\right)" }
    default: break
    }
    let above = text(exponent)
    // `x^{i}` is a power, but `x^{T}` and `x^{(i)}` are not.
    if above == "T" { return below + "^{\\left(T\\right)}" }
    let isMark = above.utf8.starts(with: "\\left(".utf8)
    return below + "^{" + (isMark ? "{" + above + "}" : above) + "}"
  }

  // MARK: The rest

  private func text(_ constant: Expression.Constant) -> String {
    switch constant {
    case .e: "e"
    case .pi: "\\pi"
    case .infinity: "\\infty"
    }
  }

  private func sign(_ relation: Expression.Relation) -> String {
    switch relation {
    case .less: "<"
    case .lessOrEqual: "\\le"
    case .equal: "="
    case .notEqual: "\\ne"
    case .greaterOrEqual: "\\ge"
    case .greater: ">"
    }
  }

  private func cases(_ branches: [Expression.Branch], _ otherwise: Expression?) -> String {
    var rows = branches.map { text($0.value, atLeast: .sum) + " & \\text{if } " + text($0.condition) }
    if let otherwise { rows.append(text(otherwise, atLeast: .sum) + " & \\text{otherwise}") }
    return "\\begin{cases} " + rows.joined(separator: " \\\\ ") + " \\end{cases}"
  }

  private func matrix(_ rows: [[Expression]]) -> String {
    let lines = rows.map { row in row.map { text($0) }.joined(separator: " & ") }
    return "\\begin{bmatrix} " + lines.joined(separator: " \\\\ ") + " \\end{bmatrix}"
  }

  func called(_ name: String, _ arguments: [Expression], _ rest: String = "") -> String {
    name + "\\left(" + arguments.map { text($0) }.joined(separator: ", ") + rest + "\\right)"
  }

  private func reduced(
    _ reduction: Expression.Reduction, _ value: Expression, _ axis: Int?, _ keeps: Bool
  ) -> String {
    let name =
      switch reduction {
      case .sum: "\\operatorname{sum}"
      case .mean: "\\operatorname{mean}"
      case .maximum: "\\max"
      case .minimum: "\\min"
      }
    var rest = ""
    if let axis { rest += ", \\mathrm{axis}=\(axis)" }
    if keeps { rest += ", \\mathrm{keepdims}=\\mathrm{True}" }
    // `sum(i=1…` would begin the limits of a sum.
    if case .comparison(.equal, _, _) = value.node {
      return name + "\\left(\\left(" + text(value) + "\\right)" + rest + "\\right)"
    }
    return called(name, [value], rest)
  }

  private func filled(_ filling: Expression.Filling, _ rows: Expression, _ columns: Expression) -> String {
    switch filling {
    case .ones: called("\\operatorname{ones}", [rows, columns])
    case .zeros: called("\\operatorname{zeros}", [rows, columns])
    case .identity: called("\\operatorname{eye}", rows == columns ? [rows] : [rows, columns])
    }
  }
}
