/// A picture file, for pictures of a few thousand pixels (W3C, Portable Network Graphics, 2003).
enum PNG {
  /// - Parameter pixels: Red, green, blue of each pixel, row by row from the top.
  static func file(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
    precondition(pixels.count == 3 * width * height, "three bytes for every pixel")
    var rows: [UInt8] = []
    rows.reserveCapacity(pixels.count + height)
    for row in 0..<height {
      rows.append(0)
      rows += pixels[3 * width * row..<3 * width * (row + 1)]
    }
    let header = bytes(UInt32(width)) + bytes(UInt32(height)) + [8, 2, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", Deflate.zlib(rows))
      + chunk("IEND", [])
  }

  private static func chunk(_ name: StaticString, _ data: [UInt8]) -> [UInt8] {
    let content = Array(name.description.utf8) + data
    return bytes(UInt32(data.count)) + content + bytes(crc(content))
  }

  private static func bytes(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func crc(_ data: [UInt8]) -> UInt32 {
    ~data.reduce(~UInt32(0)) { crc, byte in table[Int((crc ^ UInt32(byte)) & 255)] ^ crc >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }
}
