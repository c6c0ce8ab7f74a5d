/// Names, groups and dimensions as they are written.
extension TeXParser {
  /// The name of the command at hand, read; nil where there is none. A name is letters, or one
  /// character of any other kind.
  mutating func commandName() -> String? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\\") else { return nil }
    position += 1
    let start = position
    while position < bytes.count, TeXParser.isLetter(bytes[position]) { position += 1 }
    if position == start {
      guard position < bytes.count else { return "" }
      position += TeXParser.scalarLength(bytes[position])
      position = min(position, bytes.count)
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The name of the command at hand, unread.
  mutating func peekCommand() -> String? {
    let start = position
    defer { position = start }
    return commandName()
  }

  /// Reads a star, if there is one.
  mutating func skipStar() -> Bool {
    let start = position
    if nextByte() == UInt8(ascii: "*") {
      position += 1
      return true
    }
    position = start
    return false
  }

  /// The bytes between balanced braces at hand, read with the braces; nil where no group starts or it
  /// never ends.
  mutating func rawBytes() -> ArraySlice<UInt8>? {
    guard nextByte() == UInt8(ascii: "{") else { return nil }
    let start = position + 1
    var level = 0
    var index = position
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"):
        level -= 1
        if level == 0 {
          position = index + 1
          return bytes[start..<index]
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  mutating func rawGroup() -> String? {
    rawBytes().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of an argument: a group, a command or one character.
  mutating func rawArgument() -> ArraySlice<UInt8>? {
    if let group = rawBytes() { return group }
    guard let byte = nextByte(), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "{") else { return nil }
    let start = position
    if byte == UInt8(ascii: "\\") {
      _ = commandName()
    } else {
      position = min(bytes.count, position + TeXParser.scalarLength(byte))
    }
    return bytes[start..<position]
  }

  /// An option that goes on for longer was never meant as one.
  private static let longestOption = 1000

  /// The text of `[…]`, read; nil where there is none.
  mutating func rawOption() -> ArraySlice<UInt8>? {
    let before = position
    guard nextByte() == UInt8(ascii: "[") else {
      position = before
      return nil
    }
    let start = position + 1
    var level = 0
    var index = start
    let end = min(bytes.count, start + TeXParser.longestOption)
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"): level -= 1
      case UInt8(ascii: "]") where level == 0:
        position = index + 1
        return bytes[start..<index]
      default: break
      }
      index += 1
    }
    position = before
    return nil
  }

  /// Reads a length such as `1.5em`, in braces or not, in eighteenths of an em; nil where there is none.
  mutating func length() -> Int? {
    let before = position
    let braced = nextByte() == UInt8(ascii: "{")
    if braced { position += 1 }
    guard let mu = bareLength() else {
      position = before
      return nil
    }
    if braced {
      while position < bytes.count, bytes[position] != UInt8(ascii: "}") { position += 1 }
      position = min(bytes.count, position + 1)
    }
    return mu
  }

  private mutating func bareLength() -> Int? {
    var sign = 1.0
    while let byte = nextByte(), byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      if byte == UInt8(ascii: "-") { sign = -sign }
      position += 1
    }
    var value = 0.0
    var scale = 0.0
    var digits = 0
    while position < bytes.count {
      let byte = bytes[position]
      if TeXParser.isDigit(byte) {
        digits += 1
        if scale == 0 {
          value = value * 10 + Double(byte - 0x30)
        } else {
          value += Double(byte - 0x30) * scale
          scale /= 10
        }
      } else if byte == UInt8(ascii: "."), scale == 0 {
        scale = 0.1
      } else {
        break
      }
      position += 1
    }
    guard digits > 0, digits < 9, nextByte() != nil, position + 1 < bytes.count else { return nil }
    let unit = String(decoding: bytes[position..<position + 2], as: UTF8.self)
    guard let size = TeXParser.unit(unit) else { return nil }
    position += 2
    return Int((sign * value * size).rounded())
  }

  /// Eighteenths of an em in a unit of length, at ten points to the em.
  private static func unit(_ name: String) -> Double? {
    switch name {
    case "mu": 1
    case "em": 18
    case "ex": 8
    case "pt", "bp", "px": 1.8
    case "pc": 21.6
    case "cm": 51
    case "mm": 5.1
    case "in": 130
    case "sp": 0
    default: nil
    }
  }

  /// Bytes of the scalar that starts with a byte.
  static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Reads one scalar.
  mutating func scalar() -> Unicode.Scalar {
    let lead = bytes[position]
    let end = min(bytes.count, position + TeXParser.scalarLength(lead))
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
    return text.unicodeScalars.first ?? "\u{FFFD}"
  }

  /// Whether the `&` at hand starts an HTML entity such as `&lt;`.
  func isEntity() -> Bool { entity() != nil }

  /// The character of an entity at hand and its length.
  func entity() -> (Unicode.Scalar, Int)? {
    for (name, character) in TeXParser.entities where bytes.count - position > name.utf8.count {
      var index = position + 1
      var matches = true
      for byte in name.utf8 {
        if bytes[index] != byte {
          matches = false
          break
        }
        index += 1
      }
      if matches { return (character, name.utf8.count + 1) }
    }
    return nil
  }

  private static let entities: [(String, Unicode.Scalar)] = [
    ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("nbsp;", " "), ("#39;", "'"), ("le;", "≤"), ("ge;", "≥"),
  ]
}
