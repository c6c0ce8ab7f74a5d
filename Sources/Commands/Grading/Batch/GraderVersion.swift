import Course

/// What marks are stamped with: the program's version and a hash of the program itself.
enum GraderVersion {
  static func current(_ surroundings: Surroundings) -> String {
    guard let bytes = try? readFile(surroundings.executable, limit: 1 << 30) else { return gradusVersion }
    // Eight bytes a step: a hundred megabytes in a tenth of a second.
    let hash = bytes.withUnsafeBytes { raw in
      var value: UInt64 = 0xCBF2_9CE4_8422_2325
      for offset in stride(from: 0, to: raw.count - 7, by: 8) {
        value = (value ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
        value ^= value >> 29
      }
      return value
    }
    return "\(gradusVersion)+\(String(hash, radix: 16).suffix(8))"
  }
}
