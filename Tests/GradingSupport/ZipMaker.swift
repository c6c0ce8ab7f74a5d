/// A zip file made by hand, so that it may be as wrong as it likes.
public enum ZipMaker {
  public struct Entry {
    public var name: String
    public var bytes: [UInt8]
    public var mode = 0o100644
    public var flags = 0
    public var method = 0
    /// What the directory claims, where that is another.
    public var offset: Int?
    public var checksum: UInt32?
    /// How long it claims to be unpacked.
    public var length: Int?

    public init(
      name: String, bytes: [UInt8], mode: Int = 0o100644, flags: Int = 0, method: Int = 0, offset: Int? = nil,
      checksum: UInt32? = nil, length: Int? = nil
    ) {
      self.name = name
      self.bytes = bytes
      self.mode = mode
      self.flags = flags
      self.method = method
      self.offset = offset
      self.checksum = checksum
      self.length = length
    }
  }

  public static func archive(_ entries: [Entry]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = output.count
      let common =
        little(entry.flags, 2) + little(entry.method, 2) + little(0, 4)
        + little(Int(entry.checksum ?? checksum(entry.bytes)), 4) + little(entry.bytes.count, 4)
        + little(entry.length ?? entry.bytes.count, 4) + little(entry.name.utf8.count, 2)
      output +=
        little(0x0403_4B50, 4) + little(20, 2) + common + little(0, 2) + Array(entry.name.utf8) + entry.bytes
      directory += little(0x0201_4B50, 4) + [20, 3] + little(20, 2) + common + little(0, 2) + little(0, 2)
      directory +=
        little(0, 2) + little(0, 2) + little(entry.mode << 16, 4) + little(entry.offset ?? offset, 4)
      directory += Array(entry.name.utf8)
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
      + little(directory.count, 4) + little(output.count, 4) + little(0, 2)
    return output + directory + end
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
  }

  /// CRC-32, bit by bit: the tests have one of their own.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
  }

  /// So many letters A as DEFLATE: thirteen bits for 258 of them.
  public static func bomb(_ count: Int) -> [UInt8] {
    var output: [UInt8] = []
    var byte: UInt8 = 0
    var used: UInt8 = 0
    /// The highest bit first, as codes of Huffman are written.
    func put(_ code: Int, _ bits: Int) {
      for bit in (0..<bits).reversed() {
        byte |= UInt8(code >> bit & 1) << used
        used += 1
        if used == 8 {
          output.append(byte)
          byte = 0
          used = 0
        }
      }
    }
    // One last block of fixed codes: an A, then copies of it, then the end.
    put(0b110, 3)
    put(0x30 + 65, 8)
    for _ in 0..<(count / 258) {
      put(0b1100_0101, 8)
      put(0, 5)
    }
    put(0, 7)
    put(0, 7)
    return output
  }
}
