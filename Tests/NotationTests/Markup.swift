/// A strict look at XML: enough to tell what an XML parser would refuse in our own MathML.
enum Markup {
  static func isWellFormed(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var open: [String] = []
    var index = 0
    var roots = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        let tag = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        if tag.hasPrefix("/") {
          guard open.popLast() == String(tag.dropFirst()) else { return false }
        } else {
          guard attributesAreSound(tag) else { return false }
          if open.isEmpty { roots += 1 }
          if !tag.hasSuffix("/") { open.append(String(tag.prefix { $0 != " " })) }
        }
        index = end + 1
      case UInt8(ascii: "&"):
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ";")), end - index < 8 else {
          return false
        }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        guard ["amp", "lt", "gt", "quot"].contains(name) else { return false }
        index = end + 1
      default:
        if bytes[index] < 0x20 || open.isEmpty { return false }
        index += 1
      }
    }
    return open.isEmpty && roots == 1
  }

  /// `name a="b" c="d"` with an even number of quotes and no `<` or `&` loose in them.
  private static func attributesAreSound(_ tag: String) -> Bool {
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return false }
    for (index, part) in parts.enumerated() where index % 2 == 0 && index < parts.count - 1 {
      guard part.hasSuffix("=") else { return false }
    }
    return !tag.contains("<")
  }
}
