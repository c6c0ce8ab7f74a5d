internal import Algebra

extension LatexWriter {
  // MARK: Scripts

  /// A name, element or transposition with all its scripts on one letter.
  func scripted(_ expression: Expression) -> String {
    var scripts = Scripts()
    if let letter = collect(expression, into: &scripts) { return letter + scripts.text }
    switch expression.node {
    case .transpose(let value):
      if PlainWriter(isEcho: false).isUntransposable(value) {
        return called("\\operatorname{transpose}", [value])
      }
      return bracketed(value) + "^{T}"
    case .element(let value, let indices):
      var scripts = Scripts()
      for index in indices { add(index, to: &scripts) }
      return bracketed(value) + scripts.text
    default: return ""
    }
  }

  private func bracketed(_ value: Expression) -> String { "\\left(" + text(value) + "\\right)" }

  /// The letter of a name; nil where the expression is more than a name with scripts.
  private func collect(_ expression: Expression, into scripts: inout Scripts) -> String? {
    switch expression.node {
    case .symbol(let symbol):
      let name = LatexNames.parts(of: symbol)
      if !name.below.isEmpty { scripts.below.append(name.below) }
      scripts.above += name.above
      scripts.primes = name.primes
      return name.letter
    case .element(let base, let indices):
      guard case .symbol = base.node, let letter = collect(base, into: &scripts) else { return nil }
      if indices.contains(where: isSubscript), let number = scripts.below.first,
        number.utf8.allSatisfy(isDigit), scripts.above.isEmpty
      {
        // `w1` below an index: the number is the layer.
        scripts.above = "[" + number + "]"
        scripts.below = []
      }
      for index in indices { add(index, to: &scripts) }
      return letter
    case .transpose(let value):
      switch value.node {
      case .symbol, .element: break
      default: return nil
      }
      guard let letter = collect(value, into: &scripts) else { return nil }
      scripts.above += "T"
      return letter
    default: return nil
    }
  }

  private func isSubscript(_ index: Expression.Index) -> Bool {
    if case .subscript = index { return true }
    return false
  }

  private func add(_ index: Expression.Index, to scripts: inout Scripts) {
    switch index {
    case .entry(let place): scripts.entries.append(text(place, atLeast: .sum))
    case .all: scripts.entries.append(":")
    case .subscript(let place): scripts.below.append(text(place, atLeast: .sum))
    case .example(let place): scripts.above += "(" + text(place) + ")"
    }
  }

  /// What hangs on a letter.
  private struct Scripts {
    var above = ""
    var below: [String] = []
    var entries: [String] = []
    var primes = ""

    var text: String {
      var result = primes
      if !below.isEmpty { result += "_{" + below.joined(separator: ",") + "}" }
      if !above.isEmpty { result += "^{" + above + "}" }
      if !entries.isEmpty {
        result += "[" + entries.joined(separator: ", ") + (entries.count == 1 ? ",]" : "]")
      }
      return result
    }
  }

  // MARK: Calls

  func call(_ function: Function, _ primes: Int, _ arguments: [Expression]) -> String {
    let marks = String(repeating: "'", count: primes)
    if primes == 0, let first = arguments.first {
      switch function {
      case .sqrt: return "\\sqrt{" + text(first) + "}"
      case .cbrt: return "\\sqrt[3]{" + text(first) + "}"
      case .abs: return "\\left|" + text(first) + "\\right|"
      case .norm: return "\\left\\|" + text(first) + "\\right\\|"
      case .floor: return "\\left\\lfloor " + text(first) + " \\right\\rfloor"
      case .ceil: return "\\left\\lceil " + text(first) + " \\right\\rceil"
      case .factorial: return text(first, atLeast: .operand, isLast: false) + "!"
      case .log2: return called("\\log_{2}", arguments)
      case .log10: return called("\\log_{10}", arguments)
      case .logBase where arguments.count == 2:
        return called("\\log_{" + text(arguments[1]) + "}", [first])
      default: break
      }
    }
    if case .unknown(let symbol) = function {
      let name = LatexNames.parts(of: symbol)
      var head = name.letter
      if !name.below.isEmpty { head += "_{" + name.below + "}" }
      head += name.above.isEmpty ? marks : "^{" + name.above + marks + "}"
      return called(head, arguments)
    }
    return called(FunctionNames.latex(function) + marks, arguments)
  }

  // MARK: Derivatives

  func derivative(_ operand: Expression, _ variables: [Expression], _ isPartial: Bool) -> String {
    let d = isPartial ? "\\partial " : "d"
    let order = variables.count
    let head = order > 1 ? (isPartial ? "\\partial" : "d") + "^{\(order)} " : d
    var parts: [String] = []
    var index = 0
    while index < order {
      let variable = differentiated(variables[index])
      var count = 1
      // A variable that has something above cannot take the order there as well.
      if !variable.utf8.contains(0x5E) {
        while index + count < order && variables[index + count] == variables[index] { count += 1 }
      }
      parts.append(d + variable + (count > 1 ? "^{\(count)}" : ""))
      index += count
    }
    let below = "{" + parts.joined(separator: " ") + "}"
    if case .symbol = operand.node { return "\\frac{" + head + text(operand) + "}" + below }
    return "\\frac{" + (isPartial ? "\\partial" : "d") + (order > 1 ? "^{\(order)}" : "") + "}" + below
      + "\\left(" + text(operand) + "\\right)"
  }

  private func differentiated(_ variable: Expression) -> String {
    switch variable.node {
    case .symbol, .element: text(variable)
    default: "\\left(" + text(variable) + "\\right)"
    }
  }
}
