/// Writes pieces of a page as UTF-8, every text and every value escaped.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 1 << 16) {
    bytes.reserveCapacity(capacity)
  }

  mutating func write(_ piece: HTML) {
    switch piece {
    case .text(let text): writeText(text)
    case .several(let pieces): for piece in pieces { write(piece) }
    case .element(let element): write(element)
    case .raw(let raw): write(raw)
    }
  }

  private mutating func write(_ element: HTML.Element) {
    let tag = element.tag
    bytes.append(UInt8(ascii: "<"))
    bytes += tag.name.utf8
    for attribute in element.attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += attribute.name.utf8
      guard let value = attribute.value else { continue }
      bytes += "=\"".utf8
      writeText(value)
      bytes.append(UInt8(ascii: "\""))
    }
    if tag.layout == .foreign && element.children.isEmpty {
      bytes += "/>".utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    if !tag.isVoid {
      for child in element.children { write(child) }
      bytes += "</".utf8
      bytes += tag.name.utf8
      bytes.append(UInt8(ascii: ">"))
    }
    if tag.layout == .block || tag.layout == .voidBlock || tag == .svg { bytes.append(0x0A) }
  }

  /// Escapes markup; a control character that no page may hold becomes U+FFFD, a carriage return a line feed.
  private mutating func writeText(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22: bytes += "&quot;".utf8
      case 0x0D: bytes.append(0x0A)
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: bytes += "\u{FFFD}".utf8
      case 0xFDD0...0xFDEF: bytes += "\u{FFFD}".utf8
      case ..<0x80: bytes.append(UInt8(scalar.value))
      default:
        let isNone = scalar.value & 0xFFFE == 0xFFFE
        bytes += String(isNone ? "\u{FFFD}" : scalar).utf8
      }
    }
  }

  private mutating func write(_ raw: RawText) {
    bytes += "<\(raw.opening)>\n\(raw.text)\n</\(raw.element)>\n".utf8
  }
}
