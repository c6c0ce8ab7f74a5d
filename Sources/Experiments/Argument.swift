/// A parameter's value once it has been read.
enum Argument: Hashable, Sendable {
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  case word(String)
  case numbers([Double])
  case integers([Int])
  case matrix([[Double]])

  /// Reads `text` as a value of `kind`; nil where it is not one or out of range.
  init?(_ text: String, as kind: Parameter.Kind) {
    let text = text.trimmed
    switch kind {
    case .number(let range):
      guard let value = decimal(text), range.contains(value) else { return nil }
      self = .number(value)
    case .integer(let range):
      guard let value = whole(text), range.contains(value) else { return nil }
      self = .integer(value)
    case .boolean:
      switch text.lowercased() {
      case "true", "yes", "on": self = .boolean(true)
      case "false", "no", "off": self = .boolean(false)
      default: return nil
      }
    case .choice(let choices):
      guard choices.contains(where: { $0.name == text }) else { return nil }
      self = .word(text)
    case .numbers(let count, let range):
      let values = entries(of: text).map(decimal)
      guard count.contains(values.count), values.allSatisfy({ $0.map(range.contains) ?? false })
      else { return nil }
      self = .numbers(values.compactMap { $0 })
    case .integers(let count, let range):
      let values = entries(of: text).map(whole)
      guard count.contains(values.count), values.allSatisfy({ $0.map(range.contains) ?? false })
      else { return nil }
      self = .integers(values.compactMap { $0 })
    case .matrix(let rows, let columns):
      let values = lines(of: text).map { entries(of: $0).map(decimal) }
      guard let first = values.first, rows.contains(values.count), columns.contains(first.count),
        values.allSatisfy({ $0.count == first.count && $0.allSatisfy { $0 != nil } })
      else { return nil }
      self = .matrix(values.map { $0.compactMap { $0 } })
    case .formula:
      guard !text.isEmpty else { return nil }
      self = .word(text)
    case .name:
      self = .word(text)
    }
  }
}

/// A finite decimal number, or a quotient of two such as `1/3`.
private func decimal(_ text: String) -> Double? {
  let parts = text.trimmed.replacingMinus.split(separator: "/", omittingEmptySubsequences: false)
  let numbers = parts.map { part -> Double? in
    let digits = part.description.trimmed
    // `Double` would also read hexadecimal, `inf` and `nan`.
    guard digits.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return nil }
    return Double(digits).flatMap { $0.isFinite ? $0 : nil }
  }
  switch numbers.count {
  case 1: return numbers[0]
  case 2:
    guard let first = numbers[0], let second = numbers[1], second != 0 else { return nil }
    return first / second
  default: return nil
  }
}

private func whole(_ text: String) -> Int? {
  if let value = Int(text.trimmed.replacingMinus) { return value }
  return decimal(text).flatMap { Int(exactly: $0) }
}

/// The entries of `1, 2, 3`, `[1, 2, 3]`, `(1 2 3)`.
private func entries(of text: String) -> [String] {
  text.split(whereSeparator: { " ,\t\n[]()".contains($0) }).map(String.init)
}

/// The rows of `1 2; 3 4` or `[[1, 2], [3, 4]]`; a single row without inner brackets is one row.
private func lines(of text: String) -> [String] {
  if text.hasPrefix("["), text.dropFirst().contains("[") {
    return text.split(separator: "]").map(String.init).filter { !entries(of: $0).isEmpty }
  }
  return text.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map(String.init)
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    guard let start = firstIndex(where: { !blank($0) }), let end = lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[start...end])
  }

  fileprivate var replacingMinus: String { hasPrefix("−") ? "-" + dropFirst() : self }
}
