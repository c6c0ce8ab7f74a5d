/// The 64-bit FNV-1a hash: the same on every machine and in every version, unlike `Hasher`.
///
/// It tells texts apart and guards against nothing. Source: Fowler, Noll, Vo and Eastlake, RFC 9923.
@frozen
public struct StableHash: Hashable, Sendable {
  @usableFromInline var state: UInt64

  @inlinable
  public var value: UInt64 { state }

  @inlinable
  public init() { state = 0xCBF2_9CE4_8422_2325 }

  @inlinable
  public init(_ bytes: some Sequence<UInt8>) {
    self.init()
    add(bytes)
  }

  @inlinable
  public mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  @inlinable
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// Marks the end of one text among several, so that "ab", "c" is not "a", "bc": no byte has this value.
  @inlinable
  public mutating func addEnd() { state = (state ^ 0x1FF) &* 0x100_0000_01B3 }
}
