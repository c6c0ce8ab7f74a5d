/// Where a link on a page may lead: the web over http(s), a letter box, or a place in the course.
struct Address: Hashable, Sendable {
  let text: String

  /// A place on the same page.
  init(_ anchor: Anchor) { text = "#" + anchor.name }

  /// A place on another page of the same site; `page` is a relative path that this module made.
  init(page: String, _ anchor: Anchor? = nil) {
    text = page + (anchor.map { "#" + $0.name } ?? "")
  }

  /// An address that somebody wrote; nil unless it is `http:`, `https:` or `mailto:` without blanks or controls.
  init?(web destination: String) {
    let isClean = destination.unicodeScalars.allSatisfy {
      $0.value > 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    guard isClean, let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    switch destination[..<colon].lowercased() {
    case "http", "https":
      guard destination[colon...].hasPrefix("://"), destination[colon...].utf8.count > 3 else { return nil }
    case "mailto":
      guard destination[colon...].utf8.count > 1 else { return nil }
    default: return nil
    }
    text = Address.encoded(destination)
  }

  /// What RFC 3986 has no place for, percent-encoded: quotes, angle brackets, and all beyond ASCII.
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isAllowed =
        byte < 0x7F && byte > 0x20 && !"\"<>\\^`{|}".utf8.contains(byte)
      if isAllowed {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
