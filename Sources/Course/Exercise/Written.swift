public import SourceText

/// A piece of text with its bytes in the file it was written in: a formula that another module reads.
public struct Written: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  /// The bytes of the value; for a quoted one the quotes are part of them.
  public let range: SourceRange

  public init(_ text: String, at range: SourceRange) {
    self.text = text
    self.range = range
  }

  public var description: String { text }
}

/// A name and what is said of it: `u: b*c`, `W1: n1 x n0`, `a: 5`.
public struct Named: Hashable, Sendable {
  public let name: String
  public let nameRange: SourceRange
  public let value: Written

  public init(_ name: String, at nameRange: SourceRange, _ value: Written) {
    self.name = name
    self.nameRange = nameRange
    self.value = value
  }
}

extension [Named] {
  public subscript(_ name: String) -> Written? { first { $0.name == name }?.value }
}
