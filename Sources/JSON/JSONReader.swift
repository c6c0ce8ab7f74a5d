/// Why a text is not JSON.
public struct JSONError: Error, Hashable, Sendable {
  /// The byte at which reading stopped.
  public let offset: Int
  public let message: String

  public init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}

extension JSONValue {
  /// Reads one JSON text (RFC 8259); nothing but white space may follow it.
  ///
  /// Nests at most 128 levels. Bytes in strings must be UTF-8; half a surrogate pair reads as U+FFFD.
  public static func read(_ bytes: some Sequence<UInt8>) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes: ContiguousArray(bytes))
    return try reader.document()
  }

  public static func read(_ text: String) throws(JSONError) -> JSONValue { try read(text.utf8) }
}

private struct JSONReader {
  let bytes: ContiguousArray<UInt8>
  var index = 0

  private static let depthLimit = 128

  init(bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw JSONError("expected the end of the line here", at: index) }
    return value
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard index < bytes.count else { throw JSONError("expected a value here", at: index) }
    guard depth < JSONReader.depthLimit else {
      throw JSONError("nested more than \(JSONReader.depthLimit) levels deep", at: index)
    }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default: throw JSONError("expected a value here", at: index)
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else {
      throw JSONError("expected a value here", at: index)
    }
    index += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    var members: [JSONValue.Member] = []
    index += 1
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw JSONError("expected a name in quotes here", at: index)
      }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw JSONError("expected ':' here", at: index) }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw JSONError("expected ',' or '}' here", at: index) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    var items: [JSONValue] = []
    index += 1
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw JSONError("expected ',' or ']' here", at: index) }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    _ = take(UInt8(ascii: "-"))
    let leading = index
    guard skipDigits() else { throw JSONError("expected a digit here", at: index) }
    if bytes[leading] == UInt8(ascii: "0") && index > leading + 1 {
      throw JSONError("a number does not begin with 0", at: leading)
    }
    if take(UInt8(ascii: ".")), !skipDigits() { throw JSONError("expected a digit here", at: index) }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard skipDigits() else { throw JSONError("expected a digit here", at: index) }
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index > start
  }

  // MARK: - Strings

  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"),
      bytes[index] >= 0x20
    {
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      return try text(bytes[start..<index - 1], at: start)
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var content = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return try text(content[...], at: start)
      case UInt8(ascii: "\\"): try escape(into: &content)
      case ..<0x20: throw JSONError("a control character stands in a string", at: index)
      default:
        content.append(byte)
        index += 1
      }
    }
    throw JSONError("a string is not closed", at: start - 1)
  }

  private func text(
    _ content: some Collection<UInt8>, at start: Int
  ) throws(JSONError) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw JSONError("a string is not UTF-8", at: start)
    }
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    index += 1
    guard index < bytes.count else { throw JSONError("a string is not closed", at: index) }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: [0x5C, 0x75]) {
        let mark = index
        index += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          index = mark
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      content.append(contentsOf: String(Character(scalar)).utf8)
    default: throw JSONError("'\\' begins no escape here", at: index - 2)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard index + 4 <= bytes.count else { throw JSONError("expected four hexadecimal digits", at: index) }
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: throw JSONError("expected a hexadecimal digit here", at: index)
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }
}
