import Algebra
import Notation
import SourceText

/// Numbers in rows, as people and programs write them: `[[1, 2], [3, 4]]`, `1 2; 3 4`, CSV lines, JSON.
struct NumberGrid: Hashable, Sendable {
  let rows: [[Expression]]

  /// nil where the text is none.
  static func read(_ text: String) -> NumberGrid? {
    let trimmed = text.trimmingBlanks
    var body = Substring(trimmed)
    if body.hasPrefix("np.array("), body.hasSuffix(")") { body = body.dropFirst(9).dropLast() }
    if body.hasPrefix("array("), body.hasSuffix(")") { body = body.dropFirst(6).dropLast() }
    var rows: [[Expression]] = []
    if body.hasPrefix("[[") {
      var rest = body.dropFirst()
      while let open = rest.firstIndex(of: "[") {
        guard let close = rest[open...].firstIndex(of: "]") else { return nil }
        guard let row = entries(rest[rest.index(after: open)..<close]) else { return nil }
        rows.append(row)
        rest = rest[rest.index(after: close)...]
      }
      guard rest.allSatisfy({ $0 == "]" || $0 == " " || $0 == "\n" || $0 == "," }) else { return nil }
    } else {
      if body.hasPrefix("["), body.hasSuffix("]") { body = body.dropFirst().dropLast() }
      let separators: (Character) -> Bool = { $0 == "\n" || $0 == ";" || $0 == "\r\n" }
      for line in body.split(whereSeparator: separators) {
        guard let row = entries(line) else { return nil }
        rows.append(row)
      }
    }
    guard let first = rows.first, !first.isEmpty, rows.allSatisfy({ $0.count == first.count }) else {
      return nil
    }
    return NumberGrid(rows: rows)
  }

  private static func entries(_ text: Substring) -> [Expression]? {
    let hasCommas = text.contains(",") || text.contains("，")
    let parts = text.split {
      hasCommas ? $0 == "," || $0 == "，" : $0 == " " || $0 == "\t"
    }
    var entries: [Expression] = []
    for part in parts {
      let word = String(part).trimmingBlanks
      if word.isEmpty { continue }
      guard let value = try? Notation.read(word), value.names.isEmpty else { return nil }
      entries.append(value)
    }
    return entries
  }

  /// The grid as a matrix; a single row stays one row.
  var expression: Expression { Expression(.matrix(rows)) }
}

extension String {
  /// Without spaces, tabs and line ends at both sides.
  var trimmingBlanks: String {
    var body = Substring(self)
    while let first = body.first, first == " " || first.isNewline || first == "\t" { body.removeFirst() }
    while let last = body.last, last == " " || last.isNewline || last == "\t" { body.removeLast() }
    return String(body)
  }
}
