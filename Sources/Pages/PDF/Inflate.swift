/// Unpacks what zlib packed (RFC 1950 and 1951), for the streams of a PDF file.
struct Inflate {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var buffer: UInt32 = 0
  private var bitCount: UInt32 = 0
  private var output: [UInt8] = []
  private let limit: Int

  /// The unpacked bytes; nil where the input is not zlib's, or holds more than `limit`.
  static func zlib(_ bytes: ArraySlice<UInt8>, limit: Int = 16 << 20) -> [UInt8]? {
    guard bytes.count > 2, bytes[bytes.startIndex] & 15 == 8 else { return nil }
    var inflate = Inflate(bytes.dropFirst(2), limit: limit)
    return inflate.run() ? inflate.output : nil
  }

  private init(_ bytes: ArraySlice<UInt8>, limit: Int) {
    self.bytes = bytes
    self.limit = limit
    index = bytes.startIndex
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = bits(1), let kind = bits(2) else { return false }
      switch kind {
      case 0: guard stored() else { return false }
      case 1:
        guard let lengths = Huffman(Inflate.fixedLengths),
          let distances = Huffman(Array(repeating: 5, count: 30)),
          block(lengths, distances)
        else { return false }
      case 2: guard let (lengths, distances) = tables(), block(lengths, distances) else { return false }
      default: return false
      }
      if isLast == 1 { return true }
    }
  }

  /// The next bits, the lowest first.
  private mutating func bits(_ count: UInt32) -> Int? {
    while bitCount < count {
      guard index < bytes.endIndex else { return nil }
      buffer |= UInt32(bytes[index]) << bitCount
      index += 1
      bitCount += 8
    }
    let value = buffer & ((1 << count) - 1)
    buffer >>= count
    bitCount -= count
    return Int(value)
  }

  private mutating func stored() -> Bool {
    buffer = 0
    bitCount = 0
    guard index + 4 <= bytes.endIndex else { return false }
    let length = Int(bytes[index]) | Int(bytes[index + 1]) << 8
    index += 4
    guard index + length <= bytes.endIndex, output.count + length <= limit else { return false }
    output += bytes[index..<index + length]
    index += length
    return true
  }

  private mutating func tables() -> (Huffman, Huffman)? {
    guard let literals = bits(5), let distances = bits(5), let codes = bits(4) else { return nil }
    var lengths = Array(repeating: 0, count: 19)
    for place in Inflate.codeOrder.prefix(codes + 4) {
      guard let length = bits(3) else { return nil }
      lengths[place] = length
    }
    guard let code = Huffman(lengths) else { return nil }
    let total = literals + 257 + distances + 1
    var all: [Int] = []
    while all.count < total {
      guard let symbol = symbol(of: code) else { return nil }
      switch symbol {
      case 0..<16: all.append(symbol)
      case 16:
        guard let last = all.last, let count = bits(2) else { return nil }
        all += Array(repeating: last, count: count + 3)
      case 17:
        guard let count = bits(3) else { return nil }
        all += Array(repeating: 0, count: count + 3)
      default:
        guard let count = bits(7) else { return nil }
        all += Array(repeating: 0, count: count + 11)
      }
    }
    guard all.count == total, let first = Huffman(Array(all[..<(literals + 257)])),
      let second = Huffman(Array(all[(literals + 257)...]))
    else { return nil }
    return (first, second)
  }

  private mutating func block(_ literals: Huffman, _ distances: Huffman) -> Bool {
    while true {
      guard let symbol = symbol(of: literals) else { return false }
      if symbol == 256 { return true }
      if symbol < 256 {
        guard output.count < limit else { return false }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol <= 285, let extra = bits(UInt32(Inflate.lengthBits[symbol - 257])),
        let place = self.symbol(of: distances), place < 30,
        let far = bits(UInt32(Inflate.distanceBits[place]))
      else { return false }
      let length = Inflate.lengthBase[symbol - 257] + extra
      let distance = Inflate.distanceBase[place] + far
      guard distance <= output.count, output.count + length <= limit else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func symbol(of code: Huffman) -> Int? {
    var value = 0
    var first = 0
    var index = 0
    for length in 1..<16 {
      guard let bit = bits(1) else { return nil }
      value |= bit
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  /// A canonical code: how many codes each length has, and the symbols in the order of their codes.
  private struct Huffman {
    var counts = Array(repeating: 0, count: 16)
    var symbols: [Int] = []

    /// Nil for lengths that belong to no code: more codes than their bits tell apart, or none.
    init?(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      var free = 1
      for length in 1..<16 {
        free = free * 2 - counts[length]
        if free < 0 { return nil }
      }
      for length in 1..<16 {
        for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
      }
      if symbols.isEmpty { return nil }
    }
  }

  private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let fixedLengths =
    Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
    + Array(repeating: 8, count: 8)
  static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ]
  static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097,
    6145, 8193, 12289, 16385, 24577,
  ]
  static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
}
