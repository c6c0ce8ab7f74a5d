import Algebra
import Notation
import SourceText
import Testing

/// Rows of `text → what it is`, one a line.
struct ReadingTable {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    /// What stands right of the arrow.
    let echo: String
    var testDescription: String { text }
  }

  let rows: [Row]

  init(_ lines: String) {
    rows = lines.split(separator: "\n").compactMap { line in
      guard let arrow = line.range(of: " → ") else { return nil }
      return Row(text: String(line[..<arrow.lower]), echo: String(line[arrow.upper...]))
    }
  }
}

extension Substring {
  /// The first occurrence of a text: where it begins and where it ends.
  fileprivate func range(of wanted: String) -> (lower: Index, upper: Index)? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted) { return (start, index(start, offsetBy: wanted.count)) }
      start = index(after: start)
    }
    return nil
  }
}

/// Expects every row to be echoed as it says, and to read back from both written forms.
func expectReadings(
  _ table: String, syntax: Syntax = .automatic, location: SourceLocation = #_sourceLocation
) {
  for row in ReadingTable(table).rows {
    do {
      let expression = try Notation.read(row.text, syntax: syntax)
      #expect(write(expression, as: .bracketed) == row.echo, "\(row.text)", sourceLocation: location)
      expectRoundTrip(expression, location: location)
    } catch {
      Issue.record("\(row.text): \(error.diagnostic.message)", sourceLocation: location)
    }
  }
}

/// Expects the written forms of an expression to read back as the same tree.
func expectRoundTrip(_ expression: Algebra.Expression, location: SourceLocation = #_sourceLocation) {
  for form in [WrittenForm.plain, .latex] {
    let written = write(expression, as: form)
    let vocabulary = Vocabulary(names: longNames(of: expression))
    do {
      let again = try Notation.read(written, vocabulary: vocabulary)
      #expect(
        again == expression, "\(written) reads as \(write(again, as: .bracketed))", sourceLocation: location)
    } catch {
      Issue.record("\(written): \(error.diagnostic.message)", sourceLocation: location)
    }
  }
}

/// The names of several plain letters, which only a vocabulary keeps together.
private func longNames(of expression: Algebra.Expression) -> Set<Symbol> {
  expression.names.filter { $0.name.count > 1 && $0.name.allSatisfy { $0.isLetter && $0.isASCII } }
}
