/// MathML text in the making.
struct MarkupWriter {
  private(set) var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(1024)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds markup as it is.
  mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Adds markup that was put together.
  mutating func add(raw markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": add("&amp;")
    case "<": add("&lt;")
    case ">": add("&gt;")
    case "\"": add("&quot;")
    default:
      let value = scalar.value
      if value < 0x80 {
        // Control characters are not allowed in XML.
        bytes.append(value < 0x20 || value == 0x7F ? 0x20 : UInt8(truncatingIfNeeded: value))
      } else if value == 0xFFFE || value == 0xFFFF {
        put("\u{FFFD}")
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
  }

  mutating func add(text: String) {
    for scalar in text.unicodeScalars { put(scalar) }
  }

  /// Text whose spaces at the ends must survive.
  mutating func add(words: String) {
    let scalars = Array(words.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == " ", index == 0 || index == scalars.count - 1 { add("\u{A0}") } else { put(scalar) }
    }
  }
}
