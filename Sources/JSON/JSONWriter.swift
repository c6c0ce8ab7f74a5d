extension JSONValue {
  /// The text in one line, without white space: a line of a stream.
  public var line: String { String(decoding: bytes, as: UTF8.self) }

  /// The same as UTF-8.
  public var bytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  /// The text over several lines, indented by two spaces a level.
  public var indented: String {
    var output: [UInt8] = []
    write(to: &output, depth: 0)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text in one line.
  public func write(to output: inout [UInt8]) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let text): output.append(contentsOf: text.utf8)
    case .string(let text): JSONValue.write(text, to: &output)
    case .array(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSONValue.write(member.name, to: &output)
        output.append(UInt8(ascii: ":"))
        member.value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private func write(to output: inout [UInt8], depth: Int) {
    switch self {
    case .array(let items) where !items.isEmpty:
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        JSONValue.breakLine(index, depth + 1, &output)
        item.write(to: &output, depth: depth + 1)
      }
      JSONValue.breakLine(0, depth, &output)
      output.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        JSONValue.breakLine(index, depth + 1, &output)
        JSONValue.write(member.name, to: &output)
        output.append(contentsOf: ": ".utf8)
        member.value.write(to: &output, depth: depth + 1)
      }
      JSONValue.breakLine(0, depth, &output)
      output.append(UInt8(ascii: "}"))
    default: write(to: &output)
    }
  }

  private static func breakLine(_ index: Int, _ depth: Int, _ output: inout [UInt8]) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// A string in quotes. Controls are escaped, and U+2028 and U+2029, which old JavaScript takes for line ends.
  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          output.append(UInt8(ascii: "\\"))
          output.append(byte)
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        case ..<0x20, 0x7F:
          output.append(contentsOf: "\\u00".utf8)
          output.append(hexadecimal[Int(byte >> 4)])
          output.append(hexadecimal[Int(byte & 15)])
        case 0xE2
        where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
          output.append(contentsOf: (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
          index += 2
        default: output.append(byte)
        }
        index += 1
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
