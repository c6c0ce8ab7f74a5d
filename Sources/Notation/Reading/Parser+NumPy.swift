internal import Algebra
internal import SourceText

extension Parser {
  /// `np.exp(…)`, `np.pi`, `np.linalg.norm(…)`.
  mutating func namespaced() throws(FormulaError) -> Expression {
    let start = here
    advance()
    while kind == .period, token(1).kind == .word {
      advance()
      if token(1).kind == .period && token(2).kind == .word && !opensArguments(token(1)) {
        advance()
        continue
      }
      break
    }
    guard kind == .word else { throw unexpectedHere }
    let first = here
    if let constant = namespacedConstant {
      advance()
      return leaf(.constant(constant), from: start)
    }
    guard let (operation, length) = namespacedOperation else {
      advance()
      throw .unknownFunction(text(start, end), at: range(from: start), nearest: nil)
    }
    consume(length)
    let name = text(first, end)
    guard isOpen(.round, token) else {
      throw .missingArgument(function: name, at: SourceRange(at: source.origin(end)))
    }
    return try call(operation, named: name, primes: 0, from: start)
  }

  private var namespacedConstant: Expression.Constant? {
    switch text(of: token) {
    case "pi": .pi
    case "e": .e
    case "inf", "Inf", "infty": .infinity
    default: nil
    }
  }

  /// The function whose name begins here, with digits and `_`, and the bytes of its name.
  private var namespacedOperation: (Operation, Int)? {
    let lower = Int(token.lower)
    var upper = Int(token.upper)
    while upper < bytes.count, isLetter(bytes[upper]) || isDigit(bytes[upper]) || bytes[upper] == 0x5F {
      upper += 1
    }
    let meaning = KnownWords.table.meaning(of: bytes, lower, upper)
    guard meaning.kind == .function || meaning.kind == .bracketedFunction,
      let operation = Operation(rawValue: meaning.value)
    else { return nil }
    return (operation, upper - lower)
  }

  /// `A.T`, `A.sum(axis=0)`, `A.dot(B)`, `A.reshape(2, 3)`.
  mutating func attribute(of value: Expression, from start: Int) throws(FormulaError) -> Expression {
    let below = height
    advance()
    let place = range(of: token)
    let name = text(of: token)
    if isTransposeMark(token) || name == "T" {
      advance()
      return try make(.transpose(value), from: start, above: below)
    }
    guard isOpen(.round, token(1)) || name == "shape" else {
      throw .unknownFunction("." + name, at: place, nearest: nil)
    }
    advance()
    switch name {
    case "sum", "mean", "max", "min", "reshape":
      let operation: Operation =
        name == "sum" ? .sum : name == "mean" ? .mean : name == "max" ? .max : name == "min" ? .min : .reshape
      var arguments = try methodArguments(name)
      let isAxis = operation != .reshape && arguments.values.count == 1
      if isAxis, let axis = arguments.values.first, case .number(let number) = axis.node,
        let given = number.integer, given == 0 || given == 1
      {
        arguments.axis = given
        arguments.values = []
      }
      arguments.values.insert(value, at: 0)
      height = max(below, height)
      return operation == .reshape
        ? try shaped(.reshape, named: name, arguments, from: start)
        : try reduced(operation, named: name, arguments, from: start)
    case "dot", "matmul":
      let arguments = try methodArguments(name)
      guard arguments.values.count == 1 else {
        throw .wrongArgumentCount(function: name, expected: 1, found: arguments.values.count, at: place)
      }
      height = max(below, height)
      return try binary(.dot, value, arguments.values[0], from: start)
    case "transpose":
      _ = try methodArguments(name)
      return try make(.transpose(value), from: start, above: below)
    case "squeeze":
      _ = try methodArguments(name)
      return try make(.call(.squeeze, primes: 0, [value]), from: start, above: below)
    case "copy", "astype", "item":
      skipArguments()
      height = below
      return Expression(value.node, at: range(from: start))
    default: throw .unknownFunction("." + name, at: place, nearest: nil)
    }
  }

  private mutating func methodArguments(_ name: String) throws(FormulaError) -> Arguments {
    if isClose(.round, token(1)) {
      advance()
      advance()
      height = 1
      return Arguments()
    }
    return try arguments(of: name)
  }

  private mutating func skipArguments() {
    guard let close = matchingClose(cursor) else { return }
    while cursor <= close { advance() }
  }
}
