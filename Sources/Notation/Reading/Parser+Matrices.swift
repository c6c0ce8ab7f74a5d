internal import Algebra
internal import SourceText

extension Parser {
  /// `\begin{bmatrix} a & b \\ c & d \end{bmatrix}`
  mutating func matrix() throws(FormulaError) -> Expression {
    let start = here
    try enter()
    defer { leave() }
    advance()
    var rows: [[Expression]] = [[]]
    var tallest = 1
    while kind != .end_ && kind != .end {
      if take(.newline) {
        // A line end behind the last row begins no row.
        if kind != .end_ { rows.append([]) }
        continue
      }
      if take(.ampersand) { continue }
      rows[rows.count - 1].append(try comparison())
      tallest = max(tallest, height)
      guard kind == .ampersand || kind == .newline || kind == .end_ else { throw unexpectedNext }
    }
    guard take(.end_) else { throw unexpectedHere }
    return try checked(rows, from: start, above: tallest)
  }

  /// `[[1, 2], [3, 4]]`, `[1, 2]`, `[1, 2; 3, 4]`; nil where the bracket holds one formula.
  mutating func listedMatrix() throws(FormulaError) -> Expression? {
    guard let close = matchingClose(cursor) else { return nil }
    let isNested =
      isOpen(.square, token(1))
      && matchingClose(cursor + 1).map { tokens[$0 + 1].kind == .comma || $0 + 1 == close } ?? false
    guard isNested || hasTopLevel(.comma, cursor + 1, close) || hasTopLevel(.semicolon, cursor + 1, close)
    else { return nil }
    let start = here
    let opening = token
    try enter()
    defer { leave() }
    advance()
    var rows: [[Expression]] = []
    var tallest = 1
    if isNested {
      while isOpen(.square, token) {
        let inner = token
        advance()
        rows.append(try entries(&tallest))
        try expectClose(.square, opened: inner)
        guard take(.comma) else { break }
      }
    } else {
      rows.append(try entries(&tallest))
      while take(.semicolon) { rows.append(try entries(&tallest)) }
    }
    try expectClose(.square, opened: opening)
    return try checked(rows, from: start, above: tallest)
  }

  private mutating func entries(_ tallest: inout Int) throws(FormulaError) -> [Expression] {
    var row = [try comparison()]
    tallest = max(tallest, height)
    while take(.comma) {
      if kind == .close { break }
      row.append(try comparison())
      tallest = max(tallest, height)
    }
    return row
  }

  private mutating func checked(
    _ rows: [[Expression]], from start: Int, above tallest: Int
  ) throws(FormulaError) -> Expression {
    let columns = rows[0].count
    guard columns > 0 else { throw .expectedOperand(at: range(from: start)) }
    for row in rows where row.count != columns {
      let place = row.first.map { $0.range.union(row[row.count - 1].range) } ?? range(from: start)
      throw .raggedRows(expected: columns, found: row.count, at: place)
    }
    return try make(.matrix(rows), from: start, above: tallest)
  }
}
