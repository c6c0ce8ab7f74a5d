/// A call as a case writes it, `cost(w: [1, 2], b: 0.5)`, taken apart at its outer commas.
struct CodeCall: Hashable, Sendable {
  let function: String
  let arguments: [(label: String?, value: String)]

  static func == (left: CodeCall, right: CodeCall) -> Bool { left.text == right.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  init?(_ text: String) {
    let trimmed = text.trimmingBlanks
    guard let open = trimmed.firstIndex(of: "("), trimmed.hasSuffix(")") else { return nil }
    let function = String(trimmed[..<open])
    guard !function.isEmpty, function.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      return nil
    }
    self.function = function
    let inner = trimmed[trimmed.index(after: open)..<trimmed.index(before: trimmed.endIndex)]
    guard let parts = CodeCall.split(inner) else { return nil }
    arguments = parts.map { part in
      guard let colon = part.firstIndex(of: ":"),
        part[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { return (nil, part) }
      return (String(part[..<colon]), String(part[part.index(after: colon)...]).trimmingBlanks)
    }
  }

  /// nil where brackets do not close.
  private static func split(_ text: Substring) -> [String]? {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if depth < 0 { return nil }
        if character == ",", depth == 0 {
          parts.append(part.trimmingBlanks)
          part = ""
          continue
        }
      }
      part.append(character)
    }
    if !part.trimmingBlanks.isEmpty { parts.append(part.trimmingBlanks) }
    return depth == 0 && !isQuoted ? parts : nil
  }

  private var text: String {
    "\(function)(" + arguments.map { ($0.label.map { "\($0): " } ?? "") + $0.value }.joined(separator: ", ")
      + ")"
  }

  /// The derivative of `cost` by `parameter`, in numbers, at these arguments; nil where there is no such parameter.
  func gradient(of cost: String, by parameter: String) -> String? {
    let found =
      parameter == "_" ? arguments.firstIndex { _ in true } : arguments.firstIndex { $0.label == parameter }
    guard let index = found else { return nil }
    let call = arguments.indices.map { other in
      let label = arguments[other].label.map { "\($0): " } ?? ""
      return label + (other == index ? "gradusNudged" : arguments[other].value)
    }
    return
      "gradusHarnessGradient(\(arguments[index].value)) { gradusNudged in \(cost)(\(call.joined(separator: ", "))) }"
  }
}
