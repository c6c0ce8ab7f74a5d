/// Why a text is no table of numbers, and where.
public struct NumberTextError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// What stands where a number should.
    case notANumber(String)
    /// A row with another number of entries than the first.
    case ragged(entries: Int, expected: Int)
    /// `expected ',' or ']'`.
    case expected(String)
    /// Arrays in arrays in arrays: a matrix has two levels.
    case tooDeep
    case empty
  }

  public let reason: Reason
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in UTF-8 bytes.
  public let column: Int

  public init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  public var description: String { "\(line):\(column): \(message)" }

  public var message: String {
    switch reason {
    case .notANumber(let text): text.isEmpty ? "a number is missing" : "'\(text)' is not a number"
    case .ragged(let entries, let expected): "a row of \(entries) where the first has \(expected)"
    case .expected(let what): "expected \(what)"
    case .tooDeep: "brackets three deep: a matrix has rows of numbers"
    case .empty: "no numbers"
    }
  }
}

/// A number as people and programs write it: `1`, `-2.5e-3`, `+.5`, `1.`, `nan`, `inf`.
func readNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  var text = String(decoding: bytes, as: UTF8.self)
  if text.hasPrefix("\u{2212}") { text = "-" + text.dropFirst() }
  // Double(_:) also takes hexadecimal floats, which nobody means by "0x10" in a table.
  guard !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
  return Double(text)
}
