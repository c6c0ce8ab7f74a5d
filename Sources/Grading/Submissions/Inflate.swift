/// Unpacks a deflate stream (RFC 1951), never beyond a limit.
enum Inflate {
  enum Failure: Error, Hashable {
    case damaged
    /// More comes out than may.
    case tooLarge
  }

  static func unpack(_ packed: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    var bits = BitReader(packed)
    var output: [UInt8] = []
    var isLast = false
    while !isLast {
      isLast = try bits.take(1) == 1
      switch try bits.take(2) {
      case 0:
        let stored = try bits.stored()
        if output.count + stored.count > limit { throw .tooLarge }
        output += stored
      case 1: try block(&bits, fixedLengths, fixedDistances, &output, limit)
      case 2:
        let (lengths, distances) = try dynamic(&bits)
        try block(&bits, lengths, distances, &output, limit)
      default: throw .damaged
      }
    }
    return output
  }

  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let fixedLengths = Code(
    (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = Code([Int](repeating: 5, count: 30))

  private static func block(
    _ bits: inout BitReader, _ lengths: Code, _ distances: Code, _ output: inout [UInt8], _ limit: Int
  ) throws(Failure) {
    while true {
      let symbol = try lengths.read(&bits)
      if symbol < 256 {
        if output.count >= limit { throw .tooLarge }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      let index = symbol - 257
      guard index < lengthBase.count else { throw .damaged }
      let length = lengthBase[index] + (try bits.take(lengthBits[index]))
      let code = try distances.read(&bits)
      guard code < distanceBase.count else { throw .damaged }
      let distance = distanceBase[code] + (try bits.take(code < 2 ? 0 : code / 2 - 1))
      guard distance <= output.count else { throw .damaged }
      if output.count + length > limit { throw .tooLarge }
      // Byte by byte: the piece may overlap what it makes.
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private static func dynamic(_ bits: inout BitReader) throws(Failure) -> (Code, Code) {
    let lengthCount = try bits.take(5) + 257
    let distanceCount = try bits.take(5) + 1
    let codeCount = try bits.take(4) + 4
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in 0..<codeCount { codeLengths[order[index]] = try bits.take(3) }
    let code = Code(codeLengths)
    var lengths: [Int] = []
    while lengths.count < lengthCount + distanceCount {
      let symbol = try code.read(&bits)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .damaged }
        lengths += [Int](repeating: last, count: try bits.take(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits.take(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try bits.take(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == lengthCount + distanceCount else { throw .damaged }
    return (Code(Array(lengths[..<lengthCount])), Code(Array(lengths[lengthCount...])))
  }

  /// A canonical Huffman code.
  private struct Code {
    /// How many codes have each length.
    private var counts = [Int](repeating: 0, count: 16)
    private var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      for length in 1...15 {
        for symbol in lengths.indices where lengths[symbol] == length { symbols.append(symbol) }
      }
    }

    func read(_ bits: inout BitReader) throws(Failure) -> Int {
      var code = 0
      var first = 0
      var index = 0
      for length in 1...15 {
        code |= try bits.take(1)
        let count = counts[length]
        if code - first < count { return symbols[index + code - first] }
        index += count
        first = (first + count) << 1
        code <<= 1
      }
      throw .damaged
    }
  }

  private struct BitReader {
    private var bytes: ArraySlice<UInt8>
    private var buffer = 0
    private var count = 0

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    mutating func take(_ wanted: Int) throws(Failure) -> Int {
      while count < wanted {
        guard let byte = bytes.popFirst() else { throw .damaged }
        buffer |= Int(byte) << count
        count += 8
      }
      defer {
        buffer >>= wanted
        count -= wanted
      }
      return buffer & ((1 << wanted) - 1)
    }

    /// A stored block: from the next whole byte, its length and the complement of it.
    mutating func stored() throws(Failure) -> ArraySlice<UInt8> {
      buffer = 0
      count = 0
      let length = try take(16)
      let complement = try take(16)
      guard length == ~complement & 0xFFFF, bytes.count >= length else { throw .damaged }
      defer { bytes = bytes.dropFirst(length) }
      return bytes.prefix(length)
    }
  }
}

/// The checksum of zip files (CRC-32).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
    return ~value
  }
}
