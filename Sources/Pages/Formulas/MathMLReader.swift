/// Reads the MathML that the formula layout writes, so that only what the page knows gets onto it.
///
/// Elements and attributes outside MathML Core, unclosed or crossed elements and entities other than the five of
/// XML make it nil: the printer then shows the formula's source.
struct MathMLReader {
  private let bytes: [UInt8]
  private var index = 0
  private static let depthLimit = 200

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The `math` element that `text` is.
  static func read(_ text: String) -> HTML.Element? {
    var reader = MathMLReader(text)
    guard let element = reader.element(depth: 0), element.tag == .math, reader.index == reader.bytes.count
    else { return nil }
    return element
  }

  private mutating func element(depth: Int) -> HTML.Element? {
    guard depth < MathMLReader.depthLimit, skip("<"), let tag = Tag.mathML[name()] else { return nil }
    var element = HTML.Element(tag: tag, attributes: [], children: [])
    while true {
      skipBlanks()
      if skip("/>") { return element }
      if skip(">") { break }
      guard let attribute = attribute() else { return nil }
      if attribute.name != "xmlns" { element.attributes.append(attribute) }
    }
    while index < bytes.count {
      if skip("</") {
        return name() == tag.name && skip(">") ? element : nil
      }
      if bytes[index] == UInt8(ascii: "<") {
        guard let child = self.element(depth: depth + 1) else { return nil }
        element.children.append(.element(child))
      } else {
        guard let words = text(until: UInt8(ascii: "<")) else { return nil }
        let isBlank = words.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if !isBlank || MathMLReader.leaves.contains(tag.name) { element.children.append(.text(words)) }
      }
    }
    return nil
  }

  private mutating func attribute() -> Attribute? {
    let name = name()
    guard !name.isEmpty, skip("=\""), let value = text(until: UInt8(ascii: "\"")), skip("\"") else {
      return nil
    }
    if name == "xmlns" { return Attribute(allowed: name, value) }
    guard MathMLReader.attributes.contains(name), name == "alttext" || MathMLReader.isPlain(value) else {
      return nil
    }
    return Attribute(allowed: name, value)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let wanted = text.description.utf8
    guard bytes[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
  }

  private mutating func name() -> String {
    let start = index
    scan: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        index += 1
      default: break scan
      }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Text with its entities resolved, up to a byte that is not part of it.
  private mutating func text(until end: UInt8) -> String? {
    var result: [UInt8] = []
    while index < bytes.count, bytes[index] != end {
      if bytes[index] == UInt8(ascii: "<") { return nil }
      guard bytes[index] == UInt8(ascii: "&") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ";")), close - index < 12,
        let scalar = MathMLReader.scalar(String(decoding: bytes[index + 1..<close], as: UTF8.self))
      else { return nil }
      result += Array(String(scalar).utf8)
      index = close + 1
    }
    return String(validating: result, as: UTF8.self)
  }

  private static func scalar(_ entity: String) -> Unicode.Scalar? {
    switch entity {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      if entity.hasPrefix("#x") || entity.hasPrefix("#X") {
        UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if entity.hasPrefix("#") {
        UInt32(entity.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }

  /// Lengths, key words, and declarations of style whose functions load nothing.
  private static func isPlain(_ value: String) -> Bool {
    var word = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_":
        word.unicodeScalars.append(scalar)
        continue
      case " ", ".", "+", "%", "#", ":", ";", ",", ")": break
      case "(" where functions.contains(word): break
      default: return false
      }
      word = ""
    }
    return true
  }

  private static let functions: Set<String> = ["calc", "linear-gradient", "translateX", "translateY"]

  private static let leaves: Set<String> = ["mi", "mn", "mo", "mtext", "ms"]

  private static let attributes: Set<String> = [
    "accent", "accentunder", "alttext", "class", "columnalign", "columnlines", "columnspacing",
    "columnspan", "depth", "dir", "display", "displaystyle", "fence", "form", "frame", "height",
    "largeop", "linethickness", "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant",
    "maxsize", "minsize", "movablelimits", "rowlines", "rowspacing", "rowspan", "rspace", "scriptlevel",
    "separator", "stretchy", "style", "symmetric", "voffset", "width",
  ]
}
