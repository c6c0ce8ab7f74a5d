/// A half-open range of UTF-8 bytes in a text.
public struct SourceRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var lower: Int
  /// Offset just past the last byte; equal to `lower` for a place between two bytes.
  public var upper: Int

  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The place before byte `offset`, zero bytes long.
  public init(at offset: Int) {
    self.init(offset, offset)
  }

  public var isEmpty: Bool { lower == upper }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }

  /// The same bytes seen from a text that begins `offset` bytes earlier.
  public func shifted(by offset: Int) -> SourceRange {
    SourceRange(lower + offset, upper + offset)
  }
}
