/// Walks over Swift source byte by byte, stepping over comments and strings as one.
///
/// Enough of the language to cut a declaration out of our own sources; it needs no compiler and reads a file in a fraction of
/// a millisecond.
struct SwiftScanner {
  let bytes: [UInt8]

  /// Past the comment or string that begins at `index`; nil where none does.
  func endOfTrivia(at index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "/"):
      return lineEnd(from: index)
    case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "*"):
      return endOfBlockComment(at: index)
    case UInt8(ascii: "\""): return endOfString(at: index, pounds: 0)
    case UInt8(ascii: "#"):
      var end = index
      while byte(end) == UInt8(ascii: "#") { end += 1 }
      return byte(end) == UInt8(ascii: "\"") ? endOfString(at: end, pounds: end - index) : nil
    default: return nil
    }
  }

  /// Past the bracket that closes the one at `index`; the end of the text where none does.
  func endOfGroup(at index: Int) -> Int {
    var depth = 0
    var index = index
    while index < bytes.count {
      if let end = endOfTrivia(at: index) {
        index = end
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth <= 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return index
  }

  func lineEnd(from index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  func lineStart(of index: Int) -> Int {
    var index = index
    while index > 0, bytes[index - 1] != 0x0A { index -= 1 }
    return index
  }

  /// The word that begins at `index`: letters, digits, `_`, anything beyond ASCII, with or without backticks.
  func word(at index: Int) -> (text: String, end: Int)? {
    var end = index
    if byte(end) == UInt8(ascii: "`") { end += 1 }
    let start = end
    while end < bytes.count, SwiftScanner.isWord(bytes[end]) { end += 1 }
    guard end > start else { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return (text, byte(end) == UInt8(ascii: "`") ? end + 1 : end)
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  /// The next byte that is neither white space nor part of a comment.
  func skipSpace(from index: Int, overLines: Bool = true) -> Int {
    var index = index
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "/"), let end = endOfTrivia(at: index) {
        index = end
      } else if bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D
        || (overLines && bytes[index] == 0x0A)
      {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  private func endOfBlockComment(at index: Int) -> Int {
    var depth = 0
    var index = index
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "/"), byte(index + 1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if bytes[index] == UInt8(ascii: "*"), byte(index + 1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
        if depth == 0 { return index }
      } else {
        index += 1
      }
    }
    return index
  }

  private func endOfString(at index: Int, pounds: Int) -> Int {
    let isLong = byte(index + 1) == UInt8(ascii: "\"") && byte(index + 2) == UInt8(ascii: "\"")
    var index = index + (isLong ? 3 : 1)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where hasPounds(pounds, at: index + 1):
        index += 1 + pounds
        // An interpolation may hold strings of its own.
        index = byte(index) == UInt8(ascii: "(") ? endOfGroup(at: index) : index + 1
      case UInt8(ascii: "\""):
        let closes =
          !isLong || (byte(index + 1) == UInt8(ascii: "\"") && byte(index + 2) == UInt8(ascii: "\""))
        index += closes && isLong ? 3 : 1
        if closes && hasPounds(pounds, at: index) { return index + pounds }
      case 0x0A where !isLong: return index
      default: index += 1
      }
    }
    return index
  }

  private func hasPounds(_ count: Int, at index: Int) -> Bool {
    guard index + count <= bytes.count else { return false }
    return bytes[index..<index + count].allSatisfy { $0 == UInt8(ascii: "#") }
  }
}
