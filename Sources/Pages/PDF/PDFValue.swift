/// A value in a PDF file (ISO 32000-1, 7.3).
indirect enum PDFValue: Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case reference(Int)

  subscript(_ key: String) -> PDFValue? {
    if case .dictionary(let entries) = self { entries[key] } else { nil }
  }

  var elements: [PDFValue] { if case .array(let values) = self { values } else { [] } }
  var integer: Int? { if case .number(let value) = self { Int(exactly: value) } else { nil } }
}

/// Reads values out of the bytes of a PDF file.
struct PDFReader {
  private let bytes: [UInt8]
  var index: Int
  private static let depthLimit = 60

  init(_ bytes: [UInt8], at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  mutating func value(depth: Int = 0) -> PDFValue? {
    skipBlanks()
    guard index < bytes.count, depth < PDFReader.depthLimit else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "<"): return has("<<") ? dictionary(depth) : hexadecimal()
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "("): return string()
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return numberOrReference()
    default:
      switch word() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      case "null": return .null
      default: return nil
      }
    }
  }

  mutating func skipBlanks() {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else if bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) || bytes[index] == 0 {
        index += 1
      } else {
        return
      }
    }
  }

  mutating func skip(_ text: StaticString) -> Bool {
    skipBlanks()
    guard has(text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  mutating func word() -> String {
    let start = index
    while index < bytes.count, PDFReader.isRegular(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func has(_ text: StaticString) -> Bool {
    index < bytes.count && bytes[index...].starts(with: text.description.utf8)
  }

  private mutating func dictionary(_ depth: Int) -> PDFValue? {
    index += 2
    var entries: [String: PDFValue] = [:]
    while true {
      if skip(">>") { return .dictionary(entries) }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else { return nil }
      let key = name()
      guard let value = value(depth: depth + 1) else { return nil }
      entries[key] = value
    }
  }

  private mutating func array(_ depth: Int) -> PDFValue? {
    index += 1
    var values: [PDFValue] = []
    while true {
      if skip("]") { return .array(values) }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    }
  }

  private mutating func name() -> String {
    index += 1
    var name: [UInt8] = []
    while index < bytes.count, PDFReader.isRegular(bytes[index]) {
      if bytes[index] == UInt8(ascii: "#"), index + 2 < bytes.count,
        let code = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        name.append(code)
        index += 3
      } else {
        name.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func string() -> PDFValue? {
    var depth = 0
    var text: [UInt8] = []
    repeat {
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        if index + 1 < bytes.count { text.append(bytes[index + 1]) }
        index += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > 1 { text.append(bytes[index]) }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth > 0 { text.append(bytes[index]) }
      case let byte: text.append(byte)
      }
      index += 1
    } while depth > 0
    return .string(text)
  }

  private mutating func hexadecimal() -> PDFValue? {
    guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let digits = bytes[(index + 1)..<end].compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    index = end + 1
    return .string(
      stride(from: 0, to: digits.count, by: 2).map {
        UInt8(digits[$0] * 16 + ($0 + 1 < digits.count ? digits[$0 + 1] : 0))
      })
  }

  private mutating func numberOrReference() -> PDFValue? {
    guard let first = Double(word()) else { return nil }
    let after = index
    skipBlanks()
    if let object = Int(exactly: first), index < bytes.count, Int(word()) != nil {
      skipBlanks()
      if word() == "R" { return .reference(object) }
    }
    index = after
    return .number(first)
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    byte > 0x20 && !"()<>[]{}/%".utf8.contains(byte)
  }
}
