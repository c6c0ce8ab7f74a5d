/// A text of words, read line by line: how the long tables of names are kept.
struct Words {
  private let bytes: [UInt8]
  private var position = 0
  private var isAtLineStart = true

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Goes to the next line that has words; false at the end.
  mutating func nextLine() -> Bool {
    while !isAtLineStart, position < bytes.count {
      isAtLineStart = bytes[position] == 0x0A
      position += 1
    }
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x20 { position += 1 }
    isAtLineStart = false
    return position < bytes.count
  }

  /// The next word of the line; nil at its end.
  mutating func next() -> String? {
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    let start = position
    while position < bytes.count, bytes[position] > 0x20 { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The first character of the next word.
  mutating func nextScalar() -> Unicode.Scalar? { next()?.unicodeScalars.first }

  /// The rest of the line.
  mutating func rest() -> [UInt8] {
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    let start = position
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    return Array(bytes[start..<position])
  }
}
