internal import Algebra

extension PlainWriter {
  // MARK: Calls

  func call(_ function: Function, _ primes: Int, _ arguments: [Expression]) -> String {
    let marks = String(repeating: "'", count: primes)
    switch function {
    case .factorial where primes == 0: return text(arguments[0], atLeast: .operand) + "!"
    case .logBase where arguments.count == 2:
      return "log_" + base(arguments[1]) + "(" + text(arguments[0]) + ")"
    default:
      return FunctionNames.plain(function) + marks + "(" + arguments.map { text($0) }.joined(separator: ", ")
        + ")"
    }
  }

  private func base(_ value: Expression) -> String {
    switch value.node {
    case .number(let number) where number.isInteger && !number.isNegative: return text(value)
    case .symbol(let symbol) where symbol.name.utf8.count == 1: return symbol.name
    default: return "(" + text(value) + ")"
    }
  }

  // MARK: Derivatives

  func derivative(_ operand: Expression, _ variables: [Expression], _ isPartial: Bool) -> String {
    let d = isPartial ? "∂" : "d"
    let order = variables.count
    let head = order > 1 ? d + "^\(order)" : d
    var below = ""
    var index = 0
    while index < order {
      var count = 1
      while index + count < order && variables[index + count] == variables[index] { count += 1 }
      if index > 0 { below += " " }
      below += d + differentiated(variables[index]) + (count > 1 ? "^\(count)" : "")
      index += count
    }
    if case .symbol(let symbol) = operand.node, isGluable(symbol.name) {
      return head + (order > 1 ? " " : "") + symbol.name + "/" + below
    }
    return head + "/" + below + " (" + text(operand) + ")"
  }

  private func differentiated(_ variable: Expression) -> String {
    switch variable.node {
    case .symbol, .element: text(variable)
    default: "(" + text(variable) + ")"
    }
  }

  /// Whether a name can stand right behind its `d`.
  private func isGluable(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    return isLetter(first) || first >= 0x80
  }

  // MARK: Arrays

  /// Whether `^T` behind the value would be a power.
  func isUntransposable(_ value: Expression) -> Bool {
    switch value.node {
    case .number, .constant: true
    default: false
    }
  }

  func transpose(_ value: Expression) -> String {
    isUntransposable(value) ? "transpose(" + text(value) + ")" : text(value, atLeast: .operand) + "^T"
  }

  func element(_ value: Expression, _ indices: [Expression.Index]) -> String {
    var entries: [String] = []
    var subscripts: [String] = []
    var examples = ""
    for index in indices {
      switch index {
      case .entry(let place): entries.append(text(place, atLeast: .sum))
      case .all: entries.append(":")
      case .subscript(let place): subscripts.append(text(place, atLeast: .sum))
      case .example(let place): examples += "^{(" + compact(text(place)) + ")}"
      }
    }
    var result = text(value, atLeast: .operand)
    if case .element = value.node { result = "(" + result + ")" }
    if !entries.isEmpty {
      result += "[" + entries.joined(separator: ", ") + (entries.count == 1 ? ",]" : "]")
    }
    if subscripts.count == 1 && isOneLetter(subscripts[0]) {
      result += "_" + subscripts[0]
    } else if !subscripts.isEmpty {
      result += "_{" + subscripts.map(compact).joined(separator: ",") + "}"
    }
    return result + examples
  }

  private func isOneLetter(_ text: String) -> Bool {
    text.utf8.count == 1 && text.utf8.allSatisfy(isLetter)
  }

  private func compact(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 != 0x20 }, as: UTF8.self)
  }
}
