public import SourceText

extension SourceFile {
  /// The bytes of a file as text, and what had to be repaired.
  ///
  /// A byte order mark is left out; a byte that is not UTF-8 and a NUL become U+FFFD, each reported where it stands.
  /// Line ends stay as they are.
  public static func decoding(_ bytes: [UInt8], name: String) -> (SourceFile, [Diagnostic]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = bytes[(hasMark ? 3 : 0)...]
    if !content.contains(0), let text = String(validating: content, as: UTF8.self) {
      return (SourceFile(name: name, text: text), [])
    }
    var repaired: [UInt8] = []
    repaired.reserveCapacity(content.count + 64)
    var diagnostics: [Diagnostic] = []
    var index = content.startIndex
    while index < content.endIndex {
      let length = validLength(in: content, at: index)
      if length > 0 && content[index] != 0 {
        repaired.append(contentsOf: content[index..<index + length])
        index += length
        continue
      }
      let range = SourceRange(repaired.count, repaired.count + 3)
      if content[index] == 0 {
        if diagnostics.count < 20 {
          diagnostics.append(
            Diagnostic("course.nul", at: range, "a NUL byte stands here", help: "delete it"))
        }
      } else {
        if diagnostics.count < 20 {
          diagnostics.append(
            Diagnostic(
              "course.invalid-utf8", at: range,
              "byte 0x\(hexadecimal(content[index])) is not UTF-8", help: "save the file as UTF-8"))
        }
      }
      repaired.append(contentsOf: [0xEF, 0xBF, 0xBD])
      index += 1
    }
    return (SourceFile(name: name, text: String(decoding: repaired, as: UTF8.self)), diagnostics)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }

  /// How many bytes the scalar that begins here takes; 0 where none does (RFC 3629).
  private static func validLength(in bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    let (length, low, high): (Int, UInt8, UInt8) =
      switch first {
      case 0..<0x80: (1, 0, 0)
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xE1...0xEF: (3, 0x80, 0xBF)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: (0, 0, 0)
      }
    guard length > 1 else { return length }
    guard index + length <= bytes.endIndex else { return 0 }
    guard (low...high).contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
