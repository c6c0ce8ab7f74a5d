/// Packs bytes as zlib does (RFC 1950 and 1951), with the fixed code: for the objects of a PDF file and the pixels of
/// pictures, which repeat themselves.
struct Deflate {
  private var output: [UInt8] = [0x78, 0x9C]
  private var buffer: UInt64 = 0
  private var bitCount: UInt64 = 0

  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    deflate.write(1, 1)
    deflate.write(1, 2)
    deflate.pack(bytes)
    deflate.symbol(256)
    deflate.write(0, (8 - deflate.bitCount % 8) % 8)
    let sum = adler(bytes)
    return deflate.output
      + [UInt8(sum >> 24), UInt8(sum >> 16 & 255), UInt8(sum >> 8 & 255), UInt8(sum & 255)]
  }

  // MARK: Repetitions

  private static let window = 32768
  /// How many earlier places are compared.
  private static let tries = 24
  /// A repetition that long is taken as it is.
  private static let goodLength = 96

  private mutating func pack(_ bytes: [UInt8]) {
    var latest = [Int32](repeating: -1, count: 1 << 15)
    var before = [Int32](repeating: -1, count: Deflate.window)
    bytes.withUnsafeBufferPointer { bytes in
      func remember(_ index: Int) {
        guard index + 3 <= bytes.count else { return }
        let key = Deflate.key(bytes, index)
        before[index & (Deflate.window - 1)] = latest[key]
        latest[key] = Int32(index)
      }
      var index = 0
      while index < bytes.count {
        var best = (length: 0, distance: 0)
        if index + 3 <= bytes.count {
          let limit = min(258, bytes.count - index)
          var place = Int(latest[Deflate.key(bytes, index)])
          for _ in 0..<Deflate.tries where place >= 0 && index - place <= Deflate.window {
            var length = 0
            while length < limit, bytes[place + length] == bytes[index + length] { length += 1 }
            if length > best.length { best = (length, index - place) }
            if length >= Deflate.goodLength || length == limit { break }
            let next = Int(before[place & (Deflate.window - 1)])
            place = next < place ? next : -1
          }
        }
        if best.length >= 3 {
          repetition(best.length, best.distance)
          for offset in 0..<best.length { remember(index + offset) }
          index += best.length
        } else {
          symbol(Int(bytes[index]))
          remember(index)
          index += 1
        }
      }
    }
  }

  private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let three = UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
    return Int((three &* 2_654_435_761) >> 17)
  }

  // MARK: The fixed code

  private mutating func repetition(_ length: Int, _ distance: Int) {
    let (long, longExtra) = Deflate.lengths[length - 3]
    symbol(257 + long)
    write(UInt64(longExtra), UInt64(Inflate.lengthBits[long]))
    var far = 0
    while far + 1 < 30, Inflate.distanceBase[far + 1] <= distance { far += 1 }
    write(UInt64(Deflate.reversed(far, 5)), 5)
    write(UInt64(distance - Inflate.distanceBase[far]), UInt64(Inflate.distanceBits[far]))
  }

  /// For lengths from 3: the code and what is added to it.
  private static let lengths: [(code: Int, extra: Int)] = (3...258).map { length in
    let code = Inflate.lengthBase.lastIndex { $0 <= length } ?? 0
    return (code, length - Inflate.lengthBase[code])
  }

  private mutating func symbol(_ symbol: Int) {
    switch symbol {
    case ..<144: write(UInt64(Deflate.reversed(0x30 + symbol, 8)), 8)
    case ..<256: write(UInt64(Deflate.reversed(0x190 + symbol - 144, 9)), 9)
    case ..<280: write(UInt64(Deflate.reversed(symbol - 256, 7)), 7)
    default: write(UInt64(Deflate.reversed(0xC0 + symbol - 280, 8)), 8)
    }
  }

  /// Codes are written with their highest bit first, everything else with its lowest.
  private static func reversed(_ code: Int, _ count: Int) -> Int {
    var result = 0
    for bit in 0..<count where code >> bit & 1 == 1 { result |= 1 << (count - 1 - bit) }
    return result
  }

  private mutating func write(_ value: UInt64, _ count: UInt64) {
    buffer |= value << bitCount
    bitCount += count
    while bitCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      bitCount -= 8
    }
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var one: UInt32 = 1
    var two: UInt32 = 0
    for byte in bytes {
      one = (one + UInt32(byte)) % 65521
      two = (two + one) % 65521
    }
    return two << 16 | one
  }
}
